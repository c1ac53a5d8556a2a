// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

/// Which items go into which blocks: a problem of its own, solved before the rest.
///
/// Blocks have their times and rooms; blocks that overlap, directly or over others, are one period. Whoever contributes
/// to items is in one block of a period at most, in none from which he could not get to another of his in time, and in
/// none while away or held by a pinned session.
package struct BlockProblem {
  /// Cells are blocks in order of time; kinds are tracks, and pieces items, in table order.
  package let filling: Filling
  /// Why the blocks cannot be filled at all.
  package let impossibilities: [Violation]
  private let festival: Festival
  private let blocks: [Session]
  private let items: [ProgrammeItem]

  /// Of a festival as its tables have it; `nil` where nothing is to be filled.
  package init?(_ festival: Festival) {
    guard festival.hasBlocks else { return nil }
    self.festival = festival
    // In order of time, so that where several are in one room in one period the earlier comes first.
    let fixed = festival.blocks.filter { $0.pinned != nil && $0.venues.count == 1 }
    let blocks = fixed.enumerated().sorted {
      ($0.element.pinned ?? LocalTime(0), $0.offset) < (
        $1.element.pinned ?? LocalTime(0), $1.offset
      )
    }.map(\.element)
    let items = festival.itemsToFill.filter { ($0.length ?? 0) > 0 }
    (self.blocks, self.items) = (blocks, items)
    var tracks: [String] = []
    for case let track? in items.map(\.track) where !tracks.contains(track) { tracks.append(track) }
    let periods = Self.periods(of: blocks, in: festival)
    var rooms: [Venue.ID] = []
    for room in festival.venues.map(\.id) where blocks.contains(where: { $0.venues[0] == room }) {
      rooms.append(room)
    }
    var filling = Filling(
      cells: blocks.enumerated().map { index, block in
        let taken = festival.items(of: block.id).filter { $0.track == nil }
          .reduce(0) { $0 + ($1.length?.rawValue ?? 0) }
        return Filling.Cell(
          period: periods[index], place: rooms.firstIndex(of: block.venues[0]) ?? 0,
          size: max(0, block.duration.rawValue - taken))
      },
      kinds: tracks.map { track in
        Filling.Kind(
          barred: Set(
            blocks.indices.filter { index in
              blocks[index].fill.map { !$0.isEmpty && !$0.contains(track) } ?? true
                || Self.isShut(blocks[index], in: festival)
            }))
      },
      pieces: [])
    let presence = BlockPresence(festival, blocks)
    filling.pieces = Self.pieces(of: items, tracks, presence, festival)
    filling.pieceEncounters = Self.encounters(of: items, festival)
    let speakers = Set(items.flatMap { $0.contributions.map(\.unit) }).sorted()
    if !filling.pieceEncounters.isEmpty { filling.nearCells = presence.nearBlocks(for: speakers) }
    let rules = festival.rules
    filling.spreadCost = rules.points(.trackRooms).rawValue
    filling.parallelCost = rules.points(.trackParallel).rawValue
    filling.gapCost = rules.points(.trackGap).rawValue
    filling.rankCost =
      filling.pieces.contains { $0.rank > 0 } ? rules.points(.trackOrder).rawValue : 0
    self.filling = filling
    impossibilities = Self.shortages(filling, tracks, items)
  }

  // MARK: - Making it

  /// The period of each block, in order of time.
  private static func periods(of blocks: [Session], in festival: Festival) -> [Int] {
    let spans = blocks.map {
      festival.pinnedSpan(of: $0) ?? TimeSpan(start: LocalTime(0), end: LocalTime(0))
    }
    var periods = Array(repeating: 0, count: blocks.count)
    var period = -1
    var end: LocalTime?
    for index in spans.indices.sorted(by: { (spans[$0].start, $0) < (spans[$1].start, $1) }) {
      if end.map({ $0 <= spans[index].start }) ?? true {
        period += 1
        end = spans[index].end
      }
      end = max(end ?? spans[index].end, spans[index].end)
      periods[index] = period
    }
    return periods
  }

  /// Whether the room is closed then, or a pinned session that is no block is in it.
  private static func isShut(_ block: Session, in festival: Festival) -> Bool {
    guard let span = festival.pinnedSpan(of: block) else { return true }
    let room = block.venues[0]
    if festival.venue(room).closed.contains(where: { $0.overlaps(span) }) { return true }
    return festival.sessions.contains { other in
      other.fill == nil && other.venues == [room]
        && festival.pinnedSpan(of: other)?.overlaps(span) ?? false
    }
  }

  private static func pieces(
    of items: [ProgrammeItem], _ tracks: [String], _ presence: BlockPresence,
    _ festival: Festival
  ) -> [Filling.Piece] {
    // Asked once for each unit.
    var barred: [AttendanceUnit.ID: Set<Int>] = [:]
    var wanted: [AttendanceUnit.ID: Set<Int>] = [:]
    for unit in Set(items.flatMap { $0.contributions.map(\.unit) }) {
      barred[unit] = presence.barredBlocks(for: unit)
      wanted[unit] = presence.contestedBlocks(for: unit)
    }
    let ranks = ranks(of: items)
    let cost = contestedCost(festival.rules)
    return items.map { item in
      let units = item.contributions.map(\.unit)
      let contested = units.reduce(into: Set()) { $0.formUnion(wanted[$1] ?? []) }
      return Filling.Piece(
        kind: tracks.firstIndex(of: item.track ?? "") ?? 0, length: item.length?.rawValue ?? 1,
        costs: contested.isEmpty
          ? [] : presence.blocks.indices.map { contested.contains($0) ? cost : 0 },
        barred: units.reduce(into: Set()) { $0.formUnion(barred[$1] ?? []) },
        rank: ranks[item.id] ?? 0)
    }
  }

  /// What it costs that somebody contributes while another block may need him: more than any rule about blocks.
  private static func contestedCost(_ rules: RuleBook) -> Int {
    let weights: [RuleBook.Parameter] = [.trackRooms, .trackParallel, .trackGap, .trackOrder]
    return 10 * weights.map { rules.points($0).rawValue }.reduce(Points.perPoint, max)
  }

  /// Of tracks all of whose items have an order of their own, the number of each item.
  private static func ranks(of items: [ProgrammeItem]) -> [ProgrammeItem.ID: Int] {
    var ranks: [ProgrammeItem.ID: Int] = [:]
    for own in Dictionary(grouping: items, by: \.track).values {
      let orders = Set(own.map(\.order))
      guard orders.count == own.count, !orders.contains(0) else { continue }
      for (index, item) in own.sorted(by: { $0.order < $1.order }).enumerated() {
        ranks[item.id] = index + 1
      }
    }
    return ranks
  }

  /// Every two items that somebody contributes to both of.
  private static func encounters(
    of items: [ProgrammeItem], _ festival: Festival
  ) -> [Filling.Encounter] {
    var person: [AttendanceUnit.ID: Int] = [:]
    for (number, record) in festival.persons.enumerated() {
      for unit in record.units where person[unit] == nil { person[unit] = number }
    }
    let people = items.map { item in
      Set(
        item.contributions.map { unit in
          person[unit.unit].map { "\($0)" } ?? "=\(unit.unit)"
        })
    }
    return items.indices.flatMap { a in
      items.indices.filter { $0 > a && !people[a].isDisjoint(with: people[$0]) }
        .map { Filling.Encounter(a, $0, isBarred: true) }
    }
  }

  /// What counting alone shows: more tracks than blocks, or more minutes than they have.
  private static func shortages(
    _ filling: Filling, _ tracks: [String], _ items: [ProgrammeItem]
  ) -> [Violation] {
    func violation(_ zh: String, _ en: String) -> Violation {
      Violation(rule: .hc35, message: LocalizedText(zh: zh, en: en), sessions: [])
    }
    if tracks.count > filling.cells.count {
      return [
        violation(
          "\(tracks.count)个分组，只有\(filling.cells.count)个时段",
          "\(tracks.count) tracks, but only \(filling.cells.count) "
            + (filling.cells.count == 1 ? "block" : "blocks"))
      ]
    }
    var found: [Violation] = []
    for (kind, track) in tracks.enumerated() {
      let wanted = filling.pieces.filter { $0.kind == kind }.reduce(0) { $0 + $1.length }
      let there = filling.cells.indices.filter { !filling.kinds[kind].barred.contains($0) }
        .reduce(0) { $0 + filling.cells[$1].size }
      if wanted > there {
        found.append(
          violation(
            "分组 \(track) 的节目共\(wanted)分钟，可用时段只有\(there)分钟",
            "the items of track \(track) take \(wanted) min, the blocks that take it have \(there)")
        )
      }
      for (index, piece) in filling.pieces.enumerated() where piece.kind == kind {
        let isPossible = filling.cells.indices.contains { cell in
          filling.cells[cell].size >= piece.length && !piece.barred.contains(cell)
            && !filling.kinds[kind].barred.contains(cell)
        }
        if !isPossible {
          found.append(
            violation(
              "节目 \(items[index].id) 没有可用的时段：太长，或有关人员不在",
              "item \(items[index].id) fits into no block: too long, or its people are away"))
        }
      }
    }
    let wanted = filling.pieces.reduce(0) { $0 + $1.length }
    let there = filling.cells.reduce(0) { $0 + $1.size }
    if found.isEmpty, wanted > there {
      found.append(
        violation(
          "节目共\(wanted)分钟，各时段合计\(there)分钟",
          "the items take \(wanted) min, all blocks together have \(there)"))
    }
    return found
  }

  // MARK: - The way back

  /// What fills each block, in the order of items; blocks that stay empty are named too.
  package func contents(of layout: Filling.Layout) -> [Session.ID: [ProgrammeItem.ID]] {
    var contents: [Session.ID: [ProgrammeItem.ID]] = [:]
    for (cell, pieces) in ordered(layout).pieces.enumerated() {
      contents[blocks[cell].id] = pieces.map { items[$0].id }
    }
    return contents
  }

  /// The pieces of each cell as calendars list them: by their order, then as the table has them.
  private func ordered(_ layout: Filling.Layout) -> Filling.Layout {
    Filling.Layout(
      pieces: layout.pieces.map { pieces in
        pieces.sorted { (items[$0].order, $0) < (items[$1].order, $1) }
      })
  }

  /// The layout of an earlier programme; `nil` where it leaves an item out, or does not fit these blocks.
  package func layout(of programme: Programme) -> Filling.Layout? {
    let number = Dictionary(
      items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var pieces: [[Int]] = Array(repeating: [], count: blocks.count)
    var seen = Set<Int>()
    for placed in programme.sessions {
      guard let cell = blocks.firstIndex(where: { $0.id == placed.id }) else { continue }
      for id in placed.items ?? [] {
        guard let piece = number[id], seen.insert(piece).inserted else { return nil }
        if let first = pieces[cell].first,
          filling.pieces[first].kind != filling.pieces[piece].kind
        {
          return nil
        }
        pieces[cell].append(piece)
      }
    }
    return seen.count == items.count ? ordered(Filling.Layout(pieces: pieces)) : nil
  }

  /// The filling with a cost for each item that leaves the block in which an earlier programme has it.
  package func filling(near programme: Programme) -> Filling {
    let cost = max(1, festival.rules.points(.changedStart).rawValue)
    var filling = filling
    for (piece, item) in items.enumerated() {
      let old = programme.sessions.first { $0.items?.contains(item.id) ?? false }?.id
      guard let cell = blocks.firstIndex(where: { $0.id == old }) else { continue }
      let own = filling.pieces[piece].costs
      filling.pieces[piece].costs = blocks.indices.map {
        (own.isEmpty ? 0 : own[$0]) + ($0 == cell ? 0 : cost)
      }
    }
    return filling
  }

  /// Whether a layout keeps every rule that is judged here.
  package func isKept(by layout: Filling.Layout) -> Bool { filling.cost(of: layout).hard == 0 }

  /// The points of each soft rule about blocks.
  package func points(of layout: Filling.Layout) -> [RuleID: Points] {
    let layout = ordered(layout)
    func points(_ keep: (inout Filling) -> Void) -> Points {
      var one = filling
      (one.spreadCost, one.parallelCost, one.gapCost, one.rankCost) = (0, 0, 0, 0)
      for piece in one.pieces.indices { one.pieces[piece].costs = [] }
      keep(&one)
      return Points(rawValue: one.cost(of: layout).soft)
    }
    return [
      .sc18: points { $0.spreadCost = filling.spreadCost },
      .sc19: points { $0.parallelCost = filling.parallelCost },
      .sc20: points { $0.gapCost = filling.gapCost },
      .sc21: points { $0.rankCost = filling.rankCost },
    ]
  }
}
