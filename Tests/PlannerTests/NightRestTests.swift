// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on nights after every search, or the planner throws.
@Suite struct NightRestTests {
  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Planned? {
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 20_000, threads: 1))
    guard case .found(let planned) = result else { return nil }
    return planned
  }

  private let house = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")

  @Test func `a late evening is followed by a late morning where rest is asked`() async throws {
    func tiny(_ rest: Int) -> TinyFestival {
      house.rule(.guestNight, rest).unit("X.H")
        .session("S1", 60, units: ["X.H"], pinned: "21:30")
        .session(
          "S2", 60, units: ["X.H"],
          windows: [
            TimeSpan(
              start: LocalTime(day: 1, timeOfDay: 480), end: LocalTime(day: 1, timeOfDay: 600))
          ])
    }

    let rested = try #require(try await plan(tiny(600).festival))

    let second = try #require(rested.programme.sessions.first { $0.id == "S2" })
    #expect(second.start >= LocalTime(day: 1, timeOfDay: 510))
    #expect(rested.report.score.hard[.hc34] == 0)
    #expect(try await plan(tiny(690).festival) == nil)
    #expect(try await plan(tiny(0).festival)?.report.score.hard[.hc34] == nil)
  }

  @Test func `random festivals: what is found keeps every night, and plan and check count alike`()
    async throws
  {
    var found = 0
    var nights = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      let need = InterpretingNeed(language: "DE", mode: .consecutive)
      var tiny = house.rule(.guestNight, 480 + 60 * random.below(4))
        .rule(.staffNight, 540 + 60 * random.below(4))
        .unit("P1.H").unit("P2.H").unit("P3.S")
        .interpreter("D1", "DE").interpreter("D2", "DE")
        .officer("L1", of: ["P1"]).officer("L2", of: ["P1", "P2"])
      if random.below(2) == 0 { tiny.parts.dayEnd = 240 }
      if random.below(2) == 0 { tiny = tiny.person(interpreters: ["D1"], officers: ["L1"]) }
      tiny.parts.dayCount = 3
      for number in 1...7 {
        let day = random.below(3)
        let from = LocalTime(day: day, timeOfDay: Minutes(420 + 60 * random.below(15)))
        tiny = tiny.session(
          Session.ID("S\(number)"), Minutes(30 + 30 * random.below(4)),
          units: ["P1.H", "P2.H", "P3.S"].filter { _ in random.below(2) == 0 },
          windows: [TimeSpan(start: from, end: from + 300)],
          needs: random.below(2) == 0 ? [need] : [])
      }
      guard let planned = try await plan(tiny.festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
      nights += Set(planned.programme.sessions.map { tiny.festival.day(of: $0.start) }).count - 1
    }
    #expect(found > 8)
    #expect(nights > 10)
  }
}
