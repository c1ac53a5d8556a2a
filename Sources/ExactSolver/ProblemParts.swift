// SPDX-License-Identifier: Apache-2.0

package import Solver

/// A problem's soft terms shared out among smaller problems, whose least costs add up to a bound of the whole.
///
/// Seats that no candidate connects, such as those of two languages, ask nothing of each other but their activities'
/// starts and places. Each such group of seats becomes a problem with its own soft terms, in which all other seats ask
/// for nothing; the soft terms of starts, places and of whoever attends in any case are a problem, too. Every solution of
/// the whole is one of each part, and each soft term is in at most one.
package enum ProblemParts {
  /// The parts that have soft terms, the one of starts and places first, then by the lowest seat.
  ///
  /// - Complexity: O(seats × candidates).
  package static func of(_ problem: Problem) -> [Problem] {
    let groups = groups(of: problem)
    let seatGroup = groups.seats
    let parts = Set(seatGroup).subtracting([Self.schedule]).sorted()
    return ([Self.schedule] + parts).compactMap { group in
      let part = part(of: problem, group, groups)
      return part.hasSoftTerms ? part : nil
    }
  }

  /// The part as it is on one day: seats that are never taken then ask for nothing.
  ///
  /// Where nothing but balances and continuities costs, what each day of ``ExactRequest/day`` costs at least adds up to a
  /// bound of the part.
  ///
  /// - Returns: `nil` where something else costs.
  package static func day(_ day: Int, of part: Problem) -> Problem? {
    guard part.slacks.isEmpty, part.coverages.isEmpty,
      part.accords.allSatisfy({ $0.weight == nil }),
      !part.resources.contains(where: \.hasSoftTerms),
      !part.seats.contains(where: \.hasSoftTerms), !part.activities.contains(where: \.hasSoftTerms)
    else { return nil }
    var result = part
    let followed = Set(part.continuities.map(\.resource))
    for index in result.seats.indices {
      let isTaken = part.seats[index].bindings.contains { binding in
        part.activities[binding.activity].starts.contains {
          part.clock.day(of: $0 + binding.from) == day
        }
      }
      if !isTaken { result.seats[index].free(for: followed) }
    }
    return result
  }

  /// The group of whatever cannot be taken apart from starts and places.
  private static let schedule = -1

  private struct Groups {
    var seats: [Int]
    var resources: [Int]
  }

  /// Seats and resources, each with the lowest seat it is connected with.
  private static func groups(of problem: Problem) -> Groups {
    // Nodes: the schedule, then seats, then resources.
    let seatCount = problem.seats.count
    var sets = DisjointSets(count: 1 + seatCount + problem.resources.count)
    func node(resource: Int) -> Int { 1 + seatCount + resource }
    func join(seats: [Int]) { for seat in seats { sets.join(1 + seats[0], 1 + seat) } }
    for (index, seat) in problem.seats.enumerated() {
      for candidate in seat.candidates { sets.join(1 + index, node(resource: candidate)) }
      for escorted in seat.escorted { sets.join(1 + index, 1 + escorted.seat) }
    }
    for quota in problem.quotas { join(seats: quota.seats) }
    for coverage in problem.coverages { join(seats: coverage.seats) }
    for continuity in problem.continuities { join(seats: continuity.seats.flatMap(\.seats)) }
    for balance in problem.balances {
      for resource in balance.resources {
        sets.join(node(resource: balance.resources[0]), node(resource: resource))
      }
    }
    // Whose diary costs by itself belongs to the schedule; so do those whose costs are compared.
    for (index, resource) in problem.resources.enumerated() where resource.hasSoftTerms {
      sets.join(0, node(resource: index))
    }
    for spread in problem.family.spreads {
      for resource in spread.resources { sets.join(0, node(resource: resource)) }
    }
    // The schedule's own set is that of node 0.
    func group(_ node: Int) -> Int { sets.lowest(with: node) - 1 }
    return Groups(
      seats: (0..<seatCount).map { group(1 + $0) },
      resources: problem.resources.indices.map { group(node(resource: $0)) })
  }

  private static func part(of problem: Problem, _ group: Int, _ groups: Groups) -> Problem {
    var part = problem
    let isSchedule = group == schedule
    func belongs(_ seats: [Int]) -> Bool { seats.first.map { groups.seats[$0] == group } ?? false }
    part.quotas.removeAll { !belongs($0.seats) }
    part.coverages.removeAll { !belongs($0.seats) }
    part.continuities.removeAll { !belongs($0.seats.flatMap(\.seats)) }
    part.balances.removeAll { $0.resources.first.map { groups.resources[$0] != group } ?? true }
    // Who may sit elsewhere between two activities is not followed from the one to the other.
    let followed = Set(part.continuities.map(\.resource))
    for index in part.seats.indices where groups.seats[index] != group {
      part.seats[index].free(for: followed)
    }
    guard !isSchedule else { return part }
    part.slacks = []
    part.accords.removeAll { $0.weight != nil }
    part.family.spreads = []
    for index in part.activities.indices {
      part.activities[index].startCosts = []
      for option in part.activities[index].options.indices {
        part.activities[index].options[option].costs = []
      }
    }
    for index in part.resources.indices { part.resources[index].forgetSoftTerms() }
    return part
  }
}

extension Problem.Seat {
  /// Asks nothing more, and keeps only these candidates.
  fileprivate mutating func free(for kept: Set<Int>) {
    keep { kept.contains($0) }
    candidateCosts = []
    escorted = []
    isRequired = false
    emptyCost = 0
  }

  fileprivate var hasSoftTerms: Bool {
    candidateCosts.contains { $0 != 0 } || !isRequired && emptyCost != 0
  }
}

extension Problem {
  fileprivate var hasSoftTerms: Bool {
    !slacks.isEmpty || !balances.isEmpty || !continuities.isEmpty || !coverages.isEmpty
      || resources.contains(where: \.hasSoftTerms) || seats.contains(where: \.hasSoftTerms)
      || activities.contains(where: \.hasSoftTerms) || accords.contains { $0.weight != nil }
  }
}

extension Problem.Activity {
  fileprivate var hasSoftTerms: Bool {
    !startCosts.isEmpty || options.contains { !$0.costs.isEmpty }
  }
}
