// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC12LateFinishTests {
  @Test(
    arguments: [("21:00", "0"), ("21:15", "5"), ("21:03", "1"), ("23:45", "55")]
      as [(LocalTime, String)]
  )
  func `evenings end in time`(start: LocalTime, expected: String) {
    let tiny = town.session("S1")

    #expect(points(.sc12, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("23:45", "55"), ("1 01:00", "80")] as [(LocalTime, String)])
  func `a night is late where it belongs to the day before`(start: LocalTime, expected: String) {
    var tiny = town.session("S1")
    tiny.parts.dayEnd = 300

    #expect(points(.sc12, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
