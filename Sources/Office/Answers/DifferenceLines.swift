// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// What changed, for a person to read: Chinese and English.
package enum DifferenceLines {
  /// The count of changes with its proof, then each move with whom to tell and why.
  package static func of(_ replanned: Replanner.Replanned, in festival: Festival) -> [String] {
    let difference = replanned.difference
    let count = difference.changeCount
    let proof =
      replanned.isFewest
      ? "（已证明最少）/ changes, proven the fewest"
      : "（至少需要 \(replanned.atLeast) 处）/ changes, at least \(replanned.atLeast) are needed"
    var lines = ["改动 \(count) 处\(proof)"]
    for move in difference.moves { lines += self.lines(of: move, on: festival.clock) }
    for item in difference.reassignments {
      lines.append(
        "  \(item.name)  人员 / people: "
          + (item.left.map { "-\($0)" } + item.joined.map { "+\($0)" }).joined(separator: " "))
    }
    if !difference.added.isEmpty {
      lines.append("  新增 / added: \(difference.added.joined(separator: ", "))")
    }
    if !difference.removed.isEmpty {
      lines.append("  取消 / removed: \(difference.removed.joined(separator: ", "))")
    }
    return lines
  }

  private static func lines(
    of move: ProgrammeDifference.Move, on clock: FestivalClock
  ) -> [String] {
    func moment(_ time: LocalTime, _ venue: Venue.ID) -> String {
      "\(clock.date(ofDay: time.day)) \(clock.clockFace(time)) \(venue)"
    }
    var lines = [
      "  \(move.name)  \(moment(move.oldStart, move.oldVenue)) → \(moment(move.newStart, move.newVenue))"
    ]
    lines.append("    通知 / to tell: \(move.units.map(\.rawValue).joined(separator: ", "))")
    var rules: [RuleID] = []
    let reasons = move.reasons
    for reason in reasons where !rules.contains(reason.rule) {
      rules.append(reason.rule)
      let more = reasons.count { $0.rule == reason.rule } - 1
      let rest = more == 0 ? "" : " (+\(more))"
      lines.append(
        "    原时间不行 / no longer possible, \(reason.rule.rawValue): \(reason.message.zh)\(rest)")
      lines.append("      \(reason.message.en)\(rest)")
    }
    return lines
  }
}
