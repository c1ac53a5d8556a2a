// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// The hours of one day that are taken, or free again.
package struct BusyDay: Hashable, Sendable {
  package let date: CivilDate
  /// Times of the day as `09:00`, the last of a day as `24:00`.
  package let hours: [(from: String, to: String)]

  package static func == (a: Self, b: Self) -> Bool { a.description == b.description }
  package func hash(into hasher: inout Hasher) { hasher.combine(description) }

  package var isWholeDay: Bool { hours.count == 1 && hours[0] == ("00:00", "24:00") }

  /// Parts stretches at midnight.
  static func days(of spans: [TimeSpan], _ clock: FestivalClock) -> [BusyDay] {
    var days: [(day: Int, hours: [(from: String, to: String)])] = []
    for span in TimeSpan.united(spans) {
      var start = span.start
      while start < span.end {
        let midnight = LocalTime(day: start.day + 1, timeOfDay: 0)
        let end = min(span.end, midnight)
        let hours = (
          from: clock.clockFace(start), to: end == midnight ? "24:00" : clock.clockFace(end)
        )
        if days.last?.day == start.day {
          days[days.count - 1].hours.append(hours)
        } else {
          days.append((start.day, [hours]))
        }
        start = end
      }
    }
    return days.map { BusyDay(date: clock.date(ofDay: $0.day), hours: $0.hours) }
  }
}

extension BusyDay: CustomStringConvertible {
  /// `2018-03-27 09:00–12:00, 14:00–15:00`.
  package var description: String { words(separator: ", ") }

  /// The day and its hours, parted as the reader's language parts the items of a list.
  package func words(separator: String) -> String {
    "\(date) " + hours.map { "\($0.from)–\($0.to)" }.joined(separator: separator)
  }
}

extension TimeSpan {
  /// The same moments in as few stretches as possible, in order.
  static func united(_ spans: [TimeSpan]) -> [TimeSpan] {
    var result: [TimeSpan] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = result.last, span.start <= last.end {
        result[result.count - 1] = TimeSpan(start: last.start, end: max(last.end, span.end))
      } else {
        result.append(span)
      }
    }
    return result
  }

  /// What is left of some stretches without others, in order.
  static func without(_ others: [TimeSpan], in spans: [TimeSpan]) -> [TimeSpan] {
    var rest = united(spans)
    for other in united(others) { rest = rest.flatMap { $0.without(other) } }
    return rest
  }

  /// The part that lies inside other stretches.
  func clipped(to spans: [TimeSpan]) -> [TimeSpan] {
    spans.compactMap { span in
      let (from, to) = (max(start, span.start), min(end, span.end))
      return from < to ? TimeSpan(start: from, end: to) : nil
    }
  }
}
