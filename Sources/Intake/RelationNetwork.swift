// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What orders and hard relations ask of the starts of sessions: least differences between two of them.
///
/// Minutes are those that pass. What is found here cannot be kept by any starts; what is not found may still be kept apart
/// by windows, people or rooms.
struct RelationNetwork {
  /// What asks something.
  enum Origin: Hashable {
    case relation(SessionRelation.ID)
    /// An entry in the session's own column of orders.
    case precedence(Session.ID)
  }

  /// One demand: what is at `to` starts at least `gap` minutes after what is at `from`.
  struct Demand {
    let from: Int
    let to: Int
    let gap: Int
    let origin: Origin
    /// Whether one session waits for another; else it is a limit, which has a session start soon enough.
    let isWait: Bool
  }

  /// Sessions that have to start near each other, with who says so.
  struct Closeness {
    /// Between the first start and the last at most.
    let most: Int
    let origins: Set<Origin>
  }

  private let sessions: [Session.ID]
  private let positions: [Session.ID: Int]
  private let lengths: [Int]
  private(set) var demands: [Demand] = []
  /// Sessions, then one more node for each stretch that holds several of them: when it begins.
  private var nodeCount: Int
  private var demandsTo: [[Int]] = []

  init(_ parts: Festival.Parts) {
    sessions = parts.sessions.map(\.id)
    positions = Dictionary(
      sessions.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    lengths = parts.sessions.map(\.duration.rawValue)
    nodeCount = sessions.count
    for session in parts.sessions {
      for order in session.precedences where order.maxGap.map({ order.minGap <= $0 }) ?? true {
        guard let first = positions[order.predecessor], let second = positions[session.id] else {
          continue
        }
        addOrder(
          first, second, order.minGap.rawValue...(order.maxGap?.rawValue ?? .max),
          .precedence(session.id))
      }
    }
    for relation in parts.relations where relation.isHard {
      for group in parts.groups(of: relation) { add(relation, group.map { positions[$0] }) }
    }
    demandsTo = Array(repeating: [], count: nodeCount)
    for (index, demand) in demands.enumerated() { demandsTo[demand.to].append(index) }
  }

  /// Of an order the neighbours count, so that one that could not be read parts the others.
  private mutating func add(_ relation: SessionRelation, _ group: [Int?]) {
    let origin = Origin.relation(relation.id)
    switch relation.kind {
    case .inOrder:
      for case (let first?, let second?) in zip(group, group.dropFirst()) {
        addOrder(first, second, relation.least...(relation.most ?? .max), origin)
      }
    case .close:
      guard let most = relation.most else { return }
      let begin = nodeCount
      nodeCount += 1
      for case let session? in group {
        demands.append(
          Demand(from: begin, to: session, gap: 0, origin: origin, isWait: false))
        demands.append(
          Demand(
            from: session, to: begin, gap: lengths[session] - most, origin: origin, isWait: false))
      }
    case .otherDay, .otherPlace, .otherVenue, .sameVenue, .apart, .perDay: break
    }
  }

  private mutating func addOrder(
    _ first: Int, _ second: Int, _ gaps: ClosedRange<Int>, _ origin: Origin
  ) {
    let length = lengths[first]
    demands.append(
      Demand(
        from: first, to: second, gap: length + gaps.lowerBound, origin: origin, isWait: true))
    guard gaps.upperBound < .max else { return }
    demands.append(
      Demand(
        from: second, to: first, gap: -(length + gaps.upperBound), origin: origin, isWait: false))
  }

  /// The session at a node; `nil` for the beginning of a stretch.
  func session(at node: Int) -> Session.ID? { node < sessions.count ? sessions[node] : nil }

  // MARK: - Circles

  /// Demands one after the other that have something start after itself, from the first session on; none twice.
  ///
  /// - Complexity: O(nodes · demands) for each circle.
  func circles(atMost most: Int) -> [[Demand]] {
    var left = demands
    var circles: [[Demand]] = []
    while circles.count < most, let circle = Self.circle(in: left, nodeCount) {
      circles.append(circle.map { left[$0] })
      for index in circle.sorted(by: >) { left.remove(at: index) }
    }
    return circles
  }

  /// The demands that raise the starts without end, as positions; `nil` where starts keep all.
  private static func circle(in demands: [Demand], _ nodeCount: Int) -> [Int]? {
    var earliest = Array(repeating: 0, count: nodeCount)
    var cause = Array(repeating: -1, count: nodeCount)
    var raised: Int?
    for _ in 0...nodeCount {
      raised = nil
      for (index, demand) in demands.enumerated()
      where earliest[demand.from] + demand.gap > earliest[demand.to] {
        earliest[demand.to] = earliest[demand.from] + demand.gap
        cause[demand.to] = index
        raised = demand.to
      }
      if raised == nil { return nil }
    }
    guard var node = raised else { return nil }
    // So many steps back lead into the circle, wherever it was entered.
    for _ in 0..<nodeCount { node = demands[cause[node]].from }
    var circle: [Int] = []
    let first = node
    repeat {
      circle.append(cause[node])
      node = demands[cause[node]].from
    } while node != first
    circle.reverse()
    let lead = circle.indices.min { demands[circle[$0]].from < demands[circle[$1]].from } ?? 0
    return Array(circle[lead...] + circle[..<lead])
  }

  // MARK: - Closeness

  /// How near to each other all these have to start; `nil` where some may be as far apart as they like.
  ///
  /// There must be no circle.
  func closeness(of group: [Session.ID]) -> Closeness? {
    let nodes = group.compactMap { positions[$0] }
    var most = 0
    var origins: Set<Origin> = []
    for first in nodes {
      let (latest, cause) = latest(after: first)
      for second in nodes where second != first {
        guard let bound = latest[second] else { return nil }
        most = max(most, bound)
        var node = second
        while node != first, let index = cause[node] {
          origins.insert(demands[index].origin)
          node = demands[index].to
        }
      }
    }
    return Closeness(most: most, origins: origins)
  }

  /// How long after a session each other thing may start at most, where anything limits it, and the demand that does.
  private func latest(after first: Int) -> (latest: [Int: Int], cause: [Int: Int]) {
    var latest = [first: 0]
    var cause: [Int: Int] = [:]
    var queue = [first]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      guard let bound = latest[node] else { continue }
      for index in demandsTo[node] {
        let demand = demands[index]
        let other = bound - demand.gap
        guard other < latest[demand.from] ?? .max else { continue }
        latest[demand.from] = other
        cause[demand.from] = index
        queue.append(demand.from)
      }
    }
    return (latest, cause)
  }
}
