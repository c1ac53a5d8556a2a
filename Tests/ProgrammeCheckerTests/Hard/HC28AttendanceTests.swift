// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC28AttendanceTests {
  let tiny = town.party("X", type: "consulate").unit("X.H").unit("X.S", size: 3)
    .party("Y", type: "consulate").unit("Y.H").unit("Y.S", size: 3).unit("Z.H")
    .session("S1", units: ["Z.H"], optional: ["X.S"])

  private func count(_ tiny: TinyFestival, _ attendees: [AttendanceUnit.ID]) -> Int? {
    breaches(.hc28, tiny) { $0.hold("S1", "09:00", in: "A1", attendees: attendees) }
  }

  private func heads() throws -> Selector {
    try Selector("party_type=consulate; standing=head", keys: ["party_type", "standing"])
  }

  @Test func `the required attend and nobody else uninvited`() {
    #expect(count(tiny, ["Z.H"]) == 0)
    #expect(count(tiny, ["Z.H", "X.S"]) == 0)
    #expect(count(tiny, ["X.S"]) == 1)
    #expect(count(tiny, ["Z.H", "Y.S"]) == 1)
  }

  @Test func `openings are filled`() throws {
    let opening = tiny.opening("O1", of: "S1", try heads(), min: 1, max: 1)

    #expect(count(opening, ["Z.H", "X.H"]) == 0)
    #expect(count(opening, ["Z.H"]) == 1)
    #expect(count(opening, ["Z.H", "X.H", "Y.H"]) == 1)
    #expect(count(opening, ["Z.H", "X.H", "Y.S"]) == 1)
  }

  @Test func `openings may count by party`() throws {
    let consulates = try Selector("party_type=consulate", keys: ["party_type"])
    let opening = tiny.opening("O1", of: "S1", consulates, min: 1, max: 1, perParty: true)

    #expect(count(opening, ["Z.H", "X.H", "Y.S"]) == 0)
    #expect(count(opening, ["Z.H", "Y.H", "Y.S"]) == 2)
  }

  @Test func `openings may limit persons`() {
    let opening = tiny.opening("O1", of: "S1", .all, maxPersons: 4)

    #expect(count(opening, ["Z.H", "X.H", "Y.S"]) == 0)
    #expect(count(opening, ["Z.H", "X.H", "Y.S", "Y.H"]) == 1)
  }

  @Test func `without attendees nothing is judged`() {
    #expect(breaches(.hc28, tiny) { $0.hold("S1", "09:00", in: "A1") } == nil)
  }
}
