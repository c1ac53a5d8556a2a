// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalModel
import Folders
import Foundation
import Hummingbird
import Ledger
import Office
import Planner

/// The changes somebody has collected: read, undone, tried on the whole festival, kept in the tables.
struct BasketPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/basket") { _, context in
      let visitor = try context.admitted(to: .plan)
      return try await page(events.asked(context), visitor, context)
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
    case "add": return try await add(form["change"] ?? "", event, visitor, context)
    case "remove":
      guard let index = form["index"].flatMap({ Int($0) }) else {
        return Answers.problem(.badRequest, context)
      }
      await event.changeBasket(of: visitor.name) { $0.remove(at: index) }
    case "undo": await event.changeBasket(of: visitor.name) { $0.undo() }
    case "redo": await event.changeBasket(of: visitor.name) { $0.redo() }
    case "clear": await event.changeBasket(of: visitor.name) { $0.clear() }
    case "try": return try await trial(event, visitor, context)
    case "keep": return try await keep(form["version"] ?? "", event, visitor, context)
    default: return Answers.problem(.notFound, context)
    }
    return Answers.seeOther("/e/\(event.slug)/basket#changes")
  }

  private func add(
    _ typed: String, _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext
  ) async throws -> Response {
    let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty, text.utf8.count <= 1000 else {
      return Answers.problem(.badRequest, context)
    }
    let state = try await event.readable()
    let before = await event.basket(of: visitor.name).changes
    do throws(Refusal) {
      _ = try Pipeline.changes(before + [text], for: state.festival)
    } catch {
      return try await page(
        event, visitor, context, below: FindingList.html(error.findings, context.language),
        typed: text)
    }
    await event.changeBasket(of: visitor.name) { $0.add(text) }
    return Answers.seeOther("/e/\(event.slug)/basket#changes")
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
      return try await page(
        event, visitor, context, below: FindingList.html(error.findings, context.language))
    }
    let answers = try await Pipeline.whatIf(
      [WhatIf.Scenario(name: "basket", changes: changes)], for: state.festival, base: base,
      cores: 1, engine: ExactEngine())
    return try await page(event, visitor, context) { page in
      answers.first.map {
        TrialView(answer: $0, state: state, page: page, language: context.language).html
      } ?? HTML()
    }
  }

  private func keep(
    _ seen: String, _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext
  ) async throws -> Response {
    let count = await event.basket(of: visitor.name).changes.count
    guard count > 0 else { return Answers.problem(.badRequest, context) }
    do {
      switch try await event.keep(visitor.name, seen: seen, engine: ExactEngine()) {
      case .kept:
        try desk.add(
          DeskLedger.View(
            at: now(), who: visitor.name, what: "kept \(event.slug) (\(count))"))
        return Answers.seeOther("/e/\(event.slug)/editions#steps")
      case .outdated:
        return try await page(event, visitor, context) { page in
          """
          <section role="alert"><h2>\(page.text(
            "其间有人改动了本活动，未写入任何内容", "Somebody changed this event meanwhile; nothing was written"))</h2>
          <p>\(page.text(
            "篮中的变更还在，已按现在的表格重新读过；请再试排一次。",
            "Your changes are still in the basket, read again for the tables as they are now. Try them once more."))</p></section>
          """
        }
      case .impossible(let reasons):
        return try await page(event, visitor, context) { page in
          TrialView.refused(
            reasons,
            page.text(
              "没有日程能容下这些变更，未写入", "No programme goes with these changes; nothing was written"),
            context.language)
        }
      }
    } catch let refusal as Refusal {
      return try await page(
        event, visitor, context, below: FindingList.html(refusal.findings, context.language))
    } catch let error as CalendarFolderError {
      return Answers.world(error.description, context)
    }
  }

  // MARK: The page

  private func page(
    _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext, below: HTML = HTML(),
    typed: String = "", _ result: (Page) -> HTML = { _ in HTML() }
  ) async throws -> Response {
    let state = try await event.readable()
    let basket = await event.basket(of: visitor.name)
    let page = Page(
      title: LocalizedText(zh: "变更篮", en: "Basket")[context.language], context: context,
      event: event, place: "basket", scripts: ["desk.js", "live.js"], kind: "basket")
    let items = basket.changes.enumerated().map { index, change -> HTML in
      """
      <li><span class="wide">\(Self.meaning(of: index, in: basket, state, context.language))\
      <span class="sentence">\(change)</span></span> <form method="post" action="/e/\(event.slug)/basket/remove">\
      \(Page.token(visitor))<button name="index" value="\(index)" aria-label="\(page.text("取出", "Take out")) \(change)">\
      \(page.text("取出", "Take out"))</button></form></li>
      """
    }
    let list: HTML =
      items.isEmpty
      ? "<p>\(page.text("篮中没有变更。可在看板上移动场次，或在下面写一句。", "The basket is empty. Move a session on the board, or write a sentence below."))</p>"
      : "<ol class=\"basket\">\(items)</ol>"
    return Answers.page(
      page.html(
        """
        \(list)
        \(buttons(basket, state, event, page))
        \(result(page))
        \(below)
        <h2>\(page.text("再加一句变化", "One more change"))</h2>
        <form class="steps" method="post" action="/e/\(event.slug)/basket/add">\(Page.token(visitor))
        <label class="wide">\(page.text("写法见变化语言", "In the language of changes"))
        <input name="change" maxlength="1000" required value="\(typed)" \
        placeholder="C-US.H arrives \(state.festival.clock.firstDay.description)T18:05"></label>
        <button>\(page.text("加入", "Add"))</button></form>
        \(StatusLine.html(state, context.language))
        """,
        lead:
          "<p>\(page.text("未保存前，表格和日程都不变", "Nothing is written until you keep it"))</p>"))
  }

  /// What a change of the basket means, by names; nothing where the sentence no longer fits the tables.
  private static func meaning(
    of index: Int, in basket: Basket, _ state: EventDesk.State, _ language: Language
  ) -> HTML {
    // A change is read for what the ones before it leave.
    let before = Array(basket.changes[...index])
    guard let changes = try? Pipeline.changes(before, for: state.festival),
      let words = changes.last?.words(in: state.festival.applying(Array(changes.dropLast())))
    else { return HTML() }
    return "<b>\(words[language])</b><br>"
  }

  private func buttons(
    _ basket: Basket, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    func button(
      _ step: String, _ zh: String, _ en: String, isOn: Bool, isMain: Bool = false
    ) -> HTML {
      let off: HTML = isOn ? "" : " disabled"
      let main: HTML = isMain && isOn ? " class=\"main\"" : ""
      let key: HTML = step == "undo" ? " aria-keyshortcuts=\"z\"" : ""
      return """
        <button\(main) formaction="/e/\(event.slug)/basket/\(step)"\(key)\(off)>\(page.text(zh, en))</button>
        """
    }
    let isReady = !basket.changes.isEmpty && state.programme != nil
    return """
      <form class="steps" id="changes" tabindex="-1" method="post">\(Page.token(page.context.visitor))
      <input type="hidden" name="version" value="\(state.version)">
      \(button("try", "试排", "Try it", isOn: isReady, isMain: true))
      \(button("keep", "写入表格", "Keep in the tables", isOn: isReady))
      \(button("undo", "撤销", "Undo", isOn: basket.canUndo))
      \(button("redo", "重做", "Redo", isOn: basket.canRedo))
      \(button("clear", "清空", "Empty", isOn: !basket.changes.isEmpty))</form>
      """
  }
}
