// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC22DriversHoursTests {
  /// Two places that are as far apart as a test needs them.
  private func road(
    _ way: Minutes, _ hours: DrivingHours.Preset,
    drivers: [Driver] = [Driver(id: "D", kinds: ["COA", "SED"])]
  ) -> TinyFestival {
    var tiny = TinyFestival().place("A").place("B").travel("A", "B", way)
      .vehicle("SED", count: 2, seats: 3).vehicle("COA", count: 2, seats: 45)
      .planningTrips(hours)
    tiny.parts.drivers = drivers
    return tiny
  }

  /// A vehicle that goes to and fro without riders.
  private func count(
    _ tiny: TinyFestival, _ vehicle: FleetVehicle.ID, _ departures: [LocalTime],
    driver: Driver.ID = "D"
  ) -> Int? {
    breaches(.hc22, tiny) { programme in
      departures.enumerated().reduce(programme) { made, trip in
        let isBack = trip.offset % 2 == 1
        return made.trip(
          vehicle, driver, isBack ? "B" : "A", trip.element, isBack ? "A" : "B", [])
      }
    }
  }

  @Test(
    arguments: [
      // China: four hours, then twenty minutes; Europe: four and a half, then 45; no such rule in the United States.
      (.china, 120, ["06:00", "08:00", "10:20"], 0), (.china, 121, ["06:00", "08:01", "10:22"], 1),
      (.china, 120, ["06:00", "08:00", "10:19"], 1),
      (.europe, 135, ["06:00", "08:15", "11:15"], 0),
      (.europe, 135, ["06:00", "08:15", "11:14"], 1), (.unitedStates, 150, ["06:00", "08:30"], 0),
    ] as [(DrivingHours.Preset, Minutes, [LocalTime], Int)])
  func `who drives long takes a break`(
    hours: DrivingHours.Preset, way: Minutes, departures: [LocalTime], expected: Int
  ) {
    #expect(count(road(way, hours), "COA1", departures) == expected)
  }

  @Test func `in Europe a break may be taken in parts of a quarter of an hour`() {
    // Between three drives of 100 minutes a quarter of an hour and half an hour, together 45 minutes.
    let tiny = road(100, .europe)

    #expect(count(tiny, "COA1", ["06:00", "07:55", "10:05"]) == 0)
    #expect(count(tiny, "COA1", ["06:00", "07:54", "10:04"]) == 1)
  }

  @Test(arguments: [("20:00", 0), ("22:00", 1)] as [(LocalTime, Int)])
  func `coaches drive no longer than two hours at night without a break`(
    start: LocalTime, expected: Int
  ) {
    #expect(count(road(121, .china), "COA1", [start]) == expected)
    #expect(count(road(121, .china), "SED1", [start]) == 0)
  }

  @Test(
    arguments: [
      // 13 hours with a quarter of an hour before and after: 06:00 to 18:30 at most.
      ("18:00", 0), ("18:01", 1),
      // After nine hours' rest, and signing off and on, from 12:30 a new duty begins.
      ("21:59", 1), ("22:00", 0),
    ] as [(LocalTime, Int)])
  func `a duty is no longer than the office's limit, and begins anew after a rest`(
    third: LocalTime, expected: Int
  ) {
    #expect(count(road(30, .china), "SED1", ["06:00", "12:00", third]) == expected)
  }

  @Test func `eight hours' driving in any day is the most for a coach`() {
    let eight: [LocalTime] = ["06:00", "08:30", "11:00", "13:30"]

    #expect(count(road(120, .china), "COA1", eight) == 0)
    #expect(count(road(121, .china), "COA1", eight) == 1)
    #expect(count(road(121, .china), "SED1", eight) == 0)
  }

  @Test func `empty ways are driving too`() {
    let tiny = road(120, .china)

    // Twice from A: the way back between the two is driven empty.
    let count = breaches(.hc22, tiny) {
      $0.trip("COA1", "D", "A", "06:00", "B", []).trip("COA1", "D", "A", "10:00", "B", [])
    }

    #expect(count == 1)
  }

  @Test func `nobody drives two vehicles at once, without a licence, or when ill`() {
    let tiny = road(
      30, .china,
      drivers: [
        Driver(id: "D", kinds: ["SED"], available: ["06:00-20:00"]),
        Driver(id: "E", kinds: ["COA"]),
      ])

    let both = breaches(.hc22, tiny) {
      $0.trip("SED1", "D", "A", "08:00", "B", []).trip("SED2", "D", "A", "08:29", "B", [])
    }

    #expect(both == 1)
    #expect(count(tiny, "COA1", ["08:00"]) == 1)
    #expect(count(tiny, "COA1", ["08:00"], driver: "E") == 0)
    #expect(count(tiny, "SED1", ["19:30"]) == 0)
    #expect(count(tiny, "SED1", ["19:31"]) == 1)
  }
}
