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

  /// Whether all bindings a resource may have are alike, so that its diary can be judged entry by entry.
  static func uniformity(of problem: Problem) -> Buffer<Bool> {
    var isUniform = Array(repeating: true, count: problem.resources.count)
    var isCounted: [Bool?] = Array(repeating: nil, count: problem.resources.count)
    func see(_ resource: Int, _ binding: Problem.Binding) {
      let counts = isCounted[resource] ?? binding.isCounted
      isCounted[resource] = counts
      if binding.pool >= 0 || counts != binding.isCounted || binding.from >= binding.to {
        isUniform[resource] = false
      }
    }
    for (index, activity) in problem.activities.enumerated() {
      for attendance in activity.attendance { see(attendance.resource, attendance.binding) }
      for option in activity.options {
        see(option.place, Problem.Binding(activity: index, from: 0, to: activity.duration))
      }
    }
    for seat in problem.seats {
      for binding in seat.bindings {
        for candidate in seat.candidates { see(candidate, binding) }
      }
    }
    for continuity in problem.continuities { isUniform[continuity.resource] = false }
    return Buffer(isUniform)
  }

  /// For each activity, the others that somebody attends too who can bear only one of them at a time.
  ///
  /// - Complexity: O(Σ d²) for resources that attend d activities.
  static func rivals(in problem: Problem) -> Lists<Rival> {
    var attended: [[(activity: Int, pool: Int)]] = problem.resources.map { _ in [] }
    for (index, activity) in problem.activities.enumerated() {
      for attendance in activity.attendance
      where problem.resources[attendance.resource].concurrency == 1
        && attendance.binding.from <= 0 && attendance.binding.to >= activity.duration
        && attended[attendance.resource].last?.activity != index
      {
        attended[attendance.resource].append((index, attendance.binding.pool))
      }
    }
    var attendants: [[(resource: Int, pool: Int)]] = problem.activities.map { _ in [] }
    for (resource, activities) in attended.enumerated() {
      for (activity, pool) in activities { attendants[activity].append((resource, pool)) }
    }
    var shared = Array(repeating: Int32(0), count: problem.activities.count)
    return Lists(
      problem.activities.indices.map { activity in
        var met: [Int] = []
        for (resource, pool) in attendants[activity] {
          for other in attended[resource]
          where other.activity != activity && (pool < 0 || pool != other.pool) {
            if shared[other.activity] == 0 { met.append(other.activity) }
            shared[other.activity] += 1
          }
        }
        met.sort()
        return met.map { other in
          defer { shared[other] = 0 }
          return Rival(activity: Int32(other), shared: shared[other])
        }
      }
    )
  }

  /// Numbers the connected components of activities under bounded relations and shared places.
  static func components(of problem: Problem) -> [Int] {
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
