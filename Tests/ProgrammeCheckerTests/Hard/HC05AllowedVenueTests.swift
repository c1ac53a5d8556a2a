// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC05AllowedVenueTests {
  @Test(arguments: [("A1", 0), ("B1", 1)] as [(Venue.ID, Int)])
  func `the venue is a candidate`(venue: Venue.ID, expected: Int) {
    let tiny = town.unit("X.H").outlet("M1").session("S1", venues: ["A1", "A2"])
      .interview("IV1", of: "X.H", by: "M1", venues: ["A1"])

    #expect(breaches(.hc05, tiny) { $0.hold("S1", "09:00", in: venue) } == expected)
    #expect(breaches(.hc05, tiny) { $0.interview("IV1", "09:00", in: venue) } == expected)
  }

  @Test(arguments: [("08:30", 0), ("08:35", 1), ("09:55", 1), ("10:00", 0)] as [(LocalTime, Int)])
  func `the venue is open all the time`(start: LocalTime, expected: Int) {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", closed: ["09:00-10:00"]).session("S1")

    #expect(breaches(.hc05, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("A1", 1), ("A2", 0)] as [(Venue.ID, Int)])
  func `the venue has the type's features`(venue: Venue.ID, expected: Int) {
    let screening = SessionType(
      id: "film",
      name: LocalizedText(zh: "", en: ""),
      layout: .theatre,
      features: ["cinema"]
    )
    let tiny = TinyFestival().type(screening).place("A").venue("A1", at: "A")
      .venue("A2", at: "A", features: ["cinema": 1]).session("S1", type: "film")

    #expect(breaches(.hc05, tiny) { $0.hold("S1", "09:00", in: venue) } == expected)
  }

  @Test(arguments: [("A1", 1), ("A2", 0)] as [(Venue.ID, Int)])
  func `every language in simultaneous interpreting has a booth`(venue: Venue.ID, expected: Int) {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", booths: 1)
      .venue("A2", at: "A", booths: 2).session("S1", needs: ["EN:SI", "JA:SI", "KO:CI"])

    #expect(breaches(.hc05, tiny) { $0.hold("S1", "09:00", in: venue) } == expected)
  }

  @Test(arguments: [("10:29", 1), ("10:30", 0)] as [(LocalTime, Int)])
  func `nothing is set up in a closed venue`(start: LocalTime, expected: Int) {
    let tiny = TinyFestival().place("A").venue("A1", at: "A", closed: ["09:00-10:00"])
      .session("S1").changing("S1") { $0.setUp = 30 }

    #expect(breaches(.hc05, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
