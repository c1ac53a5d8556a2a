// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import Planner
import ProgrammeChecker
import Solver
import Testing

@Suite struct ProgrammeProofTests {
  private func planned(_ festival: Festival) async throws -> FestivalPlanner.Planned {
    let result = try await FestivalPlanner.plan(festival, limits: Limits(iterations: 60_000))
    guard case .found(let planned) = result else {
      throw EventFolderProblem(description: "No programme was found: \(result)")
    }
    return planned
  }

  @Test func `a planned programme costs no less than its bound, and the gap lies between`()
    async throws
  {
    let festival = try referenceFestival()

    let result = try await ProgrammeProof.prove(
      try await planned(festival), of: festival, seconds: 3, engine: ExactEngine())

    let bound = try #require(result.gap.bound)
    let cost = result.planned.report.score.softTotal
    #expect(bound > .zero)
    #expect(bound <= cost)
    #expect(result.saved >= .zero)
    #expect(result.gap.share == Double((cost - bound).rawValue) / Double(cost.rawValue))
  }

  @Test func `a better programme that the proof comes upon keeps its one-to-one meetings`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "proof-\(UUID().uuidString)")
    try Pipeline.new(at: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let festival = try festival(in: folder)
    var planned = try await planned(festival)
    #expect(planned.programme.matchmaking?.isEmpty == false)
    planned.solution = try #require(worse(planned.solution, in: planned.compiled.problem))

    let result = try await ProgrammeProof.prove(
      planned, of: festival, seconds: 1200, engine: ExactEngine())

    #expect(result.planned.solution != planned.solution)
    let report = ProgrammeChecker.check(result.planned.programme, of: festival)
    #expect(report.score.hardTotal == 0)
    #expect(report.score.softTotal == result.gap.cost)
  }

  /// The first solution with another start of one activity that breaks nothing and costs more.
  private func worse(_ solution: Solution, in problem: Problem) -> Solution? {
    let least = Breakdown(of: solution, in: problem).cost
    for (activity, record) in problem.activities.enumerated() {
      for start in record.starts.indices {
        var other = solution
        other.start[activity] = start
        let cost = Breakdown(of: other, in: problem).cost
        if cost.hard == 0, cost.soft > least.soft { return other }
      }
    }
    return nil
  }

  @Test func `a programme that is only read is judged as the planned one`() async throws {
    let festival = try referenceFestival()
    let planned = try await planned(festival)

    let gap = await ProgrammeProof.gap(
      of: await CompiledProgramme(planned.programme, of: festival, stop: StopSignal()),
      seconds: 3, engine: ExactEngine(), stop: StopSignal())

    #expect(gap.cost == planned.report.score.softTotal)
    #expect(gap.failure == nil)
    let bound = try #require(gap.bound)
    #expect(bound > .zero)
    #expect(bound <= gap.cost)
  }

  @Test func `a raised signal ends a proof before it says more than is known without one`()
    async throws
  {
    let festival = try referenceFestival()
    let planned = try await planned(festival)
    let read = await CompiledProgramme(planned.programme, of: festival, stop: StopSignal())
    let stop = StopSignal()
    stop.raise()

    let stopped = await ProgrammeProof.gap(
      of: read, seconds: 3000, engine: ExactEngine(), stop: stop)
    // Long enough to say something while other tests keep the cores busy.
    let gap = await ProgrammeProof.gap(
      of: read, seconds: 20, engine: ExactEngine(), stop: StopSignal())

    #expect(stopped.failure == nil)
    #expect(try #require(stopped.bound) < #require(gap.bound))
  }
}
