// SPDX-License-Identifier: Apache-2.0

/// A change of clocks: local times that do not exist, or that are shown twice.
package struct ClockChange: Sendable, Hashable {
  /// The local times in question.
  package let span: TimeSpan
  /// What the clock shows more than passes; below zero where the times are shown twice.
  package let lost: Minutes

  package init(span: TimeSpan, lost: Minutes) {
    self.span = span
    self.lost = lost
  }
}

// How long it is from one local time to another, and when it is over what lasts so long. Without a change of clocks it is
// what the clock shows; over one, clocks show more or less than passes. Changes are in order of time.
extension [ClockChange] {
  /// The minutes that pass from the festival's first midnight until the clock first shows a time; below zero before it.
  ///
  /// A time that is skipped counts as the moment at which the clock jumps.
  ///
  /// - Complexity: linear in the changes, of which most festivals have none.
  package func passed(until time: LocalTime) -> Minutes {
    isEmpty ? time - LocalTime(0) : counted(time) - counted(LocalTime(0))
  }

  /// What the clock shows when so many minutes have passed since the festival's first midnight.
  ///
  /// Times that are shown twice are given both times, though what is read back is the first.
  package func time(after passed: Minutes) -> LocalTime {
    guard !isEmpty else { return LocalTime(0) + passed }
    let counted = passed + counted(LocalTime(0))
    return reduce(LocalTime(0) + counted) { time, change in
      moment(of: change) <= passed ? time + change.lost : time
    }
  }

  /// When a change takes place, in minutes that have passed since the festival's first midnight.
  package func moment(of change: ClockChange) -> Minutes {
    change.lost > 0
      ? passed(until: change.span.start) : passed(until: change.span.end) + change.lost
  }

  /// The minutes that pass from one local time to another; below zero where the other comes first.
  package func elapsed(from start: LocalTime, to end: LocalTime) -> Minutes {
    isEmpty ? end - start : counted(end) - counted(start)
  }

  /// The local time so many minutes after another; before it where they are below zero.
  package func time(_ minutes: Minutes, after start: LocalTime) -> LocalTime {
    isEmpty ? start + minutes : time(after: passed(until: start) + minutes)
  }

  /// The local time so many minutes before another.
  package func time(_ minutes: Minutes, before end: LocalTime) -> LocalTime {
    isEmpty ? end - minutes : time(Minutes(-minutes.rawValue), after: end)
  }

  /// Minutes that pass until a local time, from some moment before all changes.
  private func counted(_ time: LocalTime) -> Minutes {
    reduce(time - LocalTime(0)) { sum, change in
      if change.lost > 0 {
        return sum - Swift.min(Swift.max(time - change.span.start, 0), change.lost)
      }
      return time < change.span.end ? sum : sum - change.lost
    }
  }
}

// The same for a festival's own clock.
extension Festival {
  /// The minutes that pass from the first midnight until the clock first shows a time; below zero before it.
  package func passed(until time: LocalTime) -> Minutes { clockChanges.passed(until: time) }

  /// The minutes that pass from one local time to another; below zero where the other comes first.
  package func elapsed(from start: LocalTime, to end: LocalTime) -> Minutes {
    clockChanges.elapsed(from: start, to: end)
  }

  /// The local time so many minutes after another; before it where they are below zero.
  package func time(_ minutes: Minutes, after start: LocalTime) -> LocalTime {
    clockChanges.time(minutes, after: start)
  }

  /// The local time so many minutes before another.
  package func time(_ minutes: Minutes, before end: LocalTime) -> LocalTime {
    clockChanges.time(minutes, before: end)
  }

  /// Whether clocks skip or show twice a local time, so that no table and no programme can name it.
  package func isDoubtful(_ time: LocalTime) -> Bool {
    clockChanges.contains { $0.span.holds(time) }
  }

  /// The last moment on the grid at which somebody leaves who has to be there by the deadline.
  ///
  /// - Complexity: as ``TravelTimes/latestDeparture(from:to:arrivingBy:step:)``.
  package func latestDeparture(
    from: Place.ID, to: Place.ID, arrivingBy deadline: LocalTime
  ) -> LocalTime {
    var departure = travel.latestDeparture(from: from, to: to, arrivingBy: deadline, step: grid)
    while isDoubtful(departure)
      || elapsed(from: departure, to: deadline)
        < travel.time(from: from, to: to, departing: departure)
    {
      departure = departure - grid
    }
    return departure
  }
}
