// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation
import Hummingbird
import Ledger
import Publishing

/// The way of an edition: handed in, approved or given back, published, compared, taken back to.
struct EditionPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/editions") { _, context in
      _ = try context.admitted(to: .seeBoard)
      return try await list(events.asked(context), context, message: nil)
    }
    router.post("e/:event/editions/:step") { request, context in
      try await step(request, context)
    }
  }

  // MARK: Steps

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let name = context.parameters.get("step") ?? ""
    let right: Role.Right = name == "submit" ? .plan : .approve
    let visitor = try context.admitted(to: right, with: form)
    let event = try events.asked(context)
    let state = try await event.readable()
    // What the form was made from must still be what the files say.
    guard form["version"] == state.version else { return Answers.problem(.conflict, context) }
    let step = Step(who: visitor.name, at: now(), note: form["note"] ?? "")
    do {
      let ledger = try Publisher.ledger(event.ledgerFile)
      switch name {
      case "submit":
        guard let programme = state.programme else { return Answers.problem(.notFound, context) }
        _ = try Publisher.submit(programme, of: state.festival, in: ledger, step)
      case "approve":
        try fourEyes(ledger, visitor)
        _ = try Publisher.approve(in: ledger, step)
      case "return": _ = try Publisher.sendBack(in: ledger, step)
      case "publish":
        guard let programme = state.programme else { return Answers.problem(.notFound, context) }
        let done = try Publisher.publish(
          programme, of: state.festival, in: ledger, to: event.published, purpose: "publish", step)
        try desk.add(
          DeskLedger.View(
            at: step.at, who: visitor.name, what: "publish \(event.slug) \(done.edition)"))
      default: return Answers.problem(.notFound, context)
      }
    } catch let refusal as StepRefusal {
      return try await list(event, context, message: Self.words(refusal, context.language))
    } catch let error as LedgerError {
      return Answers.world(error.description, context)
    } catch let error as CalendarFolderError {
      return Answers.world(error.description, context)
    } catch is OwnApproval {
      return try await list(
        event, context,
        message: LocalizedText(
          zh: "提交人不能批准自己的版本，请另一位同事批准",
          en: "Whoever submitted an edition may not approve it; ask a colleague")[context.language])
    }
    return Answers.seeOther("/e/\(event.slug)/editions")
  }

  private struct OwnApproval: Error {}

  /// Two people see an edition before guests do, wherever two can sign in.
  private func fourEyes(_ ledger: Ledger, _ visitor: Visitor) throws {
    let approvers = try desk.accounts().filter { Role(rawValue: $0.role)?.may(.approve) == true }
    guard approvers.count > 1, let latest = try ledger.read({ try $0.latestEdition() }) else {
      return
    }
    let submitted = latest.history.last { $0.status == .submitted }
    if submitted?.who == visitor.name { throw OwnApproval() }
  }

  static func words(_ refusal: StepRefusal, _ language: Language) -> String {
    switch refusal {
    case .breaksRules(let violations):
      let first = violations.first?.message[language] ?? ""
      return LocalizedText(
        zh: "该日程违反硬性规则 \(violations.count) 处，未改动：\(first)",
        en:
          "The programme breaks hard rules \(violations.count) times; nothing was changed: \(first)"
      )[language]
    case .wrongStatus(let edition, let status, _):
      return LocalizedText(
        zh: "第\(edition)版现为“\(statusWords(status).zh)”，不能这样做",
        en: "Edition \(edition) is \(statusWords(status).en); that step is not possible")[language]
    case .noEdition:
      return LocalizedText(zh: "还没有任何版本", en: "There is no edition yet")[language]
    case .needsApproval:
      return LocalizedText(
        zh: "已发布的是批准版；请先提交并批准新版",
        en: "Guests hold an approved edition: submit and approve the new one first")[language]
    }
  }

  static func statusWords(_ status: Edition.Status) -> LocalizedText {
    switch status {
    case .draft: LocalizedText(zh: "草案", en: "draft")
    case .submitted: LocalizedText(zh: "待批", en: "submitted")
    case .approved: LocalizedText(zh: "已批准", en: "approved")
    case .published: LocalizedText(zh: "已发布", en: "published")
    case .superseded: LocalizedText(zh: "已被取代", en: "superseded")
    }
  }

  // MARK: The page

  private func list(
    _ event: EventDesk, _ context: DeskContext, message: String?
  ) async throws -> Response {
    let state = try await event.readable()
    let language = context.language
    let page = Page(
      title: LocalizedText(zh: "版本", en: "Editions")[language], context: context,
      event: event.slug, place: "editions")
    var editions: [Edition] = []
    if FileManager.default.fileExists(atPath: event.ledgerFile.path) {
      do {
        editions = try Publisher.ledger(event.ledgerFile).read { try $0.editions() }
      } catch let error as LedgerError {
        return Answers.world(error.description, context)
      }
    }
    let rows = editions.reversed().map { edition -> HTML in
      let steps = edition.history.map { step -> HTML in
        let note = step.note.isEmpty ? "" : LocalizedText(zh: "：", en: ": ")[language] + step.note
        return """
          <li>\(Self.statusWords(step.status)[language]) · \(step.who) · \
          \(Self.moment(step.at, state.festival))\(note)</li>
          """
      }
      return """
        <tr><th scope="row">\(edition.number)</th>\
        <td>\(Self.statusWords(edition.status)[language])</td><td><ol>\(steps)</ol></td></tr>
        """
    }
    let table: HTML =
      editions.isEmpty
      ? "<p>\(page.text("还没有任何版本。", "There is no edition yet."))</p>"
      : """
      <table><thead><tr><th scope="col">\(page.text("版", "No."))</th>
      <th scope="col">\(page.text("状态", "Status"))</th>
      <th scope="col">\(page.text("经过", "Steps"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
    let alert: HTML = message.map { "<p role=\"alert\">\($0)</p>" as HTML } ?? HTML()
    return Answers.page(
      page.html(
        "\(alert)\(steps(editions.last, state, event, page, context))\(table)"
          + StatusLine.html(state, language)))
  }

  private func steps(
    _ latest: Edition?, _ state: EventDesk.State, _ event: EventDesk, _ page: Page,
    _ context: DeskContext
  ) -> HTML {
    guard let visitor = context.visitor, state.programme != nil else { return HTML() }
    func button(_ step: String, _ zh: String, _ en: String) -> HTML {
      "<button formaction=\"/e/\(event.slug)/editions/\(step)\">\(page.text(zh, en))</button>"
    }
    var buttons: [HTML] = []
    if visitor.role.may(.plan) { buttons.append(button("submit", "提交", "Submit")) }
    if visitor.role.may(.approve) {
      if latest?.status == .submitted { buttons.append(button("approve", "批准", "Approve")) }
      if latest?.status == .submitted || latest?.status == .approved {
        buttons.append(button("return", "退回", "Return"))
      }
      if latest?.status == .approved || latest == nil || latest?.status == .published {
        buttons.append(button("publish", "发布", "Publish"))
      }
    }
    guard !buttons.isEmpty else { return HTML() }
    return """
      <form class="steps" method="post">\(Page.token(visitor))
      <input type="hidden" name="version" value="\(state.version)">
      <label>\(page.text("说明", "Note")) <input name="note" maxlength="200"></label>
      \(buttons)</form>
      """
  }

  static func moment(_ instant: Date, _ festival: Festival) -> String {
    let time = festival.clock.localTime(instant)
    return "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }
}
