// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What one driver does, against the limits of a law.
struct DutyRecord {
  /// In order of time; minutes that pass since the festival's first midnight, whatever clocks show.
  private let driving: [TimeSpan]
  private let work: [TimeSpan]
  private let signOn: Minutes
  private let clockChanges: [ClockChange]

  init(_ runs: [FleetDiary.Run], signOn: Minutes, _ clockChanges: [ClockChange]) {
    func passed(_ time: LocalTime) -> LocalTime {
      LocalTime(clockChanges.passed(until: time).rawValue)
    }
    func passed(_ span: TimeSpan) -> TimeSpan {
      TimeSpan(start: passed(span.start), end: passed(span.end))
    }
    driving = runs.flatMap { [$0.approach, $0.way].compactMap(\.self) }.map(passed)
    work = runs.map { TimeSpan(start: passed($0.start), end: passed($0.free)) }
    self.signOn = signOn
    self.clockChanges = clockChanges
  }

  func keeps(_ hours: DrivingHours) -> Bool {
    keepsDuties(hours) && keepsBreaks(hours)
      && keeps(hours.day, within: Minutes(LocalTime.minutesPerDay))
      && keeps(hours.week, within: Minutes(7 * LocalTime.minutesPerDay))
  }

  /// A duty ends where a rest fits between signing off and signing on again.
  private func keepsDuties(_ hours: DrivingHours) -> Bool {
    guard var first = work.first?.start, var last = work.first?.end else { return true }
    for span in work.dropFirst() {
      if span.start - last >= hours.rest + signOn * 2 { first = span.start }
      last = max(last, span.end)
      if last - first + signOn * 2 > hours.dutySpan { return false }
    }
    return last - first + signOn * 2 <= hours.dutySpan
  }

  /// Only idle time with closed doors is a break: neither boarding nor getting off.
  private func keepsBreaks(_ hours: DrivingHours) -> Bool {
    guard hours.unbroken != nil || hours.unbrokenAtNight != nil else { return true }
    var driven: Minutes = 0
    var atNight: Minutes = 0
    var rested: Minutes = 0
    for (index, span) in work.enumerated() {
      if index > 0 {
        let idle = span.start - work[index - 1].end
        if idle >= hours.breakPart { rested += idle }
        if rested >= hours.breakLength { (driven, atNight, rested) = (0, 0, 0) }
      }
      for way in driving where span.contains(way) {
        driven += way.duration
        if hours.unbrokenAtNight != nil { atNight += nightMinutes(of: way) }
      }
      if let most = hours.unbroken, driven > most { return false }
      if let most = hours.unbrokenAtNight, atNight > most { return false }
    }
    return true
  }

  private func keeps(_ most: Minutes?, within length: Minutes) -> Bool {
    guard let most else { return true }
    return driving.allSatisfy { last in
      let window = TimeSpan(start: last.end - length, end: last.end)
      let driven = driving.reduce(Minutes(0)) { sum, way in
        let start = max(way.start, window.start)
        let end = min(way.end, window.end)
        return start < end ? sum + (end - start) : sum
      }
      return driven <= most
    }
  }
}

extension DutyRecord {
  /// Minutes between 22:00 and 06:00 by the clock.
  private func nightMinutes(of way: TimeSpan) -> Minutes {
    Minutes(
      (way.start.rawValue..<max(way.start.rawValue, way.end.rawValue)).count { minute in
        let shown = clockChanges.time(after: Minutes(minute))
        let hour = shown.timeOfDay.rawValue / 60
        return hour >= 22 || hour < 6
      })
  }
}
