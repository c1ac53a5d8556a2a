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
    let event = try events.asked(context)
    guard case .state(let state) = await event.current(), state.programme != nil else {
      throw HTTPError(.serviceUnavailable)
    }
    return (event, state, visitor)
  }

  private func day(_ state: EventDesk.State, _ visitor: Visitor) -> OfficerDay? {
    guard visitor.role == .liaison, let programme = state.programme else { return nil }
    return OfficerDay(visitor.scope, state.published ?? programme, state.festival)
  }

  // MARK: The page

  private func mine(_ context: DeskContext) async throws -> Response {
    let (event, state, visitor) = try await subject(context)
    // Who goes by it goes by what is published; a draft is shown before the first edition alone, and says so.
    guard let path = visitor.role.calendar(scope: visitor.scope),
      let programme = state.published ?? state.programme
    else { return Answers.problem(.notFound, context) }
    let set = CalendarSet(of: programme, in: state.festival)
    guard
      let recipient = set.recipients.first(where: { $0.path == path })?.reading(context.language)
    else { return Answers.problem(.notFound, context) }
    let file = set.file(for: recipient)
    let entries = file.entries
    // A calendar speaks its recipient's language, whatever the page around it speaks.
    let spoken = file.languages.count == 1 ? file.languages.first : nil
    let page = Page(
      title: recipient.title[context.language], context: context, event: event, place: "mine",
      scripts: ["phone.js"], kind: "phone")
    let present = now()
    let number = programme.edition
    let edition =
      state.published == nil
      ? page.text("草案", "draft", "草案", "초안")
      : page.text("第\(number)版", "edition \(number)", "第\(number)版", "제\(number)판")
    let next = entries.first { $0.end > present }
    let days = Dictionary(grouping: entries) { state.festival.clock.localTime($0.start).day }
    let words = DayWords(state.festival, context.language)
    let today = state.festival.clock.localTime(present).day
    func section(_ day: Int) -> HTML {
      let items = (days[day] ?? []).map {
        item($0, in: spoken, isNext: $0.uid == next?.uid, words, state, page)
      }
      return "<section class=\"day\"><h2>\(words.date(day))</h2><ol>\(items)</ol></section>"
    }
    let past = days.keys.filter { $0 < today }.sorted().map(section)
    let earlier: HTML =
      past.isEmpty
      ? HTML()
      : "<details><summary>\(page.text("之前", "Earlier", "これまで", "지난 일정"))</summary>\(past)</details>"
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
          data-comma="\(page.text("，", ", ", "、", ", "))" \
          data-now="\(page.text("刚刚", "just now", "たった今", "방금"))" \
          data-ago="\(page.text("{} 分钟前", "{} min ago", "{} 分前", "{}분 전"))" \
          data-old="\(page.text(
            "{} 小时前的内容", "as it was {} h ago", "{} 時間前の内容", "{}시간 전 내용"))">\
          \(edition)<span></span></p>
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
      <nav class="reports" aria-label="\(page.text("报告", "Report", "報告", "보고"))">\
      <a href="\(root)/late">\(page.text("晚到", "Late", "遅れ", "지각"))</a>\
      <a href="\(root)/absent">\(page.text("缺席", "Absent", "欠席", "불참"))</a>\
      <a href="\(root)/interpreter">\(page.text("需要翻译", "Interpreter", "通訳が必要", "통역 필요"))</a></nav>
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
          page.text(
            "已送到值班台，答复前按原安排。", "Sent to the desk. Until it answers, all stays as it is.",
            "デスクに送りました。返事があるまでは予定どおりです。",
            "데스크에 전달했습니다. 답이 올 때까지 원래 일정대로입니다.")
        case .taken:
          page.text(
            "值班台已采纳。", "The desk has taken it.", "デスクが採用しました。", "데스크에서 받아들였습니다.")
        case .declined:
          page.text(
            "值班台未采纳，按原安排。", "The desk has declined it: all stays as it is.",
            "デスクは採用しませんでした。予定どおりです。", "데스크에서 받아들이지 않았습니다. 원래 일정대로입니다.")
        case .withdrawn: ""
        }
      let withdraw: HTML =
        proposal.state == .open
        ? """
        <form method="post" action="/e/\(event.slug)/mine/withdraw">\(Page.token(visitor))
        <button name="number" value="\(proposal.number)">\(page.text("撤回", "Withdraw", "取り消す", "취소"))</button></form>
        """ : HTML()
      return """
        <section class="proposal" role="status"><p><b>\(LocalizedText(zh: proposal.zh, en: proposal.en)[page.context.language])</b></p>
        <p class="quiet">\(answer)</p>\(withdraw)</section>
        """
    }
    return "\(items)"
  }

  private func item(
    _ entry: CalendarEntry, in spoken: Language?, isNext: Bool, _ words: DayWords,
    _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    let clock = state.festival.clock
    let span = TimeSpan(start: clock.localTime(entry.start), end: clock.localTime(entry.end))
    let lines = entry.event.description.split(separator: "\n").map {
      "<li>\(String($0))</li>" as HTML
    }
    let lang: HTML = spoken.map { " lang=\"\(Page.tag($0))\"" } ?? HTML()
    let mark: HTML =
      isNext ? "<span class=\"next\">\(page.text("接下来", "Next", "次", "다음"))</span> " : ""
    let more: HTML =
      lines.isEmpty
      ? HTML()
      : "<details\(isNext ? " open" : "")><summary>\(page.text("详情", "Details", "詳細", "자세히"))</summary><ul class=\"quiet\"\(lang)>\(lines)</ul></details>"
    return """
      <li>\(mark)<span class="time">\(words.times(span))</span> <b\(lang)>\(entry.title)</b>
      <p class="where"\(lang)>\(entry.location)</p>\(more)</li>
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
      case "late":
        LocalizedText(
          zh: "谁晚到，晚多久？", en: "Who is late, and by how much?", ja: "だれがどのくらい遅れますか",
          ko: "누가 얼마나 늦습니까?")
      case "absent":
        LocalizedText(zh: "谁缺席？", en: "Who does not come?", ja: "だれが欠席しますか", ko: "누가 불참합니까?")
      default:
        LocalizedText(zh: "哪种语言？", en: "Which language?", ja: "どの言語ですか", ko: "어느 언어입니까?")
      }
    let page = Page(
      title: title[context.language], context: context, event: event, place: "mine", kind: "phone")
    let view = OfficerView(day: day, present: present, page: page)
    return Answers.page(
      page.html(
        """
        <form class="choice" method="post" action="/e/\(event.slug)/mine/\(report)">\(Page.token(visitor))
        \(view.fields(report, stops))
        <button class="main">\(page.text("送到值班台", "Send to the desk", "デスクに送る", "데스크로 보내기"))</button>
        <a class="button" href="/e/\(event.slug)/mine">\(page.text("算了", "Never mind", "やめる", "그만두기"))</a></form>
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
