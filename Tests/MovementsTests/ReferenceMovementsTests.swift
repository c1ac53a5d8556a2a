// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Testing

/// What the reference week's handmade programme asks of its vehicles, counted by hand and by another program.
@Suite struct ReferenceMovementsTests {
  private let festival: Festival
  private let movements: [Movement]

  init() throws {
    festival = try referenceFestival()
    movements = Demand(of: try witnessProgramme(of: festival), for: festival).movements
  }

  /// 562 ways of units, 2,370 of persons.
  @Test func `the days' guests on the way are as counted`() {
    let ofUnits = movements.filter { $0.guests > 0 }
    let legs = ofUnits.flatMap(\.legs).count { if case .unit = $0.rider { true } else { false } }
    let days = (0..<5).map { day in
      ofUnits.filter { $0.departure.day == day }.reduce(0) { $0 + $1.guests }
    }

    #expect(legs == 562)
    #expect(days == [190, 297, 1362, 283, 238])
  }

  /// Wednesday, 28 March: to the park, to lunch, through the afternoon, to the gala and home.
  @Test(
    arguments: [
      ("HBN", "YTZ", "S25", 15), ("HBN", "YTZ", "S27", 149), ("HTB", "YTZ", "S27", 84),
      ("GTH", "YTZ", "S27", 67), ("YTZ", "HBN", "S30", 315), ("HTB", "HBN", "S39", 6),
      ("HTB", "HBN", "S41", 78), ("HBN", "GTH", "S42", 308),
    ] as [(Place.ID, Place.ID, Session.ID, Int)])
  func `the waves are as many as the city counted`(
    from: Place.ID, to: Place.ID, session: Session.ID, expected: Int
  ) {
    #expect(guests(from, to, .session(session), .to) == expected)
  }

  @Test(
    arguments: [
      ("HBN", "HTB", "S30", 84), ("HBN", "HTB", "S41", 8), ("GTH", "HBN", "S42", 157),
      ("GTH", "HTB", "S42", 76),
    ] as [(Place.ID, Place.ID, Session.ID, Int)])
  func `and so are those who go back`(
    from: Place.ID, to: Place.ID, session: Session.ID, expected: Int
  ) {
    #expect(guests(from, to, .session(session), .from) == expected)
  }

  @Test(
    arguments: [
      ("HBN", "WUX", "4 15:30", 92), ("HTB", "WUX", "4 15:30", 14), ("HTB", "WXS", "4 14:30", 54),
      ("HBN", "WXS", "4 14:30", 24), ("HBN", "WXS", "4 13:45", 4), ("HBN", "WXS", "2 20:40", 7),
      ("HTB", "WXS", "2 22:00", 8),
    ] as [(Place.ID, Place.ID, LocalTime, Int)])
  func `departures are by place and time`(
    from: Place.ID, to: Place.ID, time: LocalTime, expected: Int
  ) {
    #expect(guests(from, to, .departure(Party.Journey(time: time, place: to)), .to) == expected)
  }

  /// With their officers the opening's coaches are too small by two seats and one: 125 + 12 - 3 guides for 132, and
  /// 84 + 7 - 2 for 88; from the car park 67 + 1 - 2 fit.
  @Test(arguments: [("HBN", 12), ("HTB", 7), ("GTH", 1)] as [(Place.ID, Int)])
  func `liaison officers ride with their parties`(from: Place.ID, expected: Int) {
    let legs = movements.filter {
      $0.from == from && $0.to == "YTZ" && $0.occasion == .session("S27")
    }.flatMap(\.legs)

    #expect(legs.count { if case .officer = $0.rider { true } else { false } } == expected)
  }

  @Test func `movements are named by their waves and leave with them`() throws {
    let programme = try witnessProgramme(of: festival)
    let named = movements.filter { $0.wave != nil }

    #expect(Set(named.compactMap(\.wave)) == ["W1", "W2", "W3", "W4", "R1", "G1"])
    for movement in named {
      let wave = try #require(festival.waves.first { $0.id == movement.wave })
      let times = try #require(WaveTimes(of: wave, in: programme, for: festival))
      #expect(movement.arrival <= times.arrival, "\(wave.id)")
      #expect(movement.arrival > times.arrival - 20, "\(wave.id)")
    }
  }

  @Test func `the press is in place before the pool and goes back to its centre`() throws {
    let planned = try plannedProgramme(of: festival)
    let pool = try #require(planned.mediaSlots?.first { $0.id == "MS08" })

    let press = Demand(of: planned, for: festival).movements.filter { $0.occasion == .slot("MS08") }

    let going = try #require(press.first { $0.direction == .to })
    #expect([going.from, going.to] == ["HBN", "YTZ"])
    #expect(going.persons == pool.journalists.count)
    #expect(going.due == pool.start - 15)
    #expect(going.arrival <= pool.start - 15)
    #expect(going.wave == "W0")
  }

  /// Officers follow others, who are looked at here.
  @Test(arguments: [true, false])
  func `nobody is on two ways at once`(isPlanned: Bool) throws {
    let programme =
      isPlanned ? try plannedProgramme(of: festival) : try witnessProgramme(of: festival)
    let legs = Dictionary(grouping: Demand(of: programme, for: festival).legs, by: \.rider)
    var compared = 0

    for (rider, own) in legs {
      if case .officer = rider { continue }
      for (leg, next) in zip(own, own.dropFirst()) {
        let way = festival.travel.time(from: leg.from, to: leg.to, departing: leg.ready)
        #expect(leg.ready + way <= next.due ?? next.ready, "\(rider)")
        compared += 1
      }
    }
    #expect(compared > 400)
  }

  private func guests(
    _ from: Place.ID, _ to: Place.ID, _ occasion: Leg.Occasion, _ direction: Leg.Direction
  ) -> Int {
    movements.filter {
      $0.from == from && $0.to == to && $0.occasion == occasion && $0.direction == direction
    }.reduce(0) { $0 + $1.guests }
  }
}
