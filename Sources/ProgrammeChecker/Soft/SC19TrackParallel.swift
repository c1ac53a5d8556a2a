// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `weight` for every block of a track beyond its first at one time.
enum SC19TrackParallel: Rule {
  static let id = RuleID.sc19

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.festival.hasItemsToFill }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesItems else { return nil }
    let weight = facts.festival.rules.points(.trackParallel)
    let periods = facts.blockPeriods
    return facts.blocksByTrack.flatMap { track, blocks in
      var first: [Int: FilledBlock] = [:]
      return blocks.compactMap { block -> Violation? in
        guard let period = periods[block.placement.id] else { return nil }
        guard let other = first[period] else {
          first[period] = block
          return nil
        }
        let (here, there) = (facts.words(block.placement), facts.words(other.placement))
        return charge(
          weight, zh: "分组 \(track) 同时在 \(there.zh) 和 \(here.zh)",
          en: "track \(track) is in \(there.en) and \(here.en) at one time",
          [other.placement.id, block.placement.id])
      }
    }
  }
}
