// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// What changed, for a person to read, in what is spoken.
package enum DifferenceLines {
  /// The count of changes with its proof, then each move with whom to tell and why.
  package static func of(_ replanned: Replanner.Replanned, in festival: Festival) -> [String] {
    let difference = replanned.difference
    let count = difference.changeCount
    let changes = Speech.counted(count, "change")
    var lines = [
      replanned.isFewest
        ? Speech.words("改动 \(count) 处（已证明最少）", "\(changes), proven the fewest")
        : Speech.words(
          "改动 \(count) 处（至少需要 \(replanned.atLeast) 处）",
          "\(changes), at least \(replanned.atLeast) needed")
    ]
    for move in difference.moves { lines += self.lines(of: move, on: festival.clock) }
    for move in difference.itemMoves {
      let blocks = "\(move.oldBlock) → \(move.newBlock)"
      lines.append("  \(move.item)  \(Speech.words("时段", "block"))\(Speech.colon)\(blocks)")
    }
    for item in difference.reassignments {
      lines.append(
        "  \(item.name)  \(Speech.words("人员", "people"))\(Speech.colon)"
          + (item.left.map { "-\($0)" } + item.joined.map { "+\($0)" }).joined(separator: " "))
    }
    if !difference.added.isEmpty {
      lines.append(list(Speech.words("新增", "added"), difference.added))
    }
    if !difference.removed.isEmpty {
      lines.append(list(Speech.words("取消", "removed"), difference.removed))
    }
    return lines
  }

  private static func list(_ heading: String, _ names: [String]) -> String {
    "  \(heading)\(Speech.colon)\(names.joined(separator: Speech.comma))"
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
    lines.append("  " + list(Speech.words("通知", "to tell"), move.units.map(\.rawValue)))
    var rules: [RuleID] = []
    let reasons = move.reasons
    for reason in reasons where !rules.contains(reason.rule) {
      rules.append(reason.rule)
      let more = reasons.count { $0.rule == reason.rule } - 1
      let rule = reason.rule.rawValue
      lines += Speech.lines(
        "    原时间不行（\(rule)）：\(reason.message.zh)" + (more == 0 ? "" : "（另有 \(more) 处）"),
        "    no longer possible (\(rule)): \(reason.message.en)"
          + (more == 0 ? "" : " (and \(more) more)"))
    }
    return lines
  }
}
