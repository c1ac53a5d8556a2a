// SPDX-License-Identifier: Apache-2.0

// How many of what cannot be cut fit into the stretches they may lie in.
extension CapacityCount {
  /// What is cut nowhere: one demand, or two of which the second follows the first at once.
  struct Piece {
    let activities: [Int]
    /// Minutes, with the gap after it.
    let length: Int
    /// Where it can lie.
    let allowed: [Range<Int>]
  }

  /// Too few stretches for pieces of at least some length; the longest ones are looked at last.
  ///
  /// In a stretch that several resources have, each holds as many pieces as its shortest ones fit one after the other;
  /// which stretch takes which piece is a flow.
  func pieceShortage(of set: [Int], _ here: [Demand]) -> Shortage? {
    let pieces = pieces(of: here, on: set)
    guard pieces.count > 1, pieces.allSatisfy({ !$0.allowed.isEmpty }) else { return nil }
    return Set(pieces.map(\.length)).sorted().lazy
      .compactMap { least in shortage(of: set, pieces.filter { $0.length >= least }) }.first
  }

  private func shortage(of set: [Int], _ pieces: [Piece]) -> Shortage? {
    guard pieces.count > 1 else { return nil }
    let runs = Stretches(pieces.flatMap(\.allowed)).ranges
    guard pieces.count * runs.count <= Self.mostEdges else { return nil }
    let bearing = set.reduce(0) { $0 + problem.resources[$1].concurrency }
    let sink = 1 + pieces.count + runs.count
    var flow = MaximumFlow(nodes: sink + 1, source: 0, sink: sink)
    var lengths: [[Int]] = Array(repeating: [], count: runs.count)
    for (number, piece) in pieces.enumerated() {
      flow.connect(0, 1 + number, 1)
      for (index, run) in runs.enumerated() where piece.allowed.contains(where: run.overlaps) {
        flow.connect(1 + number, 1 + pieces.count + index, 1)
        lengths[index].append(piece.length)
      }
    }
    for (index, run) in runs.enumerated() {
      var left = run.count
      let fitting = lengths[index].sorted().prefix { length in
        left -= length
        return left >= 0
      }
      flow.connect(1 + pieces.count + index, sink, bearing * fitting.count)
    }
    let sent = flow.run()
    guard sent < pieces.count else { return nil }
    let reached = flow.reached()
    let short = pieces.indices.filter { reached[1 + $0] }.map { pieces[$0] }
    return Shortage(
      kind: .pieces, resources: set, activities: Set(short.flatMap(\.activities)).sorted(),
      demandCount: short.count, wanted: short.count, there: short.count - (pieces.count - sent),
      hasGaps: false)
  }

  private func pieces(of here: [Demand], on set: [Int]) -> [Piece] {
    var followers: [Int: Int] = [:]
    for relation in problem.relations where relation.minGap == 0 && relation.maxGap == 0 {
      let pair = [relation.first, relation.second].map { activity in
        here.indices.filter { here[$0].activity == activity }
      }
      guard pair.allSatisfy({ $0.count == 1 }) else { continue }
      let (first, second) = (here[pair[0][0]], here[pair[1][0]])
      let duration = problem.activities[relation.first].duration
      // Where one of several is chosen, the two may go to different ones.
      if first.candidates.count == 1, first.candidates == second.candidates,
        first.to == duration + second.from
      {
        followers[pair[0][0]] = pair[1][0]
      }
    }
    let following = Set(followers.values)
    var taken = Set<Int>()
    var pieces: [Piece] = []
    for index in here.indices where !following.contains(index) {
      taken.insert(index)
      let follower = followers[index]
      if let follower { taken.insert(follower) }
      pieces.append(piece(here[index], follower.map { here[$0] }, on: set))
    }
    // Three in a row, or a circle: those that are left stand alone.
    for index in here.indices where !taken.contains(index) {
      pieces.append(piece(here[index], nil, on: set))
    }
    return pieces
  }

  private func piece(_ first: Demand, _ second: Demand?, on set: [Int]) -> Piece {
    let activities = [first.activity] + [second?.activity].compactMap(\.self)
    let gap =
      set.map { resource in
        bounds.leastGap(of: resource, after: activities[activities.count - 1], within: activities)
      }.min() ?? 0
    let own = first.to - first.from
    let length = own + (second.map { $0.to - $0.from } ?? 0) + gap
    var starts = starts(of: first)
    if let second {
      let possible = Set(self.starts(of: second))
      let duration = problem.activities[first.activity].duration
      starts = starts.filter { possible.contains($0 + duration) }
    }
    return Piece(
      activities: activities, length: length,
      allowed: Stretches(starts.map { $0 + first.from..<$0 + first.from + length }).ranges)
  }
}
