// SPDX-License-Identifier: Apache-2.0

/// A time zone as a calendar defines it itself: the changes of its clock, in order.
///
/// - Source: RFC 5545 section 3.6.5.
struct DeclaredZone {
  private struct Change {
    let instant: Int
    let from: Int
    let to: Int
  }

  private let changes: [Change]

  /// Changes of one zone that are listed; Europe's for a thousand years.
  private static let mostChanges = 4_000

  /// Reads a VTIMEZONE up to an instant; `nil` when it has no usable rule, or more than any zone.
  init?(_ part: CalendarPart, until latest: Int, budget: inout RecurrenceExpansion.Budget) {
    var changes: [Change] = []
    for observance in part.parts where ["STANDARD", "DAYLIGHT"].contains(observance.name) {
      guard let start = observance.first("DTSTART").flatMap({ TimeValue($0.value, zone: nil) }),
        let from = observance.first("TZOFFSETFROM").flatMap({ TimeValue.offset($0.value) }),
        let to = observance.first("TZOFFSETTO").flatMap({ TimeValue.offset($0.value) })
      else { return nil }
      var walls = [start.wall]
      for line in observance.all("RRULE") {
        guard let rule = try? RecurrenceRule(line.value, zone: nil) else { return nil }
        let found = RecurrenceExpansion(rule, start: start.wall, isWholeDay: false).occurrences(
          from: start.wall, to: latest, budget: &budget,
          isOver: { wall in
            guard let until = rule.until else { return false }
            return until.clock == .offset(0) ? wall - from > until.wall : wall > until.wall
          })
        guard let found else { return nil }
        walls += found
      }
      for line in observance.all("RDATE") {
        walls += line.value.split(separator: ",").compactMap { TimeValue($0, zone: nil)?.wall }
      }
      changes += walls.map { Change(instant: $0 - from, from: from, to: to) }
      guard changes.count <= Self.mostChanges else { return nil }
    }
    guard !changes.isEmpty else { return nil }
    self.changes = changes.sorted { $0.instant < $1.instant }
  }

  /// Seconds ahead of UTC; before the first change, what the clock was changed from.
  func offset(at instant: Int) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? changes[0].from : changes[low - 1].to
  }
}
