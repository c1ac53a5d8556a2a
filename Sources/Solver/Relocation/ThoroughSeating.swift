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
  /// By seat, as in `seats`; -1 is nobody.
  private let choices: [[Int]]
  private let isHopeless: Bool
  private var trials = 0

  /// Nobody waits for more.
  private static let mostTrials = 4_000

  private var state: State { relocations.state }

  init(_ relocations: Relocations, _ seats: [Int]) {
    self.relocations = relocations
    let problem = relocations.problem
    let present = seats.map { seat in
      problem.seats[seat].candidates.filter { Self.isThere($0, seat, among: seats, relocations) }
    }
    let needed = seats.indices.filter { Self.isAlwaysFilled(problem.seats[seats[$0]]) }
    isHopeless = Matching.largest(needed.map { present[$0] }).contains(nil)
    let all = seats.indices.map { index in
      needed.contains(index)
        ? present[index]
        : problem.seats[seats[index]].isRequired ? present[index] + [-1] : [-1] + present[index]
    }
    let order = seats.indices.sorted { (all[$0].count, $0) < (all[$1].count, $1) }
    self.seats = order.map { seats[$0] }
    choices = order.map { all[$0] }
  }

  /// Whether nobody in the seat would break something in any case.
  private static func isAlwaysFilled(_ seat: Problem.Seat) -> Bool {
    seat.isRequired && seat.escorted.isEmpty
  }

  /// Whether the diary of a candidate is unbroken when no other of the seats is taken.
  private static func isThere(
    _ candidate: Int, _ seat: Int, among seats: [Int], _ relocations: Relocations
  ) -> Bool {
    let state = relocations.state
    state.begin()
    for other in seats where other != seat { state.seat(other, -1) }
    state.seat(seat, candidate)
    _ = state.evaluate()
    return !relocations.hasBrokenDiary(candidate)
  }

  /// A choice for every seat with which nothing is broken; `nil` when there is none, or none was found.
  mutating func choice() -> [(seat: Int, occupant: Int)]? {
    isHopeless ? nil : extended([])
  }

  private mutating func extended(
    _ chosen: [(seat: Int, occupant: Int)]
  ) -> [(seat: Int, occupant: Int)]? {
    let isWhole = chosen.count == seats.count
    guard trials < Self.mostTrials else { return nil }
    trials += 1
    let before = state.cost.hard
    state.begin()
    for seat in seats { state.seat(seat, -1) }
    for (seat, occupant) in chosen { state.seat(seat, occupant) }
    let change = state.evaluate()
    if isWhole { return before + change.hard == 0 ? chosen : nil }
    if chosen.contains(where: { $0.occupant >= 0 && relocations.hasBrokenDiary($0.occupant) }) {
      return nil
    }
    for occupant in choices[chosen.count] {
      if let found = extended(chosen + [(seats[chosen.count], occupant)]) { return found }
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
