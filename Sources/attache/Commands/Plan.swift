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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "排出不违反任何硬性规则的日程，并写出每个人的日历。",
        "Find a programme that breaks no hard rule, and write everybody's calendar."),
      discussion: HelpPage.words(
        """
        按 Ctrl-C 停止，保留已找到的最好日程。表格、种子、步数相同，写出的文件逐字节相同；\
        以秒数为限则不保证。
        """,
        """
        Ctrl-C keeps the best programme found so far. The same tables, seed and iterations give the \
        same files, byte for byte; a limit in seconds does not.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(help: .words("随机数的种子。", "Start of the random numbers."))
  var seed: UInt64 = 1

  @Option(
    help: .words(
      "搜索多少秒后停止（代替步数上限）。", "Stop after so many seconds, instead of after a number of moves."))
  var seconds: Double?

  @Option(
    help: .words(
      "每次搜索中两个线程各试多少步（无 --seconds 时默认 1500000）。",
      "Moves tried by each of the two threads in a search (default 1500000 without --seconds)."))
  var iterations: Int?

  @Option(
    help: .words(
      "日历写到哪里（默认 calendars/<event>）。", "Where the calendars go (default calendars/<event>)."))
  var output: String?

  @Option(
    help: .words(
      "嘉宾手中已有的日程；与它不同的地方要扣分（SC01）。",
      "The programme that guests already hold; changes to it cost points (SC01)."))
  var published: String?

  @Flag(
    help: .words(
      "找不到满足全部硬性规则的日程时，仍写出最好的草案。",
      "When none is found that keeps every hard rule, write the best draft all the same."))
  var keepBest = false

  @Flag(
    help: .words(
      "证明日程最好能有多好；需要 OR-Tools（make ortools）。",
      "Prove how good the programme is at best; needs OR-Tools (make ortools)."))
  var prove = false

  @Option(help: .words("证明最多用多少秒。", "Seconds that the proof may take."))
  var proveSeconds = 60.0

  private static let usualIterations = 1_500_000

  func validate() throws {
    if let seconds, seconds <= 0 {
      throw ValidationError(
        Speech.words("--seconds 应大于 0", "--seconds must be above 0"))
    }
    if let iterations, iterations <= 0 {
      throw ValidationError(
        Speech.words("--iterations 应大于 0", "--iterations must be above 0"))
    }
    if proveSeconds <= 0 {
      throw ValidationError(
        Speech.words("--prove-seconds 应大于 0", "--prove-seconds must be above 0"))
    }
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
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    // What has found nothing by then leaves the rest of the time to the question why.
    let partToExplain = isExplained ? timeToExplain : .zero
    let isFound = StopSignal()
    let search = StopSignal(
      at: end.map { $0 - partToExplain }, following: stop, unless: isFound)
    let result = try await Pipeline.plan(
      festival, published: old, limits: limits, stop: search
    ) { progress in
      if progress.isFeasible { isFound.raise() }
      Self.show(progress)
    }
    Terminal.endProgress()
    switch result {
    case .found(let planned):
      let proof =
        prove ? try await self.proof(of: planned, for: festival, published: old, stop: stop) : nil
      try keep(proof?.planned ?? planned, of: festival, proof)
    case .impossible(let reasons):
      try await refuse(reasons, status: .impossible, nil, of: festival)
    case .notFound(let planned):
      let broken = planned?.report.violations.filter { $0.rule.isHard } ?? []
      if keepBest, let planned {
        try write(planned, of: festival)
        try await refuse(broken, status: .keptBest, planned, of: festival)
      } else {
        try await refuse(broken, status: .notFound, planned, of: festival, until: end)
      }
    }
  }

  private static func show(_ progress: FestivalPlanner.Progress) {
    let seconds = progress.elapsed / .seconds(1)
    let tenths = (seconds * 10).rounded() / 10
    Terminal.showProgress(
      "\(tenths) s  \(Speech.words("硬性规则", "hard rules"))\(Speech.colon)\(progress.isFeasible ? "✓" : "…")  "
        + "\(Speech.words("扣分", "points"))\(Speech.colon)\(progress.soft)")
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
    try tell(PlanAnswer(planned, of: festival, in: folder, calendars: count, proof))
  }

  /// Writes the calendars, and says how many.
  @discardableResult
  private func write(
    _ planned: FestivalPlanner.Planned, of festival: Festival
  ) throws -> Int {
    try Publisher.write(planned.programme, of: festival, to: event.output(output)).calendars
  }

  private func tell(_ answer: PlanAnswer) throws {
    if event.json { return try Terminal.answer(answer) }
    Terminal.show(answer.lines(event: event.event, all: event.all))
  }

  /// Whether the conflict is sought when no programme was found.
  private var isExplained: Bool { !event.json && !keepBest }

  /// The time that the search leaves for it.
  private var timeToExplain: Duration {
    .seconds(min(Self.mostToExplain, (seconds ?? .infinity) * Self.shareToExplain))
  }

  private static let mostToExplain = 10.0
  private static let shareToExplain = 0.25
  /// No conflict is found in less.
  private static let leastToExplain = 0.2

  /// The conflict, where none was found because none can be; `nil` where there is no time to look for it before `end`.
  private func conflict(
    in festival: Festival, until end: ContinuousClock.Instant?
  ) async throws -> [String]? {
    let limit = end.map { $0 - .now } ?? timeToExplain
    guard limit >= .seconds(Self.leastToExplain) else { return nil }
    let answer = try await Explainer.Question(
      festival: festival, base: nil, limit: limit, engine: ExactEngine()
    ).answered()
    guard case .impossible = answer else { return nil }
    return ConflictLines.of(answer, in: festival)
  }

  private func refuse(
    _ reasons: [Violation], status: PlanAnswer.Status, _ planned: FestivalPlanner.Planned?,
    of festival: Festival, until end: ContinuousClock.Instant? = nil
  ) async throws {
    if status == .notFound, isExplained, let lines = try await conflict(in: festival, until: end) {
      Terminal.show(lines)
    } else {
      try tell(PlanAnswer(status, reasons, planned, of: festival, in: event.output(output)))
    }
    throw Outcome(.noProgramme)
  }
}
