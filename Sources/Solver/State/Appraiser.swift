// SPDX-License-Identifier: Apache-2.0

/// Tells what solutions of one problem break and cost; the problem is laid out once for all of them.
///
/// Not shared between threads.
package final class Appraiser {
  private let state: State

  /// - Complexity: O(size of the problem).
  package init(_ problem: Problem) { state = State(Instance(problem)) }

  /// What a solution costs.
  ///
  /// - Complexity: as one move for each activity and seat in which it differs from the one asked for before.
  package func cost(of solution: Solution) -> Cost {
    state.load(solution)
    return state.cost
  }

  /// What a solution breaks and costs, label by label.
  ///
  /// - Complexity: O(bindings · log bindings).
  package func breakdown(of solution: Solution) -> Breakdown {
    state.load(solution)
    return Breakdown(of: state)
  }
}
