// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import ICalendar
import ProgrammeCalendars

/// The programme of somebody who may not see the board: his calendar, with its own redaction.
///
/// Everything here comes from the entries of one ``CalendarFile``, the same that his calendar program
/// gets, so that the page cannot say more than the calendar.
struct PersonalPages: Sendable {
  let events: [EventDesk]
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/mine") { _, context in try await mine(context) }
  }

  private func mine(_ context: DeskContext) async throws -> Response {
    guard let visitor = context.visitor, let path = visitor.role.calendar(scope: visitor.scope)
    else { return Answers.problem(.forbidden, context) }
    guard let event = events.first(where: { $0.slug == context.parameters.get("event") }),
      case .state(let state) = await event.current(), let programme = state.programme
    else { return Answers.problem(.notFound, context) }
    let set = CalendarSet(of: programme, in: state.festival)
    guard let recipient = set.recipients.first(where: { $0.path == path }) else {
      return Answers.problem(.notFound, context)
    }
    let entries = set.file(for: recipient).entries
    let page = Page(
      title: recipient.title[context.language], context: context, event: event.slug, place: "mine")
    let present = now()
    let next = entries.first { $0.end > present }
    let days = Dictionary(grouping: entries) { state.festival.clock.localTime($0.start).day }
    let words = DayWords(state.festival, context.language)
    let sections = days.keys.sorted().map { day -> HTML in
      let items = (days[day] ?? []).map {
        item($0, isNext: $0.uid == next?.uid, words, state, page)
      }
      return "<section class=\"day\"><h2>\(words.date(day))</h2><ol>\(items)</ol></section>"
    }
    return Answers.page(page.html("\(sections)"))
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
    return """
      <li>\(mark)<span class="time">\(words.times(span))</span> <b>\(entry.title)</b>
      <p class="where">\(entry.location)</p>
      \(lines.isEmpty ? HTML() : "<ul class=\"quiet\">\(lines)</ul>")</li>
      """
  }
}
