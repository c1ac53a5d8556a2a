// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalModel
import Foundation
import Hummingbird
import Office
import Planner

/// A session lifted from the board: each place where it could be, with its price or what is in the way.
///
/// The server paints the marks, so that the page works without script and says nothing that the
/// planner did not.
struct WeighPages: Sendable {
  let events: [EventDesk]

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/session/:session/weigh") { request, context in
      try await weigh(request, context)
    }
    router.post("e/:event/session/:session/possible") { request, context in
      try await possible(request, context)
    }
    router.get("e/:event/session/:session/options.json") { _, context in
      let (event, state, id) = try await subject(context)
      switch try await event.weighing(of: id) {
      case .map(let map):
        return try Answers.json(map.options.map { OptionAnswer($0, on: state.festival.clock) })
      case .broken, .unplanned: return Answers.problem(.conflict, context)
      }
    }
  }

  private func subject(
    _ context: DeskContext, _ right: Role.Right = .seeBoard, _ form: Form? = nil
  ) async throws -> (EventDesk, EventDesk.State, Session.ID) {
    _ = try context.admitted(to: right, with: form)
    let event = try events.asked(context)
    let state = try await event.readable()
    let id = Session.ID(context.parameters.get("session") ?? "")
    guard state.festival.hasSession(id) else { throw HTTPError(.notFound) }
    return (event, state, id)
  }

  private func weigh(_ request: Request, _ context: DeskContext) async throws -> Response {
    let (event, state, id) = try await subject(context)
    let place = request.uri.queryParameters
    return try await page(
      event, state, id, context,
      asked: (place.get("at"), place.get("venue")),
      day: place.get("day", as: Int.self).map { $0 - 1 })
  }

  /// What would have to move so that the session can be there: the fewest changes, or the proof that there are none.
  private func possible(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let (event, state, id) = try await subject(context, .plan, form)
    guard let base = state.programme, let at = form["at"], let venue = form["venue"] else {
      return Answers.problem(.badRequest, context)
    }
    let text = "session \(state.festival.session(id).key) pinned \(at) at \(venue)"
    let changes: [Change]
    do throws(Refusal) {
      changes = try Pipeline.changes([text], for: state.festival)
    } catch {
      return Answers.problem(.badRequest, context)
    }
    let answers = try await Pipeline.whatIf(
      [WhatIf.Scenario(name: "weighed", changes: changes)], for: state.festival, base: base,
      cores: 1, engine: ExactEngine())
    return try await page(
      event, state, id, context, asked: (at, venue), day: state.festival.clock.parse(at)?.day,
      answer: answers.first)
  }

  private func page(
    _ event: EventDesk, _ state: EventDesk.State, _ id: Session.ID, _ context: DeskContext,
    asked: (at: String?, venue: String?), day: Int?, answer: WhatIf.Answer? = nil
  ) async throws -> Response {
    let festival = state.shown.hasSession(id) ? state.shown : state.festival
    let language = context.language
    let session = festival.session(id)
    let page = Page(
      title: LocalizedText(zh: "掂量：\(session.name.zh)", en: "Weigh: \(session.name[.en])")[
        language],
      context: context, event: event, scripts: ["desk.js", "live.js"], kind: "weigh")
    guard let programme = state.programme,
      let placed = programme.sessions.first(where: { $0.id == id })
    else {
      return Answers.page(page.html("<p>\(page.text("尚未排入。", "Not in the programme yet."))</p>"))
    }
    let map: Weighing
    switch try await event.weighing(of: id) {
    case .map(let found): map = found
    case .unplanned:
      return Answers.page(page.html("<p>\(page.text("尚无日程。", "There is no programme yet."))</p>"))
    case .broken(let violations):
      return Answers.page(page.html(Self.broken(violations, page, language)))
    }
    let chosen = festival.clock.parse(asked.at ?? "").flatMap { start in
      map.options.first { $0.start == start && $0.venue.rawValue == asked.venue }
    }
    let days = Set(map.strips.map(\.first.day)).sorted()
    let day = day.flatMap { days.contains($0) ? $0 : nil } ?? placed.start.day
    let strips = map.strips.filter { $0.first.day == day }
    var spans = strips.map { TimeSpan(start: $0.first, end: $0.last + session.duration) }
    if placed.start.day == day { spans.append(placed.span) }
    let board = Board(
      day: day, of: programme, in: festival, language: language,
      focus: Board.Focus(venues: Set(strips.map(\.venue)).union([placed.venue]), spans: spans))
    let view = WeighView(
      map: map, day: day, board: board, state: state, event: event.slug, language: language,
      chosen: chosen)
    let words = DayWords(festival, language)
    let comma = page.text("，", ", ")
    let count = People.count(of: placed, in: festival)
    let length = session.duration.rawValue
    let people =
      count == 0
      ? "" : page.text("，\(count) 人", count == 1 ? ", 1 person" : ", \(count) people")
    let lead: HTML = """
      <p>\(page.text("\(length) 分钟\(people)；现在", "\(length) min\(people); now ")) \
      \(words.shortDate(placed.start.day))\(comma)\(words.times(placed.span))\(comma)\
      \(festival.venue(placed.venue).name[language])</p>
      """
    return Answers.page(
      page.html(
        """
        \(view.legend)
        \(view.reason(page: page, visitor: context.visitor))
        \(answer.map { TrialView(answer: $0, state: state, page: page, language: language).html } ?? HTML())
        \(Self.tabs(days, day, view, words, page))
        \(BoardView(board: board, state: state, event: event.slug, language: language, marks: view).html)
        \(view.others(page: page))
        <p class="quiet noprint"><span class="keys"><kbd>N</kbd> <kbd>P</kbd> \
        \(page.text("下一处、上一处可行", "next, previous possible place")) \
        <kbd>←</kbd> <kbd>→</kbd> \(page.text("邻近标记", "neighbouring mark")) <kbd>Enter</kbd> \
        \(page.text("选定", "choose")) <kbd>Esc</kbd> </span>\
        <a class="back" href="/e/\(event.slug)/day/\(placed.start.day + 1)">\(page.text("放回", "put back"))</a></p>
        \(StatusLine.html(state, language))
        """, lead: lead))
  }

  private static func tabs(
    _ days: [Int], _ day: Int, _ view: WeighView, _ words: DayWords, _ page: Page
  ) -> HTML {
    let tabs = days.map { other -> HTML in
      let mark: HTML = other == day ? " aria-current=\"page\"" : ""
      let free = view.map.options.count { $0.start.day == other && $0.verdict.isFree }
      return """
        <li><a href="\(view.address)?day=\(other + 1)"\(mark)>\(words.shortDate(other)) \
        <span class="count">✓\(free)</span></a></li>
        """
    }
    return "<nav class=\"days\" aria-label=\"\(page.text("日期", "Days"))\"><ul>\(tabs)</ul></nav>"
  }

  private static func broken(
    _ violations: [Violation], _ page: Page, _ language: Language
  ) -> HTML {
    let items = violations.prefix(6).map { "<li>\($0.message[language])</li>" as HTML }
    return """
      <section role="alert"><h2>\(page.text(
        "现有日程本身违反硬性规则，无法掂量", "The programme breaks hard rules by itself, so nothing can be weighed in it"))</h2>
      <ul>\(items)</ul></section>
      """
  }
}
