// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC12ParityTests {
  @Test(
    arguments: [("courtesy", 40, 0), ("courtesy", 41, 1), ("meeting", 60, 0)]
      as [(SessionType.ID, Int, Int)]
  )
  func `ranks differ by at most one`(type: SessionType.ID, grade: Int, expected: Int) {
    let tiny = town.unit("X.H", grade: grade).party("CTY", side: .host).unit("CTY.L1", grade: 30)
      .session("S1", type: type, units: ["X.H"], hosts: ["CTY.L1"])

    #expect(breaches(.hc12, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }

  @Test func `without graded hosts the best of the host side receives`() {
    let tiny = town.unit("X.H", grade: 50).unit("X.S").party("BUR", side: .host)
      .unit("BUR.A", grade: 35).unit("BUR.B", grade: 45)
      .session("S1", type: "working", units: ["X.H", "X.S", "BUR.A", "BUR.B"])

    #expect(breaches(.hc12, tiny) { $0.hold("S1", "09:00", in: "A1") } == 1)
  }

  @Test func `without a graded guest nothing is compared`() {
    let tiny = town.unit("X.H").party("CTY", side: .host).unit("CTY.L1", grade: 30)
      .session("S1", type: "courtesy", units: ["X.H"], hosts: ["CTY.L1"])

    #expect(breaches(.hc12, tiny) { $0.hold("S1", "09:00", in: "A1") } == 0)
  }
}
