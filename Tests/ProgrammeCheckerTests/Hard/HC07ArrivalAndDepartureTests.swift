// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC07ArrivalAndDepartureTests {
  let tiny = TinyFestival().place("A").place("STA", pad: 15, lead: 30).travel("A", "STA", 20)
    .venue("A1", at: "A")
    .party(
      "X",
      arrival: Party.Journey(time: "09:00", place: "STA"),
      departure: Party.Journey(time: "12:00", place: "STA")
    )
    .unit("X.H").unit("X.S").session("S1", 30, units: ["X.H"])

  @Test(
    arguments: [("09:34", 1), ("09:35", 0), ("10:40", 0), ("10:41", 1)] as [(LocalTime, Int)]
  )
  func `there is time after arrival and before departure`(start: LocalTime, expected: Int) {
    #expect(breaches(.hc07, tiny) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(
    arguments: [("09:41", 1), ("09:42", 0), ("10:33", 0), ("10:34", 1)] as [(LocalTime, Int)]
  )
  func `getting on and off takes its time`(start: LocalTime, expected: Int) {
    let driven = tiny.vehicle("CAR", seats: 3, boarding: 4, alighting: 3)

    #expect(breaches(.hc07, driven) { $0.hold("S1", start, in: "A1") } == expected)
  }

  @Test(arguments: [("09:15", 0), ("09:14", 1)] as [(LocalTime, Int)])
  func `nobody boards who stays at the station`(start: LocalTime, expected: Int) {
    let driven = tiny.vehicle("CAR", seats: 3, boarding: 4, alighting: 3).venue("HALL", at: "STA")

    #expect(breaches(.hc07, driven) { $0.hold("S1", start, in: "HALL") } == expected)
  }

  @Test func `arrival and departure count by unit`() {
    let all = tiny.session("S2", 300, units: ["X.H", "X.S"])

    #expect(breaches(.hc07, all) { $0.hold("S2", "08:00", in: "A1") } == 4)
  }

  @Test(arguments: [("09:00", 0), ("09:31", 1)] as [(LocalTime, Int)])
  func `a unit is planned when it is available`(start: LocalTime, expected: Int) {
    let leader = town.unit("L.1", available: ["09:00-10:00"]).session("S1", 30, units: ["L.1"])

    #expect(breaches(.hc07, leader) { $0.hold("S1", start, in: "A1") } == expected)
  }
}
