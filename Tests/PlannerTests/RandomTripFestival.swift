// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker

/// A small festival with a programme that everybody could keep by car, and any fleet; the same for the same seed.
struct RandomTripFestival {
  let festival: Festival
  let programme: Programme

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let festival = Self.festival(&random)
    var programme = TinyProgramme(of: festival).programme
    let venues = festival.venues.map(\.id)
    for session in festival.sessions {
      for _ in 0..<4 {
        let start = LocalTime(
          day: Int.random(in: 0..<2, using: &random),
          timeOfDay: Minutes(5 * Int.random(in: 90...250, using: &random)))
        var attempt = programme
        attempt.sessions.append(
          Programme.PlacedSession(
            id: session.id, start: start, end: start + session.duration,
            venue: venues.randomElement(using: &random) ?? venues[0],
            attendees: session.namedUnits,
            interpreters: session.interpreting.map {
              Programme.Team(need: $0, ids: ["E1"])
            },
            liaison: festival.liaisonOfficers.filter { officer in
              session.required.contains { officer.parties.contains(festival.unit($0).party) }
            }.map(\.id)))
        let broken = ProgrammeChecker.breaches(of: attempt, in: festival).contains {
          [.hc01, .hc02, .hc07, .hc14, .hc29].contains($0.rule)
        }
        if !broken {
          programme = attempt
          break
        }
      }
    }
    self.festival = festival
    self.programme = programme
  }

  private static func festival(_ random: inout SeededGenerator) -> Festival {
    let places: [Place.ID] = ["STA", "H1", "H2", "HALL", "LOT", "PARK"]
    var tiny = TinyFestival()
    for place in places {
      let isStation = place == "STA"
      tiny = tiny.place(
        place, pad: isStation ? 15 : 0, lead: isStation ? 30 : 0,
        parkAndRide: place == "PARK" ? "LOT" : nil,
        coachBays: place == "HALL" && Bool.random(using: &random) ? 1 : nil)
    }
    for (index, place) in places.enumerated() {
      for other in places[..<index] {
        tiny = tiny.travel(place, other, Minutes(5 * Int.random(in: 2...9, using: &random)))
      }
    }
    if Bool.random(using: &random) {
      tiny = tiny.peak(
        TravelTimes.Peak(places: ["PARK"], from: 510, to: 990, percent: 150, roundUpTo: 5))
    }
    tiny = tiny.venue("V1", at: "HALL").venue("V2", at: "PARK").venue("V3", at: "H1")
    var units: [AttendanceUnit.ID] = []
    for number in 0..<Int.random(in: 2...5, using: &random) {
      let party = Party.ID("P\(number)")
      let isLocal = Int.random(in: 0..<4, using: &random) == 0
      let hotel: Place.ID = Bool.random(using: &random) ? "H1" : "H2"
      tiny = tiny.party(
        party,
        arrival: isLocal || Bool.random(using: &random)
          ? nil : Party.Journey(time: "06:30", place: "STA"),
        departure: isLocal || Bool.random(using: &random)
          ? nil : Party.Journey(time: "2 12:00", place: "STA"), hotel: isLocal ? nil : hotel)
      if Bool.random(using: &random) {
        tiny = tiny.officer(LiaisonOfficer.ID("LO\(number)"), of: [party])
      }
      let head = AttendanceUnit.ID("\(party).H")
      tiny = tiny.unit(head, grade: Int.random(in: 30...50, using: &random))
      units.append(head)
      for group in 0..<Int.random(in: 0...2, using: &random) {
        let id = AttendanceUnit.ID("\(party).G\(group)")
        tiny = tiny.unit(id, size: Int.random(in: 1...14, using: &random))
          .guest(
            Guest.ID("\(id)1"), of: id, mobility: Bool.random(using: &random) ? "wheelchair" : "")
        units.append(id)
      }
    }
    tiny = tiny.interpreter("E1", "EN")
    for number in 0..<Int.random(in: 2...6, using: &random) {
      let attending = units.filter { _ in Bool.random(using: &random) }
      tiny = tiny.session(
        Session.ID("S\(number)"), Minutes(5 * Int.random(in: 6...24, using: &random)),
        units: attending, needs: Int.random(in: 0..<3, using: &random) == 0 ? ["EN:CI"] : [])
    }
    return withFleet(tiny, &random).festival
  }

  private static func withFleet(
    _ tiny: TinyFestival, _ random: inout SeededGenerator
  ) -> TinyFestival {
    var tiny = tiny.planningTrips(
      DrivingHours.Preset.allCases.randomElement(using: &random) ?? .china)
    let isBoardingCounted = Int.random(in: 0..<3, using: &random) == 0
    let kinds: [(Vehicle.ID, Int, Int)] = [
      ("SED", 3, 0), ("MPV", 6, 0), ("MIN", 19, 0), ("COA", 45, 1),
    ]
    for (kind, seats, guides) in kinds {
      tiny = tiny.vehicle(
        kind, count: Int.random(in: 0...4, using: &random), seats: seats, guides: guides,
        boarding: isBoardingCounted ? 2 : nil, alighting: isBoardingCounted ? 1 : nil)
    }
    if Bool.random(using: &random) {
      let bases: [Place.ID?] = [nil, "LOT", "HALL"]
      for number in 0..<Int.random(in: 1...4, using: &random) {
        tiny = tiny.fleet(
          FleetVehicle.ID("M\(number)"), "MIN", base: bases.randomElement(using: &random) ?? nil,
          wheelchairs: Int.random(in: 0...4, using: &random),
          luggage: Bool.random(using: &random) ? 20 : nil,
          available: Bool.random(using: &random) ? [] : ["06:00-22:00"])
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      for number in 0..<Int.random(in: 4...9, using: &random) {
        tiny = tiny.driver(
          Driver.ID("D\(number)"),
          Bool.random(using: &random) ? ["SED", "MPV", "MIN"] : ["MIN", "COA"],
          available: Bool.random(using: &random) ? [] : ["05:00-23:00"])
      }
    }
    return tiny
  }
}
