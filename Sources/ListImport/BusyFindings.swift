// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ICalendar
import Intake

/// Says what of a calendar could not be understood: which event, on which line, and why.
struct BusyFindings {
  let file: String
  let log: ListLog

  func report(_ reading: BusyTime) {
    for entry in reading.entries {
      for problem in entry.problems { report(problem, of: entry) }
    }
  }

  private func report(_ problem: BusyTime.Problem, of entry: BusyTime.Entry) {
    let event = Self.words(entry)
    let correct = LocalizedText(
      zh: "请在原日历中更正该日程", en: "Correct the event in the calendar it comes from")
    func add(_ code: ListFindingCode, _ line: Int, _ cause: LocalizedText, _ remedy: LocalizedText)
    {
      log.add(code, at: .init(file: file, line: line), cause, remedy: remedy)
    }
    switch problem {
    case .noStart:
      add(
        .eventSkipped, entry.line,
        LocalizedText(zh: "\(event.zh)没有开始时间", en: "\(event.en) has no start"), correct)
    case .endsBeforeStart:
      add(
        .eventSkipped, entry.line,
        LocalizedText(zh: "\(event.zh)的结束早于开始", en: "\(event.en) ends before it starts"), correct)
    case .unreadable(let property, let value, let line):
      add(
        .eventSkipped, line,
        LocalizedText(
          zh: "\(event.zh)的 \(property) \(quotedZh(value))无法识别",
          en: "\(property) \(quoted(value)) of \(event.en) cannot be read"), correct)
    case .unknownZone(let zone, let line):
      add(
        .zoneUnclear, line,
        LocalizedText(
          zh: "\(event.zh)的时区\(quotedZh(zone))不认识",
          en: "The time zone \(quoted(zone)) of \(event.en) is not known"),
        LocalizedText(
          zh: "请连同时区一起导出日历，或改用城市的时区，如 Asia/Shanghai",
          en:
            "Export the calendar with its time zones, or choose the zone of a city, such as Asia/Shanghai"
        )
      )
    case .abbreviatedZone(let zone, let line):
      add(
        .zoneUnclear, line,
        LocalizedText(
          zh: "\(event.zh)的时区\(quotedZh(zone))可指几个时区",
          en: "\(quoted(zone)), the time zone of \(event.en), stands for several zones"),
        LocalizedText(
          zh: "请问清是哪一个，改用城市的时区，如 Asia/Shanghai",
          en: "Ask which one is meant, and choose the zone of a city, such as Asia/Shanghai"))
    case .repeatsTooOften(let line):
      add(
        .recurrenceRefused, line,
        LocalizedText(
          zh: "\(event.zh)按小时或分钟重复，只取第一次",
          en: "\(event.en) repeats by hours or minutes; only its first time was taken"),
        LocalizedText(
          zh: "请把其余时间手工填入可用时段（available）", en: "Enter its other times by hand into 'available'"))
    case .unreadableRule(let part, let line):
      add(
        .recurrenceRefused, line,
        LocalizedText(
          zh: "\(event.zh)重复规则中的\(quotedZh(part))无效，只取第一次",
          en:
            "\(quoted(part)) in the rule of \(event.en) is not valid; only its first time was taken"
        ),
        LocalizedText(
          zh: "请更正其重复方式，或把其余时间手工填入可用时段（available）",
          en: "Correct how the event repeats, or enter its other times by hand into 'available'"))
    case .tooManyTimes:
      add(
        .recurrenceRefused, entry.line,
        LocalizedText(
          zh: "\(event.zh)重复的次数太多，无法逐一查看", en: "\(event.en) has more times than can be looked at"),
        LocalizedText(zh: "请只导出活动期间的日子", en: "Export the days of the festival alone"))
    case .zoneDiffers(let zone, let declared, let known):
      add(
        .zoneDiffers, entry.line,
        LocalizedText(
          zh:
            "活动期间日历中\(quotedZh(zone))为 UTC\(Self.offset(declared))，公认为 UTC\(Self.offset(known))；首见于\(event.zh)",
          en:
            "The calendar has \(quoted(zone)) at UTC\(Self.offset(declared)) during the festival, "
            + "the zone data at UTC\(Self.offset(known)); first in \(event.en)"),
        LocalizedText(zh: "请问清该日程究竟几点开始", en: "Ask at which hour the event really begins"))
    }
  }

  /// Why a calendar is none.
  static func words(_ error: ICalendarError) -> LocalizedText {
    switch error {
    case .notText: LocalizedText(zh: "文件不是 UTF-8 文字", en: "The bytes are not UTF-8 text")
    default:
      LocalizedText(
        zh: "文件不是完整的日历（iCalendar）", en: "The text is not a whole iCalendar object")
    }
  }

  /// An event as its owner knows it: title, then day and hour.
  private static func words(_ entry: BusyTime.Entry) -> LocalizedText {
    let title =
      entry.title.isEmpty
      ? LocalizedText(zh: "某日程", en: "An event")
      : LocalizedText(zh: "日程\(quotedZh(entry.title))", en: quoted(entry.title))
    if entry.when.isEmpty { return title }
    let when = shown(entry.when)
    return LocalizedText(zh: "\(title.zh)（\(when)）", en: "\(title.en) (\(when))")
  }

  /// `+08:00`.
  private static func offset(_ seconds: Int) -> String {
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }
}
