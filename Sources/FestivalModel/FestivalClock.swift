// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The only place where the festival's local minutes meet instants.
///
/// Local times skipped by a daylight-saving change read as the moment the clock jumps to; local times that
/// occur twice read as the first of the two (Foundation's `Calendar` policy, stated here so that it is ours).
/// Neither reaches a programme: readers refuse them, and the search keeps clear of them.
package struct FestivalClock: Sendable, Hashable {
  /// The zone of all local times, from `time_zone`.
  package let timeZone: TimeZone
  /// Day 0 of every ``LocalTime``.
  package let firstDay: CivilDate

  /// Any zone will do; all times of the festival are then minutes from midnight of `firstDay`
  /// there.
  package init(timeZone: TimeZone, firstDay: CivilDate) {
    self.timeZone = timeZone
    self.firstDay = firstDay
  }

  /// The calendar date of day `day`, 0 for the first.
  package func date(ofDay day: Int) -> CivilDate { firstDay.advanced(by: day) }

  /// The local time of a civil date and minutes since its midnight.
  package func time(_ date: CivilDate, _ timeOfDay: Minutes) -> LocalTime {
    LocalTime(day: date.days(since: firstDay), timeOfDay: timeOfDay)
  }

  /// The instant of a local time.
  package func instant(_ time: LocalTime) -> Date {
    let date = date(ofDay: time.day)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let parts = DateComponents(
      year: date.year, month: date.month, day: date.day,
      hour: time.timeOfDay.rawValue / 60, minute: time.timeOfDay.rawValue % 60)
    guard let instant = calendar.date(from: parts) else {
      preconditionFailure("No instant for \(date) \(time.timeOfDay) in \(timeZone.identifier)")
    }
    return instant
  }

  /// The local time at an instant, whole minutes rounded down.
  package func localTime(_ instant: Date) -> LocalTime {
    let seconds =
      Int(instant.timeIntervalSince1970.rounded(.down)) + timeZone.secondsFromGMT(for: instant)
    let minutes = Int((Double(seconds) / 60).rounded(.down))
    return LocalTime(minutes - firstDay.daysSinceEpoch * LocalTime.minutesPerDay)
  }

  /// The local times of the first `dayCount` days that the clock skips or shows twice, in order.
  ///
  /// A session must keep clear of them: its start or end would be no moment, or two.
  ///
  /// - Complexity: a few look-ups for each day.
  package func changes(dayCount: Int) -> [ClockChange] {
    var changes: [ClockChange] = []
    // One day more on each side: a change at midnight belongs to both days.
    var moment = instant(LocalTime(day: -1, timeOfDay: 0))
    let end = instant(LocalTime(day: dayCount + 1, timeOfDay: 0))
    while let next = timeZone.nextDaylightSavingTimeTransition(after: moment), next < end {
      let before = timeZone.secondsFromGMT(for: next.addingTimeInterval(-1)) / 60
      let after = timeZone.secondsFromGMT(for: next) / 60
      let shown = localTime(next)
      let expected = shown - Minutes(after - before)
      if before != after {
        changes.append(
          ClockChange(
            span: TimeSpan(start: min(shown, expected), end: max(shown, expected)),
            lost: Minutes(after - before)))
      }
      moment = next
    }
    return changes
  }

  /// Whether the clock skips this local time or shows it twice, so that it names no one moment.
  package func isDoubtful(_ time: LocalTime) -> Bool {
    let minutes = firstDay.daysSinceEpoch * LocalTime.minutesPerDay + time.rawValue
    func moment(_ minutes: Int) -> Date { Date(timeIntervalSince1970: Double(minutes) * 60) }
    // Far enough on either side to lie beyond the change, whatever the zone's offset.
    let dayAndHalf = LocalTime.minutesPerDay * 3 / 2
    let offsets = [minutes - dayAndHalf, minutes + dayAndHalf].map {
      timeZone.secondsFromGMT(for: moment($0)) / 60
    }
    guard offsets[0] != offsets[1] else { return false }
    return offsets.count { localTime(moment(minutes - $0)) == time } != 1
  }

  /// Writes a local time as ISO 8601 with the zone's offset, such as `2018-03-27T17:15:00+08:00`.
  package func iso8601(_ time: LocalTime) -> String {
    let offset = timeZone.secondsFromGMT(for: instant(time)) / 60
    let sign = offset < 0 ? "-" : "+"
    return "\(date(ofDay: time.day))T\(clockFace(time)):00"
      + "\(sign)\(twoDigits(abs(offset) / 60)):\(twoDigits(abs(offset) % 60))"
  }

  /// Reads ISO 8601 with or without an offset; without one the time is the festival's own.
  ///
  /// Hours count on past midnight: `25:30` is half past one of the day after.
  ///
  /// - Returns: `nil` when the text is not such a date and time.
  package func parse(_ text: String) -> LocalTime? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let clock = Minutes(lateClockFace: String(decoding: bytes[11..<16], as: UTF8.self))
    else { return nil }
    var rest = bytes[16...]
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, rest.dropFirst().prefix(2).elementsEqual("00".utf8) else { return nil }
      rest = rest.dropFirst(3)
    }
    if rest.isEmpty { return time(date, clock) }
    let offset: Int
    if rest.elementsEqual("Z".utf8) {
      offset = 0
    } else {
      guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        let size = Minutes(clockFace: String(decoding: rest.dropFirst(), as: UTF8.self))
      else { return nil }
      offset = sign == UInt8(ascii: "-") ? -size.rawValue : size.rawValue
    }
    let utcMinutes =
      date.daysSinceEpoch * LocalTime.minutesPerDay + clock.rawValue - offset
    return localTime(Date(timeIntervalSince1970: Double(utcMinutes) * 60))
  }

  /// The time of day as `HH:MM`.
  package func clockFace(_ time: LocalTime) -> String {
    "\(twoDigits(time.timeOfDay.rawValue / 60)):\(twoDigits(time.timeOfDay.rawValue % 60))"
  }

  private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension Minutes {
  /// Reads `HH:MM` (00:00 to 24:00).
  package init?(clockFace text: String) {
    guard let minutes = Self(lateClockFace: text), minutes.rawValue <= 24 * 60 else { return nil }
    self = minutes
  }

  /// Reads `HH:MM` of a day and of the night after it (00:00 to 47:59).
  package init?(lateClockFace text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 2, parts[1].count == 2,
      let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0...47).contains(hours), (0...59).contains(minutes)
    else { return nil }
    self.init(hours * 60 + minutes)
  }
}
