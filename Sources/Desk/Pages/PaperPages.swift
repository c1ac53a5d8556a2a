// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import ICalendar
import Ledger
import ProgrammeCalendars

/// Pages that are made to be printed: the week, and a sheet for each recipient of a calendar.
///
/// A sheet says what the recipient's calendar says, from the same redacted entries. The board of a day prints by itself.
struct PaperPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let options: DeskOptions
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/paper") { _, context in
      _ = try context.admitted(to: .seeBoard)
      return try await index(events.asked(context), context)
    }
    router.get("e/:event/paper/week") { _, context in
      _ = try context.admitted(to: .seeBoard)
      return try await week(events.asked(context), context)
    }
    router.get("e/:event/paper/sheets") { request, context in
      let visitor = try context.admitted(to: .seeBoard)
      return try await sheets(
        request.uri.queryParameters.get("for") ?? "", events.asked(context), visitor, context)
    }
  }

  /// The kinds of calendars, by the first part of their paths.
  static let kinds: [(path: String, name: LocalizedText)] = [
    ("units", LocalizedText(zh: "每个单位一张", en: "Every unit")),
    ("consulates", LocalizedText(zh: "每个领馆一张", en: "Every consulate")),
    ("venues", LocalizedText(zh: "每个场地一张", en: "Every room")),
    ("staff/liaison", LocalizedText(zh: "每位联络员一张", en: "Every liaison officer")),
    ("staff/interpreters", LocalizedText(zh: "每位翻译一张", en: "Every interpreter")),
    ("staff/drivers", LocalizedText(zh: "每种车辆一张", en: "Every kind of vehicle")),
    ("outlets", LocalizedText(zh: "每家媒体一张", en: "Every outlet")),
  ]

  private func index(_ event: EventDesk, _ context: DeskContext) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: LocalizedText(zh: "打印", en: "Paper")[context.language], context: context,
      event: event, place: "paper", kind: "plain")
    let words = DayWords(state.festival, context.language)
    let days = (0..<state.festival.dayCount).map {
      "<li><a href=\"/e/\(event.slug)/day/\($0 + 1)\">\(words.date($0))</a></li>" as HTML
    }
    let recipients = FeedPages.recipients(of: state)
    let options = RecipientOptions.html(recipients, context.language)
    let kinds = Self.kinds.filter { kind in
      recipients.contains { $0.path.hasPrefix("\(kind.path)/") }
    }.map {
      "<li><a href=\"/e/\(event.slug)/paper/sheets?for=\($0.path)/\">\($0.name[context.language])</a></li>"
        as HTML
    }
    return Answers.page(
      page.html(
        """
        <h2>\(page.text("一张 A4：给一位收件人", "One A4 sheet, for one recipient"))</h2>
        <form class="steps" action="/e/\(event.slug)/paper/sheets">
        <label class="wide">\(page.text("为谁", "For whom")) <select name="for">\(options)</select></label>
        <button class="main">\(page.text("打开", "Open"))</button></form>
        <h2>\(page.text("许多张 A4，各起一页", "Many A4 sheets, each on a page of its own"))</h2><ul class="events">\(kinds)</ul>
        <h2>\(page.text("变更通知单", "Change slips"))</h2>
        <ul class="events"><li><a href="/e/\(event.slug)/paper/slips">\(page.text("谁的日程变了：原来与现在", "Whose programme has changed: what it was, what it is"))</a></li></ul>
        <h2>\(page.text("看板 A3，一天一页", "A board on A3, one day a page"))</h2><ul class="events">\(days)</ul>
        <h2>\(page.text("全程 A4", "The whole week on A4"))</h2>
        <ul class="events"><li><a href="/e/\(event.slug)/paper/week">\(page.text("每场一行", "One line a session"))</a></li></ul>
        <p class="quiet">\(page.text("打开后用浏览器打印。", "Open one, and print it from the browser."))</p>
        """))
  }

  private func week(_ event: EventDesk, _ context: DeskContext) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: state.festival.name[context.language], context: context, event: event, place: "paper",
      kind: "paper")
    let list = ProgrammeList(state: state, event: event.slug, page: page)
    return Answers.page(page.html("\(list.days)\(foot(state, context.language))"))
  }

  private func sheets(
    _ path: String, _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext
  ) async throws -> Response {
    let state = try await event.readable()
    guard let programme = state.programme else { return Answers.problem(.notFound, context) }
    let set = CalendarSet(of: programme, in: state.festival)
    let chosen = set.recipients.filter {
      $0.path == path || (path.hasSuffix("/") && $0.path.hasPrefix(path))
    }
    guard !chosen.isEmpty else { return Answers.problem(.notFound, context) }
    try desk.add(
      DeskLedger.View(
        at: now(), who: visitor.name, what: "printed \(event.slug) \(path) (\(chosen.count))"))
    let page = Page(
      title: LocalizedText(
        zh: chosen.count == 1 ? "打印" : "打印：\(chosen.count) 张",
        en: chosen.count == 1 ? "Paper" : "Paper: \(chosen.count) sheets")[context.language],
      context: context, event: event, place: "paper", kind: "paper")
    let sheets = chosen.map { sheet(set.file(for: $0), $0, state, event, page) }
    return Answers.page(page.html("\(sheets)"))
  }

  private func sheet(
    _ file: CalendarFile, _ recipient: Recipient, _ state: EventDesk.State, _ event: EventDesk,
    _ page: Page
  ) -> HTML {
    let clock = state.festival.clock
    // A sheet is in its recipient's language from head to foot, whoever prints it.
    let language = file.languages.first ?? page.context.language
    let words = DayWords(state.festival, language)
    let days = Dictionary(grouping: file.entries) { clock.localTime($0.start).day }
    let sections = days.keys.sorted().map { day -> HTML in
      let rows = (days[day] ?? []).map { entry -> HTML in
        let span = TimeSpan(start: clock.localTime(entry.start), end: clock.localTime(entry.end))
        let lines = entry.event.description.split(separator: "\n").prefix(6)
          .map { "<br>\(String($0))" as HTML }
        return """
          <tr><td class="time">\(words.times(span))</td><th scope="row"><b>\(entry.title)</b>\
          <span class="quiet">\(lines)</span></th><td>\(entry.location)</td></tr>
          """
      }
      return """
        <section class="day"><h2>\(words.date(day))</h2><table class="stack"><tbody>\(rows)</tbody></table></section>
        """
    }
    let address = "\(options.address)/e/\(event.slug)/mine"
    let code = QRCode(address)?.svg(label: address) ?? HTML()
    let nothing = LocalizedText(
      zh: "没有安排。", en: "There is nothing in this calendar.", ja: "予定はありません。",
      ko: "일정이 없습니다.")
    let none: HTML = sections.isEmpty ? "<p>\(nothing[language])</p>" : HTML()
    return """
      <article class="sheet" lang="\(Page.tag(language))">\(code)<h2>\(recipient.title[language])</h2>
      <p class="quiet">\(state.festival.name[language])</p>\(none)\(sections)
      \(foot(state, language))</article>
      """
  }

  /// Which edition it is, or that it is a draft, and when it was printed.
  private func foot(_ state: EventDesk.State, _ language: Language) -> HTML {
    let time = EditionPages.moment(now(), state.festival)
    let number = state.isPublished ? state.published?.edition : nil
    let words =
      number.map {
        LocalizedText(
          zh: "第\($0)版，\(time) 打印", en: "Edition \($0), printed \(time)",
          ja: "第\($0)版、\(time) 印刷", ko: "제\($0)판, \(time) 인쇄")
      }
      ?? LocalizedText(
        zh: "草案，\(time) 打印", en: "Draft, printed \(time)", ja: "草案、\(time) 印刷",
        ko: "초안, \(time) 인쇄")
    return "<p class=\"foot\">\(words[language])</p>"
  }
}
