// SPDX-License-Identifier: Apache-2.0

import Solver

/// A public instance as a problem of the solver, with the way back to its own format.
struct BenchmarkInstance: Sendable {
  var name: String
  var problem: Problem
  /// Soft units of the problem in one unit of the family's cost.
  var unit = 1
  var render: @Sendable (Solution) -> String
}
