// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import FestivalTestSupport
import Planning
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

  @Test func `a programme that is only read is judged as the planned one`() async throws {
    let festival = try referenceFestival()
    let planned = try await planned(festival)

    let gap = await ProgrammeProof.gap(
      of: await CompiledProgramme(planned.programme, of: festival), seconds: 3,
      engine: ExactEngine())

    #expect(gap.cost == planned.report.score.softTotal)
    #expect(gap.failure == nil)
    let bound = try #require(gap.bound)
    #expect(bound > .zero)
    #expect(bound <= gap.cost)
  }
}
