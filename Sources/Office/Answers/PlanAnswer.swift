// SPDX-License-Identifier: Apache-2.0

import ExactSolver
package import FestivalModel
package import Foundation
package import Planner
import ProgrammeChecker

/// What came of planning an event: a programme, or one of three answers that are not the same.
package struct PlanAnswer: Encodable {
  /// How planning ended.
  package enum Status: String, Encodable, Sendable {
    case planned
    /// Proven or counted before a search.
    case impossible
    /// The best draft was written although it breaks rules.
    case keptBest
    case notFound
  }

  /// What was proven of the programme: no other with its one-to-one meetings has fewer points than the bound.
  struct Proof: Encodable {
    let bound: Decimal?
    /// The part of the points above the bound, from 0 to 1.
    let gap: Double?
    let seconds: Double
    /// Points by which the proof itself bettered the programme.
    let saved: Decimal
    /// Why there is no proof.
    let reason: String?

    init(_ result: ProgrammeProof.Result) {
      bound = result.gap.bound?.decimal
      gap = result.gap.share
      seconds = result.gap.elapsed / .seconds(1)
      saved = result.saved.decimal
      reason = result.gap.failure?.english
    }
  }

  /// The word that machines go by.
  package let status: Status
  let score: AnswerParts.Score?
  let reasons: [AnswerParts.Violation]
  let output: String?
  let calendars: Int?
  let iterations: Int?
  /// How many searches, each with random numbers of its own.
  let attempts: Int?
  /// Wall time of the search, and until it first broke no hard rule.
  let seconds: Double?
  let secondsToFeasible: Double?
  let proof: Proof?

  private let violations: [Violation]
  private let planned: FestivalPlanner.Planned?
  private let proven: ProgrammeProof.Result?
  private let festival: Festival
  private let folder: String

  private enum CodingKeys: String, CodingKey {
    case status, score, reasons, output, calendars, iterations, attempts, seconds
    case secondsToFeasible, proof
  }

  /// A programme whose calendars are in `folder`.
  package init(
    _ planned: FestivalPlanner.Planned, of festival: Festival, in folder: URL, calendars: Int,
    _ proven: ProgrammeProof.Result?
  ) {
    status = .planned
    score = AnswerParts.Score(planned.report.score)
    reasons = []
    violations = []
    output = folder.relativePath
    self.calendars = calendars
    iterations = planned.iterations
    attempts = planned.attempts
    seconds = planned.elapsed / .seconds(1)
    secondsToFeasible = planned.firstFeasible.map { $0 / .seconds(1) }
    proof = proven.map(Proof.init)
    self.planned = planned
    self.proven = proven
    self.festival = festival
    self.folder = folder.relativePath
  }

  /// No programme, and what stands in the way, or what the best draft breaks; `folder` is where a draft would be.
  package init(
    _ status: Status, _ violations: [Violation], _ planned: FestivalPlanner.Planned?,
    of festival: Festival, in folder: URL
  ) {
    self.status = status
    self.violations = violations
    self.planned = planned
    self.festival = festival
    self.folder = folder.relativePath
    score = nil
    reasons = violations.map(AnswerParts.Violation.init)
    output = status == .keptBest ? folder.relativePath : nil
    calendars = nil
    iterations = planned?.iterations
    attempts = planned?.attempts
    seconds = nil
    secondsToFeasible = nil
    proof = nil
    proven = nil
  }

  /// For a person who calls the event so; of what is broken only the first of each kind, unless `all` is asked for.
  package func lines(event name: String, all: Bool = false) -> [String] {
    guard status == .planned, let planned else { return refusal(event: name, all: all) }
    return Summary.lines(of: planned.programme, planned.report, for: festival)
      + PersonClashLines.of(planned.programme, in: festival)
      + (proven.map { Summary.lines(of: $0) } ?? [])
      + [
        Speech.words(
          "日历 \(calendars ?? 0) 份已写入 \(folder)",
          "\(Speech.counted(calendars ?? 0, "calendar")) \(calendars == 1 ? "is" : "are") in \(folder)"
        )
      ]
  }

  private func refusal(event name: String, all: Bool) -> [String] {
    let (heading, next) = words(event: name)
    return Speech.languages.map { heading[$0] } + BreachLines.of(violations, all: all)
      + Speech.languages.map { next[$0] }
  }

  /// What the answer is, and what to do next.
  private func words(event name: String) -> (heading: LocalizedText, next: LocalizedText) {
    let attempts = attempts ?? 1
    switch status {
    case .impossible:
      return (
        LocalizedText(
          zh: "没有可行日程，原因如下；未写入任何文件：",
          en: "No programme can exist; nothing was written:"),
        LocalizedText(
          zh: "下一步：改正上述各项，或 attache explain \(name) 查看可行的改法。",
          en: "Next: mend these, or ask attache explain \(name) for what would help.")
      )
    case .keptBest:
      return (
        LocalizedText(
          zh: "找了 \(attempts) 遍，没有找到可行日程；最好的草案已写入 \(folder)，仍违反：",
          en:
            "None was found in \(attempts) searches; the best draft is in \(folder) and still breaks:"
        ),
        LocalizedText(
          zh: "下一步：手工处理上述各项，再用 attache verify \(name) --programme \(folder)/programme.json 核对。",
          en: "Next: settle these by hand, then attache verify \(name) "
            + "--programme \(folder)/programme.json.")
      )
    case .planned, .notFound:
      return (
        LocalizedText(
          zh: "限定时间内没有找到可行日程（换随机数找了 \(attempts) 遍），也未证明没有；未写入任何文件：",
          en: "None was found within the limits (in \(attempts) searches), and none is proven "
            + "impossible; nothing was written:"),
        LocalizedText(
          zh: "下一步：用 --seconds 300 多找一会，用 --keep-best 留下最好的草案，或 attache explain \(name) 查原因。",
          en:
            "Next: search longer with --seconds 300, keep the best draft with --keep-best, or ask "
            + "attache explain \(name) for the reason.")
      )
    }
  }
}
