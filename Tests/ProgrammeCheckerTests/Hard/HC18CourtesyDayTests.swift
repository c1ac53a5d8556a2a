// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC18CourtesyDayTests {
  @Test(
    arguments: [("18:00", 1), ("1 18:00", 0), ("2 09:00", 0), ("3 09:00", 1)]
      as [(LocalTime, Int)]
  )
  func `a courtesy call is soon after arrival`(start: LocalTime, expected: Int) {
    let tiny = town.party("X", arrival: Party.Journey(time: "1 15:00", place: "A"))
      .unit("X.H", grade: 40).session("S1", type: "courtesy", units: ["X.H"])

    #expect(breaches(.hc18, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test func `local guests are received on any day`() {
    let tiny = town.unit("X.H", grade: 40).session("S1", type: "courtesy", units: ["X.H"])

    #expect(breaches(.hc18, tiny) { $0.hold("S1", "4 09:00", in: "A1") } == 0)
  }
}
