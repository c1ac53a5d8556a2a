// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation
import Hummingbird
import Ledger
import Office
import Publishing
import Solver

/// What leaves the house beside feeds, and what is removed afterwards: invitations and their replies, a push to a calendar
/// server, the purge.
struct SendingPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let options: DeskOptions
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/sending") { _, context in
      _ = try context.admitted(to: .approve)
      return try await page(events.asked(context), context)
    }
    router.post("e/:event/sending/replies") { request, context in
      try await replies(request, context)
    }
    router.post("e/:event/sending/:step") { request, context in try await step(request, context) }
  }

  // MARK: Steps

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let name = context.parameters.get("step") ?? ""
    let visitor = try context.admitted(to: name == "purge" ? .people : .approve, with: form)
    let event = try events.asked(context)
    let state = try await event.readable()
    let step = Step(who: visitor.name, at: now(), note: "")
    return try await answered(event, context) {
      switch name {
      case "invite": return try invite(event, state, step)
      case "push": return try push(event, step)
      case "purge":
        guard form["event"] == event.slug else {
          return .refused(
            LocalizedText(
              zh: "请填写活动代码 \(event.slug) 以示确认，未删除任何内容",
              en: "Type \(event.slug) to confirm; nothing was removed"))
        }
        let outcome = try purge(event, state, step)
        await event.forgetUploads()
        await event.note(visitor.name)
        return outcome
      default: throw HTTPError(.notFound)
      }
    }
  }

  private func replies(_ request: Request, _ context: DeskContext) async throws -> Response {
    let (visitor, form) = try await context.admitted(to: .approve, sending: request)
    let event = try events.asked(context)
    let state = try await event.readable()
    let files = form.files.map { (name: $0.name, bytes: Optional($0.bytes)) }
    guard !files.isEmpty else { return Answers.seeOther("/e/\(event.slug)/sending") }
    return try await answered(event, context) {
      let replied = try Publisher.replies(
        files, of: state.festival, ledger: Publisher.ledger(event.ledgerFile), received: now())
      try note("replies \(event.slug) (\(replied.kept))", by: visitor.name)
      return .done(RepliesAnswer(replied).lines, replied.findings)
    }
  }

  /// What a step came to, in words.
  private enum Outcome {
    case done([String], [Finding])
    case refused(LocalizedText)
  }

  private func invite(
    _ event: EventDesk, _ state: EventDesk.State, _ step: Step
  ) throws -> Outcome {
    guard FileManager.default.fileExists(atPath: event.published.path) else {
      return .refused(Self.notPublished)
    }
    let invited = try Publisher.invite(
      event.published, of: state.festival, to: event.invitations,
      ledger: Publisher.ledger(event.ledgerFile), step)
    try note("invited \(event.slug) (\(invited.recipients.count))", by: step.who)
    return .done(InvitationsAnswer(invited, event.invitations).lines, invited.findings)
  }

  private func push(_ event: EventDesk, _ step: Step) throws -> Outcome {
    guard let server = options.calendarServer else {
      return .refused(LocalizedText(zh: "没有指定日历服务器", en: "No calendar server was named"))
    }
    guard FileManager.default.fileExists(atPath: event.published.path) else {
      return .refused(Self.notPublished)
    }
    let named: NamedServer
    do throws(NamedServer.Problem) {
      named = try server.named()
    } catch {
      return .refused(LocalizedText(sameInAll: "\(error.subject): \(error.words)"))
    }
    let answer = try named.push(
      event.published, of: event.slug, ledger: Publisher.ledger(event.ledgerFile), step)
    try note("pushed \(event.slug)", by: step.who)
    return .done(answer.lines, answer.complaints)
  }

  private func purge(
    _ event: EventDesk, _ state: EventDesk.State, _ step: Step
  ) throws -> Outcome {
    let hasLedger = FileManager.default.fileExists(atPath: event.ledgerFile.path)
    do {
      let report = try Publisher.purge(
        event.folder, of: state.festival, after: Publisher.retentionDays,
        ledger: hasLedger ? Publisher.ledger(event.ledgerFile) : nil,
        calendars: WrittenCalendars(drafts: event.calendars, published: event.published),
        messages: event.invitations, others: EventOffice(folder: event.folder).exportedLists, step)
      try note("purged \(event.slug)", by: step.who)
      return .done(PurgeLines.of(report), [])
    } catch let error as RetentionNotOver {
      let due = EditionPages.moment(error.due, state.festival)
      return .refused(
        LocalizedText(zh: "保存期至 \(due)，未删除", en: "Kept until \(due); nothing was removed"))
    }
  }

  private static let notPublished = LocalizedText(
    zh: "尚未发布，没有可送出的日历", en: "Nothing is published yet, so there is nothing to send")

  private func note(_ what: String, by who: String) throws {
    try desk.add(DeskLedger.View(at: now(), who: who, what: what))
  }

  /// Does a step beside the pool of the pages, since it may wait for a server, and shows what came of it.
  private func answered(
    _ event: EventDesk, _ context: DeskContext,
    _ work: @escaping @Sendable () async throws -> Outcome
  ) async throws -> Response {
    let language = context.language
    do {
      let outcome = try await Speech.$languages.withValue([language]) {
        try await SearchThreads.run { try await work() }
      }
      event.pulse.tellChanged(by: context.visitor?.name)
      switch outcome {
      case .done(let lines, let findings):
        return try await page(event, context, Self.result(lines, findings, language))
      case .refused(let words):
        return try await page(event, context, "<p role=\"alert\">\(words[language])</p>")
      }
    } catch let refusal as Refusal {
      return try await page(event, context, FindingList.html(refusal.findings, language))
    } catch let error as LedgerError {
      return Answers.world(error.description, context)
    } catch let error as CalendarFolderError {
      return Answers.world(error.description, context)
    }
  }

  private static func result(
    _ lines: [String], _ findings: [Finding], _ language: Language
  ) -> HTML {
    let said = lines.map {
      "<li>\($0.trimmingCharacters(in: .whitespaces))</li>" as HTML
    }
    let list: HTML = findings.isEmpty ? HTML() : FindingList.html(findings, language)
    return """
      <section class="made" role="status"><ul class="plain">\(said)</ul></section>\(list)
      """
  }

  // MARK: The page

  private func page(
    _ event: EventDesk, _ context: DeskContext, _ result: HTML = HTML()
  ) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: LocalizedText(zh: "邀请与推送", en: "Sending")[context.language], context: context,
      event: event, place: "sending", scripts: ["live.js"], kind: "sending")
    return Answers.page(
      page.html(
        """
        \(result)
        \(invitations(event, page))
        \(server(event, page))
        \(afterwards(event, state, page))
        \(StatusLine.html(state, context.language))
        """))
  }

  private func invitations(_ event: EventDesk, _ page: Page) -> HTML {
    let token = Page.token(page.context.visitor)
    return """
      <h2>\(page.text("邀请工作人员", "Invitations to the staff"))</h2>
      <p>\(page.text(
        "为有邮箱的翻译和联络员各写一份邀请，只写上次之后的新内容；来宾从不收到邀请。邀请写在 invitations/\(event.slug)，由办公室寄出。",
        "One message for each interpreter and liaison officer with an address, with what is new since the last time; guests never get one. They are written to invitations/\(event.slug), and the office mails them."))</p>
      <form class="steps" method="post" action="/e/\(event.slug)/sending/invite">\(token)
      <button class="main">\(page.text("写邀请", "Write the invitations"))</button></form>
      <form class="steps" method="post" enctype="multipart/form-data" action="/e/\(event.slug)/sending/replies">\(token)
      <label class="wide">\(page.text("收到的答复（.ics 或 .eml）", "Replies that came back (.ics or .eml)"))
      <input type="file" name="file" multiple accept=".ics,.eml"></label>
      <button>\(page.text("读取答复", "Read the replies"))</button></form>
      """
  }

  private func server(_ event: EventDesk, _ page: Page) -> HTML {
    let title = page.text("推送到日历服务器", "Push to a calendar server")
    guard let server = options.calendarServer else {
      return """
        <h2>\(title)</h2><p class="quiet">\(page.text(
          "未指定服务器。启动本台时写明：", "No server was named. Name one when the desk is started: "))\
        <code>attache desk --caldav https://…/</code></p>
        """
    }
    return """
      <h2>\(title)</h2><p>\(page.text(
        "已发布的工作人员日历写到 \(server.host)；别人在服务器上改过的只报告，不覆盖。",
        "The published calendars of the staff go to \(server.host). What somebody changed there is reported and left alone."))</p>
      <form class="steps" method="post" action="/e/\(event.slug)/sending/push">\(Page.token(page.context.visitor))
      <button class="main">\(page.text("推送", "Push"))</button></form>
      """
  }

  private func afterwards(
    _ event: EventDesk, _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    guard page.context.visitor?.role.may(.people) == true else { return HTML() }
    let due = EditionPages.moment(
      Publisher.endOfRetention(of: state.festival, days: Publisher.retentionDays), state.festival)
    return """
      <h2>\(page.text("活动结束之后", "After the festival"))</h2>
      <p>\(page.text(
        "自 \(due) 起可清除护照、忌口、电话等个人数据：表格中的有关列清空，含这些值的日历重写，台账中的答复和邀请删除，再逐个文件复查。此事不可撤销。",
        "From \(due) on, passports, diets, telephones and the like can be removed: those columns of the tables are emptied, calendars that held such a value are written again, replies and invitations are deleted, and every file is searched once more. It cannot be undone."))</p>
      <form class="steps" method="post" action="/e/\(event.slug)/sending/purge">\(Page.token(page.context.visitor))
      <label>\(page.text("请填写活动代码 \(event.slug) 以示确认", "Type \(event.slug) to confirm"))
      <input name="event" required maxlength="80" autocomplete="off"></label>
      <button>\(page.text("清除个人数据", "Remove personal data"))</button></form>
      """
  }
}
