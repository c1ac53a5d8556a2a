// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import ProgrammeCalendars
import ProgrammeChecker

/// The programme as a board of one day, as a list, and one session by itself.
struct ProgrammePages: Sendable {
  let events: [EventDesk]

  func add(to router: Router<DeskContext>) {
    router.get("/") { _, context in await home(context) }
    router.get("e/:event") { request, context in
      try await show(context) { event, state in
        board(state, day: nil, by: .rooms, BoardFilter(request), event, context)
      }
    }
    router.get("e/:event/week") { request, context in
      try await show(context) { event, state in
        week(state, BoardFilter(request), event, context)
      }
    }
    router.get("e/:event/day/:day") { request, context in
      let day = context.parameters.get("day", as: Int.self)
      let axis =
        request.uri.queryParameters.get("by").flatMap { BoardItems.Axis(rawValue: $0) } ?? .rooms
      return try await show(context) { event, state in
        guard let day, (1...state.festival.dayCount).contains(day) else { return nil }
        return board(state, day: day - 1, by: axis, BoardFilter(request), event, context)
      }
    }
    router.get("e/:event/list") { _, context in
      try await show(context) { event, state in list(state, event, context) }
    }
    router.get("e/:event/find") { request, context in
      let wanted = String(
        (request.uri.queryParameters.get("q") ?? "").trimmingCharacters(in: .whitespaces).prefix(80)
      )
      guard !wanted.isEmpty else {
        return try Answers.seeOther("/e/\(events.asked(context).slug)/list")
      }
      return try await show(context) { event, state in find(state, wanted, event, context) }
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
    let page = Page(
      title: LocalizedText(zh: "活动", en: "Events", ja: "行事", ko: "행사")[context.language],
      context: context)
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
    let together: HTML =
      context.visitor?.role.may(.seeBoard) == true
      ? "<p><a class=\"button\" href=\"/together\">\(page.text("各活动并列", "All events of a day"))</a></p>"
      : HTML()
    return Answers.page(page.html("<ul class=\"events\">\(rows)</ul>\(together)"))
  }

  /// A page of an event for somebody who may see the board.
  private func show(
    _ context: DeskContext, _ body: (EventDesk, EventDesk.State) -> Response?
  ) async throws -> Response {
    _ = try context.admitted(to: .seeBoard)
    let event = try events.asked(context)
    return body(event, try await event.readable()) ?? Answers.problem(.notFound, context)
  }

  func text(_ zh: String, _ en: String, _ context: DeskContext) -> String {
    LocalizedText(zh: zh, en: en)[context.language]
  }

  // MARK: Board

  private func board(
    _ state: EventDesk.State, day: Int?, by axis: BoardItems.Axis, _ filter: BoardFilter,
    _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard let whole = state.programme else { return unplanned(state, event, context) }
    let programme = filter.programme(whole, state, event, context)
    let counts = Dictionary(grouping: programme.sessions, by: \.start.day).mapValues(\.count)
    let busiest = (0..<state.festival.dayCount).max {
      counts[$0, default: 0] < counts[$1, default: 0]
    }
    let day = day ?? busiest ?? 0
    let board = Board(
      day: day, of: programme, in: state.shown, language: context.language, by: axis,
      trips: filter.isEmpty ? state.trips ?? [] : [], published: state.published)
    // What is wrong with the programme is said to who lifts a session.
    Task { try await event.prepareWeighing() }
    let words = DayWords(state.festival, context.language)
    let page = Page(
      title: words.date(day), context: context, event: event, scripts: ["desk.js", "live.js"],
      kind: "board")
    let count = counts[day, default: 0]
    let talks = (programme.interviews ?? []).count { $0.start.day == day }
    let query = [axis == .rooms ? "" : "by=\(axis.rawValue)", filter.query].filter { !$0.isEmpty }
    let asked = query.isEmpty ? "" : "?" + query.joined(separator: "&")
    let tabs = (0..<state.festival.dayCount).map { other -> HTML in
      let mark: HTML = other == day ? " aria-current=\"page\"" : ""
      return """
        <li><a href="/e/\(event.slug)/day/\(other + 1)\(asked)"\(mark)>\(words.shortDate(other)) \
        <span class="count">\(counts[other, default: 0])</span></a></li>
        """
    }
    let all = BoardItems.Axis.of(state.festival, hasTrips: state.trips != nil)
    let axes = all.map { other -> HTML in
      let mark: HTML = other == axis ? " aria-current=\"true\"" : ""
      return """
        <li><a href="/e/\(event.slug)/day/\(day + 1)?by=\(other.rawValue)\(filter.isEmpty ? "" : "&\(filter.query)")"\(mark)>\(other.name(in: state.festival)[context.language])</a></li>
        """
    }
    return Answers.page(
      page.html(
        """
        <div class="views"><nav class="days" aria-label="\(page.text("日期", "Days"))"><ul>\(tabs)\(
          Self.weekTab(event, filter, page))</ul></nav>
        <nav class="days" aria-label="\(page.text("按什么看", "Rows"))"><ul>\(axes)</ul></nav>
        \(filter.form("/e/\(event.slug)/day/\(day + 1)", keeping: axis == .rooms ? [] : [("by", axis.rawValue)], page))</div>
        \(RainPages.notice(day, state, event, page))
        \(Self.unplaced(state, event, page))
        \(axis == .vehicles ? HTML() : Self.hues(board, context.language))
        \(BoardView(
          board: board, state: state, event: event.slug, language: context.language,
          isOfPeople: axis.isOfPeople
        ).html)
        \(StatusLine.html(state, context.language))
        """,
        lead: """
          <p>\(Self.counts(count, talks, page))</p>
          """))
  }

  /// Such as `12 sessions, 8 interviews`; what there is none of is left out.
  static func counts(_ sessions: Int, _ talks: Int, _ page: Page) -> String {
    var counts = [page.text("\(sessions) 场", sessions == 1 ? "1 session" : "\(sessions) sessions")]
    if talks > 0 {
      counts.append(page.text("\(talks) 场专访", talks == 1 ? "1 interview" : "\(talks) interviews"))
    }
    return counts.joined(separator: page.text("，", ", "))
  }

  /// What the hues on this board mean.
  private static func hues(_ board: Board, _ language: Language) -> HTML {
    let shown = Set(
      board.groups.flatMap { $0.rows.flatMap { $0.blocks.map(\.item.kind) } })
    let items = BoardItems.kinds.enumerated().filter { shown.contains($0.offset) }.map {
      "<li><span class=\"k\($0.offset)\"></span>\($0.element[language])</li>" as HTML
    }
    return "<ul class=\"hues\">\(items)</ul>"
  }

  func unplanned(
    _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    let page = Page(
      title: state.festival.name[context.language], context: context, event: event)
    guard state.programmeFindings.isEmpty else {
      return Answers.page(
        page.html(
          """
          <section role="alert"><h2>\(page.text("现有日程与表格不符", "The programme does not fit the tables"))</h2></section>
          \(FindingList.html(state.programmeFindings, context.language))
          \(Self.search(event, page))
          """))
    }
    return Answers.page(
      page.html(
        "<p>\(page.text("尚无日程。", "There is no programme yet."))</p>\(Self.search(event, page))"))
  }

  static func search(_ event: EventDesk, _ page: Page) -> HTML {
    guard page.context.visitor?.role.may(.plan) == true else { return HTML() }
    return """
      <p><a class="button main" href="/e/\(event.slug)/search">\(page.text("开始搜索", "Search for one"))</a></p>
      """
  }

  // MARK: List

  private func list(
    _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard state.programme != nil else { return unplanned(state, event, context) }
    let page = Page(
      title: text("列表", "List", context), context: context, event: event, place: "list",
      scripts: ["desk.js", "live.js"], kind: "list")
    let list = ProgrammeList(state: state, event: event.slug, page: page)
    return Answers.page(page.html("\(list.days)\(StatusLine.html(state, context.language))"))
  }

  /// Sessions by their names, keys, rooms and units; the only one at once.
  private func find(
    _ state: EventDesk.State, _ wanted: String, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard state.programme != nil else { return unplanned(state, event, context) }
    let page = Page(
      title: text("查找：\(wanted)", "Find: \(wanted)", context), context: context, event: event)
    let list = ProgrammeList(state: state, event: event.slug, page: page, wanted: wanted)
    let found = list.found
    if found.count == 1 { return Answers.seeOther("/e/\(event.slug)/session/\(found[0].rawValue)") }
    return Answers.page(
      page.html(
        found.isEmpty
          ? "<p>\(page.text("没有场次、场地或单位带有这些字。", "No session, room or unit has these words."))</p>"
          : "\(list.days)"))
  }

  // MARK: Session

  private func session(
    _ id: Session.ID, _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Response? {
    let festival = state.shown.hasSession(id) ? state.shown : state.festival
    let session = festival.session(id)
    let language = context.language
    let words = DayWords(festival, language)
    let page = Page(
      title: session.name[language], context: context, event: event,
      scripts: ["desk.js", "live.js"], kind: "session")
    guard let placed = state.programme?.sessions.first(where: { $0.id == id }) else {
      return Answers.page(
        page.html("<p>\(Self.absence(of: id, state, page))</p>"))
    }
    let venue = festival.venue(placed.venue)
    let present = (placed.attendees ?? session.namedUnits).map { festival.unit($0) }
    let charges = (state.report?.violations ?? []).filter { $0.sessions.contains(id) }
    let prices = charges.map { charge -> HTML in
      """
      <li><span class="points">\(charge.points.description)</span> \
      <span>\(charge.message[language]) <span class="key">\(charge.rule.rawValue)</span></span></li>
      """
    }
    let count = People.count(of: placed, in: festival)
    let fixed = session.pinned == nil ? "" : page.text("；时间已定", "; its time is fixed")
    return Answers.page(
      page.html(
        """
        <div class="actions"><p><a class="button main" href="/e/\(event.slug)/session/\(id.rawValue)/weigh" aria-keyshortcuts="m">\
        \(page.text("移动…", "Move…")) <kbd>M</kbd></a></p>
        \(Self.pin(session, placed, state, event, page))</div>
        <dl class="facts">
        <dt>\(page.text("时间", "When"))</dt><dd><a href="/e/\(event.slug)/day/\(placed.start.day + 1)">\
        \(words.date(placed.start.day))</a> \(words.times(placed.span))\(fixed)</dd>
        <dt>\(page.text("地点", "Where"))</dt><dd>\(venue.name[language])\(page.text("，", ", "))\
        \(festival.place(venue.place).name[language])</dd>
        \(Self.contents(of: id, festival, page))
        \(Self.teams(placed, festival, words, page))
        <dt>\(page.text("出席", "Who"))</dt><dd>\(page.text(
          present.isEmpty ? "未指定" : "\(count) 人，\(present.count) 个单位",
          present.isEmpty
            ? "nobody is named" : "\(Self.people(count)) in \(present.count) unit\(present.count == 1 ? "" : "s")"))
        <ul class="people">\(present.map { "<li>\($0.name[language])</li>" as HTML })</ul></dd>
        \(prices.isEmpty ? HTML() : "<dt>\(page.text("扣分", "What it costs"))</dt><dd><ul class=\"prices\">\(prices)</ul></dd>")
        </dl>
        \(StatusLine.html(state, language))
        """,
        lead:
          "<p>\(session.key)\(page.text("，", ", "))\(festival.type(session.type).name[language])</p>"
      ))
  }

  private static func people(_ count: Int) -> String {
    count == 1 ? "1 person" : "\(count) people"
  }

  /// Into the basket goes that the session stays where it is whatever else moves, or that it may move again.
  private static func pin(
    _ session: Session, _ placed: Programme.PlacedSession, _ state: EventDesk.State,
    _ event: EventDesk, _ page: Page
  ) -> HTML {
    guard let visitor = page.context.visitor, visitor.role.may(.plan) else { return HTML() }
    let clock = state.festival.clock
    let moment = "\(clock.date(ofDay: placed.start.day))T\(clock.clockFace(placed.start))"
    let change =
      session.pinned == nil
      ? "session \(session.key) pinned \(moment) at \(placed.venue.rawValue)"
      : "session \(session.key) unpinned"
    let words =
      session.pinned == nil
      ? page.text("固定在此", "Keep it here") : page.text("允许再移动", "Let it move again")
    return """
      <form method="post" action="/e/\(event.slug)/basket/add">\(Page.token(visitor))
      <button name="change" value="\(change)" aria-keyshortcuts="l">\(words) <kbd>L</kbd></button></form>
      """
  }

  private static func teams(
    _ placed: Programme.PlacedSession, _ festival: Festival, _ words: DayWords, _ page: Page
  ) -> HTML {
    let teams = (placed.interpreters ?? []).map { team -> HTML in
      let names = team.ids.map { id in
        let name = festival.interpreter(id).name
        return name.isEmpty ? id.rawValue : name
      }
      let spoken = SpokenLanguage.name(team.need.language)[page.context.language]
      return "<li>\(spoken)\(page.text("：", ": "))\(names.joined(separator: words.comma))</li>"
    }
    return teams.isEmpty
      ? HTML()
      : "<dt>\(page.text("翻译", "Interpreters"))</dt><dd><ul>\(teams)</ul></dd>"
  }
}

extension BoardItems.Axis {
  func name(in festival: Festival) -> LocalizedText {
    switch self {
    case .rooms: LocalizedText(zh: "按场地", en: "Rooms")
    case .leaders:
      festival.isOfProtocol
        ? LocalizedText(zh: "按领导与团长", en: "Leaders and heads")
        : LocalizedText(zh: "按主办方与嘉宾", en: "Hosts and guests")
    case .interpreters: LocalizedText(zh: "按翻译", en: "Interpreters")
    case .vehicles: LocalizedText(zh: "按车辆", en: "Vehicles")
    }
  }
}
