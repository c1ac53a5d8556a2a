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
      try await refuse(reasons, status: .impossible, nil, of: festival)
    case .notFound(let planned):
      let broken = planned?.report.violations.filter { $0.rule.isHard } ?? []
      if keepBest, let planned {
        try write(planned, of: festival)
        try await refuse(broken, status: .keptBest, planned, of: festival)
      } else {
        try await refuse(broken, status: .notFound, planned, of: festival)
      }
    }
  }

  private static func show(_ progress: FestivalPlanner.Progress) {
    let seconds = progress.elapsed / .seconds(1)
    let tenths = (seconds * 10).rounded() / 10
    Terminal.showProgress(
      "\(tenths) s  \(Speech.words("硬性规则", "hard rules")): \(progress.isFeasible ? "✓" : "…")  "
        + "\(Speech.words("扣分", "points")): \(progress.soft)")
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
    Terminal.show(answer.lines(event: event.event))
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
    _ reasons: [Violation], status: PlanAnswer.Status, _ planned: FestivalPlanner.Planned?,
    of festival: Festival
  ) async throws {
    if status == .notFound, !event.json, let lines = try await conflict(in: festival) {
      Terminal.show(lines)
    } else {
      try tell(PlanAnswer(status, reasons, planned, of: festival, in: event.output(output)))
    }
    throw Outcome(.noProgramme)
  }
}
