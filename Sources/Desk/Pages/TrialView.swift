// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Office
import Planner
import ProgrammeChecker

/// What changes would lead to: what moves, whom to tell, and whether fewer would do.
struct TrialView {
  let answer: WhatIf.Answer
  let state: EventDesk.State
  let page: Page
  let language: Language

  var html: HTML {
    switch answer.result {
    case .found(let found): self.found(found)
    case .locked(let reasons), .impossible(let reasons), .infeasible(let reasons):
      Self.refused(
        reasons, page.text("没有任何日程能这样排", "No programme can be like that"), language)
    case .notFound(let reasons):
      Self.refused(
        reasons, page.text("没有找到这样的日程", "No such programme was found"), language)
    }
  }

  static func refused(_ reasons: [Violation], _ title: String, _ language: Language) -> HTML {
    let items = reasons.prefix(6).map { violation -> HTML in
      "<li>\(violation.message[language]) <span class=\"key\">\(violation.rule.rawValue)</span></li>"
    }
    return "<section role=\"alert\" id=\"trial\"><h2>\(title)</h2><ul>\(items)</ul></section>"
  }

  private func found(_ found: Replanner.Replanned) -> HTML {
    let count = found.difference.changeCount
    let proof =
      found.isFewest
      ? page.text("已证明最少", "proven the fewest")
      : page.text("至少需要 \(found.atLeast) 处", "at least \(found.atLeast) are needed")
    let title =
      count == 0
      ? page.text("可行，别的都不动", "Possible, and nothing else moves")
      : page.text("可行：改动 \(count) 处，\(proof)", "Possible with \(count) changes, \(proof)")
    let moves = found.difference.moves.map(move)
    return """
      <section class="made" role="status" id="trial"><h2>\(title)</h2>
      \(figures(found))
      \(moves.isEmpty ? HTML() : "<ol class=\"moves\">\(moves)</ol>")</section>
      """
  }

  private func figures(_ found: Replanner.Replanned) -> HTML {
    let before = state.report?.score.softTotal.description ?? "–"
    let after = found.report.score.softTotal.description
    let told = Set(found.difference.moves.flatMap(\.units))
    let people = told.reduce(0) { $0 + answer.festival.unit($1).size }
    func figure(_ name: String, _ value: HTML) -> HTML {
      "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }
    return """
      <dl class="figures">
      \(figure(page.text("扣分", "points"), "\(before) <span class=\"arrow\">→</span> \(after)"))
      \(figure(page.text("须通知的单位", "units to tell"), "\(told.count)"))
      \(figure(page.text("牵动的人", "people concerned"), "\(people)"))
      \(figure(page.text("换人的场次", "sessions with other staff"), "\(found.difference.reassignments.count)"))
      </dl>
      """
  }

  private func move(_ move: ProgrammeDifference.Move) -> HTML {
    let words = DayWords(state.festival, language)
    let clock = state.festival.clock
    let isSameDay = move.oldStart.day == move.newStart.day
    let old = "\(words.shortDate(move.oldStart.day)) \(clock.clockFace(move.oldStart))"
    let new =
      (isSameDay ? "" : "\(words.shortDate(move.newStart.day)) ") + clock.clockFace(move.newStart)
    let comma = page.text("，", ", ")
    let room =
      move.oldVenue == move.newVenue
      ? "" : comma + answer.festival.venue(move.newVenue).name[language]
    let told = move.units.map { answer.festival.unit($0).name[language] }
    let shown = told.prefix(4).joined(separator: words.comma)
    let more =
      told.count > 4 ? page.text("等 \(told.count) 个单位", " and \(told.count - 4) more units") : ""
    let tell: HTML =
      told.isEmpty
      ? HTML()
      : "<br><span class=\"quiet\">\(page.text("须通知：", "To tell: "))\(shown)\(more)</span>"
    return """
      <li><b>\(title(move))</b> \(old) <span class="arrow">→</span> <b>\(new)</b>\(room)\(tell)</li>
      """
  }

  private func title(_ move: ProgrammeDifference.Move) -> String {
    if let session = move.session { return answer.festival.session(session).name[language] }
    guard let interview = move.interview else { return move.name }
    return answer.festival.title(of: interview)[language]
  }
}
