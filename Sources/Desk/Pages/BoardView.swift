// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A board as lists, one a row, that a style sheet lays out in columns.
///
/// Without style the same reads as a list of rooms and their sessions in order of time.
struct BoardView {
  let board: Board
  let state: EventDesk.State
  let event: String
  let language: Language
  /// What is painted over the rooms while a session is weighed.
  var marks: WeighView?
  /// Whether the rows are people, whose labels leave the times to the axis.
  var isOfPeople = false

  var html: HTML {
    let words = DayWords(state.festival, language)
    let hours = board.hours.map { hour -> HTML in
      "<li class=\"s\(column(of: hour)) d\(60 / Board.slot)\">\(hour % 24 < 10 ? "0" : "")\(hour % 24):00</li>"
    }
    let ruling = board.hours.map { hour -> HTML in
      "<i class=\"s\(column(of: hour)) d\(60 / Board.slot)\"></i>"
    }
    let groups = board.groups.map { group -> HTML in
      let rows = group.rows.map { row($0, words) }
      return """
        <section class="place"><h2>\(group.title)</h2>\(rows)</section>
        """
    }
    return """
      <div class="board\(isOfPeople ? " ofpeople" : "")">
      <div class="ruling n\(board.columns)" aria-hidden="true">\(ruling)</div>
      <div class="room hours" aria-hidden="true"><span></span><ol class="lanes n\(board.columns)">\(hours)</ol></div>
      \(groups)
      </div>
      \(others)
      """
  }

  private func column(of hour: Int) -> Int {
    (hour - board.hours.lowerBound) * 60 / Board.slot
  }

  private var others: HTML {
    guard board.otherRooms > 0 else { return HTML() }
    let words =
      marks == nil
      ? LocalizedText(
        zh: "另有 \(board.otherRooms) 个场地当日无安排。",
        en: board.otherRooms == 1
          ? "1 more room has nothing on this day."
          : "\(board.otherRooms) more rooms have nothing on this day.")
      : LocalizedText(
        zh: "其余 \(board.otherRooms) 个场地不在此场次的候选之列。",
        en: board.otherRooms == 1
          ? "The other room is not open to this session."
          : "The other \(board.otherRooms) rooms are not open to this session.")
    return "<p class=\"quiet\">\(words[language])</p>"
  }

  private func row(_ row: Board.Row, _ words: DayWords) -> HTML {
    let oneLine = Set(
      Dictionary(grouping: row.blocks, by: \.lane).filter { $0.value.allSatisfy(\.isOneLine) }.keys)
    let blocks = row.blocks.map { self.block($0, isOne: oneLine.contains($0.lane), words) }
    return """
      <div class="room"><h3>\(row.title)</h3>
      <div><ol class="lanes n\(board.columns)">\(blocks)</ol>\(marks?.marks(of: Venue.ID(row.id)))</div></div>
      """
  }

  private func block(_ block: Board.Block, isOne: Bool, _ words: DayWords) -> HTML {
    let extent = block.extent
    let item = block.item
    let bars = block.bars.map { bar -> HTML in
      "<span class=\"bar k\(item.kind) s\(bar.lowerBound - extent.lowerBound) d\(bar.count)\"></span>"
    }
    let label = "s\(block.label.lowerBound - extent.lowerBound) d\(max(1, block.label.count))"
    let side =
      block.isBelow ? " below" : block.label.lowerBound < block.bar.lowerBound ? " left" : ""
    let pin: HTML =
      item.isPinned
      ? " <span class=\"pin\">\(LocalizedText(zh: "已定", en: "fixed")[language])</span>" : ""
    let was: HTML = item.was.map { " <span class=\"pin moved\">\($0)</span>" } ?? HTML()
    let comma = LocalizedText(zh: "，", en: ", ")[language]
    let note = item.note.isEmpty ? "" : comma + item.note
    let content: HTML = """
      \(bars)<span class="label\(side) \(label)">\
      <b>\(item.title)\(pin)\(was)</b> <span class="time">\(words.times(item.span))\(note)</span></span>
      """
    let place =
      "s\(extent.lowerBound) d\(extent.count) r\(min(block.lane, 11))" + (isOne ? " one" : "")
    guard item.isSession else {
      return "<li class=\"item \(place)\"><span class=\"in\">\(content)</span></li>"
    }
    let held = marks?.map.session.rawValue == item.id ? " held" : ""
    return """
      <li class="item \(place)"><a class="in\(held)" href="/e/\(event)/session/\(item.id)" \
      data-session="\(item.id)">\(content)</a></li>
      """
  }
}
