// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on wishes after every search, or the planner throws.
@Suite struct WishesTests {
  private let tiny = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
    .unit("X.H").unit("Y.H").unit("Z.H").interpreter("E1", "EN").interpreter("E2", "EN")

  private func plan(_ tiny: TinyFestival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(
      tiny.festival, limits: Limits(iterations: 3000, threads: 1))
  }

  private func placed(_ tiny: TinyFestival) async throws -> Programme.PlacedSession? {
    guard case .found(let planned) = try await plan(tiny) else { return nil }
    return planned.programme.sessions.first
  }

  private func refusal(_ tiny: TinyFestival) async throws -> [RuleID] {
    guard case .impossible(let reasons) = try await plan(tiny) else { return [] }
    return reasons.map(\.rule)
  }

  @Test func `pins hold`() async throws {
    let festival = tiny.session("S1", optional: ["X.H", "Y.H"], needs: ["EN:CI"])
      .wish("W1", .pinned, .start(["2 10:00-10:01"]), of: "S1")
      .wish("W2", .pinned, .venue(["A2"]), of: "S1")
      .wish("W3", .pinned, .units(["Y.H"]), of: "S1")
      .wish("W4", .forbidden, .units(["X.H"]), of: "S1")
      .wish("W5", .forbidden, .interpreters(["E1"]), of: "S1")

    let session = try #require(try await placed(festival))

    #expect(session.start == "2 10:00")
    #expect(session.venue == "A2")
    #expect(session.attendees == ["Y.H"])
    #expect(session.interpreters?.flatMap(\.ids) == ["E2"])
  }

  @Test func `wishes are met when nothing stands against them`() async throws {
    let festival = tiny.session("S1", optional: ["X.H"], needs: ["EN:CI"])
      .wish("W1", .preferred, .start(["3 11:00-11:30"]), of: "S1")
      .wish("W2", .preferred, .venue(["A2"]), of: "S1")
      .wish("W3", .preferred, .interpreters(["E2"]), of: "S1")
      .wish("W4", .preferred, .units(["Z.H"]), of: "S1")

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    let session = planned.programme.sessions[0]
    #expect(session.start.day == 3)
    #expect(session.venue == "A2")
    #expect(session.interpreters?.flatMap(\.ids) == ["E2"])
    // Z.H is not invited: three points that nothing can save.
    #expect(planned.report.score.soft[.sc16]?.description == "3")
  }

  @Test func `a pin that breaks a hard rule is refused with that rule`() async throws {
    let windows = tiny.session("S1", windows: ["09:00-12:00"])
    #expect(
      try await refusal(windows.wish("W1", .pinned, .start(["14:00-14:01"]), of: "S1")) == [.hc06])

    let rooms = tiny.session("S1", venues: ["A1"])
    #expect(try await refusal(rooms.wish("W1", .pinned, .venue(["A2"]), of: "S1")) == [.hc05])

    let away = tiny.unit("V.H", available: ["09:00-10:00"]).session("S1", units: ["V.H"])
    #expect(
      try await refusal(away.wish("W1", .pinned, .start(["14:00-14:01"]), of: "S1")) == [.hc07])

    let people = tiny.session("S1", units: ["X.H"])
    #expect(try await refusal(people.wish("W1", .pinned, .units(["Y.H"]), of: "S1")) == [.hc28])
    #expect(try await refusal(people.wish("W1", .forbidden, .units(["X.H"]), of: "S1")) == [.hc28])

    let staff = tiny.interpreter("J1", "JA").session("S1", needs: ["EN:CI"])
    #expect(
      try await refusal(staff.wish("W1", .pinned, .interpreters(["J1"]), of: "S1")) == [.hc13])
  }
}
