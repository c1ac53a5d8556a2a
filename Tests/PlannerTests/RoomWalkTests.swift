// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on ways from room to room after every search, or the planner throws.
@Suite struct RoomWalkTests {
  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Planned? {
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 20_000, threads: 1))
    guard case .found(let planned) = result else { return nil }
    return planned
  }

  @Test func `between two rooms the walk is left, in one room nothing`() async throws {
    func start(_ room: Venue.ID, walk: Minutes) async throws -> LocalTime? {
      let tiny = TinyFestival().place("A", walk: walk).venue("A1", at: "A").venue("A2", at: "A")
        .rule(.turnaround, 0).unit("X.H")
        .session("S1", 60, units: ["X.H"], venues: ["A1"], pinned: "09:00")
        .session("S2", 60, units: ["X.H"], venues: [room], windows: ["10:00-10:20"])
        .wish("W1", .preferred, .start([TimeSpan(start: "10:00", end: "10:01")]), of: "S2")
      return try await plan(tiny.festival)?.programme.sessions.first { $0.id == "S2" }?.start
    }

    #expect(try await start("A2", walk: 0) == "10:00")
    #expect(try await start("A1", walk: 10) == "10:00")
    #expect(try #require(try await start("A2", walk: 10)) >= "10:10")
    #expect(try await start("A2", walk: 30) == nil)
  }

  @Test func `random houses: what is found breaks nothing, and plan and check count alike`()
    async throws
  {
    var found = 0
    var walked = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      var tiny = TinyFestival().place("A", walk: Minutes(5 + 5 * random.below(3)))
        .place("B", walk: Minutes(10 * random.below(2))).travel("A", "B", 20)
        .venue("A1", at: "A").venue("A2", at: "A").venue("B1", at: "B").venue("B2", at: "B")
        .unit("P1.H").unit("P2.H").unit("P3.S")
        .interpreter("D1", "DE").interpreter("D2", "DE").officer("L1", of: ["P1"])
      for number in 1...6 {
        tiny = tiny.session(
          Session.ID("S\(number)"), Minutes(30 + 15 * random.below(3)),
          units: ["P1.H", "P2.H", "P3.S"].filter { _ in random.below(2) == 0 },
          windows: ["09:00-12:00", "13:30-15:00"],
          needs: random.below(2) == 0 ? [InterpretingNeed(language: "DE", mode: .consecutive)] : [])
      }
      if random.below(2) == 0 {
        tiny = tiny.relation("R1", .otherPlace, ["S1", "S2"], weight: .whole(3))
      }
      guard let planned = try await plan(tiny.festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
      walked += Set(planned.programme.sessions.map(\.venue)).count - 1
    }
    #expect(found > 15)
    #expect(walked > 15)
  }
}
