// SPDX-License-Identifier: Apache-2.0

import Solver

/// A public instance as the solver takes it, with the way back to its own format.
struct BenchmarkInstance: Sendable {
  /// What is asked of the solver.
  enum Question: Sendable {
    case allocation(Problem, render: @Sendable (Solution) -> String)
    case filling(Filling, render: @Sendable (Filling.Layout) -> String)
  }

  var name: String
  /// Soft units of the question in one unit of the family's cost.
  var unit = 1
  var question: Question
}

extension BenchmarkInstance {
  /// When and where activities take place.
  init(
    name: String, problem: Problem, unit: Int = 1, render: @escaping @Sendable (Solution) -> String
  ) {
    self.init(name: name, unit: unit, question: .allocation(problem, render: render))
  }
}
