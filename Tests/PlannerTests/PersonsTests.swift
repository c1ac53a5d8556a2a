// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on who stands in several rows after every search, or the planner throws.
@Suite struct PersonsTests {
  private static let german = InterpretingNeed(language: "DE", mode: .consecutive)

  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000, threads: 1))
  }

  private var town: TinyFestival {
    TinyFestival().place("A").place("B").travel("A", "B", 20)
      .venue("A1", at: "A").venue("A2", at: "A").venue("B1", at: "B")
  }

  /// One German session and one of a party, at times that leave room for one after the other only at the ends.
  private var twoParts: TinyFestival {
    town.unit("X.H").interpreter("D1", "DE").officer("L1", of: ["X"])
      .session("S1", 60, venues: ["A1"], windows: ["09:00-10:00"], needs: [Self.german])
      .session("S2", 60, units: ["X.H"], venues: ["B1"], windows: ["09:00-12:00"])
  }

  @Test func `an interpreter who accompanies a party does one after the other`() async throws {
    let festival = twoParts.person(interpreters: ["D1"], officers: ["L1"]).festival

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    let placed = Dictionary(uniqueKeysWithValues: planned.programme.sessions.map { ($0.id, $0) })
    let (first, second) = (try #require(placed["S1"]), try #require(placed["S2"]))
    #expect(first.interpreters?.first?.ids == ["D1"])
    #expect(second.liaison == ["L1"])
    #expect(second.start >= first.end + 20)
    #expect(planned.report.score.hard[.hc32] == 0)
  }

  @Test func `a guest of two units is with one after the other`() async throws {
    let festival = town.unit("X.H").unit("X.S")
      .session("S1", 60, units: ["X.H"], venues: ["A1"], windows: ["09:00-09:05"])
      .session("S2", 60, units: ["X.S"], venues: ["A2"], windows: ["09:00-12:00"])
      .person(units: ["X.H", "X.S"]).festival

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    let starts = planned.programme.sessions.map(\.start)
    #expect(starts[0] == "09:00")
    #expect(starts[1] >= "10:00")
  }

  @Test func `of two officers the one goes who is not interpreting`() async throws {
    let festival = twoParts.officer("L2", of: ["X"])
      .session("S3", 60, units: ["X.H"], venues: ["B1"], pinned: "09:00")
      .person(interpreters: ["D1"], officers: ["L1"]).festival

    let result = try await plan(festival)
    guard case .found(let planned) = result else {
      Issue.record("\(result)")
      return
    }
    let escorted = planned.programme.sessions.first { $0.id == "S3" }
    #expect(planned.programme.sessions.first { $0.id == "S1" }?.start.day == 0)
    #expect(escorted?.liaison == ["L1"] || escorted?.liaison == ["L2"])
    #expect(planned.report.score.hardTotal == 0)
  }

  @Test
  func `random people in several rows: what is found breaks nothing, and plan and check agree`()
    async throws
  {
    var found = 0
    var isBroken = 0
    for seed in UInt64(1)...40 {
      var random = RandomSource(seed: seed)
      let windows: [TimeSpan] = ["09:00-13:00", "1 09:00-11:00"]
      var tiny = town.unit("X.H").unit("X.S").unit("Y.H").unit("Y.S")
        .interpreter("D1", "DE").interpreter("D2", "DE").interpreter("F1", "FR")
        .officer("L1", of: ["X"]).officer("L2", of: ["X", "Y"])
      let units: [AttendanceUnit.ID] = ["X.H", "X.S", "Y.H", "Y.S"]
      for number in 1...6 {
        let named = units.filter { _ in random.below(3) == 0 }
        let languages = ["DE", "FR"].filter { _ in random.below(3) == 0 }
        tiny = tiny.session(
          Session.ID("S\(number)"), 30 + Minutes(30 * random.below(3)), units: named,
          optional: units.filter { !named.contains($0) && random.below(3) == 0 },
          windows: windows,
          needs: languages.map { InterpretingNeed(language: $0, mode: .consecutive) })
      }
      let interpreters: [Interpreter.ID] = ["D1", "F1"]
      let officers: [LiaisonOfficer.ID] = ["L1", "L2"]
      tiny = tiny.person(
        interpreters: interpreters.filter { _ in random.below(2) == 0 },
        officers: officers.filter { _ in random.below(2) == 0 },
        units: random.below(3) == 0 ? ["Y.S"] : [])
      tiny = tiny.person(units: ["X.S", "Y.H"].filter { _ in random.below(2) == 0 })
      let festival = tiny.festival
      switch try await plan(festival) {
      case .found(let planned):
        found += 1
        #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
        // The same programme, were they all different people.
        var free = festival.parts
        free.persons = []
        let report = ProgrammeChecker.check(planned.programme, of: Festival(free))
        #expect(report.score.hardTotal == 0, "seed \(seed)")
      case .impossible, .notFound: isBroken += 1
      }
    }
    #expect(found >= 20, "\(found) found, \(isBroken) not")
  }

  @Test func `a programme that books one person twice is not kept by a re-plan`() async throws {
    let festival = twoParts.person(interpreters: ["D1"], officers: ["L1"]).festival
    let old = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1", teams: [Self.german: ["D1"]], liaison: [])
      .hold("S2", "09:00", in: "B1", teams: [:], liaison: ["L1"]).programme

    let result = try await Replanner.replan(
      festival, Replanner.Request(base: old, seed: 1, engine: ExactEngine()))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(replanned.difference.changeCount == 1)
    #expect(replanned.difference.moves.map(\.name) == ["S2"])
    #expect(replanned.report.score.hardTotal == 0)
  }
}
