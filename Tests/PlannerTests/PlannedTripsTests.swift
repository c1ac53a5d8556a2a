// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Trips as a part of planning and re-planning.
@Suite struct PlannedTripsTests {
  /// Ten guests of a hotel who are wanted at a hall, on one day.
  private let town = TinyFestival()
    .place("HOT").place("HALL").travel("HOT", "HALL", 20).venue("A1", at: "HALL")
    .party("X", hotel: "HOT").unit("X.G", size: 10)
    .session("S1", 60, units: ["X.G"], windows: ["09:00-12:00"])

  @Test func `a programme comes with its trips where they are planned`() async throws {
    let tiny = town.vehicle("MIN", count: 2, seats: 19)

    let without = try await planned(tiny.festival)
    let with = try await planned(tiny.planningTrips().festival)

    #expect(without.programme.trips == nil)
    #expect(with.programme.trips?.map { $0.stops[0].board } == [["X.G"], ["X.G"]])
    #expect(with.report.score.hard[.hc21] == 0)
    #expect(with.report.score.hard[.hc22] == 0)
    var bare = with.programme
    bare.trips = nil
    #expect(bare.sessions == without.programme.sessions)
  }

  @Test func `without a vehicle there is no programme, and the reason says what would help`()
    async throws
  {
    let tiny = town.vehicle("SED", count: 9, seats: 3).vehicle("MIN", count: 0, seats: 19)
      .planningTrips()

    let result = try await FestivalPlanner.plan(tiny.festival, limits: Self.limits)

    guard case .notFound(let best?) = result else {
      Issue.record("\(result)")
      return
    }
    let reasons = best.report.violations.filter { $0.rule == .hc21 }.map(\.message)
    #expect(
      reasons.first?.en.hasSuffix(
        "HOT → HALL: no vehicle for 10 persons. Fleet: SED 0 of 9 in use, MIN 0 of 0 in use")
        == true)
    #expect(reasons.first?.zh.hasSuffix("HOT → HALL：有 10 人没有车坐。车队：SED 0/9 辆在用、MIN 0/0 辆在用") == true)
    #expect(reasons.map(\.en).contains("Tried, and enough: 1 more of MIN, with drivers"))
    #expect(!reasons.contains { $0.en.contains("more of SED") })
  }

  @Test func `a place that is closed to a kind is reached by another`() async throws {
    let tiny = town.vehicle("COA", count: 1, seats: 45).vehicle("BUS", count: 2, seats: 11)
      .planningTrips()
    let base = try await planned(tiny.festival).programme
    let change = try #require(
      ChangeReader.read("place HALL closed to BUS", called: "c", for: tiny.festival).change)

    let result = try await Replanner.replan(
      tiny.festival.applying(change), Replanner.Request(base: base))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(Set((base.trips ?? []).map(\.vehicle.rawValue)) == ["BUS1"])
    #expect(Set((replanned.programme.trips ?? []).map(\.vehicle.rawValue)) == ["COA1"])
    #expect(replanned.difference.changeCount == 0)
  }

  @Test func `where a vehicle breaks down, a re-plan changes its trips and nothing else`()
    async throws
  {
    let festival = town.unit("X.K", size: 12).vehicle("MIN", count: 3, seats: 19)
      .session("S2", 60, units: ["X.K"], windows: ["09:00-12:00"]).planningTrips().festival
    let base = try await planned(festival).programme
    let trips = try #require(base.trips)
    let broken = trips[0].vehicle

    let result = try await Replanner.replan(
      festival.applying(.fleet(.broken(broken, nil))), Replanner.Request(base: base))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    let now = try #require(replanned.programme.trips)
    #expect(replanned.difference.changeCount == 0)
    #expect(!now.contains { $0.vehicle == broken })
    #expect(
      now.filter { !trips.contains($0) }.map(\.id).sorted()
        == trips.filter { $0.vehicle == broken }.map(\.id).sorted())
  }

  @Test func `the reference week comes with its trips from its tables alone`() async throws {
    var parts = try referenceFestival().parts
    parts.movementRules.plansTrips = true
    let festival = Festival(parts)

    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 200_000, threads: 2, seed: 1))

    guard case .found(let planned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(planned.report.score.hardTotal == 0)
    #expect((planned.programme.trips ?? []).count > 200)
  }

  private static let limits = Limits(iterations: 2_000, threads: 1, seed: 1)

  private func planned(_ festival: Festival) async throws -> FestivalPlanner.Planned {
    guard case .found(let planned) = try await FestivalPlanner.plan(festival, limits: Self.limits)
    else { throw EventFolderProblem(description: "No programme") }
    return planned
  }
}
