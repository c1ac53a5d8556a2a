// SPDX-License-Identifier: Apache-2.0

/// Walks from a solution to a local optimum of single changes: every start and place of each activity, every
/// candidate of each seat.
package enum Descent {
  /// Outweighs any soft change, so that costs are compared hard amount first.
  package static let hardWeight = 1e9

  /// Occupants of optional seats move into empty required ones that are alike but for being required.
  private static func fillRequiredFirst(_ state: State) {
    let seats = state.instance.problem.seats
    for (empty, seat) in seats.enumerated()
    where seat.isRequired && state.occupant[empty] < 0 {
      guard
        let donor = seats.indices.first(where: {
          !seats[$0].isRequired && state.occupant[$0] >= 0
            && seats[$0].candidates == seat.candidates && seats[$0].bindings == seat.bindings
        })
      else { continue }
      state.begin()
      state.seat(empty, Int(state.occupant[donor]))
      state.seat(donor, -1)
      if state.evaluate() < .zero { state.commit() }
    }
  }

  /// Stops after `budget` evaluations, so that a large problem is left as it is.
  package static func run(
    _ state: State,
    _ moves: MoveSource,
    evaluations budget: Int,
    clock: SearchClock
  ) {
    fillRequiredFirst(state)
    let instance = state.instance
    var evaluations = 0
    var isImproved = true
    while isImproved {
      isImproved = false
      for activity in instance.activities.movable {
        if clock.isOver || evaluations > budget { return }
        var best = Cost.zero
        var choice: (start: Int, option: Int)?
        for option in 0..<instance.activities.options.count(activity) {
          for start in 0..<instance.activities.starts.count(activity) {
            state.begin()
            state.place(activity, start: start, option: option)
            evaluations += 1
            if evaluations & 0x3F == 0, clock.isOver { return }
            let limit = Double(best.soft) + hardWeight * Double(best.hard) - 0.5
            if state.evaluate(within: limit, hardWeight: hardWeight) {
              best = state.trial.delta
              choice = (start, option)
            }
          }
        }
        guard let choice else { continue }
        state.begin()
        state.place(activity, start: choice.start, option: choice.option)
        _ = state.evaluate()
        state.commit()
        isImproved = true
      }
      for seat in instance.seats.choosable {
        if clock.isOver || evaluations > budget { return }
        let before = state.cost
        Construction.fillBest(seat, state, moves)
        evaluations += instance.seats.candidates.count(seat)
        if state.cost < before { isImproved = true }
      }
    }
  }
}
