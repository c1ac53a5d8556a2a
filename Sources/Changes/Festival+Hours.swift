// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Festival {
  /// The hours in which the festival's own sessions and interviews begin, to the evening limit of its rules, each day.
  ///
  /// Windows of a whole day say nothing about hours. Where nothing does, a day begins at midnight.
  package var officialHours: [TimeSpan] {
    let windows = sessions.flatMap(\.windows) + interviews.flatMap(\.windows)
    let opening =
      (windows.filter { !$0.isWholeDays }.map(\.start) + sessions.compactMap(\.pinned))
      .map(\.timeOfDay).min() ?? Minutes(0)
    let evening = rules.eveningLimit
    guard opening < evening else { return wholeDays }
    return (0..<dayCount).map { day in
      TimeSpan(
        start: LocalTime(day: day, timeOfDay: opening), end: LocalTime(day: day, timeOfDay: evening)
      )
    }
  }

  private var wholeDays: [TimeSpan] {
    (0..<dayCount).map { day in
      TimeSpan(
        start: LocalTime(day: day, timeOfDay: 0), end: LocalTime(day: day + 1, timeOfDay: 0))
    }
  }
}
