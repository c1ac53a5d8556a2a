// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A search, begun, watched and stopped.
struct SearchPages: Sendable {
  let events: [EventDesk]

  /// Times that a search may take, in seconds.
  static let choices = [5, 15, 60, 300]

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/search") { _, context in
      _ = try context.admitted(to: .plan)
      return try await page(events.asked(context), context)
    }
    router.post("e/:event/search/:step") { request, context in try await step(request, context) }
    router.get("e/:event/search/events") { request, context in
      _ = try context.admitted(to: .plan)
      guard let run = try await events.asked(context).search else {
        return Answers.problem(.notFound, context)
      }
      return stream(run, request)
    }
  }

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    _ = try context.admitted(to: .plan, with: form)
    let event = try events.asked(context)
    switch context.parameters.get("step") ?? "" {
    case "start":
      guard let seconds = form["seconds"].flatMap({ Int($0) }), Self.choices.contains(seconds),
        let seed = UInt64(form["seed"] ?? "1")
      else { return Answers.problem(.badRequest, context) }
      guard await event.startSearch(seconds: Double(seconds), seed: seed) else {
        return Answers.problem(.conflict, context)
      }
    case "stop": await event.search?.raiseStop()
    default: return Answers.problem(.notFound, context)
    }
    return Answers.seeOther("/e/\(event.slug)/search")
  }

  /// The points as they come, as server-sent events; ends with the search.
  ///
  /// - Source: HTML Living Standard, section 9.2.
  private func stream(_ run: SearchRun, _ request: Request) -> Response {
    let first = request.headers[.lastEventID].flatMap { Int($0) }.map { $0 + 1 } ?? 0
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        .accelBuffering: "no",
      ],
      body: ResponseBody { writer in
        var sent = max(0, first)
        var quiet = 0
        while !Task.isCancelled {
          let isOver = run.end != nil
          let curve = run.curve
          if sent < curve.count {
            // At most one message in half a second; what came between is in the curve.
            let json = String(
              decoding: try JSONEncoder().encode(Array(curve[sent...])), as: UTF8.self)
            try await writer.write(
              ByteBuffer(string: "id: \(curve.count - 1)\nevent: points\ndata: \(json)\n\n"))
            sent = curve.count
            quiet = 0
          } else if quiet >= 30 {
            try await writer.write(ByteBuffer(string: ": still here\n\n"))
            quiet = 0
          }
          if isOver {
            try await writer.write(ByteBuffer(string: "event: end\ndata: {}\n\n"))
            break
          }
          quiet += 1
          try await Task.sleep(for: .milliseconds(500))
        }
        try await writer.finish(nil)
      })
  }

  private func page(_ event: EventDesk, _ context: DeskContext) async throws -> Response {
    let state = try await event.readable()
    let run = await event.search
    let page = Page(
      title: LocalizedText(zh: "搜索", en: "Search")[context.language], context: context,
      event: event.slug, place: "search", scripts: ["search.js"])
    let token = Page.token(context.visitor)
    var body = HTML()
    if let run {
      let curve = run.curve
      let best = curve.last
      let words: String =
        switch run.end {
        case nil:
          page.text(
            "正在搜索，至多 \(Int(run.seconds)) 秒。", "Searching, for \(Int(run.seconds)) seconds at most.")
        case .kept(let points)?:
          page.text("完成：新草案扣分 \(points)。", "Done: the new draft has \(points) points.")
        case .notFound?:
          page.text(
            "限定时间内没有找到可行日程；原草案未动。可给更多时间，或用 attache explain 查看原因。",
            "None was found in the time; the draft stays as it was. Give it more time, or ask attache explain why."
          )
        case .impossible(let reasons)?:
          page.text("没有可行日程：", "No programme can exist: ")
            + (reasons.first?.message[context.language] ?? "")
        case .failed(let cause)?: cause
        }
      let present = best.map { "\($0.points)" } ?? "…"
      let rules =
        best?.isFeasible == true
        ? page.text("硬性规则全部满足", "all hard rules hold")
        : page.text("硬性规则尚未全部满足", "hard rules still broken")
      let stop: HTML =
        run.end == nil
        ? """
        <form method="post" action="/e/\(event.slug)/search/stop">\(token)
        <button class="main">\(page.text("停止并保留最好的", "Stop and keep the best"))</button></form>
        """ : HTML()
      body = """
        <section class="run" data-events="/e/\(event.slug)/search/events" \
        data-running="\(run.end == nil ? "yes" : "no")" \
        data-holds="\(page.text("硬性规则全部满足", "all hard rules hold"))">
        <p role="status">\(words)</p>
        <p class="figure"><b class="points">\(present)</b> \(page.text("分", "points")) · \
        <span class="rules">\(rules)</span></p>
        <svg class="curve" viewBox="0 0 600 120" role="img" \
        aria-label="\(page.text("扣分随时间下降", "Points over time"))"><polyline points="\(Self.line(curve, run.seconds))"/></svg>
        \(stop)</section>
        """
    }
    if run == nil || run?.end != nil {
      let choices = Self.choices.map { "<option value=\"\($0)\">\($0) s</option>" as HTML }
      body =
        body + """
          <form class="steps" method="post" action="/e/\(event.slug)/search/start">\(token)
          <label>\(page.text("至多", "At most")) <select name="seconds">\(choices)</select></label>
          <label>\(page.text("随机种子", "Seed")) <input name="seed" value="1" size="6" inputmode="numeric"></label>
          <button class="main">\(page.text("开始搜索", "Search"))</button></form>
          """
    }
    return Answers.page(page.html(body + StatusLine.html(state, context.language)))
  }

  /// The curve of points over time as coordinates of a drawing of 600 by 120.
  static func line(_ curve: [SearchRun.Point], _ seconds: Double) -> String {
    let feasible = curve.filter(\.isFeasible)
    guard let first = feasible.first, let last = feasible.last else { return "" }
    let top = NSDecimalNumber(decimal: first.points).doubleValue
    let bottom = NSDecimalNumber(decimal: last.points).doubleValue
    let height = max(top - bottom, 1)
    return feasible.map { point in
      let x = min(600, point.seconds / max(seconds, 1) * 600)
      let y = 115 - (NSDecimalNumber(decimal: point.points).doubleValue - bottom) / height * 110
      return "\(Int(x)),\(Int(y))"
    }.joined(separator: " ")
  }
}

extension HTTPField.Name {
  fileprivate static let lastEventID = name("Last-Event-ID")
  fileprivate static let accelBuffering = name("X-Accel-Buffering")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
