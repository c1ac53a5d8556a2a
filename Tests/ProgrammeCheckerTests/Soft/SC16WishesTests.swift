// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC16WishesTests {
  @Test(arguments: [("09:00", "0"), ("09:30", "3")] as [(LocalTime, String)])
  func `a start that is not as wished costs the rule's weight`(start: LocalTime, expected: String) {
    let tiny = town.session("S1").wish("W1", .preferred, .start(["09:00-09:30"]), of: "S1")

    #expect(points(.sc16, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test func `a wish may have a weight of its own`() {
    let tiny = town.session("S1")
      .wish("W1", .preferred, .venue(["A1"]), of: "S1", weight: .whole(7))

    #expect(points(.sc16, tiny) { $0.hold("S1", "09:00", in: "A2") } == "7")
  }

  @Test func `each person who is missing counts`() {
    let tiny = town.unit("X.H").unit("Y.H").session("S1", optional: ["X.H", "Y.H"])
      .wish("W1", .preferred, .units(["X.H", "Y.H"]), of: "S1")

    #expect(points(.sc16, tiny) { $0.hold("S1", "09:00", in: "A1", attendees: ["X.H"]) } == "3")
    #expect(points(.sc16, tiny) { $0.hold("S1", "09:00", in: "A1", attendees: []) } == "6")
  }

  @Test func `a pin is no wish`() {
    let tiny = town.session("S1").wish("W1", .pinned, .venue(["A1"]), of: "S1")

    #expect(points(.sc16, tiny) { $0.hold("S1", "09:00", in: "A2") } == "0")
  }
}
