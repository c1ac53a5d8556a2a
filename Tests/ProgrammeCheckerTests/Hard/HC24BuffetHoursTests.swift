// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC24BuffetHoursTests {
  @Test(
    arguments: [
      ("buffet", "11:55", 1), ("buffet", "12:00", 0), ("buffet", "13:00", 0),
      ("buffet", "13:05", 1), ("buffet", "18:30", 0), ("banquet", "15:00", 0),
    ] as [(SessionType.ID, LocalTime, Int)]
  )
  func `buffets are held at meal times`(type: SessionType.ID, start: LocalTime, expected: Int) {
    let tiny = town.session("S1", 60, type: type)

    #expect(breaches(.hc24, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
