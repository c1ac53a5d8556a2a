// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import Ledger
import ProgrammeCalendars

/// Secret addresses of calendars, and who has fetched the present edition.
struct FeedPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let shelf: FeedShelf
  let options: DeskOptions
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/feeds") { _, context in
      try await guarded(context) { event, state, _ in
        try page(event, state, context, made: nil)
      }
    }
    router.post("e/:event/feeds/make") { request, context in
      let form = try await Form(request)
      return try await guarded(context, form) { event, state, visitor in
        let recipient = form["recipient"] ?? ""
        guard Self.recipients(of: state).contains(where: { $0.path == recipient }) else {
          return Answers.problem(.badRequest, context)
        }
        let secret = Secret()
        _ = try desk.addFeed(
          event: event.slug, recipient: recipient, digest: secret.digest, at: now())
        try desk.add(
          DeskLedger.View(
            at: now(), who: visitor.name, what: "feed made: \(event.slug) \(recipient)"))
        shelf.forgetFeeds()
        return try page(event, state, context, made: (recipient, secret))
      }
    }
    router.post("e/:event/feeds/end") { request, context in
      let form = try await Form(request)
      return try await guarded(context, form) { event, _, visitor in
        guard let number = form["feed"].flatMap({ Int($0) }),
          try desk.endFeed(number, of: event.slug, at: now())
        else { return Answers.problem(.badRequest, context) }
        try desk.add(
          DeskLedger.View(at: now(), who: visitor.name, what: "feed ended: \(number)"))
        shelf.forgetFeeds()
        return Answers.seeOther("/e/\(event.slug)/feeds")
      }
    }
  }

  private func guarded(
    _ context: DeskContext, _ form: Form? = nil,
    _ body: (EventDesk, EventDesk.State, Visitor) throws -> Response
  ) async throws -> Response {
    let visitor = try context.admitted(to: .feeds, with: form)
    let event = try events.asked(context)
    let state = try await event.readable()
    return try body(event, state, visitor)
  }

  static func recipients(of state: EventDesk.State) -> [Recipient] {
    state.programme.map { CalendarSet(of: $0, in: state.festival).recipients } ?? []
  }

  private func page(
    _ event: EventDesk, _ state: EventDesk.State, _ context: DeskContext,
    made: (recipient: String, secret: Secret)?
  ) throws -> Response {
    let language = context.language
    let page = Page(
      title: LocalizedText(zh: "订阅与送达", en: "Feeds and who knows it yet")[language],
      context: context, event: event, place: "feeds", scripts: ["live.js"], kind: "feeds")
    let recipients = Self.recipients(of: state)
    let names = Dictionary(
      recipients.map { ($0.path, $0.title[language]) }, uniquingKeysWith: { first, _ in first })
    // Who has just fetched it knows it.
    try shelf.flush()
    let feeds = try desk.feeds().filter { $0.event == event.slug && $0.ended == nil }
    let fetches = Dictionary(grouping: try desk.fetches(), by: \.feed)
    let edition = shelf.edition(of: event.slug)
    let rows = feeds.sorted { a, b in
      let (aKnows, bKnows) = (knows(fetches[a.number], edition), knows(fetches[b.number], edition))
      return aKnows == bKnows ? a.recipient < b.recipient : !aKnows
    }.map { feed in
      row(feed, fetches[feed.number] ?? [], edition, names, state, event, page, context)
    }
    let options = RecipientOptions.html(recipients, language)
    let table: HTML =
      feeds.isEmpty
      ? "<p>\(page.text("还没有订阅地址。", "There is no feed yet."))</p>"
      : """
      <table><thead><tr><th scope="col">\(page.text("日历", "Calendar"))</th>
      <th scope="col">\(page.text("是否已收到", "Knows it"))</th>
      <th scope="col">\(page.text("最近读取", "Last fetched"))</th><th scope="col"></th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return Answers.page(
      page.html(
        """
        \(made.map { self.made($0.recipient, $0.secret, names, event, page) } ?? HTML())
        <p>\(edition.map { page.text("现已发布第\($0)版。", "Edition \($0) is published.") }
          ?? page.text("尚未发布。", "Nothing is published yet."))</p>
        \(table)
        <form class="steps" method="post" action="/e/\(event.slug)/feeds/make">
        \(Page.token(context.visitor))
        <label>\(page.text("为谁新建地址", "A new address for")) <select name="recipient">\(options)</select></label>
        <button>\(page.text("新建", "Make"))</button></form>
        """))
  }

  private func knows(_ fetches: [DeskLedger.Fetch]?, _ edition: Int?) -> Bool {
    guard let edition else { return true }
    return (fetches ?? []).contains { $0.edition >= edition }
  }

  private func row(
    _ feed: DeskLedger.Feed, _ fetches: [DeskLedger.Fetch], _ edition: Int?,
    _ names: [String: String], _ state: EventDesk.State, _ event: EventDesk, _ page: Page,
    _ context: DeskContext
  ) -> HTML {
    let seen = fetches.sorted { $0.at > $1.at }.map { fetch -> HTML in
      """
      <li>\(fetch.client) · \(page.text("第\(fetch.edition)版", "edition \(fetch.edition)")) · \
      \(EditionPages.moment(fetch.at, state.festival))</li>
      """
    }
    let knows =
      knows(fetches, edition)
      ? page.text("✓ 已收到", "✓ yes")
      : fetches.isEmpty
        ? page.text("✕ 从未读取，请打电话", "✕ never fetched: telephone")
        : page.text("✕ 仍持旧版，请打电话", "✕ holds an old edition: telephone")
    return """
      <tr><th scope="row">\(names[feed.recipient] ?? feed.recipient) \
      <span class="key">\(feed.number)</span></th>
      <td>\(knows)</td><td><ul>\(seen)</ul></td>
      <td><form method="post" action="/e/\(event.slug)/feeds/end">\(Page.token(context.visitor))
      <button name="feed" value="\(feed.number)">\(page.text("停用", "End"))</button></form></td></tr>
      """
  }

  /// The address, which is shown this once; only its digest is kept.
  private func made(
    _ recipient: String, _ secret: Secret, _ names: [String: String], _ event: EventDesk,
    _ page: Page
  ) -> HTML {
    let address = "\(options.address)/f/\(secret.text)/\(event.slug).ics"
    let webcal = address.replacing(/^https?:/, with: "webcal:")
    return """
      <section class="made" role="status">
      <h2>\(names[recipient] ?? recipient)</h2>
      <p>\(page.text(
        "此地址只显示这一次；持有者可看到该日历的全部内容。",
        "This address is shown only once. Whoever holds it sees all of this calendar."))</p>
      <p><code>\(address)</code></p>
      <p>\(page.text("苹果与雷鸟：", "Apple and Thunderbird: "))<code>\(webcal)</code></p>
      </section>
      """
  }
}
