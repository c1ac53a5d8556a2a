// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
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
}
