// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import FestivalTestSupport
import Planning
import ProgrammeChecker
import Solver
import Testing

@Suite struct ProgrammeProofTests {
  @Test func `what is proven of a programme made by hand is no more than the best known costs`()
    async throws
  {
    let festival = try referenceFestival()
    let witness = try witnessProgramme(of: festival)

    let gap = try #require(
      await ProgrammeProof.gap(of: witness, of: festival, seconds: 3, engine: ExactEngine()))

    let cost = ProgrammeChecker.check(witness, of: festival).score.softTotal
    #expect(gap.cost == cost)
    #expect(gap.failure == nil)
    let bound = try #require(gap.bound)
    #expect(bound > .zero)
    #expect(bound <= cost)
  }

  @Test func `a planned programme's bound is no more than it costs, and its gap what lies between`()
    async throws
  {
    let festival = try referenceFestival()
    guard
      case .found(let planned) = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 60_000))
    else {
      Issue.record("The reference week was not planned")
      return
    }

    let result = try await ProgrammeProof.prove(
      planned, of: festival, seconds: 3, engine: ExactEngine())

    let bound = try #require(result.bound)
    let cost = result.planned.report.score.softTotal
    #expect(bound <= cost)
    #expect(result.saved >= .zero)
    let share = try #require(result.gap.share)
    #expect(share == Double((cost - bound).rawValue) / Double(cost.rawValue))
  }
}
