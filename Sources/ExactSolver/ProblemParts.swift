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
    var parent = Array(0..<1 + seatCount + problem.resources.count)
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    func join(_ a: Int, _ b: Int) {
      let (a, b) = (root(a), root(b))
      parent[max(a, b)] = min(a, b)
    }
    func node(resource: Int) -> Int { 1 + seatCount + resource }
    func join(seats: [Int]) { for seat in seats { join(1 + seats[0], 1 + seat) } }
    for (index, seat) in problem.seats.enumerated() {
      for candidate in seat.candidates { join(1 + index, node(resource: candidate)) }
      for escorted in seat.escorted { join(1 + index, 1 + escorted.seat) }
    }
    for quota in problem.quotas { join(seats: quota.seats) }
    for coverage in problem.coverages { join(seats: coverage.seats) }
    for continuity in problem.continuities { join(seats: continuity.seats.flatMap(\.seats)) }
    for balance in problem.balances {
      for resource in balance.resources {
        join(node(resource: balance.resources[0]), node(resource: resource))
      }
    }
    // Whose diary costs by itself belongs to the schedule; so do those whose costs are compared.
    for (index, resource) in problem.resources.enumerated() where resource.hasDiaryTerms {
      join(0, node(resource: index))
    }
    for spread in problem.spreads {
      for resource in spread.resources { join(0, node(resource: resource)) }
    }
    func group(_ node: Int) -> Int { root(node) == 0 ? schedule : root(node) - 1 }
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
    part.spreads = []
    for index in part.activities.indices {
      part.activities[index].startCosts = []
      for option in part.activities[index].options.indices {
        part.activities[index].options[option].costs = []
      }
    }
    for index in part.resources.indices { part.resources[index].forgetDiaryTerms() }
    return part
  }
}

extension Problem.Seat {
  /// Asks nothing more, and keeps only these candidates.
  fileprivate mutating func free(for kept: Set<Int>) {
    let positions = candidates.indices.filter { kept.contains(candidates[$0]) }
    if !blockedDays.isEmpty { blockedDays = positions.map { blockedDays[$0] } }
    candidates = positions.map { candidates[$0] }
    candidateCosts = []
    escorted = []
    isRequired = false
    emptyCost = 0
  }

  fileprivate var hasSoftTerms: Bool {
    candidateCosts.contains { $0 != 0 } || !isRequired && emptyCost != 0
  }
}

extension Problem.Resource {
  fileprivate var hasDiaryTerms: Bool {
    siteChangeWeight != 0 || spanWeight != 0 || breakWeight != 0 || travelWeight != 0
      || idleWeight != 0 || runWeight != 0 || singleWeight != 0
      || recess.map { $0.weight != 0 } ?? false
  }

  fileprivate mutating func forgetDiaryTerms() {
    siteChangeWeight = 0
    spanWeight = 0
    breakWeight = 0
    travelWeight = 0
    idleWeight = 0
    runWeight = 0
    singleWeight = 0
    recess = nil
  }
}

extension Problem {
  fileprivate var hasSoftTerms: Bool {
    !slacks.isEmpty || !balances.isEmpty || !continuities.isEmpty || !coverages.isEmpty
      || resources.contains(where: \.hasDiaryTerms) || seats.contains(where: \.hasSoftTerms)
      || activities.contains { activity in
        !activity.startCosts.isEmpty || activity.options.contains { !$0.costs.isEmpty }
      }
  }
}
