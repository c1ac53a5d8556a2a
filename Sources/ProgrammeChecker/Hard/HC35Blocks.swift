// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every item of a track is in one block; a block holds items of one track, which it takes, and they fit.
///
/// Who contributes to an item is required in its block, and judged by the rules about who attends.
///
/// - Counts: items in no block or in several; items of a track that the block does not take, or of another than its
///   first item's; blocks whose items, those that the table puts there included, take longer than they last.
enum HC35Blocks: Rule {
  static let id = RuleID.hc35

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.festival.hasItemsToFill }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesItems else { return nil }
    var breaches: [Violation] = []
    for item in facts.festival.itemsToFill {
      let blocks = facts.blocks.filter { $0.items.contains { $0.id == item.id } }
      guard blocks.count != 1 else { continue }
      breaches.append(
        breach(
          zh: blocks.isEmpty ? "节目 \(item.id) 没有排入任何时段" : "节目 \(item.id) 排入了\(blocks.count)个时段",
          en: "item \(item.id) is in " + (blocks.isEmpty ? "no block" : "\(blocks.count) blocks"),
          blocks.map(\.placement.id)))
    }
    for block in facts.blocks {
      let words = facts.words(block.placement)
      let taken = block.placement.session.fill ?? []
      for item in block.items {
        guard let track = item.track else { continue }
        if !taken.isEmpty && !taken.contains(track) || track != block.track {
          breaches.append(
            breach(
              zh: "\(words.zh)：节目 \(item.id) 的分组 \(track) 不属于该时段",
              en: "\(words.en): item \(item.id) is of track \(track), which is not the block's",
              [block.placement.id]))
        }
      }
      let shown = facts.festival.items.filter { item in
        item.track == nil && item.sessions.contains(block.placement.id)
      }
      let length = (block.items + shown).reduce(Minutes(0)) { $0 + ($1.length ?? 0) }
      if length > block.placement.duration {
        breaches.append(
          breach(
            zh: "\(words.zh)：节目共\(length.number)分钟，只有\(block.placement.duration.number)分钟",
            en:
              "\(words.en): its items take \(length.number) min of \(block.placement.duration.number)",
            [block.placement.id]))
      }
    }
    return breaches
  }
}
