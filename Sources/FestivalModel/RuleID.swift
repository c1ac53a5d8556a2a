// SPDX-License-Identifier: Apache-2.0

/// A rule of the programme; hard rules may not be broken, soft rules cost points.
package enum RuleID: String, Sendable, CaseIterable, Comparable {
  case hc01 = "HC01", hc02 = "HC02", hc03 = "HC03", hc04 = "HC04", hc05 = "HC05", hc06 = "HC06"
  case hc07 = "HC07", hc08 = "HC08", hc09 = "HC09", hc10 = "HC10", hc11 = "HC11", hc12 = "HC12"
  case hc13 = "HC13", hc14 = "HC14", hc15 = "HC15", hc16 = "HC16", hc17 = "HC17", hc18 = "HC18"
  case hc19 = "HC19", hc20 = "HC20", hc21 = "HC21", hc22 = "HC22"
  case hc23 = "HC23", hc24 = "HC24", hc25 = "HC25", hc26 = "HC26", hc27 = "HC27"
  case hc28 = "HC28", hc29 = "HC29", hc30 = "HC30", hc31 = "HC31"
  case hc32 = "HC32", hc33 = "HC33", hc34 = "HC34", hc35 = "HC35"
  case sc01 = "SC01", sc02 = "SC02", sc03 = "SC03", sc04 = "SC04", sc05 = "SC05", sc06 = "SC06"
  case sc07 = "SC07", sc08 = "SC08", sc09 = "SC09", sc10 = "SC10", sc11 = "SC11", sc12 = "SC12"
  case sc13 = "SC13", sc14 = "SC14", sc15 = "SC15", sc16 = "SC16", sc17 = "SC17"
  case sc18 = "SC18", sc19 = "SC19", sc20 = "SC20", sc21 = "SC21"
  case sc31 = "SC31"

  /// Whether a breach makes a programme impossible rather than dearer.
  package var isHard: Bool { rawValue.hasPrefix("HC") }

  /// Hard rules first, each kind by number.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The rule in one line, in both languages.
  package var title: LocalizedText {
    switch self {
    case .hc01: LocalizedText(zh: "同一出席单元同一时间只在一个场次", en: "a unit is in one session at a time")
    case .hc02: LocalizedText(zh: "场次之间留足路程时间", en: "time to travel between sessions")
    case .hc03: LocalizedText(zh: "场地一次一场，并留转场时间", en: "one session per venue, with turn-around")
    case .hc04: LocalizedText(zh: "人数不超过场地容量", en: "head count within capacity")
    case .hc05: LocalizedText(zh: "场地在候选之列并具备设施", en: "an allowed venue with the features")
    case .hc06: LocalizedText(zh: "在时间窗内；锁定场次不动", en: "inside a window; pinned sessions stay")
    case .hc07: LocalizedText(zh: "抵达之后、离开之前", en: "after arrival and before departure")
    case .hc08: LocalizedText(zh: "先后次序与间隔", en: "order and gaps between sessions")
    case .hc09: LocalizedText(zh: "同场地组、连续场次", en: "same-venue groups and contiguous blocks")
    case .hc10: LocalizedText(zh: "合影紧接集体会见", en: "photograph right after the collective meeting")
    case .hc11: LocalizedText(zh: "开场拍摄时长适当，不超出场次", en: "photo sprays short, in their session")
    case .hc12: LocalizedText(zh: "主宾身份对等", en: "parity of rank")
    case .hc13: LocalizedText(zh: "翻译的语种、方式和人数", en: "interpreters: language, mode, team")
    case .hc14: LocalizedText(zh: "翻译两场之间有间歇和路程", en: "interpreters rest and travel between jobs")
    case .hc15: LocalizedText(zh: "翻译每日工时上限", en: "interpreters' daily limit")
    case .hc16: LocalizedText(zh: "交替传译讲话时间加倍", en: "consecutive interpreting doubles speech")
    case .hc17: LocalizedText(zh: "会见、会谈的时长上限", en: "longest courtesy and working calls")
    case .hc18: LocalizedText(zh: "抵达当日或次日礼节性会见", en: "courtesy call soon after arrival")
    case .hc19: LocalizedText(zh: "记者提前到位，不分身", en: "journalists in place, one slot at a time")
    case .hc20: LocalizedText(zh: "采访名额与必到媒体", en: "slot capacity and must-have outlets")
    case .hc21: LocalizedText(zh: "人人有车坐，车辆赶得上", en: "everybody is taken, in time and with a seat")
    case .hc22: LocalizedText(zh: "司机的驾驶和在岗时间", en: "drivers' hours and licences")
    case .hc23: LocalizedText(zh: "户外场次另有雨天方案", en: "a plan for the rain that holds")
    case .hc24: LocalizedText(zh: "自助餐在用餐时段", en: "buffets inside meal windows")
    case .hc25: LocalizedText(zh: "会见时我方至少两人", en: "two persons of the host side")
    case .hc26: LocalizedText(zh: "签证与证件有效", en: "accreditation and visa in order")
    case .hc27: LocalizedText(zh: "一对一洽谈的时段与桌位", en: "matchmaking slots and tables")
    case .hc28: LocalizedText(zh: "按角色邀请的名额", en: "seats asked for by role are filled")
    case .hc29: LocalizedText(zh: "团长每场有联络员", en: "a liaison officer with every head")
    case .hc30: LocalizedText(zh: "指定与禁止得到遵守", en: "pins and prohibitions are kept")
    case .hc31: LocalizedText(zh: "场次之间的关系", en: "relations between sessions")
    case .hc32: LocalizedText(zh: "一人兼多职，同一时间只在一处", en: "one person is in one place at a time")
    case .hc33: LocalizedText(zh: "需要者有无障碍通道", en: "a way without steps for who needs one")
    case .hc34: LocalizedText(zh: "嘉宾和工作人员夜间休息", en: "guests and staff rest overnight")
    case .hc35: LocalizedText(zh: "各时段由一个分组的节目排满", en: "blocks are filled from one track each")
    case .sc01: LocalizedText(zh: "少改已发布日程", en: "stay with the published version")
    case .sc02: LocalizedText(zh: "避开嘉宾本国法定节假日", en: "no session on a national holiday")
    case .sc03: LocalizedText(zh: "团长少换地点", en: "few changes of place per head")
    case .sc04: LocalizedText(zh: "留出午餐时间", en: "time for lunch")
    case .sc05: LocalizedText(zh: "一天不过长", en: "days not too long")
    case .sc06: LocalizedText(zh: "身份尽量相当", en: "ranks as near as can be")
    case .sc07: LocalizedText(zh: "转场后留余量", en: "slack after movement waves")
    case .sc08: LocalizedText(zh: "翻译工作量均衡", en: "interpreters' load balanced")
    case .sc09: LocalizedText(zh: "翻译、联络员不中途换人", en: "the same staff through the day")
    case .sc10: LocalizedText(zh: "主要媒体有实质采访", en: "named outlets get a real slot")
    case .sc11: LocalizedText(zh: "采访不误截稿", en: "media day ends in time for filing")
    case .sc12: LocalizedText(zh: "不晚于规定时间结束", en: "finish before the evening limit")
    case .sc13: LocalizedText(zh: "受邀者尽量出席", en: "invited guests attend when free")
    case .sc14: LocalizedText(zh: "每家媒体有采访", en: "every outlet gets a slot")
    case .sc15: LocalizedText(zh: "洽谈少等候", en: "few waits between meetings")
    case .sc16: LocalizedText(zh: "满足各方意愿", en: "wishes are met")
    case .sc17: LocalizedText(zh: "不超出时间窗结束", en: "no session runs over its window")
    case .sc18: LocalizedText(zh: "一个分组少换会场", en: "few rooms for a track")
    case .sc19: LocalizedText(zh: "一个分组不与自己并行", en: "no track beside itself")
    case .sc20: LocalizedText(zh: "一个分组的时段相连", en: "blocks of a track follow each other")
    case .sc21: LocalizedText(zh: "分组内依次进行", en: "items of a track in their order")
    case .sc31: LocalizedText(zh: "尽量保持场次之间的关系", en: "relations kept as far as can be")
    }
  }
}
