// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Office
import Planner

/// The marks of one session on one day, and the lines around them.
struct WeighView {
  let map: Weighing
  let day: Int
  let board: Board
  let state: EventDesk.State
  let event: String
  let language: Language
  let chosen: SessionOption?

  var address: String { "/e/\(event)/session/\(map.session.rawValue)/weigh" }

  private var words: DayWords { DayWords(state.festival, language) }
  private var comma: String { LocalizedText(zh: "，", en: ", ")[language] }
  private var colon: String { LocalizedText(zh: "：", en: ": ")[language] }

  private func moment(_ option: SessionOption) -> String {
    let date = state.festival.clock.date(ofDay: option.start.day)
    return "\(date)T\(state.festival.clock.clockFace(option.start))"
  }

  private func address(of option: SessionOption) -> String {
    let venue = option.venue.rawValue.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    return "\(address)?day=\(option.start.day + 1)&at=\(moment(option))&venue=\(venue ?? "")"
  }

  /// What each mark means, and how often it stands in the whole map.
  var legend: HTML {
    let counts = map.counts
    let signs: [SessionOption.Verdict: String] = [
      .better: "✓−", .same: "✓0", .dearer: "✓+", .others: "⇄", .forbidden: "✕",
    ]
    let items = SessionOption.Verdict.allCases.map { verdict -> HTML in
      """
      <li><span class="mark v-\(verdict.rawValue)"><span>\(signs[verdict] ?? "")</span></span> \
      \(verdict.name[language]) <b>\(counts[verdict, default: 0])</b></li>
      """
    }
    return "<ul class=\"legend\">\(items)</ul>"
  }

  /// The marks of one room.
  func marks(of venue: Venue.ID) -> HTML {
    let strips = map.strips.filter { $0.venue == venue && $0.first.day == day }
    guard !strips.isEmpty else { return HTML() }
    let items = strips.map { strip -> HTML in
      let first = max(0, board.column(strip.first))
      let length = max(1, board.column(strip.last + state.festival.grid) - first)
      let isAlone = strip.rank != nil && length < 3
      let isChosen =
        chosen.map { $0.venue == strip.venue && (strip.first...strip.last).contains($0.start) }
        == true
      let option = isChosen ? chosen ?? strip.option : strip.option
      let current: HTML = isChosen ? " aria-current=\"true\"" : ""
      return """
        <li class="s\(first) d\(length)" data-from="\(state.festival.clock.clockFace(strip.first))">\
        <a class="mark v-\(strip.option.verdict.rawValue)" draggable="false" \
        href="\(address(of: option))"\(current) aria-label="\(sentence(option, through: strip.last))">\
        \(rank(strip, isAlone: isAlone))<span>\(isAlone ? "" : strip.option.mark(among: length))</span></a></li>
        """
    }
    return "<ol class=\"lanes marks n\(board.columns)\">\(items)</ol>"
  }

  /// Whether the strip is one of the best three; `isAlone` where it has no room for more.
  private func rank(_ strip: Weighing.Strip, isAlone: Bool) -> HTML {
    let alone: HTML = isAlone ? " class=\"alone\"" : ""
    return strip.rank.map { "<i\(alone)>\($0)</i>" } ?? HTML()
  }

  /// Verdict first, then place, then why: as it is read aloud.
  private func sentence(_ option: SessionOption, through last: LocalTime? = nil) -> String {
    let stop = LocalizedText(zh: "。", en: ". ")[language]
    return "\(option.verdict.name[language]) \(option.mark)\(colon)"
      + position(option, through: last) + (option.reason.map { stop + $0.words[language] } ?? "")
  }

  private func position(_ option: SessionOption, through last: LocalTime? = nil) -> String {
    let clock = state.festival.clock
    let end = last.flatMap { $0 > option.start ? "–\(clock.clockFace($0))" : nil } ?? ""
    return "\(words.shortDate(option.start.day)) \(clock.clockFace(option.start))\(end)\(comma)"
      + state.festival.venue(option.venue).name[language]
  }

  /// The one line that says what the chosen mark means, and lets it be taken.
  func reason(page: Page, visitor: Visitor?) -> HTML {
    guard let chosen else {
      return """
        <div class="reason" id="reason" role="status"><p class="quiet">\(page.text(
          "请选一处标记，或把场次拖到标记上；此处说明其代价或障碍。",
          "Choose a mark, or drag the session onto one: this line says what it costs, or what is in the way."))</p></div>
        """
    }
    let prices = chosen.rules.keys.sorted().map { rule -> HTML in
      let points = chosen.rules[rule] ?? .zero
      return
        "<li>\(rule.title[language]) \(points.signed) <span class=\"key\">\(rule.rawValue)</span></li>"
    }
    let why: HTML =
      chosen.reason.map {
        "<br>\($0.words[language]) <span class=\"key\">\($0.rule.rawValue)</span>"
      } ?? HTML()
    return """
      <div class="reason v-\(chosen.verdict.rawValue)" id="reason" role="status">
      <p><span class="mark v-\(chosen.verdict.rawValue)"><span>\(chosen.mark)</span></span> \
      <span class="verdict">\(chosen.verdict.name[language])</span>\(colon)\(position(chosen))\(why)</p>
      \(prices.isEmpty ? HTML() : "<ul>\(prices)</ul>")
      <div class="actions">\(neighbours(of: chosen, page))\(take(chosen, page, visitor))</div></div>
      """
  }

  /// Five minutes earlier and later in the same room.
  private func neighbours(of chosen: SessionOption, _ page: Page) -> HTML {
    let here = map.options.filter { $0.venue == chosen.venue && $0.start.day == chosen.start.day }
    guard let index = here.firstIndex(of: chosen) else { return HTML() }
    let clock = state.festival.clock
    func link(_ option: SessionOption, _ before: String, _ after: String, _ words: String) -> HTML {
      """
      <a class="button" href="\(address(of: option))" aria-label="\(words) \(clock.clockFace(option.start))">\
      \(before)\(clock.clockFace(option.start))\(after)</a>
      """
    }
    var html = HTML()
    if index > 0 { html = link(here[index - 1], "‹ ", "", page.text("较早", "earlier")) }
    if index + 1 < here.count {
      html = html + link(here[index + 1], "", " ›", page.text("较晚", "later"))
    }
    return html
  }

  private func take(_ chosen: SessionOption, _ page: Page, _ visitor: Visitor?) -> HTML {
    guard visitor?.role.may(.plan) == true else { return HTML() }
    let key = state.festival.session(map.session).key
    let style: HTML = chosen.verdict.isFree ? " class=\"main\"" : ""
    let basket: HTML = """
      <form method="post" action="/e/\(event)/basket/add">\(Page.token(visitor))
      <input type="hidden" name="change" value="session \(key) pinned \(moment(chosen)) at \(chosen.venue.rawValue)">
      <button\(style) aria-keyshortcuts="b">\(page.text("放入变更篮", "Into the basket")) <kbd>B</kbd></button></form>
      """
    if chosen.verdict.isFree { return basket }
    let ask: HTML = """
      <form method="post" action="/e/\(event)/session/\(map.session.rawValue)/possible">\(Page.token(visitor))
      <input type="hidden" name="at" value="\(moment(chosen))">
      <input type="hidden" name="venue" value="\(chosen.venue.rawValue)">
      <button class="main" aria-keyshortcuts="r">\(page.text("怎样才行？", "Make it possible")) <kbd>R</kbd></button></form>
      """
    return chosen.verdict == .forbidden ? ask : ask + basket
  }

  /// The same without a pointer: the best places in words.
  func others(page: Page) -> HTML {
    let best = map.best.prefix(12)
    guard !best.isEmpty else {
      return
        "<p>\(page.text("不动别场，就没有别处可去。", "There is nowhere else to go without moving others."))</p>"
    }
    let rows = best.enumerated().map { index, strip -> HTML in
      let option = strip.option
      return """
        <tr><td class="number">\(index + 1)</td><td><span class="mark v-\(option.verdict.rawValue)">\
        <span>\(option.mark)</span></span></td><th scope="row"><a href="\(address(of: option))">\
        \(position(option, through: strip.last))</a></th>
        <td class="quiet">\(option.reason?.words[language] ?? "")</td></tr>
        """
    }
    return """
      <h2>\(page.text("其他位置", "Other places")) <span class="quiet">\(page.text("好的在前", "best first"))</span></h2>
      <table class="places"><tbody>\(rows)</tbody></table>
      """
  }
}

extension SessionOption {
  /// The mark, or its sign alone where a strip has no room for more.
  fileprivate func mark(among columns: Int) -> String {
    columns >= 2 || mark.count <= 2 ? mark : String(mark.prefix(1))
  }
}

extension Points {
  /// With its sign, and a true minus.
  var signed: String {
    self < .zero ? "−\(Points.zero - self)" : self == .zero ? "0" : "+\(self)"
  }
}
