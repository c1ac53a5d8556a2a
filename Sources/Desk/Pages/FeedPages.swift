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
        try await make(form["recipient"] ?? "", event, state, visitor, context)
      }
    }
    router.post("e/:event/feeds/end") { request, context in
      let form = try await Form(request)
      return try await guarded(context, form) { event, _, visitor in
        guard try end(form, event, visitor) != nil else {
          return Answers.problem(.badRequest, context)
        }
        return Answers.seeOther("/e/\(event.slug)/feeds")
      }
    }
    // Where an address has come into wrong hands: the old one ends, and its holder gets another.
    router.post("e/:event/feeds/replace") { request, context in
      let form = try await Form(request)
      return try await guarded(context, form) { event, state, visitor in
        guard let recipient = try end(form, event, visitor) else {
          return Answers.problem(.badRequest, context)
        }
        return try await make(recipient, event, state, visitor, context)
      }
    }
  }

  private func make(
    _ recipient: String, _ event: EventDesk, _ state: EventDesk.State, _ visitor: Visitor,
    _ context: DeskContext
  ) async throws -> Response {
    let address: String
    do {
      address = try await FeedOffice(event, desk, options)
        .make(for: recipient, by: visitor.name, at: now())
    } catch is FeedOffice.Problem {
      return Answers.problem(.badRequest, context)
    }
    shelf.forgetFeeds()
    return try page(event, state, context, made: (recipient, address))
  }

  /// Whose address was ended; `nil` when there is none of that number.
  private func end(_ form: Form, _ event: EventDesk, _ visitor: Visitor) throws -> String? {
    guard let number = form["feed"].flatMap({ Int($0) }),
      let feed = try desk.feeds().first(where: { $0.number == number && $0.event == event.slug })
    else { return nil }
    do {
      try FeedOffice(event, desk, options).end(number, by: visitor.name, at: now())
    } catch is FeedOffice.Problem {
      return nil
    }
    shelf.forgetFeeds()
    return feed.recipient
  }

  private func guarded(
    _ context: DeskContext, _ form: Form? = nil,
    _ body: (EventDesk, EventDesk.State, Visitor) async throws -> Response
  ) async throws -> Response {
    let visitor = try context.admitted(to: .feeds, with: form)
    let event = try events.asked(context)
    let state = try await event.readable()
    return try await body(event, state, visitor)
  }

  static func recipients(of state: EventDesk.State) -> [Recipient] {
    state.programme.map { CalendarSet(of: $0, in: state.festival).recipients } ?? []
  }

  private func page(
    _ event: EventDesk, _ state: EventDesk.State, _ context: DeskContext,
    made: (recipient: String, address: String)?
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
    let behind = Behind(event, state, at: now())
    let holders = feeds.map { feed -> Holder in
      let seen = fetches[feed.number] ?? []
      let isBehind = edition.map { wanted in !seen.contains { $0.edition >= wanted } } ?? false
      return Holder(
        feed: feed, fetches: seen.sorted { $0.at > $1.at }, isBehind: isBehind,
        next: isBehind ? behind.next(for: feed.recipient, holding: seen.map(\.edition).max()) : nil)
    }
    // Whoever must be told first stands first.
    let rows = holders.sorted { $0.order < $1.order }.map { row($0, names, state, event, page) }
    let options = RecipientOptions.html(recipients, language)
    let table: HTML =
      feeds.isEmpty
      ? "<p>\(page.text("还没有订阅地址。", "There is no feed yet."))</p>"
      : """
      <table class="stack"><thead><tr><th scope="col">\(page.text("日历", "Calendar"))</th>
      <th scope="col">\(page.text("是否已收到", "Knows it"))</th>
      <th scope="col">\(page.text("最近读取", "Last fetched"))</th><td></td></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
    return Answers.page(
      page.html(
        """
        \(made.map { self.made($0.recipient, $0.address, names, page) } ?? HTML())
        <p>\(edition.map { page.text("现已发布第\($0)版。", "Edition \($0) is published.") }
          ?? page.text("尚未发布。", "Nothing is published yet."))</p>
        \(table)
        <form class="steps" method="post" action="/e/\(event.slug)/feeds/make">
        \(Page.token(context.visitor))
        <label>\(page.text("为谁新建地址", "A new address for")) <select name="recipient">\(options)</select></label>
        <button>\(page.text("新建", "Make"))</button></form>
        """))
  }

  /// An address, who has fetched from it, and what its holder does not know.
  private struct Holder {
    let feed: DeskLedger.Feed
    let fetches: [DeskLedger.Fetch]
    let isBehind: Bool
    let next: CalendarDifference.Change?

    var order: (Int, Date, String) {
      (isBehind ? 0 : 1, next?.start ?? .distantFuture, feed.recipient)
    }
  }

  private func row(
    _ holder: Holder, _ names: [String: String], _ state: EventDesk.State, _ event: EventDesk,
    _ page: Page
  ) -> HTML {
    let feed = holder.feed
    let seen = holder.fetches.map { fetch -> HTML in
      """
      <li>\(fetch.client) · \(page.text("第\(fetch.edition)版", "edition \(fetch.edition)")) · \
      \(EditionPages.moment(fetch.at, state.festival))</li>
      """
    }
    let knows =
      !holder.isBehind
      ? page.text("✓ 已收到", "✓ yes")
      : holder.fetches.isEmpty
        ? page.text("✕ 从未读取，请打电话", "✕ never fetched: telephone")
        : page.text("✕ 仍持旧版，请打电话", "✕ holds an old edition: telephone")
    let next = holder.next.map { Self.words($0, state, page) } ?? HTML()
    return """
      <tr><th scope="row">\(names[feed.recipient] ?? feed.recipient) \
      <span class="key">\(feed.number)</span></th>
      <td>\(knows)\(next)</td><td><ul>\(seen)</ul></td>
      <td><form method="post" action="/e/\(event.slug)/feeds/end">\(Page.token(page.context.visitor))
      <button name="feed" value="\(feed.number)">\(page.text("停用", "End"))</button> \
      <button name="feed" value="\(feed.number)" formaction="/e/\(event.slug)/feeds/replace">\(page.text("换新地址", "Replace"))</button>\
      </form></td></tr>
      """
  }

  /// The first thing that somebody does not know, such as `Wed 28 17:15 → Wed 28 17:45 Courtesy call`.
  private static func words(
    _ change: CalendarDifference.Change, _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    let words = DayWords(state.festival, page.context.language)
    let clock = state.festival.clock
    func moment(_ entry: CalendarEntry) -> String {
      let start = clock.localTime(entry.start)
      return "\(words.shortDate(start.day)) \(clock.clockFace(start))"
    }
    let title = (change.now ?? change.was)?.title ?? ""
    let times: HTML =
      switch (change.was.map(moment), change.now.map(moment)) {
      case (let was?, let now?) where was != now:
        "\(was) <span class=\"arrow\">→</span> <b>\(now)</b>"
      case (let was?, nil): "\(page.text("取消", "cancelled")) <s>\(was)</s>"
      case (_, let now?): "<b>\(now)</b>"
      case (nil, nil): HTML()
      }
    return "<br>\(times) \(title)"
  }

  /// The address, which is shown this once; only its digest is kept.
  private func made(
    _ recipient: String, _ address: String, _ names: [String: String], _ page: Page
  ) -> HTML {
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
