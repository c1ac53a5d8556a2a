// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A clock on a wall: when it shows what.
///
/// A time that the clock skips is read with the offset before the change, one that it shows twice is
/// the first of the two.
///
/// - Source: RFC 5545 section 3.3.5.
final class CalendarClock {
  private let offsetAt: (Int) -> Int
  /// The offset of days on which it does not change; most calendars look at few days very often.
  private var steady: [Int: Int?] = [:]

  init(offsetAt: @escaping (Int) -> Int) { self.offsetAt = offsetAt }

  /// A clock that never changes.
  convenience init(offset: Int) { self.init { _ in offset } }

  convenience init(_ zone: TimeZone) {
    self.init { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
  }

  /// Seconds ahead of UTC at an instant, which is seconds since 1970-01-01T00:00:00Z.
  func offset(at instant: Int) -> Int {
    let day = CivilDays.day(ofSecond: instant)
    if let known = steady[day] { return known ?? offsetAt(instant) }
    let first = offsetAt(day * CivilDays.secondsPerDay)
    let isSteady = first == offsetAt((day + 1) * CivilDays.secondsPerDay)
    steady[day] = .some(isSteady ? first : nil)
    return isSteady ? first : offsetAt(instant)
  }

  /// What the clock shows, in seconds as if its days all had 24 hours.
  func wall(at instant: Int) -> Int { instant + offset(at: instant) }

  /// The instant at which the clock shows a time.
  func instant(ofWall wall: Int) -> Int {
    let before = wall - offset(at: wall - CivilDays.secondsPerDay)
    if self.wall(at: before) == wall { return before }
    let after = wall - offset(at: wall + CivilDays.secondsPerDay)
    return self.wall(at: after) == wall ? after : before
  }
}
