// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalModel
import Foundation
import Hummingbird
import Office
import Planner
import ProgrammeChecker

/// The changes somebody has collected: read, undone, tried on the whole festival.
struct BasketPages: Sendable {
  let events: [EventDesk]

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/basket") { _, context in
      let visitor = try context.admitted(to: .plan)
      return try await page(events.asked(context), visitor, context, trial: nil)
    }
    router.post("e/:event/basket/:step") { request, context in
      try await step(request, context)
    }
  }

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let visitor = try context.admitted(to: .plan, with: form)
    let event = try events.asked(context)
    switch context.parameters.get("step") ?? "" {
    case "add":
      let text = (form["change"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      guard !text.isEmpty, text.utf8.count <= 1000 else {
        return Answers.problem(.badRequest, context)
      }
      let state = try await event.readable()
      let before = await event.basket(of: visitor.name).changes
      do throws(Refusal) {
        _ = try Pipeline.changes(before + [text], for: state.festival)
      } catch {
        return try await page(
          event, visitor, context, trial: nil, findings: error.findings, typed: text)
      }
      await event.changeBasket(of: visitor.name) { $0.add(text) }
    case "remove":
      guard let index = form["index"].flatMap({ Int($0) }) else {
        return Answers.problem(.badRequest, context)
      }
      await event.changeBasket(of: visitor.name) { $0.remove(at: index) }
    case "undo": await event.changeBasket(of: visitor.name) { $0.undo() }
    case "redo": await event.changeBasket(of: visitor.name) { $0.redo() }
    case "clear": await event.changeBasket(of: visitor.name) { $0.clear() }
    case "try": return try await trial(event, visitor, context)
    default: return Answers.problem(.notFound, context)
    }
    return Answers.seeOther("/e/\(event.slug)/basket")
  }

  /// Plans the festival with the changes, on what is there now, and writes nothing.
  private func trial(
    _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext
  ) async throws -> Response {
    let state = try await event.readable()
    guard let base = state.programme else { return Answers.problem(.conflict, context) }
    let texts = await event.basket(of: visitor.name).changes
    let changes: [Change]
    do throws(Refusal) {
      changes = try Pipeline.changes(texts, for: state.festival)
    } catch {
      return try await page(event, visitor, context, trial: nil, findings: error.findings)
    }
    let answers = try await Pipeline.whatIf(
      [WhatIf.Scenario(name: "basket", changes: changes)], for: state.festival, base: base,
      cores: 1, engine: ExactEngine())
    return try await page(event, visitor, context, trial: answers.first)
  }

  // MARK: The page

  private func page(
    _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext, trial: WhatIf.Answer?,
    findings: [Finding] = [], typed: String = ""
  ) async throws -> Response {
    let state = try await event.readable()
    let basket = await event.basket(of: visitor.name)
    let page = Page(
      title: LocalizedText(zh: "变更篮", en: "Basket")[context.language], context: context,
      event: event.slug, place: "basket")
    let items = basket.changes.enumerated().map { index, change -> HTML in
      """
      <li><code>\(change)</code> <form method="post" action="/e/\(event.slug)/basket/remove">\
      \(Page.token(visitor))<button name="index" value="\(index)">\(page.text("取出", "Take out"))\
      </button></form></li>
      """
    }
    func button(_ step: String, _ zh: String, _ en: String, isOn: Bool) -> HTML {
      let state: HTML = isOn ? "" : " disabled"
      return """
        <button formaction="/e/\(event.slug)/basket/\(step)"\(state)>\(page.text(zh, en))</button>
        """
    }
    let list: HTML =
      items.isEmpty
      ? "<p>\(page.text("篮中没有变更；可在看板上移动场次，或在下面写一句。", "Nothing is in the basket. Move a session on the board, or write a sentence below."))</p>"
      : "<ol class=\"basket\">\(items)</ol>"
    let wrong = findings.isEmpty ? HTML() : FindingList.html(findings, context.language)
    return Answers.page(
      page.html(
        """
        \(list)
        <form class="steps" method="post">\(Page.token(visitor))
        \(button("try", "试排", "Try it", isOn: !basket.changes.isEmpty && state.programme != nil))
        \(button("undo", "撤销", "Undo", isOn: basket.canUndo))
        \(button("redo", "重做", "Redo", isOn: basket.canRedo))
        \(button("clear", "清空", "Empty", isOn: !basket.changes.isEmpty))</form>
        \(trial.map { self.trial($0, state, page, context.language) } ?? HTML())
        \(wrong)
        <form class="steps" method="post" action="/e/\(event.slug)/basket/add">\(Page.token(visitor))
        <label>\(page.text("再加一句变化", "One more change"))
        <input name="change" size="60" maxlength="1000" value="\(typed)" \
        placeholder="C-US.H arrives 2018-03-27T18:05"></label>
        <button>\(page.text("加入", "Add"))</button></form>
        \(StatusLine.html(state, context.language))
        """))
  }

  private func trial(
    _ answer: WhatIf.Answer, _ state: EventDesk.State, _ page: Page, _ language: Language
  ) -> HTML {
    let words = DayWords(state.festival, language)
    switch answer.result {
    case .found(let found):
      let before = state.report?.score.softTotal.description ?? "–"
      let moves = found.difference.moves.map { move -> HTML in
        let old =
          "\(words.shortDate(move.oldStart.day)) \(state.festival.clock.clockFace(move.oldStart))"
        let new =
          "\(words.shortDate(move.newStart.day)) \(state.festival.clock.clockFace(move.newStart))"
        let rooms =
          move.oldVenue == move.newVenue
          ? "" : " \(answer.festival.venue(move.newVenue).name[language])"
        let told = move.units.map { answer.festival.unit($0).name[language] }
        let shown = told.prefix(4).joined(separator: words.comma)
        let rest = told.count - min(4, told.count)
        let more = rest > 0 ? page.text("等 \(told.count) 个单位", " and \(rest) more units") : ""
        return """
          <li><b>\(title(move, answer.festival, language))</b> \(old) → \(new)\(rooms)<br>
          <span class="quiet">\(page.text("须通知：", "to tell: "))\(shown)\(more)</span></li>
          """
      }
      let people = found.difference.reassignments.count
      let proof =
        found.isFewest
        ? page.text("已证明最少", "proven the fewest")
        : page.text("至少需要 \(found.atLeast) 处", "at least \(found.atLeast) are needed")
      return """
        <section class="made" role="status"><h2>\(page.text(
          "可行：改动 \(found.difference.changeCount) 处（\(proof)）",
          "Possible: \(found.difference.changeCount) changes (\(proof))"))</h2>
        <p>\(page.text("扣分", "Points")) \(before) → <b>\(found.report.score.softTotal.description)</b>\
        \(page.text("；人员有变的场次 \(people)", "; sessions whose people change: \(people)"))</p>
        <ol>\(moves)</ol></section>
        """
    case .locked(let reasons), .impossible(let reasons), .infeasible(let reasons),
      .notFound(let reasons):
      let first = reasons.prefix(6).map { "<li>\($0.message[language])</li>" as HTML }
      return """
        <section role="alert"><h2>\(page.text("不可行", "Not possible"))</h2><ul>\(first)</ul></section>
        """
    }
  }

  private func title(
    _ move: ProgrammeDifference.Move, _ festival: Festival, _ language: Language
  ) -> String {
    if let session = move.session { return festival.session(session).name[language] }
    guard let interview = move.interview else { return move.name }
    let outlet = festival.outlet(festival.interview(interview).outlet)
    return LocalizedText(zh: "专访 \(outlet.name.zh)", en: "Interview, \(outlet.name.en)")[language]
  }
}
