// SPDX-License-Identifier: Apache-2.0

/// Decides whether clauses can hold together, by a search that learns a clause from every conflict.
///
/// Clauses may be added between two searches; what was learned stays. Results depend only on the clauses, their order,
/// the seed and the conflicts allowed.
///
/// - Source: Marques-Silva and Sakallah, "GRASP", IEEE Transactions on Computers 48(5), 1999, doi:10.1109/12.769433;
///   watched literals after Moskewicz et al., DAC 2001, doi:10.1145/378239.379017.
package final class ClauseLearner {
  /// A variable or its negation.
  package struct Literal: Hashable, Sendable, BitwiseCopyable {
    /// Twice the variable's number, and one more for its negation.
    let code: Int32

    var variable: Int { Int(code >> 1) }
    package static prefix func ! (literal: Self) -> Self { Self(code: literal.code ^ 1) }
  }

  /// What is known of the clauses.
  package enum Answer: Sendable, Equatable {
    /// All clauses hold in the model, see ``ClauseLearner/holds(_:)``.
    case model
    /// No values make all clauses hold.
    case refuted
    /// Some may, but none under the assumption.
    case contradicted
    /// The conflicts allowed did not suffice, or the search was stopped.
    case undecided
  }

  /// Why a variable has its value: where a clause begins, ``none``, or a clause of two with this other literal.
  enum Reason {
    static let none: Int32 = -1
    static func pair(_ other: Int32) -> Int32 { -2 - other }
    static func other(_ reason: Int32) -> Int32 { -2 - reason }
  }

  /// A clause of which no literal is true or open.
  enum Conflict: BitwiseCopyable {
    case clause(Int32)
    case pair(Int32, Int32)
  }

  /// By literal: 1 when true, -1 when false, 0 when open.
  let values = Stack<Int8>()
  /// By variable.
  let levels = Stack<Int32>()
  let reasons = Stack<Int32>()
  /// By variable, 1 for true and -1 for false: the value it had last, and the one it had when most variables agreed, since
  /// the last change of phases and ever.
  let phases = Stack<Int8>()
  let targets = Stack<Int8>()
  let bests = Stack<Int8>()
  var targetLength = 0
  var bestLength = 0
  /// Literals in the order in which they became true, where each level begins, and how many were followed.
  let trail = Stack<Int32>()
  let levelStarts = Stack<Int32>()
  var followed = 0
  /// Clauses of three literals or more, one after the other: number of literals, grade, literals.
  ///
  /// The grade is 0 for a given clause, else the number of levels of which it was learned, or less since.
  let clauses = Stack<Int32>()
  static let headerSize = 2
  let watches = WatchLists()
  var order = VariableOrder()
  var random: RandomSource
  private(set) var isRefuted = false
  private let model = Stack<Bool>()

  // Work space of the analysis of a conflict.
  let isSeen = Stack<Bool>()
  let seen = Stack<Int32>()
  let learned = Stack<Int32>()
  let pending = Stack<Int32>()
  let stamps = Stack<Int32>()
  var stamp: Int32 = 0

  var pacing = Pacing()

  /// No variables and no clauses yet; the seed decides between choices that look alike.
  package init(seed: UInt64) {
    random = RandomSource(seed: seed)
  }

  /// Conflicts so far.
  package var conflictCount: Int { pacing.conflicts }
  var level: Int32 { Int32(truncatingIfNeeded: levelStarts.count) }

  // MARK: - Variables and clauses

  /// A new variable; the search tries `phase` first.
  package func variable(phase: Bool = false) -> Literal {
    let number = Int32(levels.count)
    for _ in 0..<2 {
      values.append(0)
      watches.addLiteral()
    }
    levels.append(0)
    reasons.append(Reason.none)
    phases.append(phase ? 1 : -1)
    targets.append(0)
    bests.append(phase ? 1 : -1)
    isSeen.append(false)
    stamps.append(0)
    model.append(false)
    // Ties are broken by chance.
    order.addVariable(activity: random.unit() * 1e-3)
    return Literal(code: 2 * number)
  }

  /// One of these literals must hold.
  package func require(_ literals: [Literal]) {
    guard !isRefuted else { return }
    backtrack(to: 0)
    var kept: [Int32] = []
    for code in literals.map(\.code).sorted() where kept.last != code {
      // Values of level 0 are for ever.
      if values[Int(code)] > 0 || kept.last == code ^ 1 { return }
      if values[Int(code)] == 0 { kept.append(code) }
    }
    switch kept.count {
    case 0: isRefuted = true
    case 1:
      assign(kept[0], because: Reason.none)
      isRefuted = propagate() != nil
    default: _ = store(kept, grade: 0)
    }
  }

  /// At most one of these literals holds.
  ///
  /// - Complexity: O(n²) clauses.
  package func requireAtMostOne(of literals: [Literal]) {
    for (index, literal) in literals.enumerated() {
      for other in literals[..<index] { require([!literal, !other]) }
    }
  }

  /// Keeps a clause of at least two literals, of which the first two are watched.
  ///
  /// - Returns: the reason it is for its first literal.
  func store(_ literals: borrowing Stack<Int32>, grade: Int32) -> Int32 {
    store(UnsafeBufferPointer(start: literals.base, count: literals.count), grade: grade)
  }

  private func store(_ literals: [Int32], grade: Int32) -> Int32 {
    literals.withUnsafeBufferPointer { store($0, grade: grade) }
  }

  private func store(_ literals: UnsafeBufferPointer<Int32>, grade: Int32) -> Int32 {
    if literals.count == 2 {
      watches.append(pair: literals[0], literals[1])
      return Reason.pair(literals[1])
    }
    let clause = Int32(clauses.count)
    clauses.append(Int32(literals.count))
    clauses.append(grade)
    for literal in literals { clauses.append(literal) }
    watch(clause)
    return clause
  }

  /// Lets a stored clause wait for its first two literals.
  func watch(_ clause: Int32) {
    let first = Int(clause) + Self.headerSize
    watches.append(Watch(clause: clause, blocker: clauses[first + 1]), to: clauses[first])
    watches.append(Watch(clause: clause, blocker: clauses[first]), to: clauses[first + 1])
  }

  // MARK: - Models

  /// Whether the literal holds in the last model.
  package func holds(_ literal: Literal) -> Bool {
    model[literal.variable] != (literal.code & 1 == 1)
  }

  func keepModel() {
    for variable in 0..<levels.count { model[variable] = values[2 * variable] > 0 }
  }

  /// What was learned contradicts what was given.
  func refute() { isRefuted = true }
}
