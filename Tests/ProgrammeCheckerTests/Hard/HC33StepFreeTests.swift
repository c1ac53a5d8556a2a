// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC33StepFreeTests {
  /// A room with a lift, one whose lift stands still, and one of which nothing is said.
  private var house: TinyFestival {
    TinyFestival().place("A").venue("LIFT", at: "A", features: ["step_free": 1])
      .venue("STILL", at: "A", features: ["step_free": 0]).venue("STAIRS", at: "A")
      .unit("X.H").unit("X.S", needsStepFree: true)
  }

  @Test(arguments: [("LIFT", 0), ("STILL", 1), ("STAIRS", 1)] as [(Venue.ID, Int)])
  func `who needs a way without steps is where there is one`(venue: Venue.ID, expected: Int) {
    let tiny = house.outlet("M1").session("S1", units: ["X.S", "X.H"])
      .interview("IV1", of: "X.S", by: "M1")

    #expect(breaches(.hc33, tiny) { $0.hold("S1", "09:00", in: venue) } == expected)
    #expect(breaches(.hc33, tiny) { $0.interview("IV1", "09:00", in: venue) } == expected)
  }

  @Test func `only who attends counts, and each session once`() {
    let tiny = house.unit("Y.S", needsStepFree: true)
      .session("S1", units: ["X.H"], optional: ["X.S", "Y.S"])

    #expect(
      breaches(.hc33, tiny) { $0.hold("S1", "09:00", in: "STAIRS", attendees: ["X.H"]) } == 0)
    #expect(
      breaches(.hc33, tiny) {
        $0.hold("S1", "09:00", in: "STAIRS", attendees: ["X.H", "X.S", "Y.S"])
      } == 1)
  }

  @Test func `where no venue says anything nothing is asked`() {
    let tiny = town.unit("X.S", needsStepFree: true).session("S1", units: ["X.S"])

    #expect(breaches(.hc33, tiny) { $0.hold("S1", "09:00", in: "A1") } == nil)
  }
}
