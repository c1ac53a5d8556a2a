// SPDX-License-Identifier: Apache-2.0

/// The activities, with where and when each may take place.
struct ActivityTable: ~Copyable {
  struct Activity: BitwiseCopyable {
    var duration: Int32
    var layout: Int32
    var chain: Int32
    var group: Int32
    /// The binding that occupies the place.
    var occupancy: Int32
    var load: Int
  }

  struct Option: BitwiseCopyable {
    var place: Int32
    var site: Int32
    var capacity: Int
    var cost: Int
  }

  private let activities: Buffer<Activity>
  let starts: Lists<Int32>
  /// The soft cost of each start, in the order of `starts`.
  let startCosts: Lists<Int>
  let options: Lists<Option>
  /// Activities with a choice of start or place.
  let movable: [Int]
  let isMovable: Buffer<Bool>

  init(_ problem: Problem, _ bindings: borrowing BindingTable) {
    var activities: [Activity] = []
    for (index, activity) in problem.activities.enumerated() {
      activities.append(
        Activity(
          duration: Int32(activity.duration), layout: Int32(activity.layout),
          chain: Int32(activity.chain), group: Int32(activity.turnaroundGroup),
          occupancy: bindings.occupancy[index], load: activity.load))
    }
    self.activities = Buffer(activities)
    starts = Lists(problem.activities.map { $0.starts.map(Int32.init) })
    startCosts = Lists(
      problem.activities.map { activity in
        activity.starts.indices.map { index in
          activity.startCosts.reduce(0) { $0 + $1.costs[index] }
        }
      })
    options = Lists(
      problem.activities.map { activity in
        activity.options.map { option in
          Option(
            place: Int32(option.place), site: Int32(option.site), capacity: option.capacity,
            cost: option.costs.reduce(0) { $0 + $1.cost })
        }
      })
    movable = problem.activities.indices.filter {
      let activity = problem.activities[$0]
      return !activity.starts.isEmpty && !activity.options.isEmpty
        && (activity.starts.count > 1 || activity.options.count > 1)
    }
    isMovable = Buffer(members: movable, count: activities.count)
  }

  @inline(__always)
  var base: UnsafeMutablePointer<Activity> { activities.base }

  @inline(__always)
  subscript(activity: Int) -> Activity { activities[activity] }
}
