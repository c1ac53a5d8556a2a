// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// How long it is between local times, and what comes so long after them, reckoned from the instants themselves.
///
/// Far from a change of clocks that is what the clock shows.
struct TrueTime {
  private let clock: FestivalClock
  private let changes: [ClockChange]

  init(_ festival: Festival) {
    clock = festival.clock
    changes = festival.clockChanges
  }

  /// The minutes that pass from one local time to another; below zero where the other comes first.
  func gap(from start: LocalTime, to end: LocalTime) -> Minutes {
    guard isNearChange(start, end) else { return end - start }
    let seconds = instant(end).timeIntervalSince(instant(start))
    return Minutes(Int((seconds / 60).rounded()))
  }

  /// The local time so many minutes after another; before it where they are below zero.
  func time(_ minutes: Minutes, after start: LocalTime) -> LocalTime {
    guard isNearChange(start, start + minutes) else { return start + minutes }
    return clock.localTime(instant(start).addingTimeInterval(Double(minutes.number) * 60))
  }

  /// The local time so many minutes before another.
  func time(_ minutes: Minutes, before end: LocalTime) -> LocalTime {
    time(Minutes(-minutes.number), after: end)
  }

  /// The instant of a local time; of one that is skipped, such as a limit of the rules, that of the change.
  private func instant(_ time: LocalTime) -> Date {
    let skipped = changes.first { $0.lost > 0 && $0.span.holds(time) }
    return clock.instant(skipped?.span.end ?? time)
  }

  /// Whether clocks may change between the two.
  private func isNearChange(_ a: LocalTime, _ b: LocalTime) -> Bool {
    changes.contains { $0.span.start <= max(a, b) && min(a, b) <= $0.span.end }
  }
}

extension ProgrammeFacts {
  /// The minutes that pass from one moment to another, whatever clocks show.
  func gap(from start: LocalTime, to end: LocalTime) -> Minutes {
    trueTime.gap(from: start, to: end)
  }
}
