// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ICalendar
import Intake
package import Spreadsheets

/// A list taken out of its file: sheets of rows, cards, or a calendar.
package struct ListFile {
  /// What kind of list the bytes are.
  package enum Content {
    case sheets([ListSheet])
    case cards([UInt8])
    case calendar([UInt8])
  }

  /// libical takes half a kilobyte for a short line.
  private static let largestCalendar = 32 << 20
  private static let mostCalendarLines = 400_000

  package let name: String
  /// How the file was read, such as `GB18030` or `XLSX`.
  package let format: String
  package let content: Content

  /// Opens a list; `nil` after a finding that says why not and what to do.
  package init?(_ source: ListSource, encoding: TextEncoding? = nil, log: ListLog) {
    name = source.name
    let place = Finding.Location(file: source.name)
    switch FileKind(source.bytes) {
    case .workbook:
      guard let sheets = Self.workbook(source, log: log) else { return nil }
      format = "XLSX"
      content = .sheets(sheets)
    case .iCalendar:
      guard source.bytes.count <= Self.largestCalendar,
        source.bytes.count(where: { $0 == UInt8(ascii: "\n") }) <= Self.mostCalendarLines
      else {
        log.add(
          .tooLarge, at: place,
          LocalizedText(zh: "该日历之大，不像是一个人的", en: "The calendar is larger than any person's"),
          remedy: LocalizedText(zh: "请只导出活动期间的日子", en: "Export the days of the festival alone"))
        return nil
      }
      // Folds may part a character, in any encoding but UTF-16.
      let isWide = source.bytes.prefix(4).contains { $0 == 0 || $0 >= 0xFE }
      let bytes = isWide ? source.bytes : BusyTimeReader.unfolded(source.bytes)
      guard let text = DecodedText(bytes, encoding: encoding) else {
        Self.refuseEncoding(
          at: place,
          remedy: LocalizedText(zh: "请以 UTF-8 重新导出日历", en: "Export the calendar again, as UTF-8"),
          log)
        return nil
      }
      log.addDoubt(of: text, at: place)
      format = text.encoding == .utf8 ? "iCalendar" : "iCalendar, \(text.encoding.title)"
      content = .calendar(text.bytes)
    case .vCard, .text:
      guard let text = DecodedText(source.bytes, encoding: encoding) else {
        Self.refuseEncoding(
          at: place,
          remedy: LocalizedText(
            zh: "请把名单另存为 .xlsx 或 CSV UTF-8", en: "Save the list as .xlsx, or as CSV UTF-8"), log)
        return nil
      }
      log.addDoubt(of: text, at: place)
      let title = text.encoding.title + (text.hasMark ? " BOM" : "")
      if FileKind(text.bytes) == .vCard {
        format = "vCard, \(title)"
        content = .cards(text.bytes)
      } else {
        guard let sheet = Self.table(text.bytes, name: source.name, log: log) else { return nil }
        format = "CSV, \(title)"
        content = .sheets([sheet])
      }
    case let kind:
      Self.refuse(kind, at: place, log: log)
      return nil
    }
  }

  // MARK: Text

  private static func refuseEncoding(
    at place: Finding.Location, remedy: LocalizedText, _ log: ListLog
  ) {
    log.add(
      .unknownEncoding, at: place,
      LocalizedText(zh: "文字的编码无法识别", en: "The bytes are no text of any known encoding"),
      remedy: remedy)
  }

  /// Reads text with the separator that fits best: comma, tab, semicolon or bar.
  private static func table(_ bytes: [UInt8], name: String, log: ListLog) -> ListSheet? {
    let separator = separator(of: bytes)
    let (rows, findings) = CommaSeparatedText.rows(
      ofText: bytes, separator: separator, file: name)
    for finding in findings where finding.code != FindingCode.controlCharacter.rawValue {
      let code: ListFindingCode =
        switch FindingCode(rawValue: finding.code) {
        case .quoteOpen: .quoteOpen
        case .fileTooLarge: .tooLarge
        default: .strayQuote
        }
      log.add(code, at: finding.location, finding.cause, remedy: finding.remedy)
    }
    guard let rows else { return nil }
    return ListSheet(
      name: nil,
      rows: rows.map { cells in
        ListRow(
          number: cells.first?.line ?? 0,
          cells: cells.map { cell in
            ListCell(
              cell.text, cell.text.isEmpty ? .empty : .text, line: cell.line, column: cell.column)
          })
      })
  }

  /// The separator that occurs most often, and most evenly, in the first lines.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }
    var counts = Array(repeating: [Int](), count: candidates.count)
    var line = Array(repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes.prefix(1 << 16) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        for (index, count) in line.enumerated() where line.contains(where: { $0 > 0 }) {
          counts[index].append(count)
        }
        line = Array(repeating: 0, count: candidates.count)
      } else if let index = candidates.firstIndex(of: byte) {
        line[index] += 1
      }
    }
    for (index, count) in line.enumerated() where line.contains(where: { $0 > 0 }) {
      counts[index].append(count)
    }
    // The middle value withstands a title line and a long remark.
    let scores = counts.map { counts in counts.sorted()[safe: counts.count / 2] ?? 0 }
    let best = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) } ?? 0
    return candidates[best]
  }

  // MARK: Workbooks

  private static func workbook(_ source: ListSource, log: ListLog) -> [ListSheet]? {
    let place = Finding.Location(file: source.name)
    do {
      let reader = try WorkbookReader(source.bytes)
      for name in reader.hiddenSheets {
        log.add(
          .sheetNotRead, at: .init(file: source.name, sheet: name),
          LocalizedText(zh: "该工作表被隐藏，未读取", en: "The sheet is hidden and was not read"),
          remedy: LocalizedText(zh: "若其中有嘉宾，请取消隐藏", en: "Show the sheet if it holds guests"))
      }
      return reader.sheets
    } catch {
      switch error {
      case .encrypted: refuse(.encryptedWorkbook, at: place, log: log)
      case .documentType(let part):
        log.add(
          .documentType, at: place,
          LocalizedText(
            zh: "部件\(quotedZh(part))声明了文档类型",
            en: "The part \(quoted(part)) declares a document type"),
          remedy: LocalizedText(
            zh: "请用电子表格软件打开，另存为 .xlsx",
            en: "Open the file in a spreadsheet program and save it anew as .xlsx"))
      case .tooLarge(let part):
        log.add(
          .tooLarge, at: place,
          LocalizedText(
            zh: "工作簿的部件\(quotedZh(part))大得不像名单",
            en: "The part \(quoted(part)) of the workbook is larger than any list"),
          remedy: LocalizedText(
            zh: "请核对文件是否正确；把名单单独存成一个新工作簿",
            en: "Check that it is the right file; save the list alone in a new workbook"))
      case .damaged(let part):
        log.add(
          .damagedWorkbook, at: place,
          LocalizedText(
            zh: "工作簿的部件\(quotedZh(part))残缺或被改动",
            en: "The part \(quoted(part)) of the workbook is cut or altered"),
          remedy: LocalizedText(
            zh: "请对方重发，或打开后另存为 .xlsx",
            en: "Ask for the file again, or open it and save it anew as .xlsx"))
      case .partMissing(let part):
        log.add(
          .damagedWorkbook, at: place,
          LocalizedText(
            zh: "工作簿缺少部件\(quotedZh(part))", en: "The workbook has no part \(quoted(part))"),
          remedy: LocalizedText(
            zh: "请对方重发，或打开后另存为 .xlsx",
            en: "Ask for the file again, or open it and save it anew as .xlsx"))
      }
      return nil
    }
  }

  // MARK: Refusals

  private static func refuse(_ kind: FileKind, at place: Finding.Location, log: ListLog) {
    let save = "File > Save As > Excel Workbook (.xlsx), then import that file"
    let saveZh = "选“文件”>“另存为”>“Excel 工作簿（.xlsx）”，再导入另存的文件"
    switch kind {
    case .legacyWorkbook:
      log.add(
        .legacyWorkbook, at: place,
        LocalizedText(zh: "这是 Excel 97 至 2003 的 .xls", en: "This is an .xls of Excel 97 to 2003"),
        remedy: LocalizedText(
          zh: "请用 Excel、WPS 或 LibreOffice 打开，\(saveZh)",
          en: "Open it in Excel, WPS or LibreOffice and choose \(save)"))
    case .encryptedWorkbook:
      log.add(
        .encryptedWorkbook, at: place,
        LocalizedText(zh: "工作簿有密码保护", en: "The workbook is protected with a password"),
        remedy: LocalizedText(
          zh: "请打开后取消密码（“文件”>“信息”>“保护工作簿”）并保存",
          en: "Open it, remove the password (File > Info > Protect Workbook) and save it"))
    case .binaryWorkbook:
      log.add(
        .binaryWorkbook, at: place,
        LocalizedText(zh: "这是二进制工作簿（.xlsb）", en: "This is a binary workbook (.xlsb)"),
        remedy: LocalizedText(
          zh: "请用 Excel 打开，\(saveZh)", en: "Open it in Excel and choose \(save)"))
    case .openDocument:
      log.add(
        .openDocument, at: place,
        LocalizedText(
          zh: "这是 OpenDocument 电子表格（.ods）", en: "This is an OpenDocument spreadsheet (.ods)"),
        remedy: LocalizedText(
          zh: "请用 LibreOffice 打开，\(saveZh)", en: "Open it in LibreOffice and choose \(save)"))
    case .numbers:
      log.add(
        .numbersDocument, at: place,
        LocalizedText(zh: "这是 Numbers 文档", en: "This is a document of Numbers"),
        remedy: LocalizedText(
          zh: "请在 Numbers 中选“文件”>“导出为”>“Excel”，再导入导出的文件",
          en: "In Numbers choose File > Export To > Excel, then import that file"))
    case .webPage:
      log.add(
        .webPage, at: place,
        LocalizedText(
          zh: "这是网页，只是文件名像工作簿", en: "This is a web page that is only named like a workbook"),
        remedy: LocalizedText(
          zh: "请用 Excel 打开，\(saveZh)", en: "Open it in Excel and choose \(save)"))
    case .xmlSpreadsheet:
      log.add(
        .xmlSpreadsheet, at: place,
        LocalizedText(
          zh: "这是 Excel 2003 的 XML 电子表格", en: "This is an XML spreadsheet of Excel 2003"),
        remedy: LocalizedText(
          zh: "请用 Excel 打开，\(saveZh)", en: "Open it in Excel and choose \(save)"))
    default:
      log.add(
        .notAList, at: place,
        LocalizedText(zh: "这不是可以读取的名单", en: "This is no list that can be read"),
        remedy: LocalizedText(
          zh: "请提供工作簿（.xlsx）、CSV、名片（.vcf）或日历（.ics）",
          en: "Give a workbook (.xlsx), a CSV, a vCard or a calendar (.ics)"))
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
