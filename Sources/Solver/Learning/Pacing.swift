// SPDX-License-Identifier: Apache-2.0

/// When a search that learns clauses begins anew, forgets clauses and changes phases.
///
/// It alternates between stretches of many short attempts, which refute well, and of few long ones, which find models.
///
/// - Source: Audemard and Simon, "Refining restarts strategies for SAT and UNSAT", CP 2012,
///   doi:10.1007/978-3-642-33558-7_11; long attempts after Luby, Sinclair and Zuckerman, Information Processing Letters 47,
///   1993, doi:10.1016/0020-0190(93)90029-9.
struct Pacing {
  private(set) var conflicts = 0
  /// Whether attempts are long.
  private(set) var isSteady = false
  private var recentGrade = 0.0
  private var meanGrade = 0.0
  private var sinceRestart = 0
  private var stretchEnd = firstStretch
  private var stretch = 1
  private var luby = (u: 1, v: 1)
  private var nextReduction = firstReduction
  private var reductions = 0
  private var nextRephasing = firstRephasing
  private(set) var rephasings = 0

  private static let firstStretch = 1000
  private static let firstReduction = 2000
  private static let furtherReduction = 300
  private static let firstRephasing = 1000
  private static let lubyUnit = 512
  /// Attempts are cut when the last clauses learned are this much worse than the mean.
  private static let badness = 1.15
  private static let leastAttempt = 10
  private static let recentShare = 1.0 / 32
  private static let meanShare = 1.0 / 8192

  /// How fast the past loses its weight.
  var decay: Double { isSteady ? 0.99 : 0.93 }

  mutating func note(grade: Int32) {
    conflicts += 1
    sinceRestart += 1
    recentGrade += Self.recentShare * (Double(grade) - recentGrade)
    let share = max(Self.meanShare, 1 / Double(conflicts))
    meanGrade += share * (Double(grade) - meanGrade)
    if conflicts >= stretchEnd {
      isSteady.toggle()
      if !isSteady { stretch += 1 }
      stretchEnd = conflicts + Self.firstStretch * stretch * stretch
      luby = (1, 1)
    }
  }

  var isRestartDue: Bool {
    isSteady
      ? sinceRestart >= Self.lubyUnit * luby.v
      : sinceRestart >= Self.leastAttempt && recentGrade > Self.badness * meanGrade
  }

  mutating func restart() {
    sinceRestart = 0
    guard isSteady else { return }
    if luby.u & -luby.u == luby.v {
      luby = (luby.u + 1, 1)
    } else {
      luby.v *= 2
    }
  }

  /// Whether it is time to forget clauses; then the next time is set.
  mutating func takesReduction() -> Bool {
    guard conflicts >= nextReduction else { return false }
    reductions += 1
    nextReduction = conflicts + Self.firstReduction + Self.furtherReduction * reductions
    return true
  }

  /// Whether it is time to change phases; then the next time is set.
  mutating func takesRephasing() -> Bool {
    guard conflicts >= nextRephasing else { return false }
    rephasings += 1
    nextRephasing = conflicts + Self.firstRephasing * (rephasings + 1)
    return true
  }
}
