// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// What changed, for machines.
package struct DifferenceAnswer: Encodable {
  /// A session or interview that starts elsewhere or at another time.
  package struct Move: Encodable {
    /// Identifier and key.
    package let name: String
    /// ISO 8601 with the zone's offset.
    package let oldStart: String
    /// By identifier.
    package let oldVenue: String
    /// ISO 8601 with the zone's offset; equal to ``oldStart`` where only the venue changed.
    package let newStart: String
    /// By identifier; equal to ``oldVenue`` where only the time changed.
    package let newVenue: String
    /// 1 or 2: start and venue count one each.
    package let changes: Int
    /// Units that have to be told.
    package let units: [String]
    /// Interpreters, those before and those now.
    package let interpreters: [String]
    /// Liaison officers, those before and those now.
    package let officers: [String]
    /// Outlets of an interview or of the session's media slots.
    package let outlets: [String]
    /// Their journalists, those before and those now.
    package let journalists: [String]
    /// Rules that the old time and venue would break.
    package let reasons: [AnswerParts.Violation]
  }

  /// People who join or leave a session that stays.
  package struct Reassignment: Encodable {
    /// Identifier and key; a slot has its identifier alone.
    package let name: String
    /// Identifiers of those who come.
    package let joined: [String]
    /// Identifiers of those who no longer come.
    package let left: [String]
  }

  /// An item that another block has now; one change.
  package struct ItemMove: Encodable {
    /// By identifier, as the blocks.
    package let item: String
    package let oldBlock: String
    package let newBlock: String
  }

  /// In the order of the new programme.
  package let moves: [Move]
  /// Items in other blocks than before; left out where there are none.
  package let items: [ItemMove]?
  /// Who comes and who no longer comes, where people were chosen anew.
  package let people: [Reassignment]
  /// Sessions and interviews that are only in the new programme.
  package let added: [String]
  /// Sessions and interviews that are only in the old one.
  package let removed: [String]

  /// The same in plain types; finding the reasons judges the old places again.
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
    let itemMoves = difference.itemMoves.map {
      ItemMove(
        item: $0.item.rawValue, oldBlock: $0.oldBlock.rawValue, newBlock: $0.newBlock.rawValue)
    }
    items = itemMoves.isEmpty ? nil : itemMoves
    people = difference.reassignments.map {
      Reassignment(name: $0.name, joined: $0.joined, left: $0.left)
    }
    added = difference.added
    removed = difference.removed
  }
}
