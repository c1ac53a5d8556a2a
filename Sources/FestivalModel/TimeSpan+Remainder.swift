// SPDX-License-Identifier: Apache-2.0

extension TimeSpan {
  /// What is left of the stretch when another is taken out.
  package func without(_ other: TimeSpan) -> [TimeSpan] {
    guard overlaps(other) else { return [self] }
    return [
      TimeSpan(start: start, end: min(end, other.start)),
      TimeSpan(start: max(start, other.end), end: end),
    ].filter { $0.start < $0.end }
  }

  /// The part of the stretch that lies on a day.
  package func part(on day: Int) -> TimeSpan? {
    let from = max(start, LocalTime(day: day, timeOfDay: 0))
    let to = min(end, LocalTime(day: day + 1, timeOfDay: 0))
    return from < to ? TimeSpan(start: from, end: to) : nil
  }
}
