// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Hummingbird

extension ProgrammePages {
  static func weekTab(
    _ event: EventDesk, _ filter: BoardFilter, _ page: Page, isHere: Bool = false
  ) -> HTML {
    let mark: HTML = isHere ? " aria-current=\"page\"" : ""
    let query = filter.isEmpty ? "" : "?\(filter.query)"
    return """
      <li><a href="/e/\(event.slug)/week\(query)"\(mark)>\(page.text("全程", "Whole week"))</a></li>
      """
  }

  /// Sessions of the tables for which the programme has no place yet.
  static func unplaced(
    _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    let placed = Set((state.programme?.sessions ?? []).map(\.id))
    let missing = state.shown.sessions.filter { !placed.contains($0.id) }
    guard !missing.isEmpty else { return HTML() }
    let items = missing.map { session -> HTML in
      """
      <li><a href="/e/\(event.slug)/session/\(session.id.rawValue)">\(session.name[page.context.language])</a> \
      <span class="key">\(session.key)</span></li>
      """
    }
    return """
      <section class="unplaced"><h2>\(page.text("未排入", "Not placed yet"))</h2><ul>\(items)</ul>
      \(search(event, page))</section>
      """
  }

  func week(
    _ state: EventDesk.State, _ filter: BoardFilter, _ event: EventDesk, _ context: DeskContext
  ) -> Response {
    guard let whole = state.programme else { return unplanned(state, event, context) }
    let programme = filter.programme(whole, state, event, context)
    let words = DayWords(state.festival, context.language)
    let page = Page(
      title: text("全程", "Whole week", context), context: context, event: event,
      scripts: ["desk.js", "live.js"], kind: "list")
    let query = filter.isEmpty ? "" : "?\(filter.query)"
    let tabs = (0..<state.festival.dayCount).map { day -> HTML in
      let count = programme.sessions.count { $0.start.day == day }
      return """
        <li><a href="/e/\(event.slug)/day/\(day + 1)\(query)">\(words.shortDate(day)) \
        <span class="count">\(count)</span></a></li>
        """
    }
    let view = WeekView(
      programme: programme, festival: state.shown, event: event.slug, language: context.language)
    return Answers.page(
      page.html(
        """
        <div class="views"><nav class="days" aria-label="\(page.text("日期", "Days"))"><ul>\(tabs)\(
          Self.weekTab(event, filter, page, isHere: true))</ul></nav>
        \(filter.form("/e/\(event.slug)/week", keeping: [], page))</div>
        \(Self.unplaced(state, event, page))
        \(view.html)
        \(StatusLine.html(state, context.language))
        """,
        lead: """
          <p>\(Self.counts(programme.sessions.count, programme.interviews?.count ?? 0, page))</p>
          """))
  }
}
