// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC14OtherOutletsTests {
  let tiny = town.outlet("M1", isNamed: true).outlet("M2").outlet("M3").session("S1")
    .slot("MS1", of: "S1").slot("MS2", of: "S1", kind: "briefing", must: [.all])

  @Test func `every outlet has a slot`() {
    let charged = points(.sc14, tiny) {
      $0.hold("S1", "09:00", in: "A1").slot("MS1", ["M2-1"])
        .slot("MS2", ["M1-1", "M2-1", "M3-1"])
    }

    #expect(charged == "1")
    #expect(points(.sc14, tiny) { $0.hold("S1", "09:00", in: "A1") } == nil)
  }
}
