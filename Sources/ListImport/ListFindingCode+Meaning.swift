// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What each code says.
extension ListFindingCode {
  /// What the code means, in one line of each language.
  package var meaning: LocalizedText {
    switch self {
    case .unreadable:
      LocalizedText(
        zh: "名单打不开",
        en: "The list cannot be opened.")
    case .tooLarge:
      LocalizedText(
        zh: "名单声明或实际的大小超出任何活动的需要",
        en: "The list is larger than any festival needs, by what it declares or holds.")
    case .notAList:
      LocalizedText(
        zh: "文件是文档、图片等，不是名单",
        en: "The file is a document, a picture or something else that is no list.")
    case .legacyWorkbook:
      LocalizedText(
        zh: "工作簿是 Excel 97 至 2003 的 .xls",
        en: "The workbook is an .xls of Excel 97 to 2003.")
    case .encryptedWorkbook:
      LocalizedText(
        zh: "工作簿有密码保护",
        en: "The workbook is protected with a password.")
    case .binaryWorkbook:
      LocalizedText(
        zh: "工作簿是 .xlsb",
        en: "The workbook is an .xlsb.")
    case .openDocument:
      LocalizedText(
        zh: "电子表格是 OpenDocument（.ods）",
        en: "The spreadsheet is an OpenDocument (.ods).")
    case .numbersDocument:
      LocalizedText(
        zh: "电子表格是 Numbers 的",
        en: "The spreadsheet is one of Numbers.")
    case .webPage:
      LocalizedText(
        zh: "文件其实是网页",
        en: "The file is a web page, whatever its name says.")
    case .xmlSpreadsheet:
      LocalizedText(
        zh: "文件是 Excel 2003 的 XML 电子表格",
        en: "The file is an XML spreadsheet of Excel 2003.")
    case .damagedWorkbook:
      LocalizedText(
        zh: "工作簿残缺或被改动",
        en: "The workbook is cut or altered.")
    case .documentType:
      LocalizedText(
        zh: "工作簿的某个部件声明了文档类型，名单不会这样",
        en: "A part of the workbook declares a document type, which lists never do.")
    case .unknownEncoding:
      LocalizedText(
        zh: "文字的编码无法识别",
        en: "The text is of no encoding that is known here.")
    case .headerMissing:
      LocalizedText(
        zh: "没有一行像表头",
        en: "No row of the list reads like a header.")
    case .quoteOpen:
      LocalizedText(
        zh: "带引号的单元格没有结束",
        en: "A quoted cell never ends.")
    case .brokenCard:
      LocalizedText(
        zh: "名片没有姓名或没有结束",
        en: "A vCard has no name or never ends.")
    case .brokenCalendar:
      LocalizedText(
        zh: "日历读不了",
        en: "The calendar cannot be read.")
    case .calendarForNobody:
      LocalizedText(
        zh: "活动中没有日历所指的编号或姓名",
        en: "Nobody in the event has the identifier or name of the calendar.")
    case .unknownMerge:
      LocalizedText(
        zh: "合并所指的人不存在",
        en: "A merge names a person who is not there.")
    case .mixedLists:
      LocalizedText(
        zh: "这些名单不是同一种",
        en: "The lists are not all of one kind.")
    case .unknownMapping:
      LocalizedText(
        zh: "--map 所指的列名不在名单中",
        en: "A mapping names a heading that no list has.")
    case .sheetNotRead:
      LocalizedText(
        zh: "工作表被隐藏或没有表头，未读",
        en: "A sheet is hidden, or has no header, and was not read.")
    case .hiddenRow:
      LocalizedText(
        zh: "行在工作簿中被隐藏，已读入",
        en: "A row is hidden in the workbook; it was read.")
    case .hiddenColumn:
      LocalizedText(
        zh: "列在工作簿中被隐藏，已读入",
        en: "A column is hidden in the workbook; it was read.")
    case .columnNotKept:
      LocalizedText(
        zh: "列不保留",
        en: "A column is not kept.")
    case .valueMissingInFormula:
      LocalizedText(
        zh: "单元格是错误值，或公式没有结果",
        en: "A cell holds an error, or a formula without its value.")
    case .dateUnreadable:
      LocalizedText(
        zh: "日期无法识别、有歧义，或离活动太远",
        en: "A date cannot be read, may be two, or lies far from the festival.")
    case .timeUnreadable:
      LocalizedText(
        zh: "时刻无法识别",
        en: "A time of day cannot be read.")
    case .countryUnknown:
      LocalizedText(
        zh: "国家或地区无法识别",
        en: "A country is not known.")
    case .wordUnknown:
      LocalizedText(
        zh: "该列不认识这个词",
        en: "A word is not one that the column knows.")
    case .markUnclear:
      LocalizedText(
        zh: "出席标记既非是也非否",
        en: "A mark of attendance is neither yes nor no.")
    case .attendanceNotKept:
      LocalizedText(
        zh: "出席情况无法照名单保留",
        en: "Attendance cannot be kept as the list states it.")
    case .duplicate:
      LocalizedText(
        zh: "两行可能是同一人",
        en: "Two rows may be one person.")
    case .partyAlike:
      LocalizedText(
        zh: "新团组与已有团组名称相近",
        en: "A new party has a name like one that exists.")
    case .namesDiffer:
      LocalizedText(
        zh: "证件号已有，姓名却不同",
        en: "A row has a known passport but another name.")
    case .notInList:
      LocalizedText(
        zh: "名单所列团组中有嘉宾不在名单上，予以保留",
        en: "Guests of a listed party are not in the list; they stay.")
    case .recurrenceRefused:
      LocalizedText(
        zh: "重复日程的规则无法展开，只取第一次",
        en: "A recurring event repeats in a way that is not expanded; its first time was taken.")
    case .identifierUnusable:
      LocalizedText(
        zh: "名单中的编号无法使用",
        en: "An identifier of the list cannot be used.")
    case .cutSheet:
      LocalizedText(
        zh: "工作表的列数超过可读范围",
        en: "A sheet has more columns than are read.")
    case .eventSkipped:
      LocalizedText(
        zh: "日程没有可用的时间",
        en: "An event of a calendar has no usable time.")
    case .valueNotKept:
      LocalizedText(
        zh: "值不保留",
        en: "A value is not kept.")
    case .digitsLost:
      LocalizedText(
        zh: "电子表格丢失了号码的末几位",
        en: "A spreadsheet has lost digits of a number.")
    case .daysDiffer:
      LocalizedText(
        zh: "日期列与时间列的日期不同",
        en: "The columns of the day and of the time name different days.")
    case .nightRead:
      LocalizedText(
        zh: "夜间的钟点算作次日凌晨",
        en: "An hour of the night was read as one after midnight.")
    case .placeholder:
      LocalizedText(
        zh: "名字尚未确定，只是占位",
        en: "A row stands for somebody who is not named yet.")
    case .severalPersons:
      LocalizedText(
        zh: "一行指的不止一人",
        en: "A row speaks of more people than one.")
    case .privateCharacter:
      LocalizedText(
        zh: "姓名中有自造字，别处显示不出来",
        en: "A name has a character of somebody's own font.")
    case .registrationDoubtful:
      LocalizedText(
        zh: "报名状态表明此人可能不来",
        en: "A register does not count a person in for certain.")
    case .columnAsked:
      LocalizedText(
        zh: "列名不认识，内容却像饮食、航班、日期或报名状态",
        en: "A column of unknown heading holds what looks like diets, journeys, needs or states.")
    case .twoRoles:
      LocalizedText(
        zh: "同一人可能有两种身份",
        en: "One person may have two parts in the festival.")
    case .sectionAsked:
      LocalizedText(
        zh: "行间小标题不知何意，或指的不是嘉宾",
        en: "A title between the rows says nothing that is known, or speaks of no guests.")
    case .zoneUnclear:
      LocalizedText(
        zh: "日历中的时区名称未知，或可指几个时区",
        en: "A time zone of a calendar is not known, or its letters stand for several.")
    case .zoneDiffers:
      LocalizedText(
        zh: "日历自带的时区定义与公认的不同，按日历的读",
        en: "A calendar defines a time zone otherwise than the zone data; its own was taken.")
    case .nothingBusy:
      LocalizedText(
        zh: "日历中没有日程，也没有忙闲信息",
        en: "A calendar holds no event and no busy times.")
    case .encodingDoubtful:
      LocalizedText(
        zh: "文字可能是几种编码中的一种",
        en: "A text may be of one encoding or of another.")
    case .garbledText:
      LocalizedText(
        zh: "文字是乱码，曾按错误的编码读过",
        en: "A text is garbled: a program has read it in a wrong encoding.")
    case .widthNarrowed:
      LocalizedText(
        zh: "全角字母或数字改为半角",
        en: "Full-width letters or digits were made ordinary ones.")
    case .spacesRemoved:
      LocalizedText(
        zh: "删去多余空格",
        en: "Spaces were removed from a value.")
    case .dateRewritten:
      LocalizedText(
        zh: "日期改写为 YYYY-MM-DD",
        en: "A date was rewritten as YYYY-MM-DD.")
    case .yearAdded:
      LocalizedText(
        zh: "日期没有年份，取活动的年份",
        en: "A date without year took the festival's.")
    case .serialRead:
      LocalizedText(
        zh: "电子表格的日期序号读作日期",
        en: "A spreadsheet's day number was read as a date.")
    case .timeRewritten:
      LocalizedText(
        zh: "时刻改写为 HH:MM",
        en: "A time of day was rewritten as HH:MM.")
    case .filledDown:
      LocalizedText(
        zh: "空单元格取上一行的值，如同合并单元格",
        en: "An empty cell took the value of the row above, as merged cells do.")
    case .dietCoded:
      LocalizedText(
        zh: "饮食写成代码",
        en: "A diet was written as its code.")
    case .nameReordered:
      LocalizedText(
        zh: "拉丁字母姓名写成 SURNAME, Given",
        en: "A name in Latin letters was written SURNAME, Given.")
    case .nameMoved:
      LocalizedText(
        zh: "姓名移到所属文字的列",
        en: "A name stands in the column of its own script.")
    case .titleSplit:
      LocalizedText(
        zh: "职务与前面的团组名称或姓名分开",
        en: "A title was parted from the party's or person's name before it.")
    case .strayQuote:
      LocalizedText(
        zh: "单元格中的引号照原样保留",
        en: "A quote inside a cell was kept as it stands.")
    case .countryOfParty:
      LocalizedText(
        zh: "嘉宾没有国籍，取团组的",
        en: "A guest without country took the party's.")
    case .partyAdded:
      LocalizedText(
        zh: "新增团组",
        en: "A party was added.")
    case .unitAdded:
      LocalizedText(
        zh: "新增单元",
        en: "A unit was added.")
    case .windowDerived:
      LocalizedText(
        zh: "单元只在其嘉宾都在时安排",
        en: "A unit may be planned only while all its guests are there.")
    case .classDerived:
      LocalizedText(
        zh: "礼宾类别取自职务",
        en: "The protocol class was taken from the title.")
    case .noteMined:
      LocalizedText(
        zh: "备注中发现需求",
        en: "A need was found in the note.")
    case .controlsRemoved:
      LocalizedText(
        zh: "删去看不见的字符",
        en: "Invisible characters were removed.")
    case .honorificRemoved:
      LocalizedText(
        zh: "从姓名中去掉称谓或学位",
        en: "An honorific or degree was taken off a name.")
    case .countryGiven:
      LocalizedText(
        zh: "名单没有国籍，取导入时给定的",
        en: "A guest without country took the one given with the import.")
    case .sectionUsed:
      LocalizedText(
        zh: "行间小标题取作其下各行的国籍或团组",
        en: "A title between the rows was taken for the country or party of those below.")
    }
  }
}
