// SPDX-License-Identifier: Apache-2.0

/// For each start of each activity, how many of its attendants are then at another activity and can bear only one.
///
/// Read with every move and written only when one is kept, it tells a hopeless start without a look at anybody's diary.
///
/// - Shape: one count per start, in the order of `ActivityTable.starts`.
final class ClashTable {
  private let instance: Instance
  private let counts: Buffer<Int32>

  init(_ instance: Instance) {
    self.instance = instance
    counts = Buffer(repeating: 0, count: instance.activities.starts.items.count)
  }

  /// The count for `activity` at its start number `start`.
  @inline(__always)
  func count(_ activity: Int, at start: Int) -> Int32 {
    counts[Int(instance.activities.starts.offsets[activity]) + start]
  }

  /// Notes that `activity` goes from one time to another; -1 for none.
  ///
  /// - Complexity: O(rivals · (log starts + starts that overlap)).
  func move(_ activity: Int, from old: Int32, to new: Int32) {
    guard old != new else { return }
    let duration = instance.activities[activity].duration
    for position in instance.rivals.range(activity) {
      let rival = instance.rivals[position]
      if old >= 0 { add(-rival.shared, to: Int(rival.activity), from: old, until: old + duration) }
      if new >= 0 { add(rival.shared, to: Int(rival.activity), from: new, until: new + duration) }
    }
  }

  /// Adds to every start at which `activity` would overlap the span.
  @inline(__always)
  private func add(_ shared: Int32, to activity: Int, from: Int32, until: Int32) {
    let earliest = from - instance.activities[activity].duration
    let range = instance.activities.starts.range(activity)
    var position = range.partitionPoint { instance.activities.starts[$0] > earliest }
    while position < range.upperBound, instance.activities.starts[position] < until {
      counts[position] += shared
      position += 1
    }
  }
}
