// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import ProgrammeChecker

/// The programme as a board of one day, as a list, and one session by itself.
struct ProgrammePages: Sendable {
  let events: [EventDesk]

  func add(to router: Router<DeskContext>) {
    router.get("/") { _, context in await home(context) }
    router.get("e/:event") { _, context in
      try await show(context) { event, state in board(state, day: nil, event, context) }
    }
    router.get("e/:event/day/:day") { _, context in
      let day = context.parameters.get("day", as: Int.self)
      return try await show(context) { event, state in
        guard let day, (1...state.festival.dayCount).contains(day) else { return nil }
        return board(state, day: day - 1, event, context)
      }
    }
    router.get("e/:event/list") { _, context in
      try await show(context) { event, state in list(state, event, context) }
    }
    router.get("e/:event/session/:session") { _, context in
      try await show(context) { event, state in
        let id = Session.ID(context.parameters.get("session") ?? "")
        guard state.festival.hasSession(id) else { return nil }
        return session(id, state, event, context)
      }
    }
  }

  // MARK: Ways in

  /// Every event, or the only one at once.
  private func home(_ context: DeskContext) async -> Response {
    if events.count == 1, let visitor = context.visitor {
      let mine = visitor.role.may(.seeBoard) ? "" : "/mine"
      return Answers.seeOther("/e/\(events[0].slug)\(mine)")
    }
    let page = Page(title: text("活动", "Events", context), context: context)
    var rows: [HTML] = []
    for event in events {
      let name: String =
        switch await event.current() {
        case .state(let state): state.festival.name[context.language]
        case .refused: event.slug
        }
      let mine = context.visitor?.role.may(.seeBoard) == true ? "" : "/mine"
      rows.append("<li><a href=\"/e/\(event.slug)\(mine)\">\(name)</a></li>")
    }
    return Answers.page(page.html("<ul class=\"events\">\(rows)</ul>"))
  }

  /// A page of an event for somebody who may see the board.
  private func show(
    _ context: DeskContext, _ body: (EventDesk, EventDesk.State) -> Response?
  ) async throws -> Response {
    _ = try context.admitted(to: .seeBoard)
    let event = try events.asked(context)
    switch await event.current() {
    case .state(let state): return body(event, state) ?? Answers.problem(.notFound, context)
    case .refused(let findings):
      let page = Page(
        title: text("表格有误", "The tables have errors", context), context: context,
        event: event.slug)
      return Answers.page(page.html(FindingList.html(findings, context.language)))
    }
  }

  private func text(_ zh: String, _ en: String, _ context: DeskContext) -> String {
    LocalizedText(zh: zh, en: en)[context.language]
  }

  // MARK: Board

  private func board(
    _ state: EventDesk.State, day: Int?, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard let programme = state.programme else { return unplanned(state, event, context) }
    let counts = Dictionary(grouping: programme.sessions, by: \.start.day).mapValues(\.count)
    let busiest = (0..<state.festival.dayCount).max {
      counts[$0, default: 0] < counts[$1, default: 0]
    }
    let day = day ?? busiest ?? 0
    let board = Board(
      day: day, of: programme, in: state.festival, language: context.language)
    let words = DayWords(state.festival, context.language)
    let page = Page(title: words.date(day), context: context, event: event.slug)
    let tabs = (0..<state.festival.dayCount).map { other -> HTML in
      let mark: HTML = other == day ? " aria-current=\"page\"" : ""
      return """
        <li><a href="/e/\(event.slug)/day/\(other + 1)"\(mark)>\(words.shortDate(other)) \
        <span class="count">\(counts[other, default: 0])</span></a></li>
        """
    }
    return Answers.page(
      page.html(
        """
        <nav class="days" aria-label="\(page.text("日期", "Days"))"><ul>\(tabs)</ul></nav>
        \(BoardView(board: board, state: state, event: event.slug, language: context.language).html)
        \(StatusLine.html(state, context.language))
        """))
  }

  private func unplanned(
    _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    let page = Page(
      title: state.festival.name[context.language], context: context, event: event.slug)
    guard state.programmeFindings.isEmpty else {
      return Answers.page(
        page.html(
          """
          <p role="alert">\(page.text("现有日程与表格不符：", "The programme does not fit the tables:"))</p>
          \(FindingList.html(state.programmeFindings, context.language))
          """))
    }
    return Answers.page(
      page.html(
        """
        <p>\(page.text("尚无日程。", "There is no programme yet."))
        <a href="/e/\(event.slug)/search">\(page.text("开始搜索", "Search for one"))</a></p>
        """))
  }

  // MARK: List

  private func list(
    _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard let programme = state.programme else { return unplanned(state, event, context) }
    let festival = state.festival
    let words = DayWords(festival, context.language)
    let page = Page(
      title: text("列表", "List", context), context: context, event: event.slug, place: "list")
    let days = (0..<festival.dayCount).compactMap { day -> HTML? in
      let placed = programme.sessions.filter { $0.start.day == day }
        .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
      guard !placed.isEmpty else { return nil }
      let rows = placed.map { item -> HTML in
        let session = festival.session(item.id)
        let venue = festival.venue(item.venue)
        return """
          <tr><td class="time">\(words.times(item.span))</td>
          <th scope="row"><a href="/e/\(event.slug)/session/\(item.id.rawValue)">\
          \(session.name[context.language])</a> <span class="key">\(session.key)</span></th>
          <td>\(venue.name[context.language])</td>
          <td class="number">\(People.count(of: item, in: festival))</td></tr>
          """
      }
      return """
        <table><caption>\(words.date(day))</caption>
        <thead><tr><th scope="col">\(page.text("时间", "Time"))</th>
        <th scope="col">\(page.text("场次", "Session"))</th>
        <th scope="col">\(page.text("场地", "Room"))</th>
        <th scope="col" class="number">\(page.text("人数", "People"))</th></tr></thead>
        <tbody>\(rows)</tbody></table>
        """
    }
    return Answers.page(page.html("\(days)\(StatusLine.html(state, context.language))"))
  }

  // MARK: Session

  private func session(
    _ id: Session.ID, _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response? {
    let festival = state.festival
    let session = festival.session(id)
    let words = DayWords(festival, context.language)
    let page = Page(
      title: session.name[context.language], context: context, event: event.slug)
    guard let placed = state.programme?.sessions.first(where: { $0.id == id }) else {
      return Answers.page(
        page.html("<p>\(page.text("尚未排入。", "Not in the programme yet."))</p>"))
    }
    let venue = festival.venue(placed.venue)
    let present = (placed.attendees ?? session.namedUnits).map { festival.unit($0) }
    let teams = (placed.interpreters ?? []).map { team -> HTML in
      let names = team.ids.map { festival.interpreter($0).name }
      return "<li>\(team.need.language) · \(names.joined(separator: words.comma))</li>"
    }
    let charges = (state.report?.violations ?? []).filter { $0.sessions.contains(id) }
    let prices = charges.map { charge -> HTML in
      """
      <li><span class="points">\(charge.points.description)</span> \
      \(charge.message[context.language]) <span class="key">\(charge.rule.rawValue)</span></li>
      """
    }
    let dayLink = "/e/\(event.slug)/day/\(placed.start.day + 1)"
    return Answers.page(
      page.html(
        """
        <p class="where"><a href="\(dayLink)">\(words.date(placed.start.day))</a> \
        \(words.times(placed.span))\(page.text("，", ", "))\(venue.name[context.language])\
        \(page.text("，", ", "))\(festival.place(venue.place).name[context.language])</p>
        <p><span class="key">\(session.key)</span> \
        \(festival.type(session.type).name[context.language])\
        \(session.pinned == nil ? "" : page.text("；时间已定", "; its time is fixed"))</p>
        <p><a class="button" href="/e/\(event.slug)/session/\(id.rawValue)/weigh">\
        \(page.text("移动…", "Move…"))</a></p>
        <h2>\(page.text("出席单位", "Who attends")) <span class="count">\
        \(People.count(of: placed, in: festival))</span></h2>
        <ul class="people">\(present.map { "<li>\($0.name[context.language])</li>" as HTML })</ul>
        \(teams.isEmpty ? HTML() : "<h2>\(page.text("翻译", "Interpreters"))</h2><ul>\(teams)</ul>")
        \(prices.isEmpty ? HTML() : "<h2>\(page.text("扣分", "What it costs"))</h2><ul>\(prices)</ul>")
        """))
  }
}
