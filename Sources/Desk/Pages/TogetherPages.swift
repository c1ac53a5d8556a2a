// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird

/// The boards of several events on one date, with the same hours below each other.
struct TogetherPages: Sendable {
  let events: [EventDesk]

  /// An event that can be shown.
  private struct Shown {
    let slug: String
    let state: EventDesk.State
    let programme: Programme

    /// The day of the festival that the date is; `nil` when it is none.
    func day(of date: CivilDate) -> Int? {
      let day = date.days(since: state.festival.clock.firstDay)
      return (0..<state.festival.dayCount).contains(day) ? day : nil
    }

    func count(on date: CivilDate) -> Int {
      day(of: date).map { day in programme.sessions.count { $0.start.day == day } } ?? 0
    }

    var dates: [CivilDate] {
      Set(programme.sessions.map(\.start.day)).map { state.festival.clock.date(ofDay: $0) }
    }
  }

  func add(to router: Router<DeskContext>) {
    router.get("together") { _, context in
      _ = try context.admitted(to: .seeBoard)
      let shown = await shown()
      // The first date on which the most events have something.
      let dates = Set(shown.flatMap(\.dates)).sorted()
      let busiest = dates.map { date in shown.count { $0.count(on: date) > 0 } }.max() ?? 0
      guard
        let date = dates.first(where: { date in
          shown.count { $0.count(on: date) > 0 } == busiest
        })
      else { return Answers.seeOther("/") }
      return Answers.seeOther("/together/\(date)")
    }
    router.get("together/:date") { _, context in
      _ = try context.admitted(to: .seeBoard)
      guard let date = CivilDate(context.parameters.get("date") ?? "") else {
        return Answers.problem(.notFound, context)
      }
      return page(date, await shown(), context)
    }
  }

  private func shown() async -> [Shown] {
    var shown: [Shown] = []
    for event in events {
      guard case .state(let state) = await event.current(), let programme = state.programme else {
        continue
      }
      shown.append(Shown(slug: event.slug, state: state, programme: programme))
    }
    return shown
  }

  private func page(
    _ date: CivilDate, _ shown: [Shown], _ context: DeskContext
  ) -> Response {
    let language = context.language
    let dates = Set(shown.flatMap(\.dates)).sorted()
    guard dates.contains(date) else { return Answers.problem(.notFound, context) }
    let page = Page(
      title: DateWords.date(date, language), context: context, place: "together", kind: "board")
    let tabs = dates.map { other -> HTML in
      let mark: HTML = other == date ? " aria-current=\"page\"" : ""
      let count = shown.reduce(0) { $0 + $1.count(on: other) }
      return """
        <li><a href="/together/\(other.description)"\(mark)>\(DateWords.date(other, language)) \
        <span class="count">\(count)</span></a></li>
        """
    }
    let here = shown.filter { $0.count(on: date) > 0 }
    let alone = here.map { board($0, date, language, hours: nil) }
    let hours =
      (alone.map(\.hours.lowerBound).min() ?? 9)..<(alone.map(\.hours.upperBound).max() ?? 18)
    let zones = Set(here.map(\.state.festival.clock.timeZone.identifier))
    let sections = here.map { event -> HTML in
      let zone: HTML =
        zones.count > 1
        ? " <span class=\"quiet\">\(event.state.festival.clock.timeZone.identifier)</span>" : HTML()
      let count = event.count(on: date)
      let day = (event.day(of: date) ?? 0) + 1
      return """
        <section class="one-event"><h2><a href="/e/\(event.slug)/day/\(day)">\(event.state.festival.name[language])</a> \
        <span class="quiet">\(page.text("\(count) 场", count == 1 ? "1 session" : "\(count) sessions"))</span>\(zone)</h2>
        \(BoardView(
          board: board(event, date, language, hours: hours), state: event.state,
          event: event.slug, language: language
        ).html)</section>
        """
    }
    return Answers.page(
      page.html(
        """
        <nav class="days" aria-label="\(page.text("日期", "Dates"))"><ul>\(tabs)</ul></nav>
        \(sections)
        """,
        lead:
          "<p>\(page.text("\(here.count) 个活动", here.count == 1 ? "1 event" : "\(here.count) events"))</p>"
      ))
  }

  private func board(
    _ event: Shown, _ date: CivilDate, _ language: Language, hours: Range<Int>?
  ) -> Board {
    Board(
      day: event.day(of: date) ?? 0, of: event.programme, in: event.state.shown,
      language: language, hours: hours)
  }
}
