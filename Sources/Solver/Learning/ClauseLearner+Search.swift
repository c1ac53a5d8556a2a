// SPDX-License-Identifier: Apache-2.0

extension ClauseLearner {
  /// Looks for a model in which `assumption` holds, for at most so many conflicts, or until `isOver`, which is asked now
  /// and then.
  package func search(
    assuming assumption: Literal? = nil, conflicts limit: Int, isOver: () -> Bool = { false }
  ) -> Answer {
    guard !isRefuted else { return .refuted }
    let last = limit < Int.max - pacing.conflicts ? pacing.conflicts + limit : .max
    defer { backtrack(to: 0) }
    var steps = 0
    while true {
      if let conflict = propagate() {
        if level == 0 {
          refute()
          return .refuted
        }
        noteTarget()
        learn(from: conflict)
        continue
      }
      steps += 1
      if pacing.conflicts >= last || (steps & 0x3FF == 0 && isOver()) { return .undecided }
      if pacing.isRestartDue {
        pacing.restart()
        backtrack(to: 0)
        if pacing.takesRephasing() { changePhases() }
        if pacing.takesReduction() { forget() }
        continue
      }
      let literal: Int32
      if level == 0, let assumption, values[Int(assumption.code)] <= 0 {
        if values[Int(assumption.code)] < 0 { return .contradicted }
        literal = assumption.code
      } else if let decision = nextDecision() {
        literal = decision
      } else {
        keepModel()
        return .model
      }
      levelStarts.append(Int32(trail.count))
      assign(literal, because: Reason.none)
    }
  }

  private func learn(from conflict: Conflict) {
    let (level, grade) = analyse(conflict)
    pacing.note(grade: grade)
    backtrack(to: level)
    if learned.count == 1 {
      assign(learned[0], because: Reason.none)
    } else {
      assign(learned[0], because: store(learned, grade: grade))
    }
    order.decay(pacing.decay)
  }

  // MARK: - Decisions

  /// The open variable most in conflict, with the value it had when the search got farthest, or else the last time.
  private func nextDecision() -> Int32? {
    while !order.isEmpty {
      let variable = order.removeFirst()
      guard values[2 * Int(variable)] == 0 else { continue }
      let target = pacing.isSteady ? targets[Int(variable)] : 0
      let phase = target != 0 ? target : phases[Int(variable)]
      return 2 * variable + (phase > 0 ? 0 : 1)
    }
    return nil
  }

  /// Keeps the values of everything below a conflict's level, if they are more than ever before.
  private func noteTarget() {
    guard pacing.isSteady else { return }
    let agreed = Int(levelStarts[levelStarts.count - 1])
    if agreed > targetLength {
      targetLength = agreed
      note(agreed, in: targets)
    }
    if agreed > bestLength {
      bestLength = agreed
      note(agreed, in: bests)
    }
  }

  private func note(_ length: Int, in phases: borrowing Stack<Int8>) {
    for position in 0..<length {
      let literal = trail[position]
      phases[Int(literal >> 1)] = literal & 1 == 0 ? 1 : -1
    }
  }

  /// Sets all phases anew, by turns to the best ones, to false, to their opposites and by chance.
  private func changePhases() {
    for variable in 0..<phases.count {
      switch pacing.rephasings % 6 {
      case 2: phases[variable] = -1
      case 4: phases[variable] = -phases[variable]
      case 0: phases[variable] = random.next() & 1 == 0 ? 1 : -1
      default: phases[variable] = bests[variable]
      }
      targets[variable] = 0
    }
    targetLength = 0
    bestLength = 0
  }

  // MARK: - Forgetting

  /// The share of learned clauses that are forgotten at a time, and the grade up to which none is.
  private static var forgottenShare: Double { 0.5 }
  private static var lastingGrade: Int32 { 2 }

  /// Drops the worse half of the learned clauses that took part in no conflict of late, and what holds in any case.
  private func forget() {
    var candidates: [(clause: Int32, grade: Int32, size: Int32)] = []
    forEachClause { clause in
      let word = clauses[Int(clause) + 1]
      guard word > 0 else { return }
      let grade = Self.grade(word)
      if grade > Self.lastingGrade, word & Self.isUsed == 0 {
        candidates.append((clause, grade, clauses[Int(clause)]))
      }
      clauses[Int(clause) + 1] = grade
    }
    candidates.sort { a, b in
      (a.grade, a.size, a.clause) > (b.grade, b.size, b.clause)
    }
    let dropped = Set(
      candidates.prefix(Int(Double(candidates.count) * Self.forgottenShare)).map(\.clause))
    watches.keepPairs()
    // What is true on level 0 needs no reason, so that clauses may go.
    for position in 0..<trail.count { reasons[Int(trail[position] >> 1)] = Reason.none }
    var end = 0
    var next = 0
    while next < clauses.count {
      let start = next
      let size = Int(clauses[start])
      next += size + Self.headerSize
      guard !dropped.contains(Int32(start)), let kept = compact(start, size: size, to: end) else {
        continue
      }
      end = kept
    }
    clauses.cut(to: end)
    forEachClause { watch($0) }
  }

  /// Moves a clause to `end` without its false literals.
  ///
  /// - Returns: where it ends; `nil` if it holds in any case.
  private func compact(_ start: Int, size: Int, to end: Int) -> Int? {
    let literals = start + Self.headerSize
    for position in literals..<literals + size where values[Int(clauses[position])] > 0 {
      return nil
    }
    let grade = clauses[start + 1]
    var count = 0
    for position in literals..<literals + size where values[Int(clauses[position])] == 0 {
      clauses[end + Self.headerSize + count] = clauses[position]
      count += 1
    }
    if count == 2 {
      watches.append(pair: clauses[end + Self.headerSize], clauses[end + Self.headerSize + 1])
      return nil
    }
    precondition(count > 2, "a clause of \(count) open literals after propagation")
    clauses[end] = Int32(count)
    clauses[end + 1] = grade
    return end + Self.headerSize + count
  }

  private func forEachClause(_ body: (Int32) -> Void) {
    var next = 0
    while next < clauses.count {
      body(Int32(next))
      next += Int(clauses[next]) + Self.headerSize
    }
  }
}
