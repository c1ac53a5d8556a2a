// SPDX-License-Identifier: Apache-2.0

extension ClauseLearner {
  @inline(__always)
  func assign(_ literal: Int32, because reason: Int32) {
    values[Int(literal)] = 1
    values[Int(literal ^ 1)] = -1
    levels[Int(literal >> 1)] = level
    reasons[Int(literal >> 1)] = reason
    trail.append(literal)
  }

  /// Follows what became true until nothing follows any more, or a clause cannot hold.
  func propagate() -> Conflict? {
    while followed < trail.count {
      let falseLiteral = trail[followed] ^ 1
      followed += 1
      if let conflict = visit(falseLiteral) {
        followed = trail.count
        return conflict
      }
    }
    return nil
  }

  /// Visits the clauses that wait for this literal, which just became false.
  private func visit(_ falseLiteral: Int32) -> Conflict? {
    let row = watches.row(falseLiteral)
    let base = row.pointee.base
    let values = self.values.base
    let end = base + Int(row.pointee.count)
    var reading = base
    var writing = base
    var conflict: Conflict?
    while reading < end {
      let watch = reading.pointee
      reading += 1
      let blocked = values[Int(watch.blocker)]
      if blocked > 0 {
        writing.pointee = watch
        writing += 1
        continue
      }
      if watch.clause == Watch.pair {
        writing.pointee = watch
        writing += 1
        if blocked < 0 {
          conflict = .pair(falseLiteral, watch.blocker)
          break
        }
        assign(watch.blocker, because: Reason.pair(falseLiteral))
        continue
      }
      let header = clauses.base + Int(watch.clause)
      let literals = header + Self.headerSize
      if literals[0] == falseLiteral {
        literals[0] = literals[1]
        literals[1] = falseLiteral
      }
      let first = literals[0]
      let kept = Watch(clause: watch.clause, blocker: first)
      let firstValue = values[Int(first)]
      if firstValue > 0 {
        writing.pointee = kept
        writing += 1
        continue
      }
      var position = literals + 2
      let last = literals + Int(header.pointee)
      while position < last, values[Int(position.pointee)] < 0 { position += 1 }
      if position < last {
        literals[1] = position.pointee
        position.pointee = falseLiteral
        watches.append(kept, to: literals[1])
        continue
      }
      writing.pointee = kept
      writing += 1
      if firstValue < 0 {
        conflict = .clause(watch.clause)
        break
      }
      assign(first, because: watch.clause)
    }
    let rest = end - reading
    if reading != writing { writing.update(from: reading, count: rest) }
    row.pointee.count = Int32(writing - base + rest)
    return conflict
  }

  /// Takes back everything above a level.
  func backtrack(to level: Int32) {
    guard self.level > level else { return }
    let start = Int(levelStarts[Int(level)])
    var index = trail.count
    while index > start {
      index -= 1
      let literal = trail[index]
      values[Int(literal)] = 0
      values[Int(literal ^ 1)] = 0
      phases[Int(literal >> 1)] = literal & 1 == 0 ? 1 : -1
      order.insert(literal >> 1)
    }
    trail.cut(to: start)
    levelStarts.cut(to: Int(level))
    followed = start
  }
}
