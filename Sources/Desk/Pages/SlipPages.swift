// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import Ledger
import ProgrammeCalendars
import Publishing

/// Slips to be handed to those whose programme has changed: what it was, and what it is now.
///
/// A slip says what the recipient's calendar says, from the same redacted entries, in his language.
struct SlipPages: Sendable {
  let events: [EventDesk]
  let desk: DeskLedger
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/paper/slips") { _, context in
      let visitor = try context.admitted(to: .seeBoard)
      return try await slips(events.asked(context), visitor, context)
    }
  }

  /// Two programmes of which the recipients hold the first.
  private struct Pair {
    let old: Programme
    let oldNumber: Int
    let new: Programme
    /// `nil` for the draft.
    let newNumber: Int?
  }

  /// The published edition and the draft; or where they are the same, the edition before it and the published one.
  private func pair(_ event: EventDesk, _ state: EventDesk.State) throws -> Pair? {
    guard let programme = state.programme, let published = state.published else { return nil }
    if !state.isPublished {
      return Pair(old: published, oldNumber: published.edition, new: programme, newNumber: nil)
    }
    guard FileManager.default.fileExists(atPath: event.ledgerFile.path) else { return nil }
    let editions = try Publisher.ledger(event.ledgerFile).read { try $0.editions() }
    guard
      let before = editions.last(where: {
        $0.status == .published && $0.number < published.edition
      })
    else { return nil }
    return Pair(
      old: try Publisher.programme(of: before, for: state.festival), oldNumber: before.number,
      new: published, newNumber: published.edition)
  }

  private func slips(
    _ event: EventDesk, _ visitor: Visitor, _ context: DeskContext
  ) async throws -> Response {
    let state = try await event.readable()
    let page = Page(
      title: LocalizedText(zh: "变更通知单", en: "Change slips")[context.language], context: context,
      event: event, place: "paper", kind: "paper")
    let pair: Pair?
    do {
      pair = try self.pair(event, state)
    } catch is Refusal {
      return Answers.page(
        page.html(
          "<p role=\"alert\">\(page.text("前一版与现在的表格不符，无法比较。", "The edition before does not fit the tables as they are now, so nothing can be compared."))</p>"
        ))
    }
    guard let pair else {
      return Answers.page(
        page.html(
          "<p>\(page.text("还没有发布过可比较的版本。", "There is no published edition to compare with yet."))</p>"
        ))
    }
    let old = CalendarSet(of: pair.old, in: state.festival, approval: .approved)
    let new = CalendarSet(of: pair.new, in: state.festival, approval: .approved)
    let held = Dictionary(old.recipients.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    var slips: [HTML] = []
    for recipient in new.recipients
    where PaperPages.kinds.contains(where: { recipient.path.hasPrefix("\($0.path)/") }) {
      let file = new.file(for: recipient)
      let difference = CalendarDifference(
        from: held[recipient.path].map { old.file(for: $0).entries } ?? [], to: file.entries)
      guard !difference.changes.isEmpty else { continue }
      slips.append(slip(recipient, file, difference, pair, state, page))
    }
    try desk.add(
      DeskLedger.View(
        at: now(), who: visitor.name, what: "printed \(event.slug) slips (\(slips.count))"))
    let count = page.text(
      "\(slips.count) 人或单位的日程有变", slips.count == 1 ? "1 recipient" : "\(slips.count) recipients")
    return Answers.page(
      page.html(
        slips.isEmpty
          ? "<p>\(page.text("没有人的日程有变。", "Nobody's programme has changed."))</p>" : "\(slips)",
        lead: "<p>\(count)</p>"))
  }

  private func slip(
    _ recipient: Recipient, _ file: CalendarFile, _ difference: CalendarDifference, _ pair: Pair,
    _ state: EventDesk.State, _ page: Page
  ) -> HTML {
    let language = file.languages.first ?? page.context.language
    let words = DayWords(state.festival, language)
    let rows = difference.changes.map { row($0, words, state.festival, language) }
    let target =
      pair.newNumber.map {
        LocalizedText(zh: "第\($0)版", en: "edition \($0)", ja: "第\($0)版", ko: "제\($0)판")
      } ?? LocalizedText(zh: "草案", en: "the draft", ja: "草案", ko: "초안")
    let time = EditionPages.moment(now(), state.festival)
    let foot = LocalizedText(
      zh: "由第\(pair.oldNumber)版改为\(target.zh)，\(time) 打印",
      en: "Edition \(pair.oldNumber) becomes \(target.en), printed \(time)",
      ja: "第\(pair.oldNumber)版から\(target[.ja])へ、\(time) 印刷",
      ko: "제\(pair.oldNumber)판에서 \(target[.ko])(으)로, \(time) 인쇄")
    let title = LocalizedText(
      zh: "日程变更", en: "Your programme has changed", ja: "日程の変更", ko: "일정 변경")
    return """
      <article class="sheet slip" lang="\(Page.tag(language))"><h2>\(recipient.title[language])</h2>
      <p class="quiet">\(state.festival.name[language]) · \(title[language])</p>
      <table class="stack"><tbody>\(rows)</tbody></table><p class="foot">\(foot[language])</p></article>
      """
  }

  private func row(
    _ change: CalendarDifference.Change, _ words: DayWords, _ festival: Festival,
    _ language: Language
  ) -> HTML {
    func place(_ entry: CalendarEntry) -> String {
      let start = festival.clock.localTime(entry.start)
      let span = TimeSpan(start: start, end: festival.clock.localTime(entry.end))
      let room = entry.location.isEmpty ? "" : words.comma + entry.location
      return "\(words.shortDate(start.day)) \(words.times(span))\(room)"
    }
    let new = LocalizedText(zh: "新增", en: "new", ja: "追加", ko: "추가")[language]
    let gone = LocalizedText(zh: "取消", en: "cancelled", ja: "中止", ko: "취소")[language]
    let details = LocalizedText(zh: "细节有变", en: "details", ja: "詳細変更", ko: "세부 변경")[language]
    let title = (change.now ?? change.was)?.title ?? ""
    let cells: HTML =
      switch (change.was, change.now) {
      case (nil, let now?): "<td>\(new)</td><td><b>\(place(now))</b></td>"
      case (let was?, nil): "<td>\(gone)</td><td><s>\(place(was))</s></td>"
      case (let was?, let now?) where place(was) != place(now):
        "<td></td><td><s>\(place(was))</s> <span class=\"arrow\">→</span> <b>\(place(now))</b></td>"
      case (_, let now?): "<td>\(details)</td><td>\(place(now))</td>"
      case (nil, nil): HTML()
      }
    return "<tr><th scope=\"row\">\(title)</th>\(cells)</tr>"
  }
}
