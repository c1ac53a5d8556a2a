// SPDX-License-Identifier: Apache-2.0

/// Builds a first solution: tightest activities first, each at the cheapest of a sample of its starts and places,
/// then every empty seat with its cheapest candidate.
package enum Construction {
  /// Starts tried per place option; keeps the cost linear in the number of activities.
  private static let sample = 24

  /// Places activities one after the other, those with the fewest possibilities first.
  package static func run(
    _ state: State,
    _ moves: MoveSource,
    _ random: inout RandomSource,
    clock: SearchClock
  ) {
    let instance = state.instance
    let problem = instance.problem
    let order = problem.activities.indices.sorted { a, b in
      let left = tightness(problem.activities[a])
      let right = tightness(problem.activities[b])
      return left != right ? left > right : a < b
    }
    for (seat, record) in problem.seats.enumerated()
    where state.occupant[seat] < 0 && record.isRequired && record.candidates.count == 1 {
      // Whoever is the only one has to come; the search moves the activity, never this seat.
      state.begin()
      state.seat(seat, record.candidates[0])
      if instance.seats.hasShadows { moves.matchEscorts(of: seat, state) }
      _ = state.evaluate()
      state.commit()
    }
    for activity in order where state.start[activity] < 0 {
      placeBest(activity, state, &random)
      if clock.isOver { return }
    }
    for seat in problem.seats.indices
    where state.occupant[seat] < 0 && !problem.seats[seat].isLate {
      fillBest(seat, state, moves)
      if clock.isOver { return }
    }
  }

  /// People bound per possible start and place.
  private static func tightness(_ activity: Problem.Activity) -> Double {
    Double(activity.attendance.count + 1) * Double(activity.duration)
      / Double(max(1, activity.starts.count * activity.options.count))
  }

  private static func placeBest(_ activity: Int, _ state: State, _ random: inout RandomSource) {
    let count = state.instance.activities.starts.count(activity)
    guard count > 0, state.instance.activities.options.count(activity) > 0 else { return }
    var best = Cost.worst
    var choice = (start: 0, option: 0)
    for option in 0..<state.instance.activities.options.count(activity) {
      let offset = count > sample ? random.below(count) : 0
      for step in 0..<min(count, sample) {
        let start = (offset + step * max(1, count / sample)) % count
        state.begin()
        state.place(activity, start: start, option: option)
        guard best != .worst else {
          best = state.evaluate()
          choice = (start, option)
          continue
        }
        let limit = Double(best.soft) + Descent.hardWeight * Double(best.hard) - 0.5
        if state.evaluate(within: limit, hardWeight: Descent.hardWeight) {
          best = state.trial.delta
          choice = (start, option)
        }
      }
    }
    state.begin()
    state.place(activity, start: choice.start, option: choice.option)
    _ = state.evaluate()
    state.commit()
  }

  /// Puts the cheapest candidate into the seat, or nobody where that is cheaper still.
  package static func fillBest(_ seat: Int, _ state: State, _ moves: MoveSource) {
    var best = Cost.zero
    var choice: Int32?
    func consider(_ occupant: Int32) {
      guard occupant != state.occupant[seat] else { return }
      state.begin()
      state.seat(seat, Int(occupant))
      moves.matchEscorts(of: seat, state)
      let delta = state.evaluate()
      if delta < best {
        best = delta
        choice = occupant
      }
    }
    for position in state.instance.seats.candidates.range(seat) {
      consider(state.instance.seats.candidates[position])
    }
    if !state.instance.seats[seat].isEscort { consider(-1) }
    guard let choice else { return }
    state.begin()
    state.seat(seat, Int(choice))
    moves.matchEscorts(of: seat, state)
    _ = state.evaluate()
    state.commit()
  }

  /// Fills the late seats, fairly: always the candidate bound least often so far whom the seat costs nothing.
  package static func fillLate(_ state: State) {
    let instance = state.instance
    for seat in instance.problem.seats.indices
    where instance.problem.seats[seat].isLate && state.occupant[seat] < 0 {
      var best: (cost: Cost, bound: Int32, candidate: Int32)?
      for position in instance.seats.candidates.range(seat) {
        let candidate = instance.seats.candidates[position]
        state.begin()
        state.seat(seat, Int(candidate))
        let delta = state.evaluate()
        guard delta <= .zero else { continue }
        let bound = state.records[Int(candidate)].count
        if let best, (best.cost, best.bound) <= (delta, bound) { continue }
        best = (delta, bound, candidate)
      }
      guard let best else { continue }
      state.begin()
      state.seat(seat, Int(best.candidate))
      _ = state.evaluate()
      state.commit()
    }
  }
}
