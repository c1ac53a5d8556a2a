// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Changes
import ProgrammeChecker
import Testing

/// Plans for the rain that the tables state.
@Suite struct WetPlanTests {
  private let town = TinyFestival().place("A").place("B").travel("A", "B", 20)
    .venue("LAWN", at: "A").venue("TENT", at: "A").venue("HALL", at: "B").unit("X.H")
    .unit("X.G", size: 9)

  private func rained(
    _ wet: [Session.WetPlan], windows: [TimeSpan] = ["09:00-12:00"]
  ) throws -> Session? {
    var parts = town.session("S1", 60, units: ["X.H", "X.G"], windows: windows).festival.parts
    parts.sessions[0].venues = ["LAWN"]
    parts.sessions[0].wet = wet
    for index in parts.venues.indices where parts.venues[index].id == "LAWN" {
      parts.venues[index].isOutdoor = true
      parts.venues[index].wetAlternative = "TENT"
    }
    let festival = Festival(parts)
    let reading = ChangeReader.read("wet 2018-03-26", called: "rain", for: festival)
    return festival.applying(try #require(reading.change)).sessions.first
  }

  @Test func `without a plan of its own the venue's alternative counts`() throws {
    #expect(try rained([])?.venues == ["LAWN", "TENT"])
  }

  @Test func `a plan of its own comes instead, with every venue in it`() throws {
    #expect(try rained([.move("HALL")])?.venues == ["LAWN", "HALL"])
    #expect(
      try rained([.move("HALL"), .move("TENT"), .cancel])?.venues == ["LAWN", "HALL", "TENT"])
  }

  @Test func `at a symbolic session groups are invited only`() throws {
    let symbolic = try rained([.symbolic("HALL")])
    let whole = try rained([.move("HALL"), .symbolic("TENT")])

    #expect(symbolic?.required == ["X.H"])
    #expect(symbolic?.optional == ["X.G"])
    #expect(whole?.required == ["X.H", "X.G"])
  }

  @Test func `what can only be cancelled is, unless another day is left`() throws {
    #expect(try rained([.cancel]) == nil)
    #expect(try rained([.cancel], windows: ["09:00-12:00", "1 09:00-12:00"])?.venues == ["LAWN"])
    #expect(try rained([.cancel], windows: ["1 09:00-12:00"])?.venues == ["LAWN"])
  }

  /// The collective meeting and its photograph move with the opening, the planting is held in the conference hall, and
  /// there is no walk: four rooms change and no start.
  @Test func `the reference week's Wednesday goes under roofs without another start`()
    async throws
  {
    let plans = [
      "S25": "HBN-B3", "S26": "HBN-B3", "S27": "HBN-BALL", "S28": "HBN-R200", "S29": "cancel",
    ]
    let copy = try EventFolderCopy()
    try copy.edit("sessions") { rows in
      rows[0].append("wet")
      for y in rows.indices.dropFirst() { rows[y].append(plans[rows[y][0]] ?? "") }
    }
    let dry = try festival(in: copy.folder)
    let rain = try #require(
      ChangeReader.read("wet 2018-03-28", called: "rain", for: dry).change)
    let wet = dry.applying(rain)

    let result = try await Replanner.replan(
      wet, Replanner.Request(base: try witnessProgramme(of: dry)))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(ProgrammeChecker.check(replanned.programme, of: wet).score.hardTotal == 0)
    let moves = replanned.difference.moves
    #expect(
      moves.map { "\($0.name) \($0.newVenue)" } == [
        "S25 COLL HBN-B3", "S26 PHOTO HBN-B3", "S27 OPEN HBN-BALL", "S28 PLANT HBN-R200",
      ])
    let held = Dictionary(
      uniqueKeysWithValues: replanned.programme.sessions.map { ($0.id, $0.start) })
    for session in try witnessProgramme(of: dry).sessions {
      #expect(held[session.id] == (session.id == "S29" ? nil : session.start), "\(session.id)")
    }
  }
}
