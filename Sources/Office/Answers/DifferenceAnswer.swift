// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// What changed, for machines.
package struct DifferenceAnswer: Encodable {
  /// A session or interview that starts elsewhere or at another time.
  package struct Move: Encodable {
    package let name: String
    package let oldStart: String
    package let oldVenue: String
    package let newStart: String
    package let newVenue: String
    package let changes: Int
    package let units: [String]
    package let interpreters: [String]
    package let officers: [String]
    package let outlets: [String]
    package let journalists: [String]
    package let reasons: [AnswerParts.Violation]
  }

  /// People who join or leave a session that stays.
  package struct Reassignment: Encodable {
    package let name: String
    package let joined: [String]
    package let left: [String]
  }

  package let moves: [Move]
  package let people: [Reassignment]
  package let added: [String]
  package let removed: [String]

  package init(_ difference: ProgrammeDifference, on clock: FestivalClock) {
    moves = difference.moves.map { move in
      Move(
        name: move.name, oldStart: clock.iso8601(move.oldStart), oldVenue: move.oldVenue.rawValue,
        newStart: clock.iso8601(move.newStart), newVenue: move.newVenue.rawValue,
        changes: move.changeCount, units: move.units.map(\.rawValue),
        interpreters: move.interpreters.map(\.rawValue), officers: move.officers.map(\.rawValue),
        outlets: move.outlets.map(\.rawValue), journalists: move.journalists.map(\.rawValue),
        reasons: move.reasons.map(AnswerParts.Violation.init))
    }
    people = difference.reassignments.map {
      Reassignment(name: $0.name, joined: $0.joined, left: $0.left)
    }
    added = difference.added
    removed = difference.removed
  }
}
