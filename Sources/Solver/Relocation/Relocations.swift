// SPDX-License-Identifier: Apache-2.0

/// A solution kept ready to be asked what moving one of its activities would cost.
///
/// Not shared between threads. Every question leaves the solution as it was.
package final class Relocations {
  /// Another occupant of a seat; -1 is nobody.
  package struct Reseating: Sendable, Hashable {
    /// Index of the seat.
    package var seat: Int
    /// Who sits there now.
    package var from: Int
    /// Who would sit there.
    package var to: Int
  }

  /// What comes of moving an activity.
  package enum Judgement: Sendable {
    /// Nothing breaks; what the soft cost changes by, label by label, who sits elsewhere then, and what would break if they
    /// did not.
    case free(change: [Int], reseatings: [Reseating], because: Obstacle?)
    /// Something breaks; everything that does, the plainest first.
    case blocked([Obstacle])
  }

  /// The problem that the solution is of.
  package let problem: Problem
  let state: State
  let skeleton: Skeleton

  /// - Complexity: that of a search's start; a question then costs no more than a few trials of it.
  package init(_ problem: Problem, at solution: Solution) {
    self.problem = problem
    state = State(Instance(problem))
    skeleton = Skeleton(problem)
    state.load(solution)
  }

  /// Whether the solution breaks nothing hard; only then can an activity be judged.
  package var isClean: Bool { state.cost.hard == 0 }

  /// The present cost, which no question changes.
  package var cost: Cost { state.cost }

  /// Judges an activity at another start and in another place, everything else as it is.
  ///
  /// Occupants of the activity's own seats stay while they can; those who cannot give way to the cheapest who are free,
  /// or leave their seats where nobody needs to sit; where the cheapest break something together, others are looked for, as
  /// long as ``ThoroughSeating`` has trials left. An activity at its present place is free.
  ///
  /// - Precondition: the solution breaks nothing hard.
  package func judge(_ activity: Int, at value: Skeleton.Value) -> Judgement {
    precondition(isClean, "what is broken already cannot be told from what a move breaks")
    state.begin()
    state.place(activity, start: value.start, option: value.option)
    let change = state.evaluate()
    if change.hard == 0 {
      var sums = Array(repeating: 0, count: problem.labelCount)
      state.addSoftChange(to: &sums)
      return .free(change: sums, reseatings: [], because: nil)
    }
    let obstacles = obstacles(to: activity)
    guard obstacles.allSatisfy({ $0.seat != nil }) else { return .blocked(obstacles) }
    return reseated(activity, at: value, obstacles)
  }

  /// An obstacle that no other activity can clear away, as far as single activities and pairs of them tell; `nil` when
  /// each of them may give way.
  package func obstacleOutOfReach(
    _ activity: Int, at value: Skeleton.Value, among obstacles: [Obstacle]
  ) -> Obstacle? {
    obstacles.first { obstacle in
      if obstacle.isAlone || isForsaken(obstacle, activity, value) { return true }
      guard let other = obstacle.other, other != activity, obstacle.seat == nil,
        obstacle.neighbour == nil
      else { return false }
      return !skeleton.values[other].contains {
        skeleton.conflict(activity, value, other, $0) == nil
      }
    }
  }

  /// Whether a seat that must be filled has too few candidates then, whatever else they do.
  private func isForsaken(
    _ obstacle: Obstacle, _ activity: Int, _ value: Skeleton.Value
  ) -> Bool {
    guard obstacle.kind == .seat else { return false }
    let seats = state.seats(of: activity).filter {
      problem.seats[$0].isRequired && problem.seats[$0].bindings.count == 1
    }
    let choices = seats.map { seat in
      problem.seats[seat].candidates.indices.filter {
        isThere(problem.seats[seat].candidates[$0], seat, position: $0, activity, value)
      }.map { problem.seats[seat].candidates[$0] }
    }
    return Matching.largest(choices).contains(nil)
  }

  /// Whether a candidate is there and allowed, with nothing else to do.
  private func isThere(
    _ candidate: Int, _ seat: Int, position: Int, _ activity: Int, _ value: Skeleton.Value
  ) -> Bool {
    let resource = problem.resources[candidate]
    let binding = problem.seats[seat].bindings[0]
    let start = problem.activities[activity].starts[value.start]
    let span = start + binding.from..<start + binding.to
    let days = problem.seats[seat].blockedDays
    if !days.isEmpty, days[position].contains(problem.clock.day(of: start)) {
      return false
    }
    let site = problem.activities[activity].options[value.option].site
    if let entry = resource.entry,
      span.lowerBound < entry.arrival(at: site, by: problem.travel)
    {
      return false
    }
    if let exit = resource.exit,
      exit.arrival(from: site, leaving: span.upperBound, by: problem.travel) > exit.time
    {
      return false
    }
    return !resource.absences.contains { $0.span.overlaps(span) }
  }
}
