// SPDX-License-Identifier: Apache-2.0

import Changes
package import FestivalModel
import Foundation
import Planner
import ProgrammeChecker

/// What would come of one scenario.
package struct ScenarioAnswer: Encodable {
  let name: String
  let changes: [String]
  let status: String
  /// Whether the festival so changed has a programme.
  package let isFeasible: Bool
  let changed: Int?
  let atLeast: Int?
  let cost: Decimal?
  let guests: Int
  let countries: Int
  let difference: DifferenceAnswer?
  let reasons: [AnswerParts.Violation]
  let transport: [[String: String]]

  private let answer: WhatIf.Answer

  private enum CodingKeys: String, CodingKey {
    case name, changes, status, isFeasible, changed, atLeast, cost, guests, countries, difference
    case reasons, transport
  }

  /// `festival` is the one that the scenario changes.
  package init(_ answer: WhatIf.Answer, of festival: Festival) {
    let found: Replanner.Replanned? =
      if case .found(let found) = answer.result { found } else { nil }
    let refusal = answer.result.refusal
    self.answer = answer
    name = answer.scenario.name
    changes = festival.written(answer.scenario.changes)
    status = refusal.status
    isFeasible = found != nil
    changed = found?.difference.changeCount
    atLeast = found?.atLeast
    cost = found?.report.score.softTotal.decimal
    guests = answer.guestCount
    countries = answer.countryCount
    difference = found.map { DifferenceAnswer($0.difference, on: answer.festival.clock) }
    reasons = refusal.reasons.map(AnswerParts.Violation.init)
    transport = answer.transport.lines.map { ["zh": $0.zh, "en": $0.en] }
  }

  /// What stands above the scenarios.
  package static var heading: String {
    [
      ("情景", "scenario"), ("可行", "feasible"), ("改动", "changes"), ("扣分", "points"),
      ("嘉宾", "guests"), ("国家", "countries"),
    ].map(Speech.words).joined(separator: " | ")
  }

  /// Why a scenario has no programme, in a word.
  private var refusal: LocalizedText {
    switch status {
    case "locked": LocalizedText(zh: "锁定部分违规", en: "locked")
    case "notFound": LocalizedText(zh: "未找到", en: "not found")
    default: LocalizedText(zh: "不可能", en: "impossible")
    }
  }

  /// For a person; `conflict` says why the scenario leads nowhere, and `all` has every breach told by itself.
  package func lines(conflict: [String], all: Bool = false) -> [String] {
    let feasible = isFeasible ? "✓" : "✗ \(Speech.languages.spoken(refusal))"
    let cost: String =
      if case .found(let found) = answer.result {
        found.report.score.softTotal.description
      } else { "–" }
    let row =
      "\(name) | \(feasible) | \(changed.map(String.init) ?? "–") | \(cost) | "
      + "\(guests) | \(countries)"
    let details: [String] =
      switch answer.result {
      case .found(let found):
        found.difference.changeCount > 0 ? DifferenceLines.of(found, in: answer.festival) : []
      case .locked(let reasons):
        [Summary.heading(ofRefusal: status)] + BreachLines.of(reasons, all: all)
      case .impossible, .infeasible, .notFound: conflict
      }
    return [row] + details.map { "  \($0)" }
      + answer.transport.lines.flatMap { line in
        Speech.languages.enumerated().map { number, language in
          "  \(number == 0 ? "!" : " ") \(line[language])"
        }
      }
  }
}
