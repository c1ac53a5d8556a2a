// SPDX-License-Identifier: Apache-2.0

import Changes
package import Explanation
package import FestivalModel
package import Foundation
import Planner
import ProgrammeChecker

/// An explanation for machines.
package struct ExplanationAnswer: Encodable {
  /// One demand of a conflict; `nil` where it was not tried without it.
  package struct Demand: Encodable {
    /// The rule that asks for it, such as `HC06`.
    package let rule: String
    /// The demand in Chinese.
    package let zh: String
    /// The demand in English.
    package let en: String
    /// Whether the festival can be planned without it; left out where that was not tried.
    package let isResolvedWithout: Bool?
  }

  /// A repair that was tried on the whole festival.
  package struct Mending: Encodable {
    /// The kind of repair, such as `furtherWindow`.
    package let kind: String
    /// As `attache change` reads them; all of them are needed.
    package let changes: [String]
    /// Changed starts and venues.
    package let changed: Int
    /// Points of the programme that it leads to.
    package let cost: Decimal
    /// What moves and who changes.
    package let difference: DifferenceAnswer
  }

  /// Occasions that cannot be together, and why.
  package struct Conflict: Encodable {
    /// Identifiers of its sessions.
    package let sessions: [String]
    /// Identifiers of its interviews.
    package let interviews: [String]
    /// Other sessions and interviews that are impossible for the same reason.
    package let alike: [String]
    /// Whether each demand, session and interview was taken away alone, and a programme found each time.
    package let isMinimal: Bool
    /// What cannot be had together; none of it can be spared.
    package let demands: [Demand]
    /// Demands that belong to the reason, though without them alone nothing is gained.
    package let given: [Demand]
    /// By session or interview.
    package let resolvedWithout: [String: Bool]
    /// What resolves it, the best first.
    package let repairs: [Mending]
  }

  /// `impossible`, `infeasible` (proven without a named conflict), `open` or `possible`.
  package let status: String
  /// Empty where a programme exists.
  package let conflicts: [Conflict]
  /// Demands of several conflicts, without any one of which all are resolved.
  package let sharedDemands: [Demand]
  /// Impossible sessions and interviews that the time did not allow to look into.
  package let further: [AnswerParts.Violation]
  /// What mends several conflicts at once.
  package let sharedRepairs: [Mending]
  /// Whether each repair mends everything; else each mends one conflict, tried with the others cancelled.
  package let mendsAll: Bool
  /// What stays broken in the best programme found; empty unless the question stays open.
  package let reasons: [AnswerParts.Violation]
  /// Of the session that was asked about; left out without one.
  package let start: String?
  /// Of the session that was asked about; left out without one.
  package let venue: String?
  /// What else the session could be, as `attache options` writes it.
  package let options: [OptionAnswer]
  /// What a programme that exists would change of the earlier one.
  package let difference: DifferenceAnswer?
  /// No programme has fewer points than this.
  package let bound: Decimal?
  /// The part of the programme's points above the bound, from 0 to 1.
  package let gap: Double?

  /// The same in plain types.
  package init(_ answer: Explainer.Answer, in festival: Festival) {
    var found: (Replanner.Replanned, Alternatives?)?
    var broken: [Violation] = []
    var gap: ProgrammeProof.Gap?
    var explained: [Explainer.Explained] = []
    var shared = Explainer.Shared()
    switch answer {
    case .impossible(let list, let common):
      status = "impossible"
      explained = list
      shared = common
    case .open(let list, let isProven):
      status = isProven ? "infeasible" : "open"
      broken = list
    case .possible(let replanned, let alternatives, let proven):
      status = "possible"
      found = (replanned, alternatives)
      gap = proven
    }
    func demands(_ causes: [Cause], _ item: Explainer.Explained) -> [Demand] {
      causes.map { cause in
        let words = cause.words(in: festival)
        return Demand(
          rule: cause.rule.rawValue, zh: words.zh, en: words.en,
          isResolvedWithout: item.trials[cause].map { $0 == .resolved })
      }
    }
    func mending(_ repair: Repair) -> Mending {
      Mending(
        kind: "\(repair.kind)", changes: festival.written(repair.changes),
        changed: repair.outcome.difference.changeCount,
        cost: repair.outcome.report.score.softTotal.decimal,
        difference: DifferenceAnswer(repair.outcome.difference, on: festival.clock))
    }
    conflicts = explained.map { item in
      Conflict(
        sessions: item.conflict.sessions.map(\.rawValue),
        interviews: item.conflict.occasions.compactMap(\.interview?.rawValue),
        alike: item.conflict.alike.map(\.identifier),
        isMinimal: item.isMinimal,
        demands: demands(item.conflict.causes, item), given: demands(item.given, item),
        resolvedWithout: Dictionary(
          uniqueKeysWithValues: item.occasionTrials.map {
            ($0.key.identifier, $0.value == .resolved)
          }),
        repairs: item.repairs.map(mending))
    }
    sharedDemands = shared.causes.map { cause in
      let words = cause.words(in: festival)
      return Demand(
        rule: cause.rule.rawValue, zh: words.zh, en: words.en, isResolvedWithout: true)
    }
    further = shared.further.map(AnswerParts.Violation.init)
    sharedRepairs = shared.repairs.map(mending)
    mendsAll = answer.mendsAll
    reasons = broken.map(AnswerParts.Violation.init)
    let alternatives = found?.1
    let placed = alternatives.flatMap { alternatives in
      found?.0.programme.sessions.first { $0.id == alternatives.session }
    }
    start = placed.map { festival.clock.iso8601($0.start) }
    venue = placed?.venue.rawValue
    options = (alternatives?.options ?? []).map { OptionAnswer($0, on: festival.clock) }
    difference = (found?.0).map { DifferenceAnswer($0.difference, on: festival.clock) }
    bound = gap?.bound?.decimal
    self.gap = gap?.share
  }
}
