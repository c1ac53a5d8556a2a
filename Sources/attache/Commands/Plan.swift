// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ExactSolver
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

  @Option(help: "Moves tried by each of the two threads (default 1500000 without --seconds).")
  var iterations: Int?

  @Option(help: "Where the calendars go (default calendars/<event>).")
  var output: String?

  @Option(help: "The programme that guests already hold; changes to it cost points (SC01).")
  var published: String?

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
    case .impossible(let reasons): try refuse(reasons, status: "impossible")
    case .notFound(let planned):
      try refuse(
        planned?.report.violations.filter { $0.rule.isHard } ?? [], status: "notFound")
    }
  }

  private static func show(_ progress: FestivalPlanner.Progress) {
    let seconds = progress.elapsed / .seconds(1)
    let tenths = (seconds * 10).rounded() / 10
    Terminal.showProgress(
      "\(tenths) s  硬性规则 / hard rules: \(progress.isFeasible ? "✓" : "…")  "
        + "扣分 / points: \(progress.soft)")
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
    let count = try Publisher.write(planned.programme, of: festival, to: folder).calendars
    if event.json {
      try Answer.print(
        Report(
          status: "planned", score: Answer.Score(planned.report.score), reasons: [],
          output: folder.relativePath, calendars: count, iterations: planned.iterations,
          seconds: planned.elapsed / .seconds(1),
          secondsToFeasible: planned.firstFeasible.map { $0 / .seconds(1) },
          proof: proof.map(Proof.init)))
    } else {
      for line in Summary.lines(of: planned.programme, planned.report, for: festival) {
        print(line)
      }
      if let proof { for line in Summary.lines(of: proof) { print(line) } }
      print("日历 \(count) 份已写入 / \(count) calendars are in \(folder.relativePath)")
    }
  }

  private func refuse(_ reasons: [Violation], status: String) throws {
    if event.json {
      try Answer.print(
        Report(
          status: status, score: nil, reasons: reasons.map(Answer.Violation.init), output: nil,
          calendars: nil, iterations: nil, seconds: nil, secondsToFeasible: nil, proof: nil))
    } else {
      print(
        status == "impossible"
          ? "没有可行日程，原因如下；未写入任何文件 / No programme can exist; nothing was written:"
          : "限定时间内没有找到可行日程；未写入任何文件 / None was found within the limits; nothing was written:")
      for line in Summary.lines(of: reasons) { print(line) }
    }
    throw Outcome(.noProgramme)
  }
}
