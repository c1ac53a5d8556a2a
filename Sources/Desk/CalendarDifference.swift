// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import ProgrammeCalendars

/// What somebody's calendar says otherwise than the one that he holds.
package struct CalendarDifference: Sendable {
  /// One event that is new, gone or another.
  package struct Change: Hashable, Sendable {
    package let was: CalendarEntry?
    package let now: CalendarEntry?

    /// When it first matters: somebody who does not know goes by the old time, and is expected at the new one.
    package var start: Date {
      [was?.start, now?.start].compactMap(\.self).min() ?? .distantFuture
    }
  }

  /// By ``Change/start``.
  package let changes: [Change]

  /// - Complexity: linear in the number of events, after sorting the changes.
  package init(from old: [CalendarEntry], to new: [CalendarEntry]) {
    let held = Dictionary(old.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Set(new.map(\.uid))
    var changes = new.compactMap { entry -> Change? in
      guard let was = held[entry.uid] else { return Change(was: nil, now: entry) }
      return was.content == entry.content ? nil : Change(was: was, now: entry)
    }
    changes += old.filter { !present.contains($0.uid) }.map { Change(was: $0, now: nil) }
    self.changes = changes.sorted { a, b in
      (a.start, a.now?.uid ?? a.was?.uid ?? "") < (b.start, b.now?.uid ?? b.was?.uid ?? "")
    }
  }

  /// What matters next: the first change of something that is not over.
  package func next(after moment: Date) -> Change? {
    changes.first { max($0.was?.end ?? .distantPast, $0.now?.end ?? .distantPast) > moment }
  }
}
