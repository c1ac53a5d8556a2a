// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC08PrecedencesTests {
  @Test(
    arguments: [("09:34", 1), ("09:35", 0), ("09:50", 0), ("09:51", 1), ("08:00", 1)]
      as [(LocalTime, Int)]
  )
  func `a session follows its predecessor in time`(start: LocalTime, expected: Int) {
    let tiny = town.session("S1", 30).session(
      "S2",
      30,
      after: [Session.Precedence(predecessor: "S1", minGap: 5, maxGap: 20)]
    )

    #expect(
      breaches(.hc08, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A2") }
        == expected
    )
  }

  @Test func `without a limit any later time will do`() {
    let tiny = town.session("S1", 30).session(
      "S2",
      30,
      after: [Session.Precedence(predecessor: "S1", minGap: 5, maxGap: nil)]
    )

    #expect(
      breaches(.hc08, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", "3 20:00", in: "A2") }
        == 0
    )
  }

  @Test func `groups and photographs are judged elsewhere`() {
    let after = [Session.Precedence(predecessor: "S1", minGap: 5, maxGap: 20)]
    let group = town.session("S1", group: "G").session("S2", after: after, group: "G")
    let photo = town.session("S1", type: "collective").session("S2", type: "photo", after: after)

    for tiny in [group, photo] {
      #expect(
        breaches(.hc08, tiny) { $0.hold("S1", "09:00", in: "A1").hold("S2", "12:00", in: "A1") }
          == 0
      )
    }
  }
}
