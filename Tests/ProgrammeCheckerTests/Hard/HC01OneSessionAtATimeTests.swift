// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC01OneSessionAtATimeTests {
  let tiny = town.unit("X.H").session("S1", 30, units: ["X.H"]).session("S2", 30, units: ["X.H"])

  @Test(arguments: [("09:00", 1), ("09:29", 1), ("09:30", 0)] as [(LocalTime, Int)])
  func `a unit is in one session at a time`(start: LocalTime, expected: Int) {
    #expect(
      breaches(.hc01, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A2") }
        == expected
    )
  }

  @Test func `every overlapping pair counts`() {
    let three = tiny.session("S3", 90, units: ["X.H"])

    let count = breaches(.hc01, three) {
      $0.hold("S3", "09:00", in: "B1").hold("S1", "09:00", in: "A1").hold("S2", "09:45", in: "A2")
    }

    #expect(count == 2)
  }

  @Test(arguments: [("09:14", 1), ("09:15", 0)] as [(LocalTime, Int)])
  func `an interview binds its subject until its buffer ends`(start: LocalTime, expected: Int) {
    let press = town.unit("X.H").session("S1", units: ["X.H"]).outlet("M1")
      .interview("IV1", of: "X.H", by: "M1", 10, buffer: 5)

    #expect(
      breaches(.hc01, press) { $0.interview("IV1", "09:00", in: "A1").hold("S1", start, in: "A2") }
        == expected
    )
  }

  @Test func `a session listed twice is reported and does no harm`() {
    let count = breaches(.hc01, tiny) {
      $0.hold("S1", "09:00", in: "A1").hold("S1", "09:00", in: "A1", until: "08:00")
    }

    #expect(count == 0)
  }
}
