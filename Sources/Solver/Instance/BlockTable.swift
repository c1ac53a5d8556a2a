// SPDX-License-Identifier: Apache-2.0

/// Activities that hang together by relations with a greatest gap, or by sharing a place.
struct BlockTable: ~Copyable {
  let ofActivity: Buffer<Int32>
  /// The activities of each block.
  let members: Lists<Int32>

  init(_ problem: Problem) {
    let numbers = Self.components(of: problem)
    ofActivity = Buffer(numbers.map(Int32.init))
    var members: [[Int32]] = Array(repeating: [], count: (numbers.max() ?? -1) + 1)
    for (activity, block) in numbers.enumerated() { members[block].append(Int32(activity)) }
    self.members = Lists(members)
  }

  /// Numbers the connected components of activities under bounded relations and shared places.
  private static func components(of problem: Problem) -> [Int] {
    var sets = DisjointSets(count: problem.activities.count)
    for relation in problem.relations where relation.maxGap < Problem.minutesPerDay / 2 {
      sets.join(relation.first, relation.second)
    }
    for group in problem.samePlace {
      for activity in group.activities.dropFirst() { sets.join(group.activities[0], activity) }
    }
    var numbers: [Int: Int] = [:]
    return problem.activities.indices.map { activity in
      let key = sets.lowest(with: activity)
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }
}
