// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ProgrammeChecker

/// Points, rules and edition of the programme that a page shows.
enum StatusLine {
  static func html(_ state: EventDesk.State, _ language: Language) -> HTML {
    guard let report = state.report else { return HTML() }
    let hard = report.score.hardTotal
    let rules =
      hard == 0
      ? LocalizedText(
        zh: "硬性规则 \(report.score.hard.count) 条全部满足",
        en: "all \(report.score.hard.count) hard rules hold")
      : LocalizedText(zh: "违反硬性规则 \(hard) 处", en: "hard rules broken \(hard) times")
    let points = LocalizedText(
      zh: "扣分 \(report.score.softTotal)", en: "\(report.score.softTotal) points")
    let rain: HTML =
      state.rainyDays.isEmpty
      ? HTML()
      : "<span>\(LocalizedText(zh: "雨天方案生效中", en: "plan for the rain in force")[language])</span> "
    return """
      <p class="status" data-version="\(state.version)"><b>\(points[language])</b> \
      <span>\(rules[language])</span> \(rain)<span>\(state.standing[language])</span><span class="here"></span></p>
      """
  }
}
