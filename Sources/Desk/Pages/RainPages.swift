// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation
import Hummingbird
import Ledger
import Office
import Publishing

/// What becomes of each day in the rain, and the switch that puts it in force and takes it out of force again.
struct RainPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/rain") { _, context in
      _ = try context.admitted(to: .seeBoard)
      return try await page(events.asked(context), context)
    }
    router.post("e/:event/rain/:step") { request, context in
      try await step(request, context)
    }
  }

  // MARK: The switch

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let visitor = try context.admitted(to: .approve, with: form)
    let event = try events.asked(context)
    let step = context.parameters.get("step") ?? ""
    guard ["begin", "end"].contains(step) else { return Answers.problem(.notFound, context) }
    let state = try await event.readable()
    guard form["version"] == state.version else { return Answers.problem(.conflict, context) }
    do {
      let day = try Pipeline.day(form["day"] ?? "", of: state.festival)
      let date = state.festival.clock.date(ofDay: day)
      let moment = Step(who: visitor.name, at: now(), note: "")
      switch try await event.switchRain(
        on: day, isWet: step == "begin", seen: state.version, moment)
      {
      case .done(let isPublished):
        try desk.add(
          DeskLedger.View(
            at: moment.at, who: visitor.name,
            what: "rain \(step) \(event.slug) \(date)\(isPublished ? ", published" : "")"))
        return Answers.seeOther("/e/\(event.slug)/rain")
      case .outdated: return Answers.problem(.conflict, context)
      case .broken(let violations):
        return try await page(
          event, context,
          message: EditionPages.words(.breaksRules(violations), context.language))
      }
    } catch is WeatherRefusal {
      return Answers.problem(.notFound, context)
    } catch let refusal as StepRefusal {
      return try await page(
        event, context, message: EditionPages.words(refusal, context.language))
    } catch let error as CalendarFolderError {
      return Answers.world(error.description, context)
    }
  }

  // MARK: The page

  private func page(
    _ event: EventDesk, _ context: DeskContext, message: String? = nil
  ) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: LocalizedText(zh: "雨天方案", en: "In the rain")[context.language], context: context,
      event: event, place: "rain", scripts: ["live.js"], kind: "rain")
    let alert: HTML = message.map { "<p role=\"alert\">\($0)</p>" as HTML } ?? HTML()
    let plans = state.rainPlans
    let days: [HTML] =
      plans.isEmpty
      ? [
        """
        <p>\(page.text(
          "日程中没有雨天方案。在 sessions.csv 的 wet 列写明场次下雨时去哪里或取消，再重新编排。",
          "The programme has no plan for the rain. Say in the column wet of sessions.csv where sessions go or that they are cancelled, and plan again."))</p>
        """
      ] : plans.map { self.day($0, state, event, page) }
    return Answers.page(
      page.html(
        "\(alert)\(days)\(StatusLine.html(state, context.language))",
        lead: "<p>\(page.text("只更新有变动的日历", "Only calendars that change are written"))</p>"))
  }

  private func day(
    _ plan: WetDay, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    let words = DayWords(state.festival, page.context.language)
    let isWet = state.rainyDays.contains(plan.day)
    let dry = state.programme?.withoutRain
    let rows = plan.entries.filter { state.festival.hasSession($0.session) }.map { entry -> HTML in
      let session = state.festival.session(entry.session)
      let old = dry?.sessions.first { $0.id == entry.session }
      let was = old.map { "\(words.times($0.span)) \(name($0.venue, state, page))" } ?? ""
      return """
        <tr><th scope="row">\(session.name[page.context.language]) \
        <span class="key">\(session.key)</span></th><td>\(was)</td>\
        <td>\(Self.words(entry, old, state, page))</td></tr>
        """
    }
    let standing =
      isWet
      ? page.text("雨天方案生效中", "The plan for the rain is in force")
      : page.text("按原日程（不下雨）", "The programme without rain is in force")
    return """
      <section class="weather\(isWet ? " wet" : "")"><h2>\(words.date(plan.day))</h2><p><b>\(standing)</b></p>
      <table class="program"><thead><tr><th scope="col">\(page.text("场次", "Session"))</th>
      <th scope="col">\(page.text("不下雨", "Without rain"))</th>
      <th scope="col">\(page.text("下雨", "In the rain"))</th></tr></thead><tbody>\(rows)</tbody></table>
      \(button(plan.day, isWet: isWet, state, event, page))</section>
      """
  }

  private func button(
    _ day: Int, isWet: Bool, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    guard let visitor = page.context.visitor, visitor.role.may(.approve) else { return HTML() }
    let held =
      state.isPublished
      ? page.text(
        "嘉宾手里正是这份日程：已发布的日历一并切换，批准状态不变。",
        "Guests hold this programme: their calendars are switched, too, as approved as they were.")
      : page.text(
        "已发布的不是这份日程，只切换草案。",
        "Guests hold another programme, or none: only the draft is switched.")
    let words =
      isWet
      ? page.text("雨停了：恢复原日程", "No rain: go back to the programme")
      : page.text("下雨：启用雨天方案", "It rains: put this in force")
    return """
      <form class="steps" method="post" action="/e/\(event.slug)/rain/\(isWet ? "end" : "begin")">\(Page.token(visitor))
      <input type="hidden" name="version" value="\(state.version)">
      <button class="main" name="day" value="\(state.festival.clock.date(ofDay: day).description)">\(words)</button>
      <span class="quiet">\(held)</span></form>
      """
  }

  private func name(_ venue: Venue.ID, _ state: EventDesk.State, _ page: Page) -> String {
    state.festival.venue(venue).name[page.context.language]
  }

  /// Such as `Grand ballroom` or `11:20 Pavilion, without groups` or `cancelled`.
  private static func words(
    _ entry: WetDay.Entry, _ old: Programme.PlacedSession?, _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    guard let venue = entry.plan.venue else {
      return "<b>\(page.text("取消", "cancelled"))</b>"
    }
    let start = entry.start.flatMap { $0 == old?.start ? nil : $0 }
    let time = start.map { state.festival.clock.clockFace($0) + " " } ?? ""
    var away = ""
    if case .symbolic = entry.plan {
      away = page.text("（象征性举行，容不下的团组不到场）", ", symbolic: groups without room stay away")
    }
    return "<b>\(time)\(state.festival.venue(venue).name[page.context.language])</b>\(away)"
  }

  /// One line over the board of a day for which there is a plan; nothing for other days.
  static func notice(
    _ day: Int, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    guard let plan = state.rainPlans.first(where: { $0.day == day }) else { return HTML() }
    let count = plan.entries.count
    let words =
      state.rainyDays.contains(day)
      ? page.text("雨天方案生效中", "The plan for the rain is in force")
      : page.text(
        "若下雨，\(count) 场另有安排",
        count == 1 ? "In the rain 1 session changes" : "In the rain \(count) sessions change")
    let mark = state.rainyDays.contains(day) ? " wet" : ""
    return """
      <p class="weather\(mark)"><a href="/e/\(event.slug)/rain">\(words)</a></p>
      """
  }
}
