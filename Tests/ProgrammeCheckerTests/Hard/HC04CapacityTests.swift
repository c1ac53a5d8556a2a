// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC04CapacityTests {
  @Test(
    arguments: [("meeting", 0, 0), ("meeting", 1, 1), ("banquet", 0, 1)]
      as [(SessionType.ID, Int, Int)]
  )
  func `persons fit the venue in the type's layout`(
    type: SessionType.ID,
    extra: Int,
    expected: Int
  ) {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", theatre: 10, seated: 9)
      .unit("X.H", size: 4).unit("X.S", size: 6)
      .session("S1", type: type, units: ["X.H", "X.S"], hosts: ["X.H"], extra: extra)

    #expect(breaches(.hc04, tiny) { $0.hold("S1", "09:00", in: "A1") } == expected)
  }

  @Test func `stated attendees count instead of the required`() {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", theatre: 5)
      .unit("X.H", size: 4).unit("X.S", size: 6).session("S1", units: ["X.H"])

    let count = breaches(.hc04, tiny) {
      $0.hold("S1", "09:00", in: "A1", attendees: ["X.H", "X.S"])
    }

    #expect(count == 1)
  }
}
