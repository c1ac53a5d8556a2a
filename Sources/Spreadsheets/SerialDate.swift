// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// A day and time as spreadsheets count them.
///
/// - Source: ECMA-376 part 1, 18.17.4.1; serial 60 of the 1900 system is a day that never was.
package struct SerialDate: Sendable, Hashable {
  /// `nil` for a time of day alone.
  package let date: CivilDate?
  /// Whole minutes, seconds cut off as spreadsheets show them; `nil` for a day alone.
  package let time: Minutes?

  private static let largest = 2_958_466.0

  /// `nil` when the number is no day that such a system can show.
  package init?(_ serial: Double, countsFrom1904: Bool) {
    guard serial >= 0, serial < Self.largest else { return nil }
    var days = Int(serial)
    // Whole seconds first, as a minute is seldom a whole fraction of a day.
    var minutes = Int(((serial - Double(days)) * 86_400).rounded()) / 60
    if minutes == 1440 {
      days += 1
      minutes = 0
    }
    let hasTime = minutes > 0
    if countsFrom1904 {
      date = days == 0 && hasTime ? nil : CivilDate(daysSinceEpoch: days - 24_107)
    } else {
      guard days != 60 else { return nil }
      guard days > 0 || hasTime else { return nil }
      date = days == 0 ? nil : CivilDate(daysSinceEpoch: days - (days > 60 ? 25_569 : 25_568))
    }
    time = hasTime ? Minutes(minutes) : nil
  }

  /// `2018-03-27`, `14:20` or `2018-03-27 14:20`.
  package var text: String {
    let clock = time.map { minutes in
      let hour = minutes.rawValue / 60
      let minute = minutes.rawValue % 60
      return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
    return [date?.description, clock].compactMap(\.self).joined(separator: " ")
  }
}
