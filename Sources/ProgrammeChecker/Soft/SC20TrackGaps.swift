// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `weight` for every track that has no block at some time of blocks between its first and its last.
enum SC20TrackGaps: Rule {
  static let id = RuleID.sc20

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.festival.hasItemsToFill }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesItems else { return nil }
    let weight = facts.festival.rules.points(.trackGap)
    let periods = facts.blockPeriods
    return facts.blocksByTrack.compactMap { track, blocks in
      let own = Set(blocks.compactMap { periods[$0.placement.id] })
      guard let first = own.min(), let last = own.max(),
        (first...last).contains(where: { !own.contains($0) })
      else { return nil }
      return charge(
        weight, zh: "分组 \(track) 的时段不相连", en: "the blocks of track \(track) have a gap",
        blocks.map(\.placement.id))
    }
  }
}
