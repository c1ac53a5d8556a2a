// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Planner

/// What changed, for a person to read: Chinese and English.
enum DifferenceLines {
  static func of(_ replanned: Replanner.Replanned, in festival: Festival) -> [String] {
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

/// What changed, for machines.
struct DifferenceAnswer: Encodable {
  struct Move: Encodable {
    let name: String
    let oldStart: String
    let oldVenue: String
    let newStart: String
    let newVenue: String
    let changes: Int
    let units: [String]
    let interpreters: [String]
    let officers: [String]
    let outlets: [String]
    let journalists: [String]
    let reasons: [Answer.Violation]
  }

  struct Reassignment: Encodable {
    let name: String
    let joined: [String]
    let left: [String]
  }

  let moves: [Move]
  let people: [Reassignment]
  let added: [String]
  let removed: [String]

  init(_ difference: ProgrammeDifference, on clock: FestivalClock) {
    moves = difference.moves.map { move in
      Move(
        name: move.name, oldStart: clock.iso8601(move.oldStart), oldVenue: move.oldVenue.rawValue,
        newStart: clock.iso8601(move.newStart), newVenue: move.newVenue.rawValue,
        changes: move.changeCount, units: move.units.map(\.rawValue),
        interpreters: move.interpreters.map(\.rawValue), officers: move.officers.map(\.rawValue),
        outlets: move.outlets.map(\.rawValue), journalists: move.journalists.map(\.rawValue),
        reasons: move.reasons.map(Answer.Violation.init))
    }
    people = difference.reassignments.map {
      Reassignment(name: $0.name, joined: $0.joined, left: $0.left)
    }
    added = difference.added
    removed = difference.removed
  }
}

extension ProgrammeDifference.Move {
  /// Everybody for whom it changes something: units, outlets and reporters, interpreters, officers.
  var toTell: [String] {
    units.map(\.rawValue) + outlets.map(\.rawValue) + journalists.map(\.rawValue)
      + interpreters.map(\.rawValue) + officers.map(\.rawValue)
  }
}
