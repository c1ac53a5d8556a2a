// SPDX-License-Identifier: Apache-2.0

/// The temperature below which a cycle of annealing gained hardly anything, so that the next need not cool further.
package struct FreezingPoint {
  private var samples: [(temperature: Double, lowest: Int)] = []
  /// The next sample is taken when the temperature has fallen to this share of the last one's.
  private static let step = 0.97
  /// What is left of the whole fall of cost when a walk counts as frozen, or the least change there is if that is more.
  private static let rest = 0.001
  /// The least fall, in small changes, of which a walk's freezing can be told.
  private static let leastFall = 100.0

  /// Nothing seen yet.
  package init() {}

  /// Sees the present cost of a walk whose temperature never rises; the fall is counted from the highest cost.
  package mutating func see(_ cost: Int, at temperature: Double) {
    guard let last = samples.last, cost < samples[0].lowest else {
      samples = [(temperature, cost)]
      return
    }
    if temperature > last.temperature * Self.step, samples.count > 1 {
      samples[samples.count - 1].lowest = min(last.lowest, cost)
    } else {
      samples.append((temperature, min(last.lowest, cost)))
    }
  }

  /// The temperature at which the walk had nearly reached its lowest cost.
  ///
  /// - Returns: `nil` when the cost did not fall, or by few of the `small` changes: then it is chance at which temperature
  ///   the last of them came.
  package func temperature(whereChangesAre small: Double, atLeast least: Double) -> Double? {
    guard let first = samples.first, let last = samples.last, last.lowest < first.lowest else {
      return nil
    }
    let fall = Double(first.lowest - last.lowest)
    guard fall >= Self.leastFall * small else { return nil }
    let frozen = Double(last.lowest) + max(least, Self.rest * fall)
    return samples.first { Double($0.lowest) <= frozen }?.temperature
  }
}
