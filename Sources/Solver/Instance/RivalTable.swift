// SPDX-License-Identifier: Apache-2.0

/// For each activity, the others that somebody attends too who can bear only one of them at a time.
struct RivalTable: ~Copyable {
  /// Another activity that may not take place at the same time.
  struct Rival: BitwiseCopyable {
    var activity: Int32
    /// How many attend both for their whole length and can bear only one.
    var shared: Int32
  }

  private let rivals: Lists<Rival>

  /// - Complexity: O(Σ d²) for resources that attend d activities.
  init(_ problem: Problem) {
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
    rivals = Lists(
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
      })
  }

  @inline(__always)
  func range(_ activity: Int) -> Range<Int> { rivals.range(activity) }

  @inline(__always)
  subscript(position: Int) -> Rival { rivals[position] }

  /// How many attend both activities for their whole length and can bear only one at a time.
  ///
  /// - Complexity: O(log rivals).
  @inline(__always)
  func shared(_ a: Int, _ b: Int) -> Int32 {
    let range = rivals.range(a)
    let position = range.partitionPoint { rivals[$0].activity >= b }
    return position < range.upperBound && rivals[position].activity == b
      ? rivals[position].shared : 0
  }
}
