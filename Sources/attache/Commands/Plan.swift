// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ExactSolver
import Explanation
import FestivalModel
import Foundation
import Office
import Planner
import ProgrammeChecker
import Publishing
import Solver

struct Plan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find a programme that breaks no hard rule, and write everybody's calendar.",
    discussion: """
      Ctrl-C keeps the best programme found so far. The same tables, seed and iterations give the \
      same files, byte for byte; a limit in seconds does not.
      """)

  @OptionGroup var event: EventArgument

  @Option(help: "Start of the random numbers.")
  var seed: UInt64 = 1

  @Option(help: "Stop after so many seconds, instead of after a number of moves.")
  var seconds: Double?

  @Option(
    help: "Moves tried by each of the two threads in a search (default 1500000 without --seconds).")
  var iterations: Int?

  @Option(help: "Where the calendars go (default calendars/<event>).")
  var output: String?

  @Option(help: "The programme that guests already hold; changes to it cost points (SC01).")
  var published: String?

  @Flag(help: "When none is found that keeps every hard rule, write the best draft all the same.")
  var keepBest = false

  @Flag(help: "Prove how good the programme is at best; needs OR-Tools (make ortools).")
  var prove = false

  @Option(help: "Seconds that the proof may take.")
  var proveSeconds = 60.0

  private static let usualIterations = 1_500_000

  private struct Report: Encodable {
    let status: String
    let score: Answer.Score?
    let reasons: [Answer.Violation]
    let output: String?
    let calendars: Int?
    let iterations: Int?
    /// How many searches, each with random numbers of its own.
    var attempts: Int?
    /// Wall time of the search, and until it first broke no hard rule.
    let seconds: Double?
    let secondsToFeasible: Double?
    let proof: Proof?
  }

  /// What was proven of the programme: no other with its one-to-one meetings has fewer points than the bound.
  private struct Proof: Encodable {
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

  func validate() throws {
    if let seconds, seconds <= 0 { throw ValidationError("--seconds must be above 0") }
    if let iterations, iterations <= 0 { throw ValidationError("--iterations must be above 0") }
    if proveSeconds <= 0 { throw ValidationError("--prove-seconds must be above 0") }
  }

  func run() async throws {
    let festival = try event.read().festival
    let old = try published.map { file in
      try event.attempt { try Pipeline.programme(URL(filePath: file), for: festival).programme }
    }
    let stop = StopSignal()
    let interruption = Interruption(stop)
    defer { withExtendedLifetime(interruption) {} }
    let limits = Limits(
      iterations: iterations ?? (seconds == nil ? Self.usualIterations : nil),
      time: seconds.map { .seconds($0) }, seed: seed)
    let result = try await Pipeline.plan(
      festival, published: old, limits: limits, stop: stop, progress: Self.show)
    Terminal.endProgress()
    switch result {
    case .found(let planned):
      let proof =
        prove ? try await self.proof(of: planned, for: festival, published: old, stop: stop) : nil
      try keep(proof?.planned ?? planned, of: festival, proof)
    case .impossible(let reasons):
      try await refuse(reasons, status: "impossible", nil, of: festival)
    case .notFound(let planned):
      let broken = planned?.report.violations.filter { $0.rule.isHard } ?? []
      if keepBest, let planned {
        try write(planned, of: festival)
        try await refuse(broken, status: "keptBest", planned, of: festival)
      } else {
        try await refuse(broken, status: "notFound", planned, of: festival)
      }
    }
  }

  private static func show(_ progress: FestivalPlanner.Progress) {
    let seconds = progress.elapsed / .seconds(1)
    let tenths = (seconds * 10).rounded() / 10
    Terminal.showProgress(
      "\(tenths) s  \(Terminal.words("硬性规则", "hard rules")): \(progress.isFeasible ? "✓" : "…")  "
        + "\(Terminal.words("扣分", "points")): \(progress.soft)")
  }

  private func proof(
    of planned: FestivalPlanner.Planned, for festival: Festival, published: Programme?,
    stop: StopSignal
  ) async throws -> ProgrammeProof.Result {
    try await ProgrammeProof.prove(
      planned, of: festival, published: published, seconds: proveSeconds,
      engine: ExactEngine(), stop: stop)
  }

  private func keep(
    _ planned: FestivalPlanner.Planned, of festival: Festival, _ proof: ProgrammeProof.Result?
  ) throws {
    let folder = event.output(output)
    let count = try write(planned, of: festival)
    if event.json {
      try Answer.print(
        Report(
          status: "planned", score: Answer.Score(planned.report.score), reasons: [],
          output: folder.relativePath, calendars: count, iterations: planned.iterations,
          attempts: planned.attempts,
          seconds: planned.elapsed / .seconds(1),
          secondsToFeasible: planned.firstFeasible.map { $0 / .seconds(1) },
          proof: proof.map(Proof.init)))
    } else {
      for line in Summary.lines(of: planned.programme, planned.report, for: festival) {
        print(line)
      }
      if let proof { for line in Summary.lines(of: proof) { print(line) } }
      print(
        Terminal.words(
          "日历 \(count) 份已写入 \(folder.relativePath)",
          "\(count) calendars are in \(folder.relativePath)"))
    }
  }

  /// Writes the calendars, and says how many.
  @discardableResult
  private func write(
    _ planned: FestivalPlanner.Planned, of festival: Festival
  ) throws -> Int {
    try Publisher.write(planned.programme, of: festival, to: event.output(output)).calendars
  }

  /// Seconds in which the conflict is sought when no programme was found.
  private static let secondsToExplain = 10.0

  /// The conflict, where none was found because none can be.
  private func conflict(in festival: Festival) async throws -> [String]? {
    let answer = try await Explainer.Question(
      festival: festival, base: nil, limit: .seconds(Self.secondsToExplain),
      engine: ExactEngine()
    ).answered()
    guard case .impossible = answer else { return nil }
    return ConflictLines.of(answer, in: festival)
  }

  private func refuse(
    _ reasons: [Violation], status: String, _ planned: FestivalPlanner.Planned?,
    of festival: Festival
  ) async throws {
    if event.json {
      try Answer.print(
        Report(
          status: status, score: nil, reasons: reasons.map(Answer.Violation.init),
          output: status == "keptBest" ? event.output(output).relativePath : nil,
          calendars: nil, iterations: planned?.iterations, attempts: planned?.attempts,
          seconds: nil, secondsToFeasible: nil, proof: nil))
    } else {
      if status == "notFound", let lines = try await conflict(in: festival) {
        for line in lines { print(line) }
        throw Outcome(.noProgramme)
      }
      let (heading, next) = words(status, attempts: planned?.attempts ?? 1)
      for language in event.languages { print(heading[language]) }
      for violation in reasons {
        for language in event.languages {
          print("  \(violation.rule.rawValue)  \(violation.message[language])")
        }
      }
      for language in event.languages { print(next[language]) }
    }
    throw Outcome(.noProgramme)
  }

  /// What the answer is, and what to do next: three answers that are not the same.
  private func words(
    _ status: String, attempts: Int
  ) -> (heading: LocalizedText, next: LocalizedText) {
    let name = event.event
    let folder = event.output(output).relativePath
    switch status {
    case "impossible":
      return (
        LocalizedText(
          zh: "没有可行日程，原因如下；未写入任何文件：",
          en: "No programme can exist; nothing was written:"),
        LocalizedText(
          zh: "下一步：改正上述各项，或 attache explain \(name) 查看可行的改法。",
          en: "Next: mend these, or ask attache explain \(name) for what would help.")
      )
    case "keptBest":
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
    default:
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
