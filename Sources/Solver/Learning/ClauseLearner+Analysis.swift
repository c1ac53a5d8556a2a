// SPDX-License-Identifier: Apache-2.0

// What a conflict teaches: a clause of the first literal through which all of its last level leads, shortened by what
// follows from its other literals.
//
// Source: Zhang et al., "Efficient conflict driven learning in a Boolean satisfiability solver", ICCAD 2001,
// doi:10.1109/ICCAD.2001.968634; shortening after Sörensson and Biere, SAT 2009, doi:10.1007/978-3-642-02777-2_23; grades
// after Audemard and Simon, IJCAI 2009.
extension ClauseLearner {
  /// Fills `learned` with the clause, whose first literal is the only one of its level.
  ///
  /// - Returns: the level at which that literal follows, and the clause's grade.
  func analyse(_ conflict: Conflict) -> (level: Int32, grade: Int32) {
    learned.cut(to: 0)
    learned.append(0)
    seen.cut(to: 0)
    var open = 0
    func see(_ literal: Int32) {
      let variable = Int(literal >> 1)
      guard !isSeen[variable], levels[variable] > 0 else { return }
      isSeen[variable] = true
      seen.append(Int32(variable))
      order.bump(Int32(variable))
      if levels[variable] == level { open += 1 } else { learned.append(literal) }
    }
    switch conflict {
    case .pair(let first, let second):
      see(first)
      see(second)
    case .clause(let clause): visit(clause, from: 0, see)
    }
    var index = trail.count
    var implied: Int32
    repeat {
      repeat { index -= 1 } while !isSeen[Int(trail[index] >> 1)]
      implied = trail[index]
      open -= 1
      if open > 0 {
        let reason = reasons[Int(implied >> 1)]
        if reason < Reason.none {
          see(Reason.other(reason))
        } else {
          visit(reason, from: 1, see)
        }
      }
    } while open > 0
    learned[0] = implied ^ 1
    shorten()
    for position in 0..<seen.count { isSeen[Int(seen[position])] = false }
    let grade = grade(of: learned.base, count: learned.count)
    guard learned.count > 1 else { return (0, grade) }
    var highest = 1
    for position in 2..<max(2, learned.count)
    where levels[Int(learned[position] >> 1)] > levels[Int(learned[highest] >> 1)] {
      highest = position
    }
    let literal = learned[highest]
    learned[highest] = learned[1]
    learned[1] = literal
    return (levels[Int(literal >> 1)], grade)
  }

  /// Visits the literals of a clause from a position on, and grades a learned one anew.
  @inline(__always)
  private func visit(_ clause: Int32, from start: Int, _ body: (Int32) -> Void) {
    let header = clauses.base + Int(clause)
    let literals = header + Self.headerSize
    if header[1] > 0 {
      let grade = grade(of: literals, count: Int(header[0]))
      if grade < Self.grade(header[1]) { header[1] = grade }
      header[1] |= Self.isUsed
    }
    for position in start..<Int(header[0]) { body(literals[position]) }
  }

  /// A flag above the grade of a learned clause that took part in a conflict since the last clearing.
  static var isUsed: Int32 { 1 << 30 }
  static func grade(_ word: Int32) -> Int32 { word & ~isUsed }

  /// Numbers of levels among the literals.
  private func grade(of literals: UnsafeMutablePointer<Int32>, count: Int) -> Int32 {
    stamp += 1
    var levelCount: Int32 = 0
    for position in 0..<count {
      let level = Int(levels[Int(literals[position] >> 1)])
      if level > 0, stamps[level] != stamp {
        stamps[level] = stamp
        levelCount += 1
      }
    }
    return max(1, levelCount)
  }

  // MARK: - Shortening

  /// Leaves out literals that follow from the others.
  private func shorten() {
    stamp += 1
    for position in 1..<max(1, learned.count) {
      stamps[Int(levels[Int(learned[position] >> 1)])] = stamp
    }
    var kept = 1
    for position in 1..<max(1, learned.count) {
      let literal = learned[position]
      if reasons[Int(literal >> 1)] != Reason.none, follows(literal) { continue }
      learned[kept] = literal
      kept += 1
    }
    learned.cut(to: kept)
  }

  /// Whether a seen literal follows from other seen ones; what was found on the way stays seen.
  private func follows(_ literal: Int32) -> Bool {
    pending.cut(to: 0)
    pending.append(literal)
    let known = seen.count
    while !pending.isEmpty {
      let reason = reasons[Int(pending.removeLast() >> 1)]
      var isSound = true
      func visit(_ literal: Int32) {
        let variable = Int(literal >> 1)
        guard isSound, !isSeen[variable], levels[variable] > 0 else { return }
        // A level without a literal of the clause leads nowhere.
        guard reasons[variable] != Reason.none, stamps[Int(levels[variable])] == stamp else {
          isSound = false
          return
        }
        isSeen[variable] = true
        seen.append(Int32(variable))
        pending.append(literal)
      }
      if reason < Reason.none {
        visit(Reason.other(reason))
      } else {
        let header = clauses.base + Int(reason)
        for position in 1..<Int(header[0]) { visit(header[Self.headerSize + position]) }
      }
      if !isSound {
        for position in known..<seen.count { isSeen[Int(seen[position])] = false }
        seen.cut(to: known)
        return false
      }
    }
    return true
  }
}
