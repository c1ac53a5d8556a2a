// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `weight` for every room beyond the first that a track's blocks are in.
enum SC18TrackRooms: Rule {
  static let id = RuleID.sc18

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.festival.hasItemsToFill }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesItems else { return nil }
    let weight = facts.festival.rules.points(.trackRooms)
    return facts.blocksByTrack.compactMap { track, blocks in
      let rooms = Set(blocks.map(\.placement.venue.id)).count
      guard rooms > 1 else { return nil }
      return charge(
        weight * (rooms - 1), zh: "分组 \(track) 分布在\(rooms)个会场",
        en: "track \(track) is in \(rooms) rooms", blocks.map(\.placement.id))
    }
  }
}
