// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plans for the rain as a part of planning and re-planning.
@Suite struct WetPlannerTests {
  /// A lawn with halls beside it and one twenty minutes away; the opening is pinned to nine o'clock.
  private let park = TinyFestival().place("A").place("B").travel("A", "B", 20)
    .venue("HALL", at: "A").venue("ROOM", at: "A", theatre: 10).venue("FAR", at: "B")
    .lawn("LAWN", at: "A").unit("X.H").unit("X.G", size: 9)
    .session(
      "S1", 60, units: ["X.H", "X.G"], venues: ["LAWN"], windows: ["09:00-12:00"], pinned: "09:00")

  private static let limits = Limits(iterations: 3_000, threads: 1, seed: 1)

  private func result(_ tiny: TinyFestival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(tiny.festival, limits: Self.limits)
  }

  private func planned(_ tiny: TinyFestival) async throws -> Programme {
    guard case .found(let planned) = try await result(tiny) else {
      throw EventFolderProblem(description: "no programme")
    }
    #expect(planned.report.score.hard[.hc23] ?? 0 == 0)
    return planned.programme
  }

  /// Such as `S1 move HALL 09:00`.
  private func words(_ programme: Programme, day: Int = 0) -> [String]? {
    programme.wet?.first { $0.day == day }?.entries.map { entry in
      let start = entry.start.map { "\($0.timeOfDay.rawValue / 60):\($0.timeOfDay.rawValue % 60)" }
      return [
        entry.session.rawValue, entry.plan.kind.rawValue, entry.plan.venue?.rawValue, start,
      ].compactMap(\.self).joined(separator: " ")
    }
  }

  // MARK: Which plan

  @Test func `without plans in the tables nothing is planned for the rain`() async throws {
    #expect(try await planned(park).wet == nil)
  }

  @Test func `the first plan that holds is taken`() async throws {
    let room = park.inRain("S1", .move("ROOM"), .move("HALL"))
    let crowd = room.changing("S1") { $0.extraHeadcount = 1 }

    #expect(words(try await planned(room)) == ["S1 move ROOM 9:0"])
    #expect(words(try await planned(crowd)) == ["S1 move HALL 9:0"])
  }

  @Test func `the dry programme is the same with plans for the rain and without`() async throws {
    let tiny = park.session("S2", 60, units: ["X.H"], windows: ["08:00-18:00"])
      .session("S3", 45, units: ["X.G"], windows: ["08:00-18:00"])

    let without = try await planned(tiny)
    var with = try await planned(tiny.inRain("S1", .move("FAR"), .move("HALL")))

    with.wet = nil
    #expect(with.sessions == without.sessions)
  }

  @Test func `a far hall is not taken where it makes somebody late`() async throws {
    let tiny = park.inRain("S1", .move("FAR"), .move("ROOM"))
      .session("S2", 30, units: ["X.H"], venues: ["HALL"], pinned: "10:15")

    #expect(words(try await planned(tiny)) == ["S1 move ROOM 9:0"])
  }

  @Test func `a start changes only where no venue is enough, and to the nearest one`() async throws
  {
    let tiny = park.changing("S1") { $0.pinned = nil }
      .changing("S1") { $0.windows = ["09:00-10:00"] }
      .wish("W1", .preferred, .start(["09:00-09:01"]), of: "S1")
      .session("S2", 30, units: ["X.G"], venues: ["ROOM"], pinned: "08:15")

    // Twenty minutes and the margin of five from a quarter to nine.
    #expect(words(try await planned(tiny.inRain("S1", .move("FAR")))) == ["S1 move FAR 9:10"])
    #expect(
      words(try await planned(tiny.inRain("S1", .move("FAR"), .move("HALL"))))
        == ["S1 move HALL 9:0"])
  }

  @Test func `symbolic and cancelled where the tables say so and nothing else holds`() async throws
  {
    let symbolic = park.changing("S1") { $0.extraHeadcount = 8 }
      .inRain("S1", .move("ROOM"), .symbolic("ROOM"))
    let cancelled = park.changing("S1") { $0.extraHeadcount = 20 }
      .inRain("S1", .symbolic("ROOM"), .cancel)

    let programme = try await planned(symbolic)
    #expect(words(programme) == ["S1 symbolic ROOM 9:0"])
    let wet = programme.inRain(on: [0], of: symbolic.festival)
    #expect(wet.sessions.first?.attendees == ["X.H"])
    #expect(words(try await planned(cancelled)) == ["S1 cancel"])
  }

  @Test func `what is under a roof stays unless it has to go along`() async throws {
    let chain = [Session.Precedence(predecessor: "S1", minGap: 0, maxGap: 10)]
    let tiny = park.changing("S1") { $0.chain = "C" }
      .session("S2", 30, units: ["X.H"], venues: ["HALL"], after: chain, chain: "C")
      .inRain("S2", .move("FAR"))

    // In the hall beside it follows in ten minutes; from the far hall nobody is back by then.
    let near = try await planned(tiny.inRain("S1", .move("ROOM")))
    let far = try await planned(tiny.inRain("S1", .move("FAR")))

    #expect(words(near) == ["S1 move ROOM 9:0"])
    #expect(
      words(far)?.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
        "S1 move FAR", "S2 move FAR",
      ])
  }

  @Test func `a venue without the riser is passed over`() async throws {
    let tiny = park.features("HALL", ["press_riser": 8]).features("LAWN", ["press_riser": 8])
      .slot("M1", of: "S1", kind: "riser", capacity: 8).inRain("S1", .move("ROOM"), .move("HALL"))

    #expect(words(try await planned(tiny)) == ["S1 move HALL 9:0"])
  }

  @Test func `an outdoor session without a plan of its own goes to its venue's alternative`()
    async throws
  {
    let tiny = park.lawn("GREEN", at: "A", wet: "ROOM")
      .session("S2", 30, venues: ["GREEN"], pinned: "15:00").inRain("S1", .move("HALL"))

    #expect(
      words(try await planned(tiny)) == ["S1 move HALL 9:0", "S2 move ROOM 15:0"])
  }

  // MARK: Rooms

  @Test func `who is in the way moves, and the room is held`() async throws {
    // The hall is the first choice of eight others, each of which would rather be early.
    var tiny = park.inRain("S1", .move("HALL"))
    for number in 2...5 {
      tiny = tiny.session(
        Session.ID("S\(number)"), 60, venues: ["HALL"], windows: ["08:00-18:00"])
    }

    let programme = try await planned(tiny)

    #expect(words(programme) == ["S1 move HALL 9:0"])
    for session in programme.sessions where session.venue == "HALL" {
      #expect(session.start >= "10:15", "\(session)")
    }
  }

  @Test func `a room that is taken by what cannot move is said, with both names`() async throws {
    let tiny = park.inRain("S1", .move("HALL"))
      .session("S2", 60, venues: ["HALL"], pinned: "09:30")

    guard case .notFound(let best?) = try await result(tiny) else {
      Issue.record("found")
      return
    }

    let reasons = best.report.violations.filter { $0.rule == .hc23 }
    #expect(reasons.contains { $0.sessions == ["S1", "S2"] && $0.message.en.contains("held") })
    #expect(reasons.allSatisfy { !$0.message.zh.isEmpty })
  }

  @Test func `an outdoor session without any plan is said`() async throws {
    let tiny = park.inRain("S1", .move("HALL"))
      .session("S2", 30, venues: ["LAWN"], pinned: "15:00")

    guard case .notFound(let best?) = try await result(tiny) else {
      Issue.record("found")
      return
    }

    let reasons = best.report.violations.filter { $0.rule == .hc23 }
    #expect(reasons.map(\.sessions) == [["S2"]])
    #expect(reasons[0].message.en.hasSuffix("is outdoors and has no plan for the rain"))
  }

  // MARK: Re-planning and trips

  @Test func `a re-plan plans the rain anew, and leaves rooms to it`() async throws {
    let tiny = park.inRain("S1", .move("HALL"), .move("ROOM"))
      .session("S2", 60, venues: ["HALL", "FAR"], windows: ["08:00-18:00"])
    let base = try await planned(tiny)
    let closed = tiny.venue("NEW", at: "B").changing("S2") { $0.pinned = "09:00" }

    let result = try await Replanner.replan(closed.festival, Replanner.Request(base: base))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(replanned.report.score.hard[.hc23] == 0)
    #expect(replanned.programme.wet?.first?.entries.map(\.session) == ["S1"])
  }

  @Test func `rain goes on through a re-plan, and the programme without it is kept`() async throws {
    let tiny = park.inRain("S1", .move("HALL"))
      .session("S2", 60, venues: ["ROOM", "FAR"], windows: ["14:00-18:00"])
    let dry = try await planned(tiny)
    let wet = try WeatherSwitch.programme(dry, inRainOn: [0], of: tiny.festival).programme
    let changed = tiny.changing("S2") { $0.pinned = "16:00" }

    let result = try await Replanner.replan(changed.festival, Replanner.Request(base: wet))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    let sessions = replanned.programme.sessions
    #expect(sessions.first { $0.id == "S1" }?.venue == "HALL")
    #expect(sessions.first { $0.id == "S2" }?.start == "16:00")
    #expect(replanned.programme.withoutRain == dry)
  }

  @Test func `trips of a day in the rain are planned when it rains, and those of others stay`()
    async throws
  {
    let tiny = park.inRain("S1", .move("FAR")).place("HOT").travel("HOT", "A", 10)
      .travel("HOT", "B", 30).party("Y", hotel: "HOT").unit("Y.G", size: 8)
      .changing("S1") { $0.required.append("Y.G") }
      .session("S2", 60, units: ["Y.G"], venues: ["HALL"], pinned: "1 10:00")
      .vehicle("MIN", count: 2, seats: 19).planningTrips()
    let dry = try await planned(tiny)

    let (wet, report) = try WeatherSwitch.programme(dry, inRainOn: [0], of: tiny.festival)

    #expect(report.score.hardTotal == 0, "\(report.violations)")
    let (before, after) = (try #require(dry.trips), try #require(wet.trips))
    #expect(after.contains { $0.stops.last?.place == "B" })
    #expect(!before.contains { $0.stops.last?.place == "B" })
    func nextDay(_ trips: [Trip]) -> [Trip] { trips.filter { $0.departure.day == 1 } }
    #expect(nextDay(before) == nextDay(after))
    let back = try WeatherSwitch.programme(wet, inRainOn: [], of: tiny.festival).programme
    #expect(back == dry)
  }

  @Test func `without a vehicle for the rain there is no programme, and the reason says so`()
    async throws
  {
    // Ten minutes to the lawn can be driven twice before nine; half an hour to the far hall cannot.
    let tiny = TinyFestival().place("HOT").place("A").place("B").travel("HOT", "A", 5)
      .travel("HOT", "B", 60).travel("A", "B", 60)
      .lawn("LAWN", at: "A").venue("FAR", at: "B")
      .party("Y", arrival: Party.Journey(time: "08:00", place: "HOT"), hotel: "HOT")
      .unit("Y.G", size: 15).unit("Y.K", size: 15)
      .session("S1", 60, units: ["Y.G", "Y.K"], venues: ["LAWN"], pinned: "10:00")
      .inRain("S1", .move("FAR")).vehicle("MIN", count: 1, seats: 19).planningTrips()

    guard case .notFound(let best?) = try await result(tiny) else {
      Issue.record("found")
      return
    }

    let reasons = best.report.violations.filter { $0.rule == .hc23 }.map(\.message)
    #expect(reasons.first?.en.hasPrefix("in the rain on 2018-03-26, HC21: ") == true)
    #expect(reasons.contains { $0.en.contains("1 more of MIN, with drivers") })
  }
}
