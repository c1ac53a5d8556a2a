// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC10NamedOutletsTests {
  let tiny = town.outlet("M1", isNamed: true).outlet("M2").session("S1")

  @Test(arguments: [("pool", "0"), ("press", "5")] as [(String, String)])
  func `a named outlet has a real slot`(kind: String, expected: String) {
    let stated = tiny.slot("MS1", of: "S1", kind: kind)
    let assumed = tiny.slot("MS1", of: "S1", kind: kind, must: [.outlet("M1")])

    #expect(
      points(.sc10, stated) { $0.hold("S1", "09:00", in: "A1").slot("MS1", ["M1-1"]) }
        == expected
    )
    #expect(points(.sc10, assumed) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }
}
