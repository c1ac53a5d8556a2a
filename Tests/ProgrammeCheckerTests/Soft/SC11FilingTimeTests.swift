// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC11FilingTimeTests {
  @Test(arguments: [("17:45", "0"), ("17:50", "2")] as [(LocalTime, String)])
  func `slots end in time for filing`(start: LocalTime, expected: String) {
    let tiny = town.session("S1").slot("MS1", of: "S1", offset: 5, 10)

    #expect(points(.sc11, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
