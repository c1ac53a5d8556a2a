// SPDX-License-Identifier: Apache-2.0

// Who takes the seats of an activity that was moved, where those who had them cannot.
extension Relocations {
  /// Rounds of choosing; one more only follows where a choice asks for another, as an escort does.
  private static let mostRounds = 3
  /// Passes in which each seat is given to whoever costs least beside the others.
  private static let mostPasses = 2

  /// Moves the activity, seats its people anew, and puts everything back.
  ///
  /// - Precondition: the trial places the activity there and was evaluated to its end.
  func reseated(
    _ activity: Int, at value: Skeleton.Value, _ obstacles: [Obstacle]
  ) -> Judgement {
    let old = Skeleton.Value(
      start: Int(state.startIndex[activity]), option: Int(state.option[activity]))
    let seats = state.seats(of: activity)
    let before = seats.map { Int(state.occupant[$0]) }
    let present = state.cost
    var change = Array(repeating: 0, count: problem.labelCount)
    state.addSoftChange(to: &change)
    state.commit()
    var unfilled: Int?
    for _ in 0..<Self.mostRounds where state.cost.hard > 0 && unfilled == nil {
      unfilled = reseat(seats.filter { isBroken($0) }, &change)
    }
    if unfilled != nil {
      // Somebody who could stay may be the only one for another seat.
      unfilled = reseat(seats, &change)
    }
    if state.cost.hard > 0, let choice = thoroughChoice(for: seats) {
      // Seats that ask for each other, or a limit over several, may need others than the cheapest.
      keep(&change) { for (seat, occupant) in choice { state.seat(seat, occupant) } }
      improve(seats, &change)
      unfilled = nil
    }
    let isFree = state.cost.hard == 0
    let reseatings = zip(seats, before).compactMap { seat, occupant -> Reseating? in
      let now = Int(state.occupant[seat])
      return now == occupant ? nil : Reseating(seat: seat, from: occupant, to: now)
    }
    state.begin()
    state.place(activity, start: old.start, option: old.option)
    for reseating in reseatings { state.seat(reseating.seat, reseating.from) }
    _ = state.evaluate()
    state.commit()
    precondition(state.cost == present, "a question changed the solution")
    if isFree {
      return .free(change: change, reseatings: reseatings, because: obstacles.first)
    }
    // Whoever sits in the seat that stays empty is named first, and that nobody else is free.
    let first = obstacles.filter { $0.seat == unfilled }
    let rest = obstacles.filter { $0.seat != unfilled }
    let none = unfilled.map {
      Obstacle(kind: .seat, label: first.first?.label ?? problem.seats[$0].emptyLabel, seat: $0)
    }
    return .blocked(first + rest + [none].compactMap(\.self))
  }

  private func thoroughChoice(for seats: [Int]) -> [(seat: Int, occupant: Int)]? {
    var seating = ThoroughSeating(self, seats)
    return seating.choice()
  }

  private func isBroken(_ seat: Int) -> Bool {
    let occupant = Int(state.occupant[seat])
    return state.seatCost[seat].hard > 0 || occupant >= 0 && state.records[occupant].cost.hard > 0
  }

  /// Empties these seats and fills those that must be filled.
  ///
  /// - Returns: a seat for which nobody is free, if there is one.
  private func reseat(_ broken: [Int], _ change: inout [Int]) -> Int? {
    keep(&change) { for seat in broken { state.seat(seat, -1) } }
    let needed = broken.filter { state.seatCost[$0].hard > 0 }
    let choices = needed.map { freeCandidates(of: $0) }
    let chosen = Matching.largest(choices)
    for (seat, occupant) in zip(needed, chosen) {
      guard let occupant else { return seat }
      keep(&change) { state.seat(seat, occupant) }
    }
    improve(broken, &change)
    return nil
  }

  private func improve(_ seats: [Int], _ change: inout [Int]) {
    for _ in 0..<Self.mostPasses {
      var isBetter = false
      for seat in seats where improve(seat, &change) { isBetter = true }
      if !isBetter { break }
    }
  }

  /// Candidates who would fill a broken seat and break nothing, the cheapest first.
  private func freeCandidates(of seat: Int) -> [Int] {
    let missing = state.seatCost[seat].hard
    var free: [(cost: Int, position: Int, candidate: Int)] = []
    for (position, candidate) in problem.seats[seat].candidates.enumerated() {
      state.begin()
      state.seat(seat, candidate)
      let cost = state.evaluate()
      if cost.hard == -missing { free.append((cost.soft, position, candidate)) }
    }
    return free.sorted { ($0.cost, $0.position) < ($1.cost, $1.position) }.map(\.candidate)
  }

  /// Gives the seat to whoever lowers the cost most and breaks nothing.
  private func improve(_ seat: Int, _ change: inout [Int]) -> Bool {
    var best: (cost: Int, candidate: Int)?
    for candidate in problem.seats[seat].candidates where candidate != Int(state.occupant[seat]) {
      state.begin()
      state.seat(seat, candidate)
      let cost = state.evaluate()
      if cost.hard <= 0, cost.soft < best?.cost ?? 0 { best = (cost.soft, candidate) }
    }
    guard let best else { return false }
    keep(&change) { state.seat(seat, best.candidate) }
    return true
  }

  /// Describes a trial and makes it the solution.
  private func keep(_ change: inout [Int], _ describe: () -> Void) {
    state.begin()
    describe()
    _ = state.evaluate()
    state.addSoftChange(to: &change)
    state.commit()
  }
}
