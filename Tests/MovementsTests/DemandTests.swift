// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Testing

/// Who rides, as a reader of the programme would list it: `X.H A→B 09:30 (by 10:00)`.
@Suite struct DemandTests {
  /// A hotel, a hall twenty minutes away, a station half an hour from both, and a park without cars.
  private let town = TinyFestival()
    .place("HOT").place("HALL").place("STA", pad: 15, lead: 30).place("LOT")
    .place("PARK", parkAndRide: "LOT")
    .travel("HOT", "HALL", 20).travel("HOT", "STA", 30).travel("HALL", "STA", 30)
    .travel("HOT", "PARK", 20).travel("HALL", "PARK", 25).travel("LOT", "PARK", 10)
    .travel("LOT", "HALL", 15).travel("LOT", "HOT", 15)
    .venue("H1", at: "HOT").venue("A1", at: "HALL").venue("P1", at: "PARK")

  private var guests: TinyFestival {
    town.party(
      "X", arrival: Party.Journey(time: "08:00", place: "STA"),
      departure: Party.Journey(time: "1 18:00", place: "STA"), hotel: "HOT"
    )
    .unit("X.H").unit("X.G", size: 4)
    .session("S1", 60, units: ["X.H", "X.G"]).session("S2", 30, units: ["X.H"])
  }

  @Test func `guests are met, taken to the hotel where there is time for it, and seen off`() {
    let legs = legs(of: guests) { $0.hold("S1", "12:00", in: "A1") }

    #expect(
      legs == [
        "X.H STA→HOT 08:15", "X.H HOT→HALL 09:30 by 11:55", "X.H HALL→HOT 13:00",
        "X.H HOT→STA 1 13:30 by 1 17:30", "X.G STA→HOT 08:15", "X.G HOT→HALL 09:30 by 11:55",
        "X.G HALL→HOT 13:00", "X.G HOT→STA 1 13:30 by 1 17:30",
      ])
  }

  /// Half an hour to the hotel, 45 minutes there, 20 to the hall and 5 to spare: 08:15 + 100 minutes.
  @Test(
    arguments: [
      ("09:55", ["X.H STA→HOT 08:15", "X.H HOT→HALL 09:30 by 09:50"]),
      ("09:54", ["X.H STA→HALL 08:15 by 09:49"]),
    ] as [(LocalTime, [String])])
  func `the first way leads to the hotel if one can stay there`(
    start: LocalTime, expected: [String]
  ) {
    let legs = legs(of: guests) { $0.hold("S1", start, in: "A1") }.filter { $0.hasPrefix("X.H") }

    #expect(Array(legs.prefix(expected.count)) == expected)
    #expect(legs.count == expected.count + 2)
  }

  @Test func `between engagements they ride directly, or by the hotel, or not at all`() {
    let direct = legs(of: guests) {
      $0.hold("S1", "12:00", in: "A1").hold("S2", "13:30", in: "H1")
    }
    let byHotel = legs(of: guests) {
      $0.hold("S1", "12:00", in: "A1").hold("S2", "14:30", in: "A1")
    }
    let waiting = legs(of: guests) {
      $0.hold("S1", "12:00", in: "A1").hold("S2", "14:29", in: "A1")
    }

    #expect(direct.contains("X.H HALL→HOT 13:00 by 13:25"))
    #expect(byHotel.filter { $0.hasPrefix("X.H") }.count == 6)
    #expect(byHotel.contains("X.H HOT→HALL 14:05 by 14:25"))
    #expect(waiting.filter { $0.hasPrefix("X.H") }.count == 4)
  }

  @Test func `a gate is kept where there is time for it, and elsewhere the margin`() {
    let gated = guests.wave("W", "HOT", "HALL", after: [], before: "S2", gate: 20)

    let early = legs(of: gated) {
      $0.hold("S1", "12:00", in: "H1").hold("S2", "13:40", in: "A1")
    }
    let tight = legs(of: gated) {
      $0.hold("S1", "12:00", in: "H1").hold("S2", "13:25", in: "A1")
    }

    #expect(early.contains("X.H HOT→HALL 13:00 by 13:20"))
    #expect(tight.contains("X.H HOT→HALL 13:00 by 13:20"))
  }

  @Test func `local guests drive themselves, but to a park without cars, and back to their cars`() {
    let local = town.unit("L.G", size: 3).unit("L.1", standing: .leader)
      .session("S1", 60, units: ["L.G", "L.1"]).session("S2", 60, units: ["L.G", "L.1"])
      .session("S3", 60, units: ["L.G"])

    let alone = legs(of: local) { $0.hold("S1", "09:00", in: "A1").hold("S2", "11:00", in: "H1") }
    let park = legs(of: local) {
      $0.hold("S1", "09:00", in: "P1").hold("S2", "11:00", in: "A1").hold("S3", "1 09:00", in: "P1")
    }
    let waved = legs(of: local.wave("W", "HALL", "HOT", after: ["S1"], before: "S2")) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", "11:00", in: "H1")
    }

    #expect(alone == [])
    #expect(
      park == [
        "L.G LOT→PARK 05:00 by 08:55", "L.G PARK→HALL 10:00 by 10:55", "L.G HALL→LOT 12:00",
        "L.G LOT→PARK 1 05:00 by 1 08:55", "L.G PARK→LOT 1 10:00",
      ])
    // A leader of the city has a car that may go everywhere.
    #expect(waved == ["L.G HALL→HOT 10:00 by 10:55"])
  }

  @Test func `an officer rides with the lead and the second with a group`() {
    let escorted = guests.officer("LO1", of: ["X"]).officer("LO2", of: ["X"])

    let legs = legs(of: escorted) { $0.hold("S1", "12:00", in: "A1") }

    for officer in ["LO1", "LO2"] {
      #expect(
        legs.filter { $0.hasPrefix(officer) } == [
          "\(officer) STA→HOT 08:15", "\(officer) HOT→HALL 09:30 by 11:55",
          "\(officer) HALL→HOT 13:00", "\(officer) HOT→STA 1 13:30 by 1 17:30",
        ])
    }
  }

  @Test func `the officer on duty rides with the lead`() {
    let escorted = guests.officer("LO1", of: ["X"]).officer("LO2", of: ["X"])

    let legs = legs(of: escorted) {
      $0.hold("S1", "12:00", in: "A1").hold("S2", "15:00", in: "A1", liaison: ["LO2"])
    }

    // The head alone goes back to the hall, with the second officer.
    #expect(legs.contains("LO2 HOT→HALL 14:05 by 14:55"))
    #expect(!legs.contains("LO1 HOT→HALL 14:05 by 14:55"))
  }

  @Test func `interpreters ride from job to job of one day`() {
    let interpreted = town.interpreter("E1", "EN").session("S1", 60).session("S2", 60)
      .session("S3", 60)

    let legs = legs(of: interpreted) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
        .hold("S2", "11:00", in: "H1", teams: ["EN:CI": ["E1"]])
        .hold("S3", "1 09:00", in: "A1", teams: ["EN:CI": ["E1"]])
    }

    #expect(legs == ["E1 HALL→HOT 10:00 by 10:55"])
  }

  /// Back at the centre at 09:30, 45 minutes there, 20 to the hall, and a quarter of an hour before the slot.
  @Test(arguments: [("10:50", 4), ("10:49", 2)] as [(LocalTime, Int)])
  func `the press goes back to its centre where there is time for the lead of the next slot`(
    start: LocalTime, expected: Int
  ) {
    let press = town.features("H1", ["interview_booths": 1]).outlet("M01")
      .session("S1", 60).session("S2", 60).slot("MS1", of: "S1").slot("MS2", of: "S2")

    let legs = legs(of: press) {
      $0.hold("S1", "09:00", in: "A1").hold("S2", start, in: "A1")
        .slot("MS1", ["M01-1"]).slot("MS2", ["M01-1"])
    }

    #expect(legs.count == expected)
    #expect(legs.first == "M01-1 HOT→HALL 05:00 by 08:45")
    #expect(legs.contains("M01-1 HOT→HALL 10:15 by 10:35") == (expected == 4))
  }

  private func legs(
    of tiny: TinyFestival, _ hold: (TinyProgramme) -> TinyProgramme
  ) -> [String] {
    let festival = tiny.festival
    let programme = hold(TinyProgramme(of: festival)).programme
    let clock = { (time: LocalTime) in
      (time.day == 0 ? "" : "\(time.day) ") + festival.clock.clockFace(time)
    }
    return Demand(of: programme, for: festival).legs.map { leg in
      let rider =
        switch leg.rider {
        case .unit(let id): id.rawValue
        case .officer(let id): id.rawValue
        case .interpreter(let id): id.rawValue
        case .journalist(let id): id.rawValue
        }
      return "\(rider) \(leg.from)→\(leg.to) \(clock(leg.ready))"
        + (leg.due.map { " by \(clock($0))" } ?? "")
    }
  }
}
