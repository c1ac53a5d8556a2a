// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Folders
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import ListImport
import Office

/// Lists as offices send them: dropped, understood, asked about, and written after a yes.
struct ListPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/lists") { _, context in
      let visitor = try context.admitted(to: .plan)
      let event = try events.asked(context)
      return try await show(event, visitor, context)
    }
    router.post("e/:event/lists/read") { request, context in
      try await read(request, context)
    }
    router.post("e/:event/lists/:step") { request, context in try await step(request, context) }
  }

  private func read(_ request: Request, _ context: DeskContext) async throws -> Response {
    let (visitor, form) = try await context.admitted(to: .plan, sending: request)
    let event = try events.asked(context)
    let sources = form.files.map { ListSource(name: $0.name, bytes: $0.bytes) }
    guard !sources.isEmpty else { return Answers.seeOther("/e/\(event.slug)/lists") }
    await event.keep(
      EventDesk.Upload(sources: sources, kind: form["kind"].flatMap { ListKind(rawValue: $0) }),
      of: visitor.name)
    return Answers.seeOther("/e/\(event.slug)/lists")
  }

  private func step(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let visitor = try context.admitted(to: .plan, with: form)
    let event = try events.asked(context)
    guard var upload = await event.upload(of: visitor.name) else {
      return Answers.seeOther("/e/\(event.slug)/lists")
    }
    switch context.parameters.get("step") {
    case "answer":
      upload.maps = form.all("map").filter { HeadingMap($0) != nil }
      upload.country = form["country"] ?? ""
      upload.merges = form.all("merge")
      await event.keep(upload, of: visitor.name)
    case "discard": await event.keep(nil, of: visitor.name)
    case "write":
      let state = try await event.readable()
      guard form["version"] == state.version else { return Answers.problem(.conflict, context) }
      do {
        let understood = try Pipeline.understand(
          upload.sources, into: event.folder, request: upload.request)
        try understood.write()
        await event.keep(nil, of: visitor.name)
        await event.note(visitor.name)
        let rows = understood.report.lists.reduce(0) { $0 + $1.added + $1.updated }
        try desk.add(
          DeskLedger.View(
            at: now(), who: visitor.name, what: "imported \(event.slug) (\(rows))"))
        return try await show(event, visitor, context, written: understood.report)
      } catch let refusal as Refusal {
        return try await show(event, visitor, context, findings: refusal.findings)
      } catch let error as CalendarFolderError {
        return Answers.world(error.description, context)
      }
    default: return Answers.problem(.notFound, context)
    }
    return Answers.seeOther("/e/\(event.slug)/lists")
  }

  // MARK: The page

  private func show(
    _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext, findings: [Finding] = [],
    written: ImportReport? = nil
  ) async throws -> Response {
    let page = Page(
      title: LocalizedText(zh: "名单导入", en: "Import lists")[context.language], context: context,
      event: event, place: "lists", scripts: ["live.js"], kind: "lists")
    let view = ImportView(page: page, event: event.slug)
    var body = HTML()
    if let written { body = view.done(written) }
    if !findings.isEmpty { body = body + FindingList.html(findings, context.language) }
    if let upload = await event.upload(of: visitor.name) {
      let version: String =
        if case .state(let state) = await event.current() { state.version } else { "" }
      do throws(Refusal) {
        let understood = try Pipeline.understand(
          upload.sources, into: event.folder, request: upload.request)
        body = body + view.report(understood.report, upload, version)
      } catch {
        body =
          body + """
            <section role="alert"><h2>\(page.text("名单读不懂，未写入", "The list cannot be read; nothing was written"))</h2></section>
            \(FindingList.html(error.findings, context.language))\(view.discard)
            """
      }
    }
    return Answers.page(
      page.html(
        body + view.drop,
        lead: "<p>\(page.text("确认之前什么都不写", "Nothing is written before you say yes"))</p>"))
  }
}
