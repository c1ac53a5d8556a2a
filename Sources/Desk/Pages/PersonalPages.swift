// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import ICalendar
import Ledger
import ProgrammeCalendars

/// The programme of somebody who may not see the board: his calendar, with its own redaction.
///
/// Everything here comes from the entries of one ``CalendarFile``, the same that his calendar program
/// gets, so that the page cannot say more than the calendar. An officer also sees when to leave, and can report.
struct PersonalPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/mine") { _, context in try await mine(context) }
    router.get("e/:event/mine/:report") { _, context in try await ask(context) }
    router.post("e/:event/mine/withdraw") { request, context in
      let form = try await Form(request)
      let (event, _, visitor) = try await subject(context, form)
      guard let number = form["number"].flatMap({ Int($0) }),
        try desk.proposals(of: event.slug).contains(where: {
          $0.number == number && $0.who == visitor.name
        }), try desk.answer(number, of: event.slug, .withdrawn, by: visitor.name)
      else { return Answers.problem(.conflict, context) }
      event.pulse.tellChanged(by: visitor.name)
      return Answers.seeOther("/e/\(event.slug)/mine")
    }
    router.post("e/:event/mine/:report") { request, context in try await send(request, context) }
  }

  private func subject(
    _ context: DeskContext, _ form: Form? = nil
  ) async throws -> (EventDesk, EventDesk.State, Visitor) {
    guard let visitor = context.visitor, visitor.role.calendar(scope: visitor.scope) != nil,
      form?.belongs(to: visitor) ?? true
    else { throw HTTPError(.forbidden) }
    guard let event = events.first(where: { $0.slug == context.parameters.get("event") }),
      case .state(let state) = await event.current(), state.programme != nil
    else { throw HTTPError(.notFound) }
    return (event, state, visitor)
  }

  private func day(_ state: EventDesk.State, _ visitor: Visitor) -> OfficerDay? {
    guard visitor.role == .liaison, let programme = state.programme else { return nil }
    return OfficerDay(visitor.scope, programme, state.festival)
  }

  // MARK: The page

  private func mine(_ context: DeskContext) async throws -> Response {
    let (event, state, visitor) = try await subject(context)
    guard let path = visitor.role.calendar(scope: visitor.scope), let programme = state.programme
    else { return Answers.problem(.notFound, context) }
    let set = CalendarSet(of: programme, in: state.festival)
    guard let recipient = set.recipients.first(where: { $0.path == path }) else {
      return Answers.problem(.notFound, context)
    }
    let entries = set.file(for: recipient).entries
    let page = Page(
      title: recipient.title[context.language], context: context, event: event, place: "mine",
      scripts: ["phone.js"], kind: "phone")
    let present = now()
    let next = entries.first { $0.end > present }
    let days = Dictionary(grouping: entries) { state.festival.clock.localTime($0.start).day }
    let words = DayWords(state.festival, context.language)
    let today = state.festival.clock.localTime(present).day
    func section(_ day: Int) -> HTML {
      let items = (days[day] ?? []).map {
        item($0, isNext: $0.uid == next?.uid, words, state, page)
      }
      return "<section class=\"day\"><h2>\(words.date(day))</h2><ol>\(items)</ol></section>"
    }
    let past = days.keys.filter { $0 < today }.sorted().map(section)
    let earlier: HTML =
      past.isEmpty
      ? HTML() : "<details><summary>\(page.text("之前", "Earlier"))</summary>\(past)</details>"
    let sections = days.keys.filter { $0 >= today }.sorted().map(section)
    let parts = day(state, visitor).map { officer($0, state, event, page) }
    let reports = try self.reports(event, visitor, page, state)
    return Answers.page(
      page.html(
        """
        \(parts?.head ?? HTML())\(reports)\(sections)\(earlier)\(parts?.foot ?? HTML())
        """,
        lead: """
          <p class="age" data-made="\(Int(Date().timeIntervalSince1970))" \
          data-now="\(page.text("刚刚", "just now"))" data-ago="\(page.text("{} 分钟前", "{} min ago"))" \
          data-old="\(page.text("{} 小时前的内容", "as it was {} h ago"))">\
          \(page.text("第\(programme.edition)版", "edition \(programme.edition)"))<span></span></p>
          """))
  }

  private func officer(
    _ day: OfficerDay, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> (head: HTML, foot: HTML) {
    let present = state.festival.clock.localTime(now())
    let view = OfficerView(day: day, present: present, page: page)
    let root = "/e/\(event.slug)/mine"
    let hasStop = day.present(at: present) != nil || day.next(after: present) != nil
    let foot: HTML =
      hasStop
      ? """
      <nav class="reports" aria-label="\(page.text("报告", "Report"))">\
      <a href="\(root)/late">\(page.text("晚到", "Late"))</a>\
      <a href="\(root)/absent">\(page.text("缺席", "Absent"))</a>\
      <a href="\(root)/interpreter">\(page.text("需要翻译", "Interpreter"))</a></nav>
      """ : HTML()
    return (view.html, foot)
  }

  /// What the visitor has reported and what became of it.
  private func reports(
    _ event: EventDesk, _ visitor: Visitor, _ page: Page, _ state: EventDesk.State
  ) throws -> HTML {
    guard visitor.role == .liaison else { return HTML() }
    let mine = try desk.proposals(of: event.slug).filter {
      $0.who == visitor.name && $0.state != .withdrawn
    }.prefix(3)
    let items = mine.map { proposal -> HTML in
      let answer: String =
        switch proposal.state {
        case .open:
          page.text("已送到值班台，答复前按原安排。", "Sent to the desk. Until it answers, all stays as it is.")
        case .taken: page.text("值班台已采纳。", "The desk has taken it.")
        case .declined: page.text("值班台未采纳，按原安排。", "The desk has declined it: all stays as it is.")
        case .withdrawn: ""
        }
      let withdraw: HTML =
        proposal.state == .open
        ? """
        <form method="post" action="/e/\(event.slug)/mine/withdraw">\(Page.token(visitor))
        <button name="number" value="\(proposal.number)">\(page.text("撤回", "Withdraw"))</button></form>
        """ : HTML()
      return """
        <section class="proposal" role="status"><p><b>\(LocalizedText(zh: proposal.zh, en: proposal.en)[page.context.language])</b></p>
        <p class="quiet">\(answer)</p>\(withdraw)</section>
        """
    }
    return "\(items)"
  }

  private func item(
    _ entry: CalendarEntry, isNext: Bool, _ words: DayWords, _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    let clock = state.festival.clock
    let span = TimeSpan(start: clock.localTime(entry.start), end: clock.localTime(entry.end))
    let lines = entry.event.description.split(separator: "\n").map {
      "<li>\(String($0))</li>" as HTML
    }
    let mark: HTML = isNext ? "<span class=\"next\">\(page.text("接下来", "Next"))</span> " : ""
    let more: HTML =
      lines.isEmpty
      ? HTML()
      : "<details\(isNext ? " open" : "")><summary>\(page.text("详情", "Details"))</summary><ul class=\"quiet\">\(lines)</ul></details>"
    return """
      <li>\(mark)<span class="time">\(words.times(span))</span> <b>\(entry.title)</b>
      <p class="where">\(entry.location)</p>\(more)</li>
      """
  }

  // MARK: Reporting

  private static let kinds = ["late", "absent", "interpreter"]

  private func ask(_ context: DeskContext) async throws -> Response {
    let (event, state, visitor) = try await subject(context)
    let report = context.parameters.get("report") ?? ""
    guard Self.kinds.contains(report), let day = day(state, visitor) else {
      return Answers.problem(.notFound, context)
    }
    let present = state.festival.clock.localTime(now())
    let stops = [day.present(at: present), day.next(after: present)].compactMap(\.self)
    let title: LocalizedText =
      switch report {
      case "late": LocalizedText(zh: "谁晚到，晚多久？", en: "Who is late, and by how much?")
      case "absent": LocalizedText(zh: "谁缺席？", en: "Who does not come?")
      default: LocalizedText(zh: "哪种语言？", en: "Which language?")
      }
    let page = Page(
      title: title[context.language], context: context, event: event, place: "mine", kind: "phone")
    let view = OfficerView(day: day, present: present, page: page)
    return Answers.page(
      page.html(
        """
        <form class="choice" method="post" action="/e/\(event.slug)/mine/\(report)">\(Page.token(visitor))
        \(view.fields(report, stops))
        <button class="main">\(page.text("送到值班台", "Send to the desk"))</button>
        <a class="button" href="/e/\(event.slug)/mine">\(page.text("算了", "Never mind"))</a></form>
        """))
  }

  private func send(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let (event, state, visitor) = try await subject(context, form)
    let kind = context.parameters.get("report") ?? ""
    guard Self.kinds.contains(kind), let day = day(state, visitor),
      let stop = day.stops.first(where: { $0.placed.id.rawValue == form["session"] })
    else { return Answers.problem(.badRequest, context) }
    let unit = stop.units.first { $0.rawValue == form["unit"] }
    let report: OfficerDay.Report
    switch (kind, unit) {
    case ("late", let unit?):
      guard let minutes = form["minutes"].flatMap({ Int($0) }),
        OfficerView.delays.contains(minutes)
      else { return Answers.problem(.badRequest, context) }
      report = .late(unit, Minutes(minutes))
    case ("absent", let unit?): report = .absent(unit)
    case ("interpreter", _):
      guard let language = form["language"],
        state.festival.interpreters.contains(where: { $0.language == language })
      else { return Answers.problem(.badRequest, context) }
      report = .interpreter(language: language)
    default: return Answers.problem(.badRequest, context)
    }
    let words = day.words(report, at: stop)
    try desk.add(
      DeskLedger.Proposal(
        event: event.slug, at: now(), who: visitor.name, zh: words.zh, en: words.en,
        changes: day.changes(report, at: stop)))
    event.pulse.tellChanged(by: visitor.name)
    return Answers.seeOther("/e/\(event.slug)/mine")
  }
}
