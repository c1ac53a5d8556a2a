// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ProgrammeCalendars
import ProgrammeChecker

/// Dates outside any one festival, with their year.
enum DateWords {
  /// Such as `2031年10月3日 周五` or `Fri 3 October 2031`.
  static func date(_ date: CivilDate, _ language: Language) -> String {
    let day = DayWords.date(date, language)
    return switch language {
    case .zh, .ja: "\(date.year)年\(day)"
    case .en: "\(day) \(date.year)"
    case .ko: "\(date.year)년 \(day)"
    }
  }
}

/// Days and times as a page writes them.
struct DayWords {
  private let festival: Festival
  private let language: Language

  init(_ festival: Festival, _ language: Language) {
    self.festival = festival
    self.language = language
  }

  /// Monday first.
  private static let weekdays: [Language: [String]] = [
    .zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    .en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    .ja: ["月", "火", "水", "木", "金", "土", "日"],
    .ko: ["월", "화", "수", "목", "금", "토", "일"],
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static func weekday(_ date: CivilDate, _ language: Language) -> String {
    weekdays[language]?[date.weekday] ?? ""
  }

  /// Such as `3月28日 周三`, `Wed 28 March`, `3月28日（水）` or `3월 28일(수)`.
  func date(_ day: Int) -> String { Self.date(festival.clock.date(ofDay: day), language) }

  fileprivate static func date(_ date: CivilDate, _ language: Language) -> String {
    let weekday = weekday(date, language)
    return switch language {
    case .zh: "\(date.month)月\(date.day)日 \(weekday)"
    case .en: "\(weekday) \(date.day) \(months[date.month - 1])"
    case .ja: "\(date.month)月\(date.day)日（\(weekday)）"
    case .ko: "\(date.month)월 \(date.day)일(\(weekday))"
    }
  }

  /// Such as `28日 周三` or `Wed 28`.
  func shortDate(_ day: Int) -> String {
    let date = festival.clock.date(ofDay: day)
    let weekday = Self.weekday(date, language)
    return switch language {
    case .zh: "\(date.day)日 \(weekday)"
    case .en: "\(weekday) \(date.day)"
    case .ja: "\(date.day)日（\(weekday)）"
    case .ko: "\(date.day)일(\(weekday))"
    }
  }

  /// Such as `10:00–10:50`.
  func times(_ span: TimeSpan) -> String {
    "\(festival.clock.clockFace(span.start))–\(festival.clock.clockFace(span.end))"
  }

  var comma: String { language == .zh || language == .ja ? "、" : ", " }
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
      """
      <li>\($0.words(in: language)) <span class="key">\($0.location.description) \($0.code)</span></li>
      """ as HTML
    }
    let rest = findings.count - shown.count
    let more: HTML =
      rest > 0
      ? "<p>\(LocalizedText(zh: "另有 \(rest) 条", en: "and \(rest) more")[language])</p>" : ""
    return "<ul class=\"findings\" role=\"alert\">\(shown)</ul>\(more)"
  }
}

/// Recipients of calendars to choose from: by name, with the path only where two have the same name.
enum RecipientOptions {
  static func html(_ recipients: [Recipient], _ language: Language) -> [HTML] {
    let titles = Dictionary(grouping: recipients) { $0.title[language] }
    return recipients.map { recipient in
      let title = recipient.title[language]
      let name = titles[title]?.count == 1 ? title : "\(title) (\(recipient.path))"
      return "<option value=\"\(recipient.path)\">\(name)</option>"
    }
  }
}
