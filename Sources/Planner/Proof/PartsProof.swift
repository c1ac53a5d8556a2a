// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Solver

/// What is proven of a problem's parts, each taken apart into its days where it can be; it adds up to a bound of the whole.
struct PartsProof {
  /// A part of the problem, or a day of one, and what was proven of it so far.
  private struct Piece {
    let problem: Problem
    let request: ExactRequest
    /// What the given solution pays for it, and so the most that can be proven.
    let cost: Int
    private(set) var bound: Int
    private(set) var isLeast: Bool
    /// Less time than this is not worth laying out the model.
    private static let leastSeconds = 0.1

    init(_ problem: Problem, day: Int? = nil, near solution: Solution, atLeast bound: Int = 0) {
      let hint = solution.seated(in: problem)
      self.problem = problem
      self.bound = bound
      request = ExactRequest(day: day, hint: hint)
      cost = Breakdown(of: hint, in: problem).cost.soft
      isLeast = bound >= cost
    }

    /// Tries to prove more for so many seconds.
    mutating func prove(
      _ strategy: ExactSolver.Strategy, seconds: Double, engine: ExactEngine, stop: StopSignal
    ) async {
      guard !isLeast, seconds > Self.leastSeconds else { return }
      let limits = ExactSolver.Limits(seconds: seconds, strategy: strategy)
      let outcome = await ExactSolver.solve(
        problem, request, limits: limits, engine: engine, stop: stop)
      bound = max(bound, outcome.bound ?? 0)
      isLeast = outcome.status == .optimal
    }
  }

  /// A part with the days it was taken apart into; none where they cannot be told apart.
  private struct Part {
    var whole: Piece
    var days: [Piece]

    /// Days that are all proven may add up to less than the part costs, because they go together.
    var bound: Int { max(whole.bound, days.reduce(0) { $0 + $1.bound }) }
  }

  private typealias Path = WritableKeyPath<PartsProof, Piece>

  private var parts: [Part]

  /// Part of the time left in which cores are tried on a piece, and the seconds that they need to come to anything in a
  /// large festival; a part that its days leave open gets more.
  private static let corePart = (day: 0.05, whole: 0.1)
  private static let leastForCores = (day: 4.0, whole: 5.0)

  /// Takes the problem apart, as far as that is done before no seconds are `left`; of what is not, nothing will be proven.
  init(of problem: Problem, near solution: Solution, left: () -> Double) {
    parts = []
    guard left() > 0 else { return }
    for part in ProblemParts.of(problem) where left() > 0 {
      var own = Part(whole: Piece(part, near: solution), days: [])
      for day in 0..<part.dayCount where left() > 0 {
        guard let problem = ProblemParts.day(day, of: part) else { continue }
        own.days.append(Piece(problem, day: day, near: solution))
      }
      parts.append(own)
    }
  }

  /// No solution of the whole costs less.
  var bound: Int { parts.reduce(0) { $0 + $1.bound } }

  /// Whether more might be proven of a part.
  var isOpen: Bool { !openPieces.isEmpty }

  /// The days that are not proven, and parts that only their days are proven of.
  private var openPieces: [Path] {
    parts.indices.flatMap { index -> [Path] in
      let part = parts[index]
      if part.whole.isLeast { return [] }
      let days = part.days.indices.filter { !part.days[$0].isLeast }
      if days.isEmpty { return part.bound < part.whole.cost ? [\.parts[index].whole] : [] }
      return days.map { \.parts[index].days[$0] }
    }
  }

  /// Proves pieces by cores, the dearest first, so that a short proof says most.
  mutating func proveByCores(
    engine: ExactEngine, stop: StopSignal, left: () -> Double
  ) async {
    func seconds(_ share: Double, _ least: Double) -> Double {
      min(left(), max(least, left() * share))
    }
    let first = openPieces.sorted { self[keyPath: $0].cost > self[keyPath: $1].cost }
    for path in first {
      let seconds = seconds(Self.corePart.day, Self.leastForCores.day)
      await self[keyPath: path].prove(.cores, seconds: seconds, engine: engine, stop: stop)
    }
    for path in openPieces where !first.contains(path) {
      let seconds = seconds(Self.corePart.whole, Self.leastForCores.whole)
      await self[keyPath: path].prove(.cores, seconds: seconds, engine: engine, stop: stop)
    }
  }

  /// Proves what is open by trying one cost after the other, what costs most, as far as is known, with the time that all
  /// others leave.
  mutating func proveOpen(engine: ExactEngine, stop: StopSignal, left: () -> Double) async {
    let open = openPieces.sorted { self[keyPath: $0].bound < self[keyPath: $1].bound }
    for (number, path) in open.enumerated() {
      // Twice its share: what is not used goes to the later ones.
      let share = number == open.count - 1 ? 1 : min(0.5, 2 / Double(open.count - number))
      await self[keyPath: path].prove(
        .boundSearch, seconds: left() * share, engine: engine, stop: stop)
    }
  }
}
