// SPDX-License-Identifier: Apache-2.0

/// Any choice of people for the seats of one activity that breaks nothing, by trying all of them.
///
/// Seats are filled one after the other, those first for which fewest may be chosen; whoever cannot be there, or not beside
/// those already chosen, is passed over.
///
/// - Precondition: nothing but the people of these seats is in the way.
/// - Complexity: a trial for each choice, at most ``mostTrials``.
struct ThoroughSeating {
  private let relocations: Relocations
  private let seats: [Int]
  /// Who sits there before, and again afterwards.
  private let occupants: [Int]
  /// By seat, as in `seats`; -1 is nobody.
  private var choices: [[Int]] = []
  private var trials = 0

  /// Nobody waits for more.
  private static let mostTrials = 4_000

  private var state: State { relocations.state }

  init(_ relocations: Relocations, _ seats: [Int]) {
    self.relocations = relocations
    self.seats = seats
    occupants = seats.map { Int(relocations.state.occupant[$0]) }
  }

  /// A choice for every seat with which nothing is broken; `nil` when there is none, or none was found.
  ///
  /// The seats are empty while it is looked for, so that each trial seats no more than those chosen for it.
  mutating func choice() -> [(seat: Int, occupant: Int)]? {
    seat(Array(repeating: -1, count: seats.count))
    defer { seat(occupants) }
    let problem = relocations.problem
    let present = seats.map { seat in
      problem.seats[seat].candidates.filter { isThere($0, seat) }
    }
    let needed = seats.map { Self.isAlwaysFilled(problem.seats[$0]) }
    let least = zip(present, needed).filter(\.1).map(\.0)
    if Matching.largest(least).contains(nil) { return nil }
    choices = seats.indices.map { index in
      needed[index]
        ? present[index]
        : problem.seats[seats[index]].isRequired ? present[index] + [-1] : [-1] + present[index]
    }
    let order = seats.indices.sorted { (choices[$0].count, $0) < (choices[$1].count, $1) }
    return extended([], by: order[...])
  }

  private func seat(_ occupants: [Int]) {
    state.begin()
    for (seat, occupant) in zip(seats, occupants) { state.seat(seat, occupant) }
    _ = state.evaluate()
    state.commit()
  }

  /// Whether nobody in the seat would break something in any case.
  private static func isAlwaysFilled(_ seat: Problem.Seat) -> Bool {
    seat.isRequired && seat.escorted.isEmpty
  }

  /// Whether the diary of a candidate is unbroken when no other of the seats is taken.
  private func isThere(_ candidate: Int, _ seat: Int) -> Bool {
    state.begin()
    state.seat(seat, candidate)
    _ = state.evaluate()
    return !relocations.hasBrokenDiary(candidate)
  }

  private mutating func extended(
    _ chosen: [(seat: Int, occupant: Int)], by open: ArraySlice<Int>
  ) -> [(seat: Int, occupant: Int)]? {
    guard trials < Self.mostTrials else { return nil }
    trials += 1
    state.begin()
    for (seat, occupant) in chosen { state.seat(seat, occupant) }
    let change = state.evaluate()
    guard let next = open.first else {
      return state.cost.hard + change.hard == 0 ? chosen : nil
    }
    if chosen.contains(where: { $0.occupant >= 0 && relocations.hasBrokenDiary($0.occupant) }) {
      return nil
    }
    for occupant in choices[next] {
      if let found = extended(chosen + [(seats[next], occupant)], by: open.dropFirst()) {
        return found
      }
    }
    return nil
  }
}

extension Relocations {
  /// Whether somebody's diary is broken in the evaluated trial.
  fileprivate func hasBrokenDiary(_ resource: Int) -> Bool {
    state.trial.resources.all.contains(resource)
      ? state.records[resource].trialCost.hard > 0 : state.records[resource].cost.hard > 0
  }
}
