// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC02HolidaysTests {
  @Test(arguments: [("09:00", "0"), ("1 09:00", "30")] as [(LocalTime, String)])
  func `parties rest on their holidays`(start: LocalTime, expected: String) {
    let tiny = town.holiday("DK", "2018-03-27").party("D", country: "DK").unit("D.H").unit("D.S")
      .party("M", country: "JP/DK").unit("M.H").party("J", country: "JP").unit("J.H")
      .session("S1", units: ["D.H", "D.S", "M.H", "J.H"])

    #expect(points(.sc02, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
