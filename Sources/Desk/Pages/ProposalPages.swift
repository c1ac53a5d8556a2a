// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import Ledger

/// What officers on the way have proposed, for the desk to take into a basket or to decline.
struct ProposalPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/proposals") { _, context in
      _ = try context.admitted(to: .plan)
      return try await page(events.asked(context), context)
    }
    router.post("e/:event/proposals/:step") { request, context in
      let form = try await Form(request)
      let visitor = try context.admitted(to: .plan, with: form)
      let event = try events.asked(context)
      guard let number = form["number"].flatMap({ Int($0) }),
        let proposal = try desk.proposals(of: event.slug).first(where: { $0.number == number })
      else { return Answers.problem(.badRequest, context) }
      let state: DeskLedger.Proposal.State
      switch context.parameters.get("step") {
      case "take": state = .taken
      case "decline": state = .declined
      default: return Answers.problem(.notFound, context)
      }
      guard try desk.answer(number, of: event.slug, state, by: visitor.name) else {
        return Answers.problem(.conflict, context)
      }
      guard state == .taken else { return Answers.seeOther("/e/\(event.slug)/proposals") }
      await event.changeBasket(of: visitor.name) { basket in
        for change in proposal.changes { basket.add(change) }
      }
      return Answers.seeOther("/e/\(event.slug)/basket#changes")
    }
  }

  private func page(_ event: EventDesk, _ context: DeskContext) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: LocalizedText(zh: "提议", en: "Proposals")[context.language], context: context,
      event: event, place: "proposals", scripts: ["live.js"], kind: "proposals")
    let all = try desk.proposals(of: event.slug)
    let rows = all.map { row($0, state, event, page) }
    // Said to be HTML: two literals would be taken for text, and escaped.
    let body: HTML =
      rows.isEmpty
      ? """
      <p>\(page.text(
        "没有提议。联络员在手机页上报告晚到、缺席或需要翻译时，会出现在这里。",
        "There are none. What liaison officers report on their phones, such as a late guest, comes here."))</p>
      """ : "\(rows)"
    return Answers.page(
      page.html(
        """
        \(body)
        \(StatusLine.html(state, context.language))
        """))
  }

  private func row(
    _ proposal: DeskLedger.Proposal, _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    let words = LocalizedText(zh: proposal.zh, en: proposal.en)[page.context.language]
    let sentences = proposal.changes.map { "<p class=\"sentence\">\($0)</p>" as HTML }
    let answer: HTML
    switch proposal.state {
    case .open:
      let take =
        proposal.changes.isEmpty
        ? page.text("已办", "Done") : page.text("放入变更篮", "Into the basket")
      answer = """
        <form class="steps" method="post">\(Page.token(page.context.visitor))
        <input type="hidden" name="number" value="\(proposal.number)">
        <button class="main" formaction="/e/\(event.slug)/proposals/take">\(take)</button>
        <button formaction="/e/\(event.slug)/proposals/decline">\(page.text("不采纳", "Decline"))</button></form>
        """
    case .taken:
      answer =
        "<p class=\"quiet\">\(page.text("\(proposal.answered)已采纳", "taken by \(proposal.answered)"))</p>"
    case .declined:
      answer =
        "<p class=\"quiet\">\(page.text("\(proposal.answered)未采纳", "declined by \(proposal.answered)"))</p>"
    case .withdrawn:
      answer = "<p class=\"quiet\">\(page.text("已撤回", "withdrawn"))</p>"
    }
    return """
      <section class="proposal"><p><b>\(words)</b></p>
      <p class="quiet">\(proposal.who)\(page.text("，", ", "))\
      \(EditionPages.moment(proposal.at, state.festival))</p>\(sentences)\(answer)</section>
      """
  }
}
