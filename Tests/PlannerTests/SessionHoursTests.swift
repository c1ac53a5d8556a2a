// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on hours, set-up and tear-down after every search, or the planner throws.
@Suite struct SessionHoursTests {
  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000, threads: 1))
  }

  @Test func `a show is struck and the next one set up before it begins`() async throws {
    let festival = TinyFestival().place("A").venue("A1", at: "A", closed: ["08:00-10:00"])
      .session("S1", 60, windows: ["10:00-23:00"]).session("S2", 60, windows: ["10:00-23:00"])
      .changing("S1") { $0.setUp = 180 }.changing("S1") { $0.tearDown = 120 }
      .changing("S2") { $0.setUp = 90 }.changing("S2") { $0.endBy = 1080 }.festival

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    let starts = Dictionary(
      uniqueKeysWithValues: planned.programme.sessions.map { ($0.id, $0.start) })
    // The doors open at 10:00; the one is over by 18:00, with 90 minutes to build up.
    let first = try #require(starts["S1"])
    let second = try #require(starts["S2"])
    let earliest: LocalTime = "11:30"
    let latest: LocalTime = "17:00"
    #expect(second >= earliest)
    #expect(second <= latest)
    let between: Minutes = first > second ? first - second : second - first
    #expect(between.rawValue - 60 >= 195)
  }

  @Test func `random hours and set-ups: plan and check count alike`() async throws {
    var found = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      var tiny = TinyFestival().place("A").venue("A1", at: "A", closed: ["1 08:00-12:00"])
        .venue("A2", at: "A")
      tiny.parts.dayEnd = Minutes(60 * random.below(7))
      for number in 1...6 {
        let id = Session.ID("S\(number)")
        let first = 540 + 30 * random.below(20)
        let windows = (0..<2).map {
          TimeSpan(
            start: LocalTime(day: $0, timeOfDay: Minutes(first)),
            end: LocalTime(day: $0, timeOfDay: Minutes(first + 240 + 60 * random.below(8))))
        }
        tiny = tiny.session(id, Minutes(30 + 15 * random.below(6)), windows: windows)
          .changing(id) { session in
            session.setUp = random.below(2) == 0 ? nil : Minutes(15 * random.below(5))
            session.tearDown = random.below(2) == 0 ? nil : Minutes(15 * random.below(5))
            session.endBy = random.below(3) == 0 ? Minutes(first + 300) : nil
            if random.below(3) == 0 { session.within = windows }
          }
      }
      guard case .found(let planned) = try await plan(tiny.festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
    }
    #expect(found > 8)
  }
}
