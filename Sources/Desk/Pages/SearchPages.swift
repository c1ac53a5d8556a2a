// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import Foundation
import Hummingbird
import Planner

/// A search, begun, watched and stopped.
struct SearchPages: Sendable {
  let events: [EventDesk]

  /// Times that a search may take, in seconds.
  static let choices = [5, 15, 60, 300]
  /// What most searches need.
  static let usual = 60
  /// Times that a proof may take, in seconds; 0 for none.
  static let proofs = [0, 30, 120, 600]

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/search") { request, context in
      _ = try context.admitted(to: .plan)
      return try await page(
        events.asked(context), context, day: request.uri.queryParameters.get("day", as: Int.self))
    }
    router.get("e/:event/search/board") { request, context in
      _ = try context.admitted(to: .plan)
      let event = try events.asked(context)
      guard let run = await event.search else { return Answers.problem(.notFound, context) }
      let page = Page(title: "", context: context, event: event)
      return Answers.page(
        Self.present(run, event, page, day: request.uri.queryParameters.get("day", as: Int.self)))
    }
    router.post("e/:event/search/:step") { request, context in try await step(request, context) }
    router.get("e/:event/search/events") { request, context in
      _ = try context.admitted(to: .plan)
      guard let run = try await events.asked(context).search else {
        return Answers.problem(.notFound, context)
      }
      return stream(run, request, context.language)
    }
  }

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    _ = try context.admitted(to: .plan, with: form)
    let event = try events.asked(context)
    switch context.parameters.get("step") ?? "" {
    case "start":
      guard let seconds = form["seconds"].flatMap({ Int($0) }), Self.choices.contains(seconds),
        let seed = UInt64(form["seed"] ?? "1"),
        let proving = Int(form["prove"] ?? "0"), Self.proofs.contains(proving)
      else { return Answers.problem(.badRequest, context) }
      guard
        await event.startSearch(
          seconds: Double(seconds), proving: Double(proving), seed: seed,
          anew: form["from"] == "nothing")
      else {
        return Answers.problem(.conflict, context)
      }
    case "stop": await event.search?.raiseStop()
    default: return Answers.problem(.notFound, context)
    }
    return Answers.seeOther("/e/\(event.slug)/search")
  }

  private struct Now: Encodable {
    /// What it does now.
    let says: String
    let points: String
    let holds: Bool
    let line: String
    let steps: [String]
  }

  /// The search as it goes, twice a second at most; ends with the search.
  private func stream(
    _ run: SearchRun, _ request: Request, _ language: Language
  ) -> Response {
    let (lines, continuation) = AsyncStream<String>.makeStream()
    let telling = Task {
      var sent = (-1, false)
      while !Task.isCancelled {
        let isOver = run.end != nil
        let curve = run.curve
        let now = (curve.count, run.isProving)
        if now != sent, let last = curve.last {
          sent = now
          continuation.yield(
            try EventStream.message(
              "now", id: curve.count,
              Now(
                says: Self.doing(run)[language], points: "\(last.points)", holds: last.isFeasible,
                line: Self.line(run),
                steps: run.steps.prefix(8).map { Self.words($0, language) })))
        }
        if isOver { break }
        try await Task.sleep(for: .milliseconds(500))
      }
      continuation.yield(try EventStream.message("end", [String]()))
      continuation.finish()
    }
    continuation.onTermination = { _ in telling.cancel() }
    return EventStream.response(request, lines)
  }

  /// Such as `4.5 s: −12 long days, +3 changes of place`.
  static func words(_ step: SearchRun.Step, _ language: Language) -> String {
    let comma = LocalizedText(zh: "，", en: ", ")[language]
    guard !step.rules.isEmpty else {
      return LocalizedText(
        zh: "\(step.seconds) 秒：有人改动了表格或发布了新版，由此继续",
        en: "\(step.seconds) s: somebody changed the tables or published; it goes on from there"
      )[language]
    }
    let rules = step.rules.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { "\($0.key.title[language]) \($0.value.signed)" }
    return LocalizedText(zh: "\(step.seconds) 秒：", en: "\(step.seconds) s: ")[language]
      + rules.joined(separator: comma)
  }

  private func page(
    _ event: EventDesk, _ context: DeskContext, day: Int?
  ) async throws -> Response {
    let state = try await event.readable()
    let run = await event.search
    let page = Page(
      title: LocalizedText(zh: "搜索", en: "Search")[context.language], context: context,
      event: event, place: "search", scripts: ["search.js", "live.js"], kind: "search")
    let token = Page.token(context.visitor)
    var body = run.map { watched($0, event, page, day: day) } ?? HTML()
    if !state.rainyDays.isEmpty {
      body =
        body + """
          <p role="alert">\(page.text(
            "雨天方案生效中，不能搜索：搜索编排的是不下雨的日程。先恢复原日程。",
            "A plan for the rain is in force. A search plans for days without rain: take the plan out of force first."))</p>
          <p><a class="button" href="/e/\(event.slug)/rain">\(page.text("雨天方案", "In the rain"))</a></p>
          """
    } else if run == nil || run?.end != nil {
      let choices = Self.options(Self.choices, usual: Self.usual, page)
      let proofs = Self.options(Self.proofs, usual: 0, page)
      let from: HTML =
        state.programme == nil
        ? HTML()
        : """
        <label>\(page.text("从", "From")) <select name="from">\
        <option value="draft">\(page.text("现有草案继续", "the present draft"))</option>\
        <option value="nothing">\(page.text("零重新编排", "nothing, anew"))</option></select></label>
        """
      body =
        body + """
          <form class="steps" method="post" action="/e/\(event.slug)/search/start">\(token)
          <label>\(page.text("至多", "At most")) <select name="seconds">\(choices)</select></label>
          <label>\(page.text("证明", "Prove")) <select name="prove">\(proofs)</select></label>
          \(from)<label>\(page.text("随机种子", "Seed")) <input name="seed" value="1" size="6" inputmode="numeric"></label>
          <button class="main">\(page.text("开始搜索", "Search"))</button></form>
          <p class="quiet">\(page.text(
            "找到更好的日程，就作为新草案；扣分更多的不会取代现有草案，已发布的版本不变，与它不同之处要扣分。其间有人改动表格，就从改动处继续。证明说明任何日程至少要扣多少分。",
            "What it finds becomes the new draft, unless the present draft has fewer points; the published edition stays, and what differs from it costs points. When somebody changes the tables meanwhile, it goes on from there. A proof says how many points any programme has at least."))</p>
          """
    }
    return Answers.page(page.html(body + StatusLine.html(state, context.language)))
  }

  private static func options(_ times: [Int], usual: Int, _ page: Page) -> [HTML] {
    times.map { seconds in
      let name =
        seconds == 0
        ? page.text("不证明", "nothing")
        : seconds < 60
          ? page.text("\(seconds) 秒", "\(seconds) seconds")
          : page.text(
            "\(seconds / 60) 分钟", seconds == 60 ? "1 minute" : "\(seconds / 60) minutes")
      let mark: HTML = seconds == usual ? " selected" : ""
      return "<option value=\"\(seconds)\"\(mark)>\(name)</option>"
    }
  }

  private static func doing(_ run: SearchRun) -> LocalizedText {
    run.isProving
      ? LocalizedText(
        zh: "正在证明，至多 \(Int(run.proving)) 秒。",
        en: "Proving, for \(Int(run.proving)) seconds at most.")
      : LocalizedText(
        zh: "正在搜索，至多 \(Int(run.seconds)) 秒。",
        en: "Searching, for \(Int(run.seconds)) seconds at most.")
  }

  /// What was proven, beside the points of the programme that stays.
  private static func proof(_ run: SearchRun, _ page: Page) -> HTML {
    guard let proof = run.proof else { return HTML() }
    let points: Points
    switch run.end {
    case .kept(let kept)?: points = kept
    case .draftIsBetter(let draft, _)?: points = draft
    default: return HTML()
    }
    let words: String
    switch (proof.bound, proof.failure) {
    case (let bound?, _) where bound >= points:
      words = page.text(
        "已证明：没有扣分更少的日程。", "Proven: no programme has fewer points.")
    case (let bound?, _):
      let share = Double((points - bound).rawValue) / Double(points.rawValue)
      let percent = (share * 1000).rounded() / 10
      words = page.text(
        "已证明：任何日程至少扣 \(bound) 分，差距至多 \(percent)%。",
        "Proven: every programme has \(bound) points at least, so this one is at most \(percent) % from the best."
      )
    case (nil, let failure?) where failure.isInstallation:
      words = page.text(
        "未能证明：本机没有 OR-Tools（make ortools）。",
        "Nothing is proven: this machine has no OR-Tools (make ortools).")
    case (nil, _):
      words = page.text("限定时间内未能证明。", "Nothing could be proven in the time.")
    }
    return "<p class=\"proof\">\(words)</p>"
  }

  /// A search as it stands.
  private func watched(
    _ run: SearchRun, _ event: EventDesk, _ page: Page, day: Int?
  ) -> HTML {
    let curve = run.curve
    let best = curve.last
    let words: String =
      switch run.end {
      case nil: Self.doing(run)[page.context.language]
      case .kept(let points)?:
        page.text("完成：新草案扣分 \(points)。", "Done: the new draft has \(points) points.")
      case .draftIsBetter(let draft, let found)?:
        page.text(
          "找到的日程扣分 \(found)，现有草案扣分 \(draft)，更好：草案未动。",
          "What was found has \(found) points. The present draft has \(draft) and stays as it was.")
      case .notFound?:
        page.text(
          "限定时间内没有找到可行日程，原草案未动。请给更多时间。",
          "None was found in the time; the draft stays as it was. Give it more time.")
      case .impossible(let reasons)?:
        page.text("没有可行日程：", "No programme can exist: ")
          + (reasons.first?.message[page.context.language] ?? "")
      case .outdated?:
        page.text(
          "结束前有人改动了本活动，草案保持改动后的样子，未写入。请再搜索一次。",
          "Somebody changed the event just before the end: the draft stays as it was left, and nothing was written. Search once more."
        )
      case .failed(let cause)?: cause
      }
    let holds = page.text("硬性规则全部满足", "all hard rules hold")
    let rules =
      best?.isFeasible == true ? holds : page.text("硬性规则尚未全部满足", "hard rules still broken")
    let stop: HTML =
      run.end == nil
      ? """
      <form class="steps" method="post" action="/e/\(event.slug)/search/stop">\(Page.token(page.context.visitor))
      <button class="main" accesskey="k">\(page.text("停止，保留最好的", "Stop and keep the best"))</button></form>
      """
      : run.end.isKept
        ? "<p><a class=\"button main\" href=\"/e/\(event.slug)\">\(page.text("看新草案", "See the new draft"))</a></p>"
        : HTML()
    let steps = run.steps.prefix(8).map {
      "<li>\(Self.words($0, page.context.language))</li>" as HTML
    }
    let grid = (0...4).map {
      "<line x1=\"0\" x2=\"600\" y1=\"\(5 + $0 * 40)\" y2=\"\(5 + $0 * 40)\"/>" as HTML
    }
    return """
      <section class="run" data-events="/e/\(event.slug)/search/events" data-board="/e/\(event.slug)/search/board" \
      data-running="\(run.end == nil ? "yes" : "no")" data-holds="\(holds)">
      <p role="status">\(words)</p>
      <dl class="figures"><div><dt>\(page.text("分", "points"))</dt>\
      <dd class="points">\(best.map { "\($0.points)" } ?? "…")</dd></div></dl>
      <p class="rules quiet">\(rules)</p>
      \(Self.proof(run, page))
      <svg class="curve" viewBox="0 0 600 170" role="img" \
      aria-label="\(page.text("扣分随时间下降", "Points over time"))">\(grid)<polyline points="\(Self.line(run))"/>\(Self.bound(run))</svg>
      \(stop)
      <h2>\(page.text("改进了什么", "What got better"))</h2>
      <ol class="better">\(steps)</ol>
      \(run.end == nil ? Self.present(run, event, page, day: day) : HTML())</section>
      """
  }

  /// One day of the best programme so far, which nobody can work on yet: the busiest where `day`, from 1, is none.
  private static func present(
    _ run: SearchRun, _ event: EventDesk, _ page: Page, day: Int?
  ) -> HTML {
    guard let best = run.best else { return "<section class=\"present\"></section>" }
    let festival = best.state.festival
    let language = page.context.language
    let counts = Dictionary(grouping: best.programme.sessions, by: \.start.day).mapValues(\.count)
    let busiest = (0..<festival.dayCount).max { counts[$0, default: 0] < counts[$1, default: 0] }
    let day =
      day.flatMap { (1...festival.dayCount).contains($0) ? $0 : nil } ?? (busiest ?? 0) + 1
    let words = DayWords(festival, language)
    let tabs = (0..<festival.dayCount).map { other -> HTML in
      let mark: HTML = other + 1 == day ? " aria-current=\"page\"" : ""
      return """
        <li><a href="/e/\(event.slug)/search?day=\(other + 1)"\(mark)>\(words.shortDate(other))</a></li>
        """
    }
    let board = Board(day: day - 1, of: best.programme, in: festival, language: language)
    return """
      <section class="present">
      <h2>\(page.text("目前最好的日程", "The best programme so far"))</h2>
      <nav class="days" aria-label="\(page.text("日期", "Days"))"><ul>\(tabs)</ul></nav>
      \(BoardView(board: board, state: best.state, event: event.slug, language: language).html)
      </section>
      """
  }

  /// What was proven, as a line under the curve that ends at what was found.
  private static func bound(_ run: SearchRun) -> HTML {
    guard let bound = run.proof?.bound,
      let y = height(run.curve.filter(\.isFeasible), and: bound.decimal)?(bound.decimal)
    else { return HTML() }
    return "<line class=\"bound\" x1=\"0\" x2=\"600\" y1=\"\(Int(y))\" y2=\"\(Int(y))\"/>"
  }

  /// How deep points stand in a drawing of 170; `nil` where there are none.
  private static func height(
    _ curve: [SearchRun.Point], and bound: Decimal?
  ) -> ((Decimal) -> Double)? {
    let points = curve.map(\.points)
    guard let top = points.max(), let least = points.min() else { return nil }
    func value(_ points: Decimal) -> Double { NSDecimalNumber(decimal: points).doubleValue }
    let bottom = value(min(least, bound ?? least))
    let height = max(value(top) - bottom, 1)
    return { 165 - (value($0) - bottom) / height * 160 }
  }

  /// The curve of points over time as coordinates of a drawing of 600 by 170.
  static func line(_ run: SearchRun) -> String {
    let curve = run.curve.filter(\.isFeasible)
    guard let height = height(curve, and: run.proof?.bound?.decimal) else { return "" }
    return curve.map { point in
      let x = min(600, point.seconds / max(run.seconds, 1) * 600)
      return "\(Int(x)),\(Int(height(point.points)))"
    }.joined(separator: " ")
  }
}

extension SearchRun.End? {
  fileprivate var isKept: Bool {
    if case .kept? = self { true } else { false }
  }
}
