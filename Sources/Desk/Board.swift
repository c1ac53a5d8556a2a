// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One day of the programme as lanes of bars with their labels beside them, without overlaps.
///
/// A bar lies on a grid of ``slot`` minutes. Its label stands to the right where there is room before
/// the end of the day, or else to the left, or else below a bar that leaves room on neither side; what would touch another
/// bar or label of the same lane goes to the next lane. So no width of the page makes texts overlap.
package struct Board: Sendable {
  /// Minutes of one column.
  package static let slot = 5

  /// What lies in a row at a time.
  package struct Item: Hashable, Sendable {
    /// Of a session or interview.
    package let id: String
    package let isSession: Bool
    package let title: String
    /// Who or where, in a few words.
    package let note: String
    /// One for a session; each one's for several interviews under one title.
    package let spans: [TimeSpan]
    package let kind: Int
    package let isPinned: Bool
    /// When it is in the published edition, where that is another time or room.
    package var was: String?

    package init(
      id: String, isSession: Bool, title: String, note: String = "", spans: [TimeSpan], kind: Int,
      isPinned: Bool
    ) {
      self.id = id
      self.isSession = isSession
      self.title = title
      self.note = note
      self.spans = spans
      self.kind = kind
      self.isPinned = isPinned
    }

    /// From the first start to the last end.
    package var span: TimeSpan {
      TimeSpan(
        start: spans.map(\.start).min() ?? LocalTime(0),
        end: spans.map(\.end).max() ?? LocalTime(0))
    }
  }

  /// An item with the columns of its bars and of its label, from 0.
  package struct Block: Hashable, Sendable {
    package let item: Item
    package let lane: Int
    package let bars: [Range<Int>]
    package let label: Range<Int>
    /// Whether title and times have room beside each other.
    package var isOneLine = false
    /// Whether the label stands below the bar, which leaves too little room beside it.
    package var isBelow = false
    /// From the first bar to the end of the last.
    package var bar: Range<Int> {
      (bars.first?.lowerBound ?? 0)..<(bars.map(\.upperBound).max() ?? 1)
    }
    /// Bars and label together.
    package var extent: Range<Int> {
      min(bar.lowerBound, label.lowerBound)..<max(bar.upperBound, label.upperBound)
    }
  }

  package struct Row: Sendable {
    /// Of a room, a unit or an interpreter.
    package let id: String
    package let title: String
    package let blocks: [Block]
  }

  package struct Group: Sendable {
    package let title: String
    package let rows: [Row]
  }

  /// What is shown of a day while a session is weighed.
  package struct Focus: Sendable {
    package let venues: Set<Venue.ID>
    /// Everything of this day that must be seen.
    package let spans: [TimeSpan]

    package init(venues: Set<Venue.ID>, spans: [TimeSpan]) {
      self.venues = venues
      self.spans = spans
    }
  }

  package let day: Int
  /// The first and last hour shown.
  package let hours: Range<Int>
  package let groups: [Group]
  /// Rooms that are not shown.
  package let otherRooms: Int

  package var columns: Int { hours.count * 60 / Self.slot }

  /// The column of a time of this day.
  package func column(_ time: LocalTime) -> Int {
    (time.rawValue - day * LocalTime.minutesPerDay - hours.lowerBound * 60) / Self.slot
  }

  /// Lays a day out; with a focus, its rooms and hours alone.
  ///
  /// `wanted` are hours to be shown whatever there is, as where several boards stand below each other.

  /// - Complexity: items × lanes.
  package init(
    day: Int, of programme: Programme, in festival: Festival, language: Language,
    by axis: BoardItems.Axis = .rooms, focus: Focus? = nil, trips: [Trip] = [],
    hours wanted: Range<Int>? = nil, published: Programme? = nil
  ) {
    let source = BoardItems(
      day: day, programme: programme, festival: festival, language: language, trips: trips,
      published: published)
    let rows = source.groups(by: axis, only: focus?.venues)
    let shown =
      focus?.spans ?? rows.flatMap { $0.rows.flatMap { $0.items.flatMap(\.spans) } }
    let first = day * LocalTime.minutesPerDay
    let starts = shown.map { max(0, $0.start.rawValue - first) }
    let ends = shown.map { min(48 * 60, $0.end.rawValue - first) }
    let hours =
      wanted ?? (starts.min() ?? 9 * 60) / 60..<((ends.max() ?? 18 * 60) + 59) / 60
    self.day = day
    self.hours = hours.isEmpty ? 9..<18 : hours
    let columns = self.hours.count * 60 / Self.slot
    let offset = self.hours.lowerBound * 60 + first
    let window = TimeSpan(
      start: LocalTime(offset), end: LocalTime(offset + self.hours.count * 60))
    groups = rows.map { group in
      Group(
        title: group.title,
        rows: group.rows.map { row in
          Row(
            id: row.id, title: row.title,
            blocks: Self.blocks(
              row.items.filter { $0.span.overlaps(window) }, from: offset, columns: columns,
              titlesAlone: axis.isOfPeople))
        })
    }
    otherRooms =
      axis == .rooms ? festival.venues.count - groups.reduce(0) { $0 + $1.rows.count } : 0
  }

  /// Bars and labels of one row in time order, each in the first lane where it touches nothing.
  ///
  /// With `titlesAlone` the labels leave out the times, which the axis shows, so that many rows stay short.
  package static func blocks(
    _ items: [Item], from offset: Int, columns: Int, titlesAlone: Bool = false
  ) -> [Block] {
    var taken: [[Range<Int>]] = []
    let blocks = items.map { item -> Block in
      let bars = item.spans.map { span -> Range<Int> in
        let start = min(max(0, (span.start.rawValue - offset) / slot), columns - 1)
        return
          start..<min(
            columns, max(start + 1, (span.end.rawValue - offset + slot - 1) / slot))
      }
      let bar = bars[0].lowerBound..<(bars.map(\.upperBound).max() ?? 1)
      let wanted =
        titlesAlone
        ? titleColumns(item, of: columns) : labelColumns(item, of: columns)
      let right = bar.upperBound..<min(columns, bar.upperBound + wanted)
      let left = max(0, bar.lowerBound - wanted)..<bar.lowerBound
      let beside = right.count >= wanted || right.count >= left.count ? right : left
      let below = bar.lowerBound..<max(bar.upperBound, min(columns, bar.lowerBound + wanted))
      let isBelow = beside.count < wanted && below.count > beside.count
      let label = isBelow ? below : beside
      let extent =
        min(bar.lowerBound, label.lowerBound)..<max(bar.upperBound, label.upperBound)
      let lane =
        taken.firstIndex { lane in !lane.contains { $0.overlaps(extent) } } ?? taken.count
      if lane == taken.count { taken.append([]) }
      taken[lane].append(extent)
      return Block(
        item: item, lane: lane, bars: bars, label: label, isOneLine: titlesAlone && !isBelow,
        isBelow: isBelow)
    }
    if titlesAlone { return blocks }
    return blocks.map { widened($0, among: blocks, columns: columns) }
  }

  /// The block with title and times on one line, if its lane has the room for it.
  private static func widened(_ block: Block, among blocks: [Block], columns: Int) -> Block {
    guard !block.isBelow else { return block }
    let wanted = labelColumns(block.item, of: columns, onOneLine: true)
    let isLeft = block.label.lowerBound < block.bar.lowerBound
    let label =
      isLeft
      ? block.bar.lowerBound - wanted..<block.bar.lowerBound
      : block.bar.upperBound..<block.bar.upperBound + wanted
    guard label.lowerBound >= 0, label.upperBound <= columns else { return block }
    let isFree = blocks.allSatisfy {
      $0.item == block.item || $0.lane != block.lane
        || !($0.extent.overlaps(label) || $0.wishes(of: columns).overlaps(label))
    }
    return isFree
      ? Block(item: block.item, lane: block.lane, bars: block.bars, label: label, isOneLine: true)
      : block
  }

  /// How many columns a label needs on a board of usual width: 900 px, 7 px a letter, 14 px a Han
  /// character.
  package static func labelColumns(
    _ item: Item, of columns: Int, onOneLine: Bool = false
  ) -> Int {
    let note = width(item.note, 7) + 100
    let title = titleWidth(item)
    return self.columns(of: onOneLine ? title + note : max(title, note), columns)
  }

  private static func titleColumns(_ item: Item, of columns: Int) -> Int {
    self.columns(of: titleWidth(item), columns)
  }

  private static func titleWidth(_ item: Item) -> Int {
    width(item.title, 7) + (item.isPinned ? 44 : 0)
      + (item.was == nil ? 0 : width(item.was ?? "", 7) + 16)
  }

  private static func width(_ text: String, _ letter: Int) -> Int {
    text.unicodeScalars.reduce(16) { $0 + ($1.value >= 0x1100 ? 14 : letter) }
  }

  private static func columns(of pixels: Int, _ columns: Int) -> Int {
    max(1, (pixels * columns + 899) / 900)
  }
}

extension Board.Block {
  /// Where the label would lie on one line, so that two neighbours never both take the same room.
  fileprivate func wishes(of columns: Int) -> Range<Int> {
    guard !isBelow else { return extent }
    let wanted = Board.labelColumns(item, of: columns, onOneLine: true)
    return label.lowerBound < bar.lowerBound
      ? max(0, bar.lowerBound - wanted)..<bar.upperBound
      : bar.lowerBound..<min(columns, bar.upperBound + wanted)
  }
}
