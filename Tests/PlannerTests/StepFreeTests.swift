// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on who needs a way without steps after every search, or the planner throws.
@Suite struct StepFreeTests {
  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000, threads: 1))
  }

  private func venue(of id: Session.ID, _ festival: Festival) async throws -> Venue.ID? {
    guard case .found(let planned) = try await plan(festival) else { return nil }
    return planned.programme.sessions.first { $0.id == id }?.venue
  }

  /// The room upstairs comes first, and is asked for.
  private var house: TinyFestival {
    TinyFestival().place("A").venue("UPSTAIRS", at: "A", features: ["step_free": 0])
      .venue("GROUND", at: "A", theatre: 30, features: ["step_free": 1])
      .unit("X.H").unit("X.S", size: 3, needsStepFree: true)
      .wish("W1", .preferred, .venue(["UPSTAIRS"]), of: "S1")
  }

  @Test func `a session of somebody in a wheelchair is where there are no steps`() async throws {
    let others = house.session("S1", units: ["X.H"], windows: ["09:00-12:00"])
    let all = house.session("S1", units: ["X.H", "X.S"], windows: ["09:00-12:00"])

    #expect(try await venue(of: "S1", others.festival) == "UPSTAIRS")
    #expect(try await venue(of: "S1", all.festival) == "GROUND")
  }

  @Test func `the invited are thought of, too, where a room is large enough`() async throws {
    let few = house.session("S1", units: ["X.H"], optional: ["X.S"], windows: ["09:00-12:00"])
    let many = house.session(
      "S1", units: ["X.H"], optional: ["X.S"], windows: ["09:00-12:00"], extra: 50)

    #expect(try await venue(of: "S1", few.festival) == "GROUND")
    guard case .found(let planned) = try await plan(many.festival) else {
      Issue.record("no programme")
      return
    }
    let session = planned.programme.sessions.first { $0.id == "S1" }
    #expect(session?.venue == "UPSTAIRS")
    #expect(session?.attendees == ["X.H"])
    #expect(planned.report.score.hard[.hc33] == 0)
    // The absence is charged as any other.
    #expect(planned.report.score.soft[.sc13] == .whole(1))
  }

  @Test func `where no room of a session is reached without steps, that is said before any search`()
    throws
  {
    let festival = house.outlet("M1")
      .session("S1", units: ["X.H", "X.S"], venues: ["UPSTAIRS"], windows: ["09:00-12:00"])
      .festival

    let impossible = FestivalCompiler.compile(festival).impossibilities

    #expect(impossible.map(\.rule) == [.hc33])
    #expect(
      impossible.map(\.message.en)
        == ["S1: X.S needs a way without steps, and there is none to UPSTAIRS"])
    #expect(impossible.map(\.message.zh) == ["S1：UPSTAIRS没有无障碍通道，而 X.S 需要"])
  }

  @Test func `random houses: what is found breaks nothing, and plan and check count alike`()
    async throws
  {
    var found = 0
    var narrowed = 0
    for seed in UInt64(1)...40 {
      var random = RandomSource(seed: seed)
      var tiny = TinyFestival().place("A").place("B").travel("A", "B", 15).outlet("M1")
      for number in 1...4 {
        let features: [[String: Int]] = [[:], ["step_free": 0], ["step_free": 1]]
        tiny = tiny.venue(
          Venue.ID("V\(number)"), at: number < 3 ? "A" : "B", theatre: 5 + random.below(20),
          features: features[random.below(3)].merging(["interview_booths": 1]) { $1 })
      }
      let units = (1...5).map { AttendanceUnit.ID("P\($0).S") }
      for unit in units {
        tiny = tiny.unit(unit, size: 1 + random.below(4), needsStepFree: random.below(3) == 0)
      }
      for number in 1...4 {
        let id = Session.ID("S\(number)")
        let (required, others) = (units.filter { _ in random.below(3) == 0 }, units)
        tiny = tiny.session(
          id, 30, units: required,
          optional: others.filter { !required.contains($0) && random.below(3) == 0 },
          windows: ["09:00-12:00", "14:00-16:00"])
        if random.below(2) == 0 {
          let selector = try Selector("standing=group", keys: Festival.unitKeys)
          tiny = tiny.opening(
            Opening.ID("O\(number)"), of: id, selector, min: random.below(2), max: 2)
        }
      }
      tiny = tiny.interview("IV1", of: units[random.below(5)], by: "M1")
      let festival = tiny.festival
      guard case .found(let planned) = try await plan(festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
      let needing = Set(festival.units.filter(\.needsStepFree).map(\.id))
      for session in planned.programme.sessions
      where festival.statesStepFree && !needing.isDisjoint(with: session.attendees ?? []) {
        narrowed += 1
        #expect(festival.venue(session.venue).isStepFree, "seed \(seed)")
      }
    }
    #expect(found > 12)
    #expect(narrowed > 10)
  }
}
