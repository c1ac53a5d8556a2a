// SPDX-License-Identifier: Apache-2.0

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
    _ context: DeskContext
  ) async throws -> (EventDesk, EventDesk.State, Session.ID) {
    _ = try context.admitted(to: .seeBoard)
    let event = try events.asked(context)
    let state = try await event.readable()
    let id = Session.ID(context.parameters.get("session") ?? "")
    guard state.festival.hasSession(id) else { throw HTTPError(.notFound) }
    return (event, state, id)
  }

  private func weigh(_ request: Request, _ context: DeskContext) async throws -> Response {
    let (event, state, id) = try await subject(context)
    let festival = state.festival
    let language = context.language
    let session = festival.session(id)
    let page = Page(
      title: LocalizedText(zh: "掂量：\(session.name.zh)", en: "Weigh: \(session.name[.en])")[
        language],
      context: context, event: event.slug, scripts: ["weigh.js"])
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
      let first = violations.first?.message[language] ?? ""
      return Answers.page(
        page.html(
          """
          <p role="alert">\(page.text(
            "现有日程本身违反硬性规则，无法掂量：", "The programme breaks hard rules by itself: "))\(first)</p>
          """))
    }
    let days = Set(map.strips.map(\.first.day)).sorted()
    let asked = request.uri.queryParameters.get("day", as: Int.self).map { $0 - 1 }
    let day = asked.flatMap { days.contains($0) ? $0 : nil } ?? placed.start.day
    let chosen = chosen(request, map, festival)
    let words = DayWords(festival, language)
    let spans = map.strips.filter { $0.first.day == day }.map {
      TimeSpan(start: $0.first, end: $0.last + festival.grid)
    }
    let board = Board(
      day: day, of: programme, in: festival, language: language,
      alsoShown: Set(map.strips.filter { $0.first.day == day }.map(\.venue)), spans: spans)
    let weighed = WeighView(
      map: map, day: day, board: board, state: state, event: event.slug, language: language,
      chosen: chosen)
    let tabs = days.map { other -> HTML in
      let mark: HTML = other == day ? " aria-current=\"page\"" : ""
      let free = map.strips.filter { $0.first.day == other && $0.option.verdict.isFree }.count
      return """
        <li><a href="\(weighed.address)?day=\(other + 1)"\(mark)>\(words.shortDate(other)) \
        <span class="count">\(free)</span></a></li>
        """
    }
    return Answers.page(
      page.html(
        """
        <p class="where">\(page.text("现在", "now")) \(words.date(placed.start.day)) \
        \(words.times(placed.span))\(page.text("，", ", "))\(festival.venue(placed.venue).name[language])\
        \(page.text("；", "; "))<a href="/e/\(event.slug)/session/\(id.rawValue)">\
        \(page.text("放回", "put back"))</a></p>
        \(weighed.legend)
        \(weighed.reason(page: page, visitor: context.visitor))
        <nav class="days" aria-label="\(page.text("日期", "Days"))"><ul>\(tabs)</ul></nav>
        \(BoardView(board: board, state: state, event: event.slug, language: language, marks: weighed).html)
        \(weighed.others(page: page))
        \(StatusLine.html(state, language))
        """))
  }

  /// The option that the address names, if it is one.
  private func chosen(
    _ request: Request, _ map: Weighing, _ festival: Festival
  ) -> SessionOption? {
    guard let at = request.uri.queryParameters.get("at"), let start = festival.clock.parse(at),
      let venue = request.uri.queryParameters.get("venue")
    else { return nil }
    return map.options.first { $0.start == start && $0.venue.rawValue == venue }
  }
}

/// The marks of one session on one day, and the lines around them.
struct WeighView {
  let map: Weighing
  let day: Int
  let board: Board
  let state: EventDesk.State
  let event: String
  let language: Language
  let chosen: SessionOption?

  var address: String { "/e/\(event)/session/\(map.session.rawValue)/weigh" }

  private var words: DayWords { DayWords(state.festival, language) }

  private func address(of option: SessionOption) -> String {
    let date = state.festival.clock.date(ofDay: option.start.day)
    let clock = state.festival.clock.clockFace(option.start)
    return "\(address)?day=\(option.start.day + 1)&at=\(date)T\(clock)"
      + "&venue=\(option.venue.rawValue.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
  }

  /// What each mark means, and how often it stands in the whole map.
  var legend: HTML {
    let counts = map.counts
    let signs: [SessionOption.Verdict: String] = [
      .better: "✓−", .same: "✓0", .dearer: "✓+", .others: "⇄", .forbidden: "✕",
    ]
    let items = SessionOption.Verdict.allCases.map { verdict -> HTML in
      """
      <li><span class="mark v-\(verdict.rawValue)">\(signs[verdict] ?? "")</span> \
      \(verdict.name[language]) <b>\(counts[verdict, default: 0])</b></li>
      """
    }
    return "<ul class=\"legend\">\(items)</ul>"
  }

  /// The marks of one room.
  func marks(of venue: Venue.ID) -> HTML {
    let strips = map.strips.filter { $0.venue == venue && $0.first.day == day }
    guard !strips.isEmpty else { return HTML() }
    let items = strips.map { strip -> HTML in
      let first = max(0, board.column(strip.first))
      let length = max(1, board.column(strip.last + state.festival.grid) - first)
      let rank = strip.rank.map { " ⓪①②③".dropFirst($0 + 1).prefix(1) } ?? ""
      let current: HTML =
        chosen.map { strip.venue == $0.venue && strip.first <= $0.start && $0.start <= strip.last }
          == true ? " aria-current=\"true\"" : ""
      return """
        <li class="s\(first) d\(length)"><a class="mark v-\(strip.option.verdict.rawValue)" \
        href="\(address(of: strip.option))"\(current) aria-label="\(sentence(strip.option))">\
        \(String(rank))\(strip.option.mark)</a></li>
        """
    }
    return "<ol class=\"lanes marks n\(board.columns)\">\(items)</ol>"
  }

  /// Verdict first, then place, then why: as it is read aloud.
  private func sentence(_ option: SessionOption) -> String {
    let position =
      "\(words.shortDate(option.start.day)) \(state.festival.clock.clockFace(option.start)) "
      + state.festival.venue(option.venue).name[language]
    let colon = language == .zh ? "：" : ": "
    let comma = language == .zh ? "，" : ", "
    let why = option.reason.map { comma + $0.words[language] } ?? ""
    return "\(option.verdict.name[language]) \(option.mark)\(colon)\(position)\(why)"
  }

  /// The one line that says what the chosen mark means, and lets it be taken.
  func reason(page: Page, visitor: Visitor?) -> HTML {
    guard let chosen else {
      return """
        <p class="reason">\(page.text(
          "请选一处标记，此行说明其代价或障碍。",
          "Choose a mark; this line says what it costs, or what is in the way."))</p>
        """
    }
    let prices = chosen.rules.keys.sorted().map { rule -> HTML in
      let points = chosen.rules[rule] ?? .zero
      return
        "<li>\(rule.title[language]) \(points.description) <span class=\"key\">\(rule.rawValue)</span></li>"
    }
    var take = HTML()
    if visitor?.role.may(.plan) == true, chosen.verdict != .forbidden {
      let session = state.festival.session(map.session)
      let at =
        "\(state.festival.clock.date(ofDay: chosen.start.day))T"
        + state.festival.clock.clockFace(chosen.start)
      take = """
        <form method="post" action="/e/\(event)/basket/add">\(Page.token(visitor))
        <input type="hidden" name="change" value="session \(session.key) pinned \(at) at \(chosen.venue.rawValue)">
        <button class="main">\(page.text("放入变更篮", "Into the basket"))</button></form>
        """
    }
    return """
      <div class="reason v-\(chosen.verdict.rawValue)" role="status"><p>\(sentence(chosen))</p>
      \(prices.isEmpty ? HTML() : "<ul>\(prices)</ul>")\(take)</div>
      """
  }

  /// The same without a pointer: the best places in words.
  func others(page: Page) -> HTML {
    let best = Weighing.best(map.options).prefix(12)
    guard !best.isEmpty else {
      return
        "<p>\(page.text("没有别处可去而不动别场。", "There is nowhere else to go without moving others."))</p>"
    }
    let rows = best.enumerated().map { index, option -> HTML in
      """
      <tr><td class="number">\(index + 1)</td><td><span class="mark v-\(option.verdict.rawValue)">\
      \(option.mark)</span></td><th scope="row"><a href="\(address(of: option))">\
      \(words.date(option.start.day)) \(state.festival.clock.clockFace(option.start)) \
      \(state.festival.venue(option.venue).name[language])</a></th>
      <td>\(option.reason?.words[language] ?? "")</td></tr>
      """
    }
    return """
      <h2>\(page.text("其他位置", "Other places"))</h2><table class="places"><tbody>\(rows)</tbody></table>
      """
  }
}
