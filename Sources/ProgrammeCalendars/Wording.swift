// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// Phrases that calendars of several kinds share.
enum Wording {
  static func location(_ venue: Venue, _ place: Place) -> LocalizedText {
    guard venue.name != place.name else { return venue.name }
    return LocalizedText(
      zh: "\(venue.name.zh)（\(place.name.zh)）",
      en: "\(venue.name.en), \(place.name.en)"
    )
  }

  static func meetingPoint(_ venue: Venue, _ place: Place) -> LocalizedText {
    let location = location(venue, place)
    return LocalizedText(
      zh: "集合地点：\(location.zh)。",
      en: "Meeting point: \(location.en)."
    )
  }

  /// The local time with its offset, for readers abroad.
  static func time(_ span: TimeSpan, _ clock: FestivalClock) -> LocalizedText {
    let offset = offset(clock.timeZone.secondsFromGMT(for: clock.instant(span.start)) / 60)
    let from = date(span.start, clock)
    let to = date(span.end, clock)
    let start = clock.clockFace(span.start)
    let end = clock.clockFace(span.end)
    let isOneDay = span.start.day == span.end.day
    return LocalizedText(
      zh: "时间：\(from.zh) \(start)–\(isOneDay ? "" : "\(to.zh) ")\(end)，当地时间（\(offset)）。",
      en: "Time: \(from.en), \(start)–\(isOneDay ? "" : "\(to.en), ")\(end) local time (\(offset))."
    )
  }

  static func interpreting(_ needs: [InterpretingNeed]) -> LocalizedText? {
    guard !needs.isEmpty else { return nil }
    let phrases = needs.map { phrase($0) }
    return LocalizedText(
      zh: "口译：\(phrases.map(\.zh).joined(separator: "、"))。",
      en: "Interpreting: \(phrases.map(\.en).joined(separator: ", "))."
    )
  }

  /// Such as 英语交替传译 / English (consecutive).
  static func phrase(_ need: InterpretingNeed) -> LocalizedText {
    let language = language(need.language)
    let mode =
      switch need.mode {
      case .simultaneous: LocalizedText(zh: "同声传译", en: "simultaneous")
      case .consecutive: LocalizedText(zh: "交替传译", en: "consecutive")
      case .volunteer: LocalizedText(zh: "志愿者翻译", en: "volunteers at the tables")
      }
    return LocalizedText(zh: language.zh + mode.zh, en: "\(language.en) (\(mode.en))")
  }

  static func language(_ code: String) -> LocalizedText {
    languages[code.uppercased()] ?? LocalizedText(zh: code, en: code)
  }

  /// What reporters do in a slot of a kind; unknown kinds are called coverage.
  static func slotKind(_ kind: String) -> LocalizedText {
    switch kind {
    case "spray": LocalizedText(zh: "开场拍摄", en: "Photo spray")
    case "pool": LocalizedText(zh: "联合采访组拍摄", en: "Pool coverage")
    case "riser": LocalizedText(zh: "记者台拍摄", en: "Press riser")
    case "live": LocalizedText(zh: "现场直播", en: "Live broadcast")
    case "press": LocalizedText(zh: "联合采访会", en: "Press conference")
    case "briefing": LocalizedText(zh: "媒体吹风会", en: "Press briefing")
    case "photo": LocalizedText(zh: "图片拍摄", en: "Photo call")
    case "famtrip": LocalizedText(zh: "媒体采风", en: "Media tour")
    default: LocalizedText(zh: "采访", en: "Coverage")
    }
  }

  /// Identifiers in one line; staff are named by identifier only.
  static func list<Entity>(_ ids: [Identifier<Entity>]) -> LocalizedText {
    LocalizedText(
      zh: ids.map(\.rawValue).joined(separator: "、"),
      en: ids.map(\.rawValue).joined(separator: ", ")
    )
  }

  static func persons(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "\(count)人", en: count == 1 ? "1 person" : "\(count) persons")
  }

  private static func date(_ time: LocalTime, _ clock: FestivalClock) -> LocalizedText {
    let date = clock.date(ofDay: time.day)
    return LocalizedText(
      zh: "\(date.month)月\(date.day)日（星期\(weekdays[date.weekday].zh)）",
      en: "\(weekdays[date.weekday].en) \(date.day) \(months[date.month - 1])"
    )
  }

  private static func offset(_ minutes: Int) -> String {
    let size = abs(minutes)
    let rest = size % 60
    return "UTC\(minutes < 0 ? "−" : "+")\(size / 60)"
      + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
  }

  private static let weekdays = [
    LocalizedText(zh: "一", en: "Monday"), LocalizedText(zh: "二", en: "Tuesday"),
    LocalizedText(zh: "三", en: "Wednesday"), LocalizedText(zh: "四", en: "Thursday"),
    LocalizedText(zh: "五", en: "Friday"), LocalizedText(zh: "六", en: "Saturday"),
    LocalizedText(zh: "日", en: "Sunday"),
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let languages = [
    "AR": LocalizedText(zh: "阿拉伯语", en: "Arabic"), "DA": LocalizedText(zh: "丹麦语", en: "Danish"),
    "DE": LocalizedText(zh: "德语", en: "German"), "EN": LocalizedText(zh: "英语", en: "English"),
    "ES": LocalizedText(zh: "西班牙语", en: "Spanish"), "FI": LocalizedText(zh: "芬兰语", en: "Finnish"),
    "FR": LocalizedText(zh: "法语", en: "French"), "IT": LocalizedText(zh: "意大利语", en: "Italian"),
    "JA": LocalizedText(zh: "日语", en: "Japanese"), "KM": LocalizedText(zh: "高棉语", en: "Khmer"),
    "KO": LocalizedText(zh: "韩语", en: "Korean"), "NL": LocalizedText(zh: "荷兰语", en: "Dutch"),
    "PL": LocalizedText(zh: "波兰语", en: "Polish"), "PT": LocalizedText(zh: "葡萄牙语", en: "Portuguese"),
    "RU": LocalizedText(zh: "俄语", en: "Russian"), "TH": LocalizedText(zh: "泰语", en: "Thai"),
    "VI": LocalizedText(zh: "越南语", en: "Vietnamese"), "ZH": LocalizedText(zh: "中文", en: "Chinese"),
  ]
}
