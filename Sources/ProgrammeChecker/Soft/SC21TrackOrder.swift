// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `weight` for every item that is not the one of its track that its order says.
///
/// Items of a track are counted in order of time, blocks at one time in the order of their rooms. Judged of tracks each of
/// whose items has an order of its own.
enum SC21TrackOrder: Rule {
  static let id = RuleID.sc21

  static func isAsked(_ facts: ProgrammeFacts) -> Bool { facts.festival.hasItemsToFill }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesItems else { return nil }
    let weight = facts.festival.rules.points(.trackOrder)
    let periods = facts.blockPeriods
    var roomNumber: [Venue.ID: Int] = [:]
    for (number, venue) in facts.festival.venues.enumerated() { roomNumber[venue.id] = number }
    func key(_ block: FilledBlock) -> (Int, Int, LocalTime) {
      (
        periods[block.placement.id] ?? 0, roomNumber[block.placement.venue.id] ?? 0,
        block.placement.span.start
      )
    }
    return facts.blocksByTrack.flatMap { track, blocks -> [Violation] in
      let orders = facts.festival.itemsToFill.filter { $0.track == track }.map(\.order).sorted()
      guard !orders.contains(0), Set(orders).count == orders.count else { return [] }
      let held = blocks.sorted { key($0) < key($1) }.flatMap { block in
        block.items.map { (item: $0, block: block) }
      }
      return held.enumerated().compactMap { number, entry -> Violation? in
        guard number >= orders.count || orders[number] != entry.item.order else { return nil }
        return charge(
          weight, zh: "节目 \(entry.item.id) 在分组 \(track) 中排第\(number + 1)",
          en: "item \(entry.item.id) is number \(number + 1) of track \(track)",
          [entry.block.placement.id])
      }
    }
  }
}
