// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ProgrammeChecker

/// Days and times as a page writes them.
struct DayWords {
  private let festival: Festival
  private let language: Language

  init(_ festival: Festival, _ language: Language) {
    self.festival = festival
    self.language = language
  }

  private static let weekdays: [LocalizedText] = zip(
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  ).map { LocalizedText(zh: $0, en: $1) }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Such as `3月28日 周三` or `Wed 28 March`.
  func date(_ day: Int) -> String {
    let date = festival.clock.date(ofDay: day)
    let weekday = Self.weekdays[date.weekday][language]
    return language == .zh
      ? "\(date.month)月\(date.day)日 \(weekday)"
      : "\(weekday) \(date.day) \(Self.months[date.month - 1])"
  }

  /// Such as `28日 周三` or `Wed 28`.
  func shortDate(_ day: Int) -> String {
    let date = festival.clock.date(ofDay: day)
    let weekday = Self.weekdays[date.weekday][language]
    return language == .zh ? "\(date.day)日 \(weekday)" : "\(weekday) \(date.day)"
  }

  /// Such as `10:00–10:50`.
  func times(_ span: TimeSpan) -> String {
    "\(festival.clock.clockFace(span.start))–\(festival.clock.clockFace(span.end))"
  }

  var comma: String { language == .zh ? "、" : ", " }
}

/// How many people a session holds.
enum People {
  static func count(of placed: Programme.PlacedSession, in festival: Festival) -> Int {
    let session = festival.session(placed.id)
    let units = placed.attendees ?? session.namedUnits
    return units.reduce(session.extraHeadcount) { $0 + festival.unit($1).size }
  }
}

/// What is wrong in the tables, as a list.
enum FindingList {
  static func html(_ findings: [Finding], _ language: Language) -> HTML {
    let shown = findings.prefix(50).map {
      "<li>\($0.code) \($0.location.description): \($0.words(in: language))</li>" as HTML
    }
    let rest = findings.count - shown.count
    let more: HTML =
      rest > 0
      ? "<p>\(LocalizedText(zh: "另有 \(rest) 条", en: "and \(rest) more")[language])</p>" : ""
    return "<ul class=\"findings\" role=\"alert\">\(shown)</ul>\(more)"
  }
}

/// Points, rules and edition of the programme that a page shows.
enum StatusLine {
  static func html(_ state: EventDesk.State, _ language: Language) -> HTML {
    guard let programme = state.programme, let report = state.report else { return HTML() }
    let hard = report.score.hardTotal
    let rules =
      hard == 0
      ? LocalizedText(
        zh: "硬性规则 \(report.score.hard.count) 条全部满足",
        en: "all \(report.score.hard.count) hard rules hold")
      : LocalizedText(zh: "违反硬性规则 \(hard) 处", en: "hard rules broken \(hard) times")
    let points = LocalizedText(
      zh: "扣分 \(report.score.softTotal)", en: "\(report.score.softTotal) points")
    let edition = LocalizedText(
      zh: "第\(programme.edition)版", en: "edition \(programme.edition)")
    return """
      <p class="status" data-version="\(state.version)"><b>\(points[language])</b> \
      <span>\(rules[language])</span> <span>\(edition[language])</span></p>
      """
  }
}

/// A board as lists, one a room, that a style sheet lays out in columns.
///
/// Without style the same reads as a list of rooms and their sessions in order of time.
struct BoardView {
  let board: Board
  let state: EventDesk.State
  let event: String
  let language: Language
  /// What is painted over the rooms while a session is weighed.
  var marks: WeighView?

  var html: HTML {
    let words = DayWords(state.festival, language)
    let hours = board.hours.map { hour -> HTML in
      let column = (hour - board.hours.lowerBound) * 60 / Board.slot
      return "<li class=\"s\(column) d\(60 / Board.slot)\">\(hour % 24):00</li>"
    }
    let groups = board.groups.map { group -> HTML in
      let rows = group.rows.map { row($0, words) }
      return """
        <section class="place"><h2>\(group.place.name[language])</h2>\(rows)</section>
        """
    }
    let free = LocalizedText(
      zh: "另有 \(board.freeRooms) 间场地当日无安排",
      en: "\(board.freeRooms) more rooms have nothing on this day")
    return """
      <div class="board">
      <div class="room hours" aria-hidden="true"><h3></h3><ol class="lanes n\(board.columns)">\(hours)</ol></div>
      \(groups)
      </div>
      \(board.freeRooms == 0 ? HTML() : "<p class=\"quiet\">\(free[language])</p>")
      """
  }

  private func row(_ row: Board.Row, _ words: DayWords) -> HTML {
    let blocks = row.blocks.map { block -> HTML in
      let extent = block.extent
      let bar = "s\(block.bar.lowerBound - extent.lowerBound) d\(block.bar.count)"
      let label = "s\(block.label.lowerBound - extent.lowerBound) d\(max(1, block.label.count))"
      let side = block.label.lowerBound < block.bar.lowerBound ? " left" : ""
      let item = block.item
      let pin: HTML =
        item.isPinned
        ? " <span class=\"pin\">\(LocalizedText(zh: "已定", en: "fixed")[language])</span>" : ""
      let content: HTML = """
        <span class="bar k\(item.kind) \(bar)"></span><span class="label\(side) \(label)">\
        <b>\(item.title)</b> <span class="time">\(words.times(item.span))</span>\(pin)</span>
        """
      let place = "s\(extent.lowerBound) d\(extent.count) r\(min(block.lane, 11))"
      guard item.isSession else {
        return "<li class=\"item \(place)\"><span class=\"in\">\(content)</span></li>"
      }
      return """
        <li class="item \(place)"><a class="in" href="/e/\(event)/session/\(item.id)" \
        data-session="\(item.id)">\(content)</a></li>
        """
    }
    return """
      <div class="room"><h3>\(row.venue.name[language])</h3>
      <div><ol class="lanes n\(board.columns)">\(blocks)</ol>\(marks?.marks(of: row.venue.id))</div></div>
      """
  }
}
