// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC13AbsenceTests {
  let tiny = town.holiday("DK", "2018-03-27").unit("X.H").unit("X.S").party("D", country: "DK")
    .unit("D.H").session("S1", optional: ["X.H", "X.S", "D.H"])

  @Test func `the invited attend, heads above all`() {
    func cost(_ attendees: [AttendanceUnit.ID]?, _ start: LocalTime = "09:00") -> String? {
      points(.sc13, tiny) { $0.hold("S1", start, in: "A1", attendees: attendees) }
    }

    #expect(cost(["X.H", "X.S", "D.H"]) == "0")
    #expect(cost(["X.H", "D.H"]) == "1")
    #expect(cost(["X.S", "D.H"]) == "2")
    #expect(cost(["X.H", "X.S"]) == "2")
    #expect(cost(["X.H", "X.S"], "1 09:00") == "0")
    #expect(cost(nil) == nil)
  }
}
