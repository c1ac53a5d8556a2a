// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct SC31RelationsTests {
  @Test func `each breach costs the relation's weight`() {
    let tiny = town.session("S1").session("S2").session("S3")
      .relation("R1", .otherDay, ["S1", "S2", "S3"], weight: Points(rawValue: 15_000))
      .relation("R2", .otherVenue, ["S1", "S2"], weight: .whole(4))

    #expect(
      points(.sc31, tiny) {
        $0.hold("S1", "09:00", in: "A1").hold("S2", "10:00", in: "A1").hold("S3", "11:00", in: "A1")
      } == "11.5")
    #expect(
      points(.sc31, tiny) {
        $0.hold("S1", "09:00", in: "A1").hold("S2", "1 10:00", in: "A2")
          .hold("S3", "2 11:00", in: "A1")
      } == "0")
    #expect(breaches(.hc31, tiny) { $0.hold("S1", "09:00", in: "A1") } == nil)
  }
}
