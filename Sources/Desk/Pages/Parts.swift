// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ProgrammeChecker

/// Days and times as a page writes them.
struct DayWords {
  private let festival: Festival
  private let language: Language

  init(_ festival: Festival, _ language: Language) {
    self.festival = festival
    self.language = language
  }

  private static let weekdays: [LocalizedText] = zip(
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  ).map { LocalizedText(zh: $0, en: $1) }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Such as `3月28日 周三` or `Wed 28 March`.
  func date(_ day: Int) -> String {
    let date = festival.clock.date(ofDay: day)
    let weekday = Self.weekdays[date.weekday][language]
    return language == .zh
      ? "\(date.month)月\(date.day)日 \(weekday)"
      : "\(weekday) \(date.day) \(Self.months[date.month - 1])"
  }

  /// Such as `28日 周三` or `Wed 28`.
  func shortDate(_ day: Int) -> String {
    let date = festival.clock.date(ofDay: day)
    let weekday = Self.weekdays[date.weekday][language]
    return language == .zh ? "\(date.day)日 \(weekday)" : "\(weekday) \(date.day)"
  }

  /// Such as `10:00–10:50`.
  func times(_ span: TimeSpan) -> String {
    "\(festival.clock.clockFace(span.start))–\(festival.clock.clockFace(span.end))"
  }

  var comma: String { language == .zh ? "、" : ", " }
}

/// How many people a session holds.
enum People {
  static func count(of placed: Programme.PlacedSession, in festival: Festival) -> Int {
    let session = festival.session(placed.id)
    let units = placed.attendees ?? session.namedUnits
    return units.reduce(session.extraHeadcount) { $0 + festival.unit($1).size }
  }
}

/// What is wrong in the tables, as a list.
enum FindingList {
  static func html(_ findings: [Finding], _ language: Language) -> HTML {
    let shown = findings.prefix(50).map {
      "<li>\($0.code) \($0.location.description): \($0.words(in: language))</li>" as HTML
    }
    let rest = findings.count - shown.count
    let more: HTML =
      rest > 0
      ? "<p>\(LocalizedText(zh: "另有 \(rest) 条", en: "and \(rest) more")[language])</p>" : ""
    return "<ul class=\"findings\" role=\"alert\">\(shown)</ul>\(more)"
  }
}
