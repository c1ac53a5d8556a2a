// SPDX-License-Identifier: Apache-2.0

import Solver

// Who sits where. Seats that nothing tells apart are one crew, so that their order is not searched.
extension Encoding {
  /// Seats that are alike, and a literal for each candidate: whether he sits in one of them.
  struct Crew {
    var seats: [Int]
    var candidates: [Int]
    var sits: [Literal]
  }

  /// What two seats of one crew have in common.
  private struct Likeness: Hashable {
    var bindings: [Problem.Binding]
    var candidates: [Int]
    var costs: [Int]
    var blockedDays: [DaySet]
    var addsLoad: Bool
    var emptyLabel: Int
    var optionalCost: Int
    var references: [Int]
    /// Itself, when the seat may not share.
    var alone: Int
  }

  func addCrews() {
    let references = references()
    var likeness: [Likeness] = []
    for (index, seat) in problem.seats.enumerated() {
      likeness.append(
        Likeness(
          bindings: seat.bindings, candidates: seat.candidates, costs: seat.candidateCosts,
          blockedDays: seat.blockedDays, addsLoad: seat.addsLoad, emptyLabel: seat.emptyLabel,
          optionalCost: seat.emptyCost, references: references[index],
          alone: mayShare(index) ? -1 : index))
    }
    for index in problem.seats.indices {
      if let last = crews.last, let first = last.seats.first, likeness[first] == likeness[index] {
        crews[crews.count - 1].seats.append(index)
      } else {
        crews.append(Crew(seats: [index], candidates: problem.seats[index].candidates, sits: []))
      }
      crewOfSeat.append(crews.count - 1)
    }
    for index in crews.indices { addCrew(index) }
    for index in crews.indices where !problem.seats[crews[index].seats[0]].escorted.isEmpty {
      addEscort(crews[index])
    }
  }

  /// Numbers of the terms that name each seat, told apart by kind.
  private func references() -> [[Int]] {
    var result: [[Int]] = problem.seats.map { _ in [] }
    var number = 0
    func name(_ seats: [Int]) {
      for seat in seats { result[seat].append(number) }
      number += 1
    }
    for quota in problem.quotas { name(quota.seats) }
    for coverage in problem.coverages { name(coverage.seats) }
    for continuity in problem.continuities { for list in continuity.seats { name(list.seats) } }
    for seat in problem.seats where !seat.escorted.isEmpty {
      for resource in Set(seat.escorted.map(\.resource)).sorted() {
        name(seat.escorted.filter { $0.resource == resource }.map(\.seat))
      }
    }
    for restriction in request.restrictions {
      if case .occupants(let seat, _) = restriction.choice { name([seat]) }
    }
    return result
  }

  private func mayShare(_ index: Int) -> Bool {
    let seat = problem.seats[index]
    guard seat.escorted.isEmpty, seat.candidates.count > 1 else { return false }
    let term = HardTerm(label: seat.emptyLabel, subject: .seat(index))
    guard !isRelaxable(term) else { return false }
    // Nobody can sit twice at once, unless his bindings never collide, and then only to no gain.
    let isFree = !seat.isRequired && seat.emptyCost == 0 && seat.candidateCosts.isEmpty
    return seat.bindings.allSatisfy { $0.to > $0.from && ($0.pool < 0 || isFree) }
      && seat.candidates.allSatisfy {
        let resource = problem.resources[$0]
        return resource.concurrency == 1
          && !isRelaxable(HardTerm(label: resource.overlapLabel, subject: .resource($0)))
      }
  }

  /// Whether an optional seat may as well stay empty, because nothing is minimised and nothing asks for it.
  private func isIdle(_ crew: Crew) -> Bool {
    guard case .none = request.objective else { return false }
    return crew.seats.allSatisfy {
      let seat = problem.seats[$0]
      return !seat.isRequired && seat.escorted.isEmpty
    }
      && !request.restrictions.contains {
        if case .occupants(let seat, _) = $0.choice { crew.seats.contains(seat) } else { false }
      }
  }

  private func addCrew(_ index: Int) {
    let crew = crews[index]
    let seat = problem.seats[crew.seats[0]]
    if isIdle(crew) {
      crews[index].sits = crew.candidates.map { _ in .never }
      return
    }
    let seated = Set(crew.seats.map { hint.occupant[$0] })
    let sits = crew.candidates.map { builder.literal(hint: seated.contains($0)) }
    crews[index].sits = sits
    if crew.seats.count == 1 {
      builder.atMostOne(sits)
    } else {
      builder.require(count(sits), atMost: crew.seats.count)
    }
    addBlockedDays(crew, seat, sits)
    let required = crew.seats.count { problem.seats[$0].isRequired }
    if required > 0, seat.escorted.isEmpty {
      let holds = force(seat.emptyLabel, .seat(crew.seats[0]))
      if required == 1 {
        builder.clause([!holds] + sits)
      } else {
        builder.require(count(sits), atLeast: required, if: [holds])
      }
    }
    for (literal, amount) in zip(sits, seat.candidateCosts) {
      charge(seat.candidateLabel, amount, if: literal)
    }
    let optional = problem.seats[crew.seats[crew.seats.count - 1]]
    guard !optional.isRequired, optional.escorted.isEmpty, optional.emptyCost != 0,
      request.objective.includes(optional.emptyLabel)
    else { return }
    if optional.isExcusedWhenBlocked, crew.candidates.count == 1 {
      // One candidate, one seat: it costs when he is free and stays away.
      let isBlocked = blocked(seat, candidate: 0)
      charge(
        optional.emptyLabel, optional.emptyCost, if: builder.all([!sits[0], !isBlocked]))
    } else {
      cost = cost + (Sum(crew.seats.count) - count(sits)) * optional.emptyCost
    }
  }

  func count(_ literals: [Literal]) -> Sum {
    var sum = Sum()
    for literal in literals { sum.add(1, literal) }
    return sum
  }

  private func addBlockedDays(_ crew: Crew, _ seat: Problem.Seat, _ sits: [Literal]) {
    for position in sits.indices {
      let isBlocked = blocked(seat, candidate: position)
      if isBlocked == .never { continue }
      let holds = force(seat.emptyLabel, .seat(crew.seats[0]))
      builder.clause([!holds, !sits[position], !isBlocked])
    }
  }

  /// Whether the candidate may not take the seat on the day of any of its activities.
  private func blocked(_ seat: Problem.Seat, candidate: Int) -> Literal {
    let days = seat.blockedDays.isEmpty ? DaySet() : seat.blockedDays[candidate]
    guard !days.isEmpty else { return .never }
    return builder.any(
      seat.bindings.map { binding in
        starts(binding.activity) { days.contains(problem.clock.day(of: $0)) }
      })
  }

  /// An escort sits exactly while somebody whom it escorts does.
  private func addEscort(_ crew: Crew) {
    let seat = problem.seats[crew.seats[0]]
    let isNeeded = builder.any(
      seat.escorted.map { sits(in: $0.seat, $0.resource) })
    let holds = force(seat.emptyLabel, .seat(crew.seats[0]))
    builder.clause([!holds, !isNeeded] + crew.sits)
    for literal in crew.sits { builder.clause([!holds, isNeeded, !literal]) }
  }

  /// Whether the resource sits in the seat, or in one that nothing tells apart from it.
  func sits(in seat: Int, _ resource: Int) -> Literal {
    let crew = crews[crewOfSeat[seat]]
    return builder.any(
      zip(crew.candidates, crew.sits).filter { $0.0 == resource }.map(\.1))
  }
}
