// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A geometric fall of the temperature over the part of a cycle after `from`.
struct Cooling {
  let hot: Double
  let cold: Double
  let from: Double

  init(hot: Double, cold: Double, from: Double) {
    self.hot = max(hot, cold)
    self.cold = cold
    self.from = from
  }

  /// The temperature when the share `done` of the cycle is over.
  func temperature(at done: Double) -> Double {
    hot * pow(cold / hot, (done - from) / (1 - from))
  }
}
