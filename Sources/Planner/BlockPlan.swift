// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

/// A festival with its blocks filled, which the plan of the whole rests on.
struct BlockPlan: Sendable {
  /// The festival as the rest of the plan sees it; the same where there are no blocks.
  let festival: Festival
  /// Points of the rules about blocks, which nothing after this can change.
  let points: [RuleID: Points]

  /// What came of filling.
  enum Result: Sendable {
    case filled(BlockPlan)
    case impossible([Violation])
    /// Not found within the limits.
    case notFound
  }

  /// Steps of each thread for each item and at most, and the part of the time that filling gets.
  private static let stepsOfItem = 20_000
  private static let mostSteps = 4_000_000
  private static let part = 5

  /// Keeps the blocks of an earlier programme where they still keep every rule, and else fills them anew, with as many
  /// items as it can where they were.
  static func solve(
    _ festival: Festival, keeping earlier: Programme? = nil, limits: Limits, stop: StopSignal
  ) async -> Result {
    guard let problem = BlockProblem(festival) else {
      return .filled(BlockPlan(festival: festival, points: [:]))
    }
    guard problem.impossibilities.isEmpty else { return .impossible(problem.impossibilities) }
    let kept = earlier.flatMap { problem.layout(of: $0) }
    if let kept, problem.isKept(by: kept) {
      return .filled(BlockPlan(festival, problem, kept))
    }
    var limits = limits
    limits.iterations = min(mostSteps, stepsOfItem * problem.filling.pieces.count)
    limits.time = limits.time.map { $0 / part }
    let filling = earlier.map { problem.filling(near: $0) } ?? problem.filling
    let outcome = await FillingSearch.solve(
      filling, limits: limits, from: kept, stop: stop)
    guard outcome.cost.hard == 0 else { return .notFound }
    return .filled(BlockPlan(festival, problem, outcome.layout))
  }

  /// A festival as a programme fills its blocks, with the points of that.
  init(_ festival: Festival, as programme: Programme) {
    guard let problem = BlockProblem(festival), let layout = problem.layout(of: programme) else {
      self.init(festival: festival.filled(by: programme), points: [:])
      return
    }
    self.init(festival, problem, layout)
  }

  private init(_ festival: Festival, _ problem: BlockProblem, _ layout: Filling.Layout) {
    self.init(
      festival: festival.filled(with: problem.contents(of: layout)),
      points: problem.points(of: layout))
  }

  private init(festival: Festival, points: [RuleID: Points]) {
    self.festival = festival
    self.points = points
  }
}
