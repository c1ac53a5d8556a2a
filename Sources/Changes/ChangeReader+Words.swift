// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// The smallest parts of a change: names and times.
extension ChangeReader {
  // MARK: - Names

  func parts(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }

  mutating func find(_ text: String, _ noun: LocalizedText, _ known: [String]) -> String? {
    if known.contains(text) { return text }
    let near = NearestNames.of(text, among: known)
    complain(
      .unknownReference,
      .both("没有\(noun.zh) \(quoted(text))", "There is no \(noun.en) \(quoted(text))"),
      .known(known, near: near))
    return nil
  }

  mutating func traveller(_ name: String) -> Change.Traveller? {
    if festival.parties.contains(where: { $0.id.rawValue == name }) {
      return .party(Party.ID(name))
    }
    let names = festival.units.map(\.id.rawValue)
    if names.contains(name) { return .unit(AttendanceUnit.ID(name)) }
    _ = find(
      name, .both("团组、单元或改动种类", "party, unit or kind of change"),
      festival.parties.map(\.id.rawValue) + names
        + [
          "venue", "interpreter", "session", "interview", "slot", "journalist", "liaison",
          "party", "wet", "vehicle", "driver", "road", "place", "meetings",
        ])
    return nil
  }

  /// The whole change, as a wish.
  mutating func meeting() -> Change? {
    let (meeting, complaints) = WishedMeeting.read(
      words.joined(separator: " "), called: origin, for: festival)
    for finding in complaints { add(finding) }
    position = words.count
    return meeting.map { .meeting($0) }
  }

  mutating func session() -> Session.ID? {
    guard let name = word(.both("场次", "a session")) else { return nil }
    return session(named: name)
  }

  mutating func session(named name: String) -> Session.ID? {
    let match = festival.sessions.first { $0.key == name || $0.id.rawValue == name }
    if let match { return match.id }
    _ = find(name, .both("场次", "session"), festival.sessions.flatMap { [$0.key, $0.id.rawValue] })
    return nil
  }

  mutating func venue() -> Venue.ID? {
    guard let name = word(.both("场地", "a venue")) else { return nil }
    return find(name, .both("场地", "venue"), festival.venues.map(\.id.rawValue)).map { Venue.ID($0) }
  }

  mutating func venues() -> [Venue.ID]? {
    guard let text = word(.both("场地", "a venue")) else { return nil }
    let ids = parts(text).compactMap {
      find($0, .both("场地", "venue"), festival.venues.map(\.id.rawValue))
    }
    return findings.isEmpty ? ids.map { Venue.ID($0) } : nil
  }

  mutating func site() -> Place.ID? {
    guard takes("at"), let name = word(.both("地点", "a place")) else { return nil }
    return find(name, .both("地点", "place"), festival.places.map(\.id.rawValue)).map { Place.ID($0) }
  }

  // MARK: - Times

  mutating func time() -> LocalTime? {
    guard let text = word(.both("时间", "a time")) else { return nil }
    return time(text, isJourney: true)
  }

  /// Journeys may lie outside the festival's days; two years from it is a typing error.
  mutating func time(_ text: String, isJourney: Bool = false) -> LocalTime? {
    let last = festival.dayCount * LocalTime.minutesPerDay
    let example = festival.clock.iso8601(LocalTime(day: 0, timeOfDay: 600)).prefix(16)
    guard text.utf8.count <= 25, let time = festival.clock.parse(text) else {
      let isDay = CivilDate(String(text.prefix(10))) != nil
      complain(
        isDay ? .badTime : .badDate,
        .both(
          "\(quoted(text)) 不是\(isDay ? "时间" : "日期")",
          "\(quoted(text)) is not a \(isDay ? "time" : "day of the calendar")"),
        .both("请写成 \(example)", "Write it like \(example)"))
      return nil
    }
    let slack = isJourney ? 30 * LocalTime.minutesPerDay : 0
    guard -slack <= time.rawValue, time.rawValue <= last + slack else {
      complain(
        .outsideFestival,
        .both("\(quoted(text)) 不在活动日期之内", "\(quoted(text)) lies outside the festival's days"),
        .both(
          "活动自 \(festival.clock.date(ofDay: 0)) 至 "
            + "\(festival.clock.date(ofDay: festival.dayCount - 1))",
          "The festival is from \(festival.clock.date(ofDay: 0)) "
            + "to \(festival.clock.date(ofDay: festival.dayCount - 1))"))
      return nil
    }
    return time
  }

  mutating func span() -> TimeSpan? {
    guard let text = word(.both("FROM/TO", "FROM/TO")) else { return nil }
    return span(text)
  }

  mutating func span(_ text: String) -> TimeSpan? {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else {
      complain(
        .badWindow, .both("\(quoted(text)) 不是时间段", "\(quoted(text)) is not a stretch of time"),
        .both("请写成 FROM/TO", "Write FROM/TO"))
      return nil
    }
    guard let start = time(ends[0]), let end = time(ends[1]) else { return nil }
    guard start < end else {
      complain(
        .badWindow, .both("\(quoted(text)) 的结束早于开始", "\(quoted(text)) ends before it starts"),
        .both("请把较早的时间写在前面", "Put the earlier time first"))
      return nil
    }
    return TimeSpan(start: start, end: end)
  }

  mutating func spans() -> [TimeSpan]? {
    guard let text = word(.both("FROM/TO、at 或 on", "FROM/TO, at or on")) else { return nil }
    let spans = parts(text).compactMap { span($0) }
    return findings.isEmpty ? spans : nil
  }

  mutating func days() -> [Int]? {
    guard let text = word(.both("日期", "a date")) else { return nil }
    let days = parts(text).compactMap { text -> Int? in
      guard let date = CivilDate(text) else {
        complain(
          .badDate, .both("\(quoted(text)) 不是日期", "\(quoted(text)) is not a day of the calendar"),
          .both(
            "请写成 \(festival.clock.date(ofDay: 0))", "Write it like \(festival.clock.date(ofDay: 0))"
          ))
        return nil
      }
      let day = date.days(since: festival.clock.firstDay)
      guard (0..<festival.dayCount).contains(day) else {
        complain(
          .outsideFestival,
          .both("\(quoted(text)) 不在活动期间", "\(quoted(text)) is no day of the festival"),
          .both(
            "活动自 \(festival.clock.date(ofDay: 0)) 至 "
              + "\(festival.clock.date(ofDay: festival.dayCount - 1))",
            "Its days are \(festival.clock.date(ofDay: 0)) "
              + "to \(festival.clock.date(ofDay: festival.dayCount - 1))"))
        return nil
      }
      return day
    }
    return findings.isEmpty ? days : nil
  }
}
