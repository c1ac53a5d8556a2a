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
      case "back":
        guard let number = form["edition"].flatMap({ Int($0) }) else {
          return Answers.problem(.badRequest, context)
        }
        let done = try Publisher.rollBack(
          to: number, of: state.festival, in: ledger, to: event.published, purpose: "publish", step)
        try desk.add(
          DeskLedger.View(
            at: step.at, who: visitor.name,
            what: "roll back \(event.slug) to \(number) as \(done.edition)"))
      default: return Answers.problem(.notFound, context)
      }
      await event.note(visitor.name)
      event.pulse.tellChanged(by: visitor.name)
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
    // Whoever works by keys goes on from the next step.
    return Answers.seeOther("/e/\(event.slug)/editions#steps")
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

  /// Of the published editions only the latest is what guests hold.
  private static func statusWords(_ edition: Edition, _ current: Int) -> LocalizedText {
    edition.status == .published && edition.number < current
      ? LocalizedText(zh: "曾发布", en: "published before") : statusWords(edition.status)
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
      event: event, place: "editions", scripts: ["live.js"], kind: "editions")
    var editions: [Edition] = []
    if FileManager.default.fileExists(atPath: event.ledgerFile.path) {
      do {
        editions = try Publisher.ledger(event.ledgerFile).read { try $0.editions() }
      } catch let error as LedgerError {
        return Answers.world(error.description, context)
      }
    }
    let alert: HTML = message.map { "<p role=\"alert\">\($0)</p>" as HTML } ?? HTML()
    return Answers.page(
      page.html(
        """
        \(alert)\(steps(editions.last, state, event, page, context))
        \(table(editions, state, event, page))
        \(difference(editions, state, page))
        \(StatusLine.html(state, language))
        """))
  }

  private func table(
    _ editions: [Edition], _ state: EventDesk.State, _ event: EventDesk, _ page: Page
  ) -> HTML {
    guard !editions.isEmpty else {
      return "<p>\(page.text("还没有任何版本。", "There is no edition yet."))</p>"
    }
    let language = page.context.language
    let mayGoBack = page.context.visitor?.role.may(.approve) == true
    let current = editions.last { $0.status == .published }?.number ?? 0
    let rows = editions.reversed().map { edition -> HTML in
      let steps = edition.history.map { step -> HTML in
        let note = step.note.isEmpty ? "" : page.text("：", ": ") + step.note
        return """
          <li><span class="time">\(Self.moment(step.at, state.festival))</span> \
          \(Self.statusWords(step.status)[language])\(page.text("，", ", "))\(step.who)\(note)</li>
          """
      }
      let back: HTML =
        mayGoBack && edition.status == .published && edition.number < current
        ? """
        <form method="post" action="/e/\(event.slug)/editions/back">\(Page.token(page.context.visitor))
        <input type="hidden" name="version" value="\(state.version)">
        <button name="edition" value="\(edition.number)">\(page.text("恢复此版", "Publish again"))</button></form>
        """ : HTML()
      return """
        <tr><th scope="row" class="time">\(page.text("第\(edition.number)版", "Edition \(edition.number)"))</th>\
        <td>\(Self.statusWords(edition, current)[language])</td><td><ol>\(steps)</ol></td><td>\(back)</td></tr>
        """
    }
    return """
      <table class="stack"><thead><tr><th scope="col">\(page.text("版", "Edition"))</th>
      <th scope="col">\(page.text("状态", "Status"))</th>
      <th scope="col">\(page.text("经过", "Steps"))</th><td></td></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// What the draft has that the published edition has not.
  private func difference(
    _ editions: [Edition], _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    guard let published = editions.last(where: { $0.status == .published }),
      let programme = state.programme,
      let old = try? JSONDecoder().decode(ProgrammeDocument.self, from: published.programme)
    else { return HTML() }
    let difference = EditionDifference(
      from: old, to: ProgrammeDocument(programme, of: state.festival), of: state.festival)
    let title = page.text(
      "草案与已发布的第\(published.number)版相比",
      "The draft beside edition \(published.number), which is published")
    if difference.isEmpty {
      return "<h2>\(title)</h2><p>\(page.text("两者相同。", "They are the same."))</p>"
    }
    let view = DifferenceView(state: state, page: page)
    let rows = difference.sessions.map(view.row)
    return """
      <h2>\(title)</h2><p class="quiet">\(page.text(
        "\(difference.sessions.count) 项不同，涉及 \(difference.persons.count) 个单位和人员",
        "\(difference.sessions.count) items differ, which concerns \(difference.persons.count) units and staff"))</p>
      <table class="program"><tbody>\(rows)</tbody></table>
      """
  }

  private func steps(
    _ latest: Edition?, _ state: EventDesk.State, _ event: EventDesk, _ page: Page,
    _ context: DeskContext
  ) -> HTML {
    guard let visitor = context.visitor, state.programme != nil else { return HTML() }
    func button(_ step: String, _ zh: String, _ en: String, isMain: Bool = false) -> HTML {
      let main: HTML = isMain ? " class=\"main\"" : ""
      return
        "<button\(main) formaction=\"/e/\(event.slug)/editions/\(step)\">\(page.text(zh, en))</button>"
    }
    let status = latest?.status
    // The step that is due stands first, and is what Enter in the note does.
    var buttons: [HTML] = []
    let isUnderWay = status == .submitted || status == .approved
    if visitor.role.may(.approve) {
      if status == .submitted { buttons.append(button("approve", "批准", "Approve", isMain: true)) }
      if status == .approved { buttons.append(button("publish", "发布", "Publish", isMain: true)) }
    }
    if visitor.role.may(.plan) {
      buttons.append(button("submit", "提交草案", "Submit the draft", isMain: !isUnderWay))
    }
    if visitor.role.may(.approve), isUnderWay {
      buttons.append(button("return", "退回", "Give back"))
    }
    guard !buttons.isEmpty else { return HTML() }
    return """
      <form class="steps" id="steps" tabindex="-1" method="post">\(Page.token(visitor))
      <input type="hidden" name="version" value="\(state.version)">
      <label class="note">\(page.text("说明（可不填）", "Note, if any")) <input name="note" maxlength="200"></label>
      \(buttons)</form>
      """
  }

  static func moment(_ instant: Date, _ festival: Festival) -> String {
    let time = festival.clock.localTime(instant)
    return "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }
}
