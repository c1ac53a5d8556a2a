// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC26ClearanceTests {
  let lateClearance = Guest.Clearance(isGranted: true, from: CivilDate("2018-03-27"))

  @Test(arguments: [("09:00", 1), ("1 09:00", 0)] as [(LocalTime, Int)])
  func `guests are cleared on the day`(start: LocalTime, expected: Int) {
    let tiny = town.unit("X.H").guest("G1", of: "X.H").guest(
      "G2",
      of: "X.H",
      clearance: lateClearance
    )
    .guest("G3", of: "X.H", clearance: lateClearance).session("S1", units: ["X.H"])

    #expect(breaches(.hc26, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("09:00", 2), ("1 09:00", 0)] as [(LocalTime, Int)])
  func `journalists are cleared on the day`(start: LocalTime, expected: Int) {
    let tiny = town.unit("X.H").outlet("M1", clearance: lateClearance).session("S1")
      .slot("MS1", of: "S1").interview("IV1", of: "X.H", by: "M1")

    let count = breaches(.hc26, tiny) {
      $0.hold("S1", start, in: "A1").slot("MS1", ["M1-1"])
        .interview("IV1", start + 60, in: "A1", journalists: ["M1-1"])
    }

    #expect(count == expected)
  }
}
