// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC27MatchmakingTests {
  typealias Place = (TinyProgramme) -> TinyProgramme

  private func count(
    free: Int = 0,
    atOnce: Int = 4,
    _ meetings: (TinyProgramme) -> TinyProgramme
  ) -> Int? {
    let tiny = town.unit("X.H").session("S1", 60).matchmaking(
      "S1",
      slots: 3,
      tables: 2,
      atOnce: atOnce,
      free: free,
      firms: ["a", "b", "c"],
      of: "X.H",
      requests: [("a", "b"), ("a", "c")]
    )
    return breaches(.hc27, tiny) { meetings($0.hold("S1", "09:00", in: "A1")) }
  }

  @Test func `every request is met once`() {
    #expect(count { $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:20") } == 0)
    #expect(count { $0.meeting("S1", "a", "b", "09:00") } == 1)
    #expect(
      count {
        $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:20")
          .meeting("S1", "b", "c", "09:40")
      } == 1
    )
  }

  @Test func `meetings lie in slots and at tables`() {
    #expect(count { $0.meeting("S1", "a", "b", "09:05").meeting("S1", "c", "a", "09:40") } == 1)
    #expect(count { $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "10:00") } == 1)
    #expect(
      count {
        $0.meeting("S1", "a", "b", "09:00", table: 0).meeting("S1", "c", "a", "09:20", table: 3)
      } == 2
    )
  }

  @Test func `a firm has one meeting at a time`() {
    #expect(
      count { $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:00", table: 2) }
        == 1
    )
  }

  @Test func `a table has one meeting at a time`() {
    #expect(count { $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:00") } == 2)
  }

  @Test func `firms keep slots free`() {
    let plan: Place = { $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:20") }

    #expect(count(free: 1, plan) == 0)
    #expect(count(free: 2, plan) == 1)
  }

  @Test func `not too many tables are in use at once`() {
    let plan: Place = {
      $0.meeting("S1", "a", "b", "09:00").meeting("S1", "c", "a", "09:00", table: 2)
    }

    #expect(count(atOnce: 1, plan) == 2)
  }
}
