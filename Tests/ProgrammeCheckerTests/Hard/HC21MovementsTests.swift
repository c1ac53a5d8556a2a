// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC21MovementsTests {
  /// A station half an hour from a hotel, and a hall twenty minutes from the hotel; three kinds of vehicles.
  private let fleet = TinyFestival()
    .place("STA", pad: 15, lead: 30).place("HOT").place("HALL", coachBays: 1)
    .place("PARK", parkAndRide: "LOT").place("LOT")
    .travel("STA", "HOT", 30).travel("HOT", "HALL", 20).travel("STA", "HALL", 30)
    .travel("LOT", "PARK", 10).travel("HOT", "PARK", 20).travel("HALL", "PARK", 25)
    .travel("LOT", "HALL", 15).travel("LOT", "HOT", 15)
    .venue("A1", at: "HALL").venue("P1", at: "PARK")
    .vehicle("SED", count: 2, seats: 3).vehicle("MIN", count: 2, seats: 19)
    .vehicle("COA", count: 3, seats: 45, guides: 1)

  /// Four guests who live at the hotel and are wanted at the hall at noon.
  private var guests: TinyFestival {
    fleet.party("X", hotel: "HOT").unit("X.G", size: 4).session("S1", 60, units: ["X.G"])
  }

  private func noon(_ tiny: TinyProgramme) -> TinyProgramme { tiny.hold("S1", "12:00", in: "A1") }

  @Test func `without stated trips nothing is judged`() {
    #expect(breaches(.hc21, guests) { noon($0) } == nil)
  }

  @Test func `who is taken there and back is taken`() {
    let count = breaches(.hc21, guests) {
      noon($0).trip("MIN1", "MIN1.A", "HOT", "11:30", "HALL", ["X.G"])
        .trip("MIN1", "MIN1.A", "HALL", "13:00", "HOT", ["X.G"])
    }

    #expect(count == 0)
  }

  /// They are met and seen off the next day, and have nothing to attend.
  @Test(
    arguments: [
      ([], 1), ([("STA", "08:15", "HOT")], 1),
      ([("STA", "08:15", "HOT"), ("HOT", "1 17:00", "STA")], 0),
    ] as [([(Place.ID, LocalTime, Place.ID)], Int)])
  func `who arrives is taken to the hotel, though nothing is on until he departs`(
    ways: [(Place.ID, LocalTime, Place.ID)], expected: Int
  ) {
    let travellers = fleet.party(
      "X", arrival: Party.Journey(time: "08:00", place: "STA"),
      departure: Party.Journey(time: "1 18:00", place: "STA"), hotel: "HOT"
    ).unit("X.G", size: 4)

    let count = breaches(.hc21, travellers) { tiny in
      ways.reduce(tiny.stating()) { programme, way in
        programme.trip("MIN1", "MIN1.A", way.0, way.1, way.2, ["X.G"])
      }
    }

    #expect(count == expected)
  }

  @Test(
    arguments: [
      // Nobody drives, only there, only back (and so from where they are not), and late by a minute.
      ([], 2), ([("HOT", "11:30", "HALL")], 1), ([("HALL", "13:00", "HOT")], 1),
      ([("HOT", "11:35", "HALL"), ("HALL", "13:00", "HOT")], 0),
      ([("HOT", "11:36", "HALL"), ("HALL", "13:00", "HOT")], 1),
      // They leave before the session is over, or wait longer than twenty minutes.
      ([("HOT", "11:30", "HALL"), ("HALL", "12:59", "HOT")], 1),
      ([("HOT", "11:30", "HALL"), ("HALL", "13:20", "HOT")], 0),
      ([("HOT", "11:30", "HALL"), ("HALL", "13:21", "HOT")], 1),
    ] as [([(Place.ID, LocalTime, Place.ID)], Int)])
  func `every way of a guest is counted`(
    ways: [(Place.ID, LocalTime, Place.ID)], expected: Int
  ) {
    let count = breaches(.hc21, guests) { tiny in
      ways.reduce(noon(tiny.stating())) { programme, way in
        programme.trip("MIN1", "MIN1.A", way.0, way.1, way.2, ["X.G"])
      }
    }

    #expect(count == expected)
  }

  @Test func `guests are met where they arrive and seen off where they depart`() {
    let travellers = fleet.party(
      "X", arrival: Party.Journey(time: "08:00", place: "STA"),
      departure: Party.Journey(time: "18:00", place: "STA"), hotel: "HOT"
    ).unit("X.G", size: 4).session("S1", 60, units: ["X.G"])

    let whole = breaches(.hc21, travellers) {
      noon($0).trip("MIN1", "MIN1.A", "STA", "08:15", "HOT", ["X.G"])
        .trip("MIN1", "MIN1.A", "HOT", "11:30", "HALL", ["X.G"])
        .trip("MIN1", "MIN1.A", "HALL", "13:00", "HOT", ["X.G"])
        .trip("MIN1", "MIN1.A", "HOT", "17:00", "STA", ["X.G"])
    }
    let early = breaches(.hc21, travellers) {
      noon($0).trip("MIN1", "MIN1.A", "STA", "08:14", "HALL", ["X.G"])
        .trip("MIN1", "MIN1.A", "HALL", "17:01", "STA", ["X.G"])
    }

    #expect(whole == 0)
    // Not through with their luggage, and too late for the train.
    #expect(early == 2)
  }

  @Test func `local guests ride only where no car may go`() {
    let local = fleet.unit("L.G", size: 4).session("S1", 60, units: ["L.G"])
      .session("S2", 60, units: ["L.G"])

    let driven = breaches(.hc21, local) {
      $0.stating().hold("S1", "10:00", in: "P1").hold("S2", "14:00", in: "A1")
        .trip("MIN1", "MIN1.A", "LOT", "09:30", "PARK", ["L.G"])
        .trip("MIN1", "MIN1.A", "PARK", "11:00", "LOT", ["L.G"])
    }
    let undriven = breaches(.hc21, local) {
      $0.stating().hold("S1", "10:00", in: "P1").hold("S2", "14:00", in: "A1")
    }

    #expect(driven == 0)
    #expect(undriven == 1)
  }

  @Test(arguments: [(44, 0), (45, 1)])
  func `a guide's seat is nobody's, but an officer may guide`(persons: Int, expected: Int) {
    let many = fleet.party("X", hotel: "HOT").unit("X.G", size: persons).officer("LO1", of: ["X"])
      .session("S1", 60, units: ["X.G"])

    let alone = breaches(.hc21, many) {
      noon($0).trip("COA1", "COA1.A", "HOT", "11:30", "HALL", ["X.G"])
        .trip("COA2", "COA2.A", "HALL", "13:00", "HOT", ["X.G"])
    }
    let guided = breaches(.hc21, many) {
      noon($0).trip("COA1", "COA1.A", "HOT", "11:30", "HALL", ["X.G", .officer("LO1")])
        .trip("COA2", "COA2.A", "HALL", "13:00", "HOT", ["X.G", .officer("LO1")])
    }

    #expect(alone == expected * 2)
    #expect(guided == expected * 2)
  }

  @Test func `wheelchairs and luggage need room where anybody counts it`() {
    let tiny = fleet.party(
      "X", arrival: Party.Journey(time: "08:00", place: "STA"), hotel: "HOT"
    ).unit("X.G", size: 4).guest("G1", of: "X.G", mobility: "wheelchair")
      .fleet("M1", "MIN", wheelchairs: 1, luggage: 4).fleet("M2", "MIN", luggage: 3)
      .driver("D1", ["MIN"])

    let count = { (vehicle: FleetVehicle.ID) in
      breaches(.hc21, tiny) { $0.trip(vehicle, "D1", "STA", "08:15", "HOT", ["X.G"]) }
    }

    #expect(count("M1") == 0)
    #expect(count("M2") == 2)
  }

  @Test func `a head of high grade has a car of his own, and a car holds one party`() {
    let tiny = fleet.party("X", hotel: "HOT").unit("X.H", grade: 40).unit("X.G")
      .party("Y", hotel: "HOT").unit("Y.G")
      .session("S1", 60, units: ["X.H", "X.G", "Y.G"])
    let count = { (loads: [(FleetVehicle.ID, [Rider])]) in
      breaches(.hc21, tiny) { programme in
        loads.reduce(noon(programme)) { made, load in
          made.trip(load.0, Driver.ID("\(load.0).A"), "HOT", "11:30", "HALL", load.1)
            .trip(load.0, Driver.ID("\(load.0).A"), "HALL", "13:00", "HOT", load.1)
        }
      }
    }

    #expect(count([("SED1", ["X.H"]), ("MIN1", ["X.G", "Y.G"])]) == 0)
    #expect(count([("MIN1", ["X.H", "X.G", "Y.G"])]) == 2)
    #expect(count([("SED1", ["X.H"]), ("SED2", ["X.G", "Y.G"])]) == 2)
    #expect(count([("SED1", ["X.H", "X.G"]), ("MIN1", ["Y.G"])]) == 2)
  }

  @Test func `a vehicle is at one place at a time and has to get there`() {
    let tiny = fleet.party("X", hotel: "HOT").unit("X.G", size: 4).unit("X.K", size: 4)
      .session("S1", 60, units: ["X.G", "X.K"])
    let count = { (second: LocalTime) in
      breaches(.hc21, tiny) {
        noon($0).trip("MIN1", "MIN1.A", "HOT", "10:30", "HALL", ["X.G"])
          .trip("MIN1", "MIN1.A", "HOT", second, "HALL", ["X.K"])
          .trip("MIN1", "MIN1.A", "HALL", "13:00", "HOT", ["X.G", "X.K"])
      }
    }

    #expect(count("11:10") == 0)
    #expect(count("11:09") == 1)
  }

  @Test func `the road is as long as it is`() {
    let count = breaches(.hc21, guests) {
      noon($0).trip("MIN1", "MIN1.A", "HOT", "11:30", "HALL", ["X.G"], taking: 19)
        .trip("MIN1", "MIN1.A", "HALL", "13:00", "HOT", ["X.G"], taking: 36)
    }

    // Too fast, and too long both by the road and for who rides.
    #expect(count == 3)
  }

  @Test func `coaches need a bay while they are boarded`() {
    let tiny = fleet.party("X", hotel: "HOT").unit("X.G", size: 30).unit("X.K", size: 30)
      .session("S1", 60, units: ["X.G", "X.K"])

    let count = { (second: LocalTime) in
      breaches(.hc21, tiny) {
        noon($0).trip("COA1", "COA1.A", "HOT", "11:00", "HALL", ["X.G"])
          .trip("COA2", "COA2.A", "HOT", "11:30", "HALL", ["X.K"])
          .trip("COA1", "COA1.A", "HALL", "13:05", "HOT", ["X.G"], boarding: 5)
          .trip("COA2", "COA2.A", "HALL", second, "HOT", ["X.K"], boarding: 5)
      }
    }

    #expect(count("13:10") == 0)
    #expect(count("13:09") == 1)
  }

  @Test func `no vehicle drives up where its kind may not`() {
    let tiny = fleet.place("SQUARE", closedTo: ["COA"]).travel("HOT", "SQUARE", 20)
      .venue("Q1", at: "SQUARE").party("X", hotel: "HOT").unit("X.G", size: 4)
      .session("S1", 60, units: ["X.G"])
    let count = { (vehicle: FleetVehicle.ID) in
      breaches(.hc21, tiny) {
        $0.hold("S1", "12:00", in: "Q1")
          .trip(vehicle, Driver.ID("\(vehicle).A"), "HOT", "11:30", "SQUARE", ["X.G"])
          .trip(vehicle, Driver.ID("\(vehicle).A"), "SQUARE", "13:00", "HOT", ["X.G"])
      }
    }

    #expect(count("MIN1") == 0)
    #expect(count("COA1") == 2)
  }

  @Test func `interpreters are taken from job to job`() {
    let tiny = fleet.interpreter("E1", "EN").session("S1", 60).session("S2", 60)
      .venue("H1", at: "HOT")
    let programme = { (made: TinyProgramme) in
      made.stating().hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", "11:00", in: "H1", teams: ["EN:CI": ["E1"]])
    }

    #expect(breaches(.hc21, tiny) { programme($0) } == 1)
    #expect(
      breaches(.hc21, tiny) {
        programme($0).trip("SED1", "SED1.A", "HALL", "10:00", "HOT", [.interpreter("E1")])
      } == 0)
  }
}

extension TinyProgramme {
  /// States that there are no trips, so that rules about them are judged.
  fileprivate func stating() -> TinyProgramme {
    var copy = self
    copy.programme.trips = programme.trips ?? []
    return copy
  }
}
