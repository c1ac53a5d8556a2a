// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalCompiler
import FestivalModel
import Solver

// When else sessions and interviews could be.
extension RepairProposals {
  /// As bad as so many minutes of another hour.
  private static let distanceOfDays = 240
  /// Minutes between two starts worth trying.
  private static let otherChoice = 30
  private static let mostChoices = 2
  /// Comparisons for one start, where there is no engine.
  private static let checks = 100_000

  /// The nearest times at which the conflict would be none if this session or interview were free to start at any.
  func windows(of occasion: Occasion) async -> [Proposal] {
    let found = await windows(of: occasion, beside: conflict.occasions)
    // Where others of the conflict cannot be anyway, it is looked at by itself.
    return found.isEmpty && conflict.occasions.count > 1
      ? await windows(of: occasion, beside: [occasion]) : found
  }

  private func windows(of occasion: Occasion, beside occasions: [Occasion]) async -> [Proposal] {
    let compiled = FestivalCompiler.compile(
      occasion.hours.lifted(from: festival.limited(to: occasions)))
    guard compiled.impossibilities.isEmpty,
      let activity = compiled.activities.firstIndex(of: occasion)
    else { return [] }
    return await nearest(
      of: activity, in: compiled.problem, among: newStarts(of: activity, in: compiled),
      to: usualHours(of: occasion)
    ).map { proposal(of: activity, in: compiled, at: $0) }
  }

  /// Other hours for several at once, the nearest together with which all of these go together; `nil` when there are none.
  func windows(of few: [Occasion], among occasions: [Occasion]) async -> Proposal? {
    let lifted = Cause.lifted(few.map(\.hours), from: festival.limited(to: occasions))
    let compiled = FestivalCompiler.compile(lifted)
    let activities = few.compactMap { compiled.activities.firstIndex(of: $0) }
    guard let engine, compiled.impossibilities.isEmpty, activities.count == few.count else {
      return nil
    }
    var narrowed = compiled.problem.withoutSeats
    let label = narrowed.labelCount
    narrowed.labelCount += 1
    for (activity, occasion) in zip(activities, few) {
      let starts = newStarts(of: activity, in: compiled)
      let usual = usualHours(of: occasion)
      narrowed.activities[activity].starts = starts.map { festival.passed(until: $0).rawValue }
      narrowed.activities[activity].startCosts = [
        (label, starts.map { Self.distance(of: $0, to: usual) })
      ]
    }
    guard activities.allSatisfy({ !narrowed.activities[$0].starts.isEmpty }) else { return nil }
    let outcome = await ExactSolver.solve(
      narrowed, ExactRequest(objective: .labels([label])),
      limits: ExactSolver.Limits(seconds: clock.secondsLeft / 2), engine: engine, stop: clock.stop)
    guard let solution = outcome.solution else { return nil }
    let changes = activities.flatMap { activity in
      let start = narrowed.activities[activity].starts[solution.start[activity]]
      return proposal(of: activity, in: compiled, at: compiled.time(of: start)).changes
    }
    return (.furtherWindow, changes)
  }

  /// Starts it may not have now, on its own day and before the evening's end.
  private func newStarts(of activity: Int, in compiled: FestivalProblem) -> [LocalTime] {
    let record = compiled.problem.activities[activity]
    let latestEnd = festival.rules.eveningLimit.rawValue
    return record.starts.map { compiled.time(of: $0) }.filter { start in
      let end = festival.time(Minutes(record.duration), after: start).rawValue
      return end % LocalTime.minutesPerDay <= latestEnd
        && end / LocalTime.minutesPerDay == start.day
        && isNew(start, for: compiled.activities[activity])
    }
  }

  private func usualHours(of occasion: Occasion) -> [TimeSpan] {
    let pinned = occasion.session.flatMap { festival.session($0).pinned }
    return pinned.map { [TimeSpan(start: $0, duration: Minutes(0))] }
      ?? occasion.windows(in: festival)
  }

  private func proposal(
    of activity: Int, in compiled: FestivalProblem, at start: LocalTime
  ) -> Proposal {
    let duration = Minutes(compiled.problem.activities[activity].duration)
    let window = TimeSpan(start: start, end: festival.time(duration, after: start))
    switch compiled.activities[activity] {
    case .session(let id) where festival.session(id).pinned == nil:
      return (.furtherWindow, [.furtherWindow(id, window)])
    case .session(let id):
      return (.otherStart, [.pin(id, start, at: nil), .furtherWindow(id, window)])
    case .interview(let id): return (.furtherWindow, [.furtherInterviewWindow(id, window)])
    }
  }

  /// Another day at the usual hour is nearer than the small hours of the same.
  private static func distance(of start: LocalTime, to usual: [TimeSpan]) -> Int {
    usual.map { window in
      let hour = start.timeOfDay.rawValue
      let from = window.start.timeOfDay.rawValue
      let to = from + window.duration.rawValue
      return abs(start.day - window.start.day) * distanceOfDays + max(0, from - hour, hour - to)
    }.min() ?? 0
  }

  /// The starts nearest to the usual hours with which all activities go together, whoever is chosen for them.
  private func nearest(
    of activity: Int, in problem: Problem, among starts: [LocalTime], to usual: [TimeSpan]
  ) async -> [LocalTime] {
    var found: [LocalTime] = []
    var left = starts
    while found.count < Self.mostChoices, !left.isEmpty, !clock.isOver {
      guard let start = await nearest(of: activity, in: problem, to: usual, left) else { break }
      found.append(start)
      // A little later is no other choice.
      left.removeAll { abs(($0 - start).rawValue) < Self.otherChoice }
    }
    return found
  }

  private func nearest(
    of activity: Int, in problem: Problem, to usual: [TimeSpan], _ starts: [LocalTime]
  ) async -> LocalTime? {
    let distances = starts.map { Self.distance(of: $0, to: usual) }
    guard let engine else {
      let order = starts.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      return order.lazy.map { starts[$0] }.first { fits(activity, at: $0, in: problem) }
    }
    var narrowed = problem.withoutSeats
    let label = narrowed.labelCount
    narrowed.labelCount += 1
    narrowed.activities[activity].starts = starts.map { festival.passed(until: $0).rawValue }
    narrowed.activities[activity].startCosts = [(label, distances)]
    let outcome = await ExactSolver.solve(
      narrowed, ExactRequest(objective: .labels([label])),
      limits: ExactSolver.Limits(seconds: clock.secondsLeft), engine: engine, stop: clock.stop)
    return outcome.solution.map { starts[$0.start[activity]] }
  }

  private func fits(_ activity: Int, at start: LocalTime, in problem: Problem) -> Bool {
    guard !clock.isOver else { return false }
    var narrowed = problem
    narrowed.activities[activity].starts = [festival.passed(until: start).rawValue]
    narrowed.activities[activity].startCosts = []
    return FewestChanges.canPlace(
      Set(narrowed.activities.indices), of: Skeleton(narrowed), checks: Self.checks,
      stop: clock.stop) == true
  }

  private func isNew(_ start: LocalTime, for occasion: Occasion) -> Bool {
    switch occasion {
    case .session(let id):
      let session = festival.session(id)
      if let pin = session.pinned { return pin != start }
      return !session.windows.contains { $0.holds(start) }
    case .interview(let id):
      let interview = festival.interview(id)
      let end = festival.time(interview.duration + interview.buffer, after: start)
      let span = TimeSpan(start: start, end: end)
      return !interview.windows.contains { $0.contains(span) }
    }
  }
}

extension Occasion {
  /// The demand that says when it may be.
  fileprivate var hours: Cause {
    switch self {
    case .session(let id): .windows(id)
    case .interview(let id): .interview(id, .hours)
    }
  }

  fileprivate func windows(in festival: Festival) -> [TimeSpan] {
    switch self {
    case .session(let id): festival.session(id).windows
    case .interview(let id): festival.interview(id).windows
    }
  }
}
