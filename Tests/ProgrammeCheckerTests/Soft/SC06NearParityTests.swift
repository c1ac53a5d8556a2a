// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC06NearParityTests {
  @Test(arguments: [(35, "0"), (36, "4")] as [(Int, String)])
  func `ranks are as near as can be`(grade: Int, expected: String) {
    let tiny = town.unit("X.H", grade: grade).party("CTY", side: .host).unit("CTY.L1", grade: 30)
      .session("S1", type: "talks", units: ["X.H"], hosts: ["CTY.L1"])

    #expect(points(.sc06, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }
}
