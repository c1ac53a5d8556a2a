// SPDX-License-Identifier: Apache-2.0

// How lists are turned round and activities grouped while an instance is laid out.
extension Instance {
  static func inverse(_ lists: [[Int]], count: Int) -> Lists<Int32> {
    var result: [[Int32]] = Array(repeating: [], count: count)
    for (index, list) in lists.enumerated() {
      for item in list where result[item].last != Int32(index) { result[item].append(Int32(index)) }
    }
    return Lists(result)
  }

  /// Numbers the connected components of activities under bounded relations and shared places.
  static func components(of problem: Problem) -> [Int] {
    var parent = Array(problem.activities.indices)
    func root(_ activity: Int) -> Int {
      var activity = activity
      while parent[activity] != activity {
        parent[activity] = parent[parent[activity]]
        activity = parent[activity]
      }
      return activity
    }
    for relation in problem.relations where relation.maxGap < Problem.minutesPerDay / 2 {
      parent[root(relation.second)] = root(relation.first)
    }
    for group in problem.samePlace {
      for activity in group.activities.dropFirst() {
        parent[root(activity)] = root(group.activities[0])
      }
    }
    var numbers: [Int: Int] = [:]
    return problem.activities.indices.map { activity in
      let key = root(activity)
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }
}
