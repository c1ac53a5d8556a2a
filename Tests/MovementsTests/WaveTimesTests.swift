// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Movements
import Testing

@Suite struct WaveTimesTests {
  /// Two places, half an hour apart around noon and twenty minutes otherwise.
  private let town = TinyFestival()
    .place("A").place("B").travel("A", "B", 20)
    .peak(TravelTimes.Peak(places: ["B"], from: 690, to: 750, percent: 150, roundUpTo: 5))
    .venue("A1", at: "A").venue("B1", at: "B")

  @Test(
    arguments: [
      // Nothing asked but the margin of five minutes, then a gate, then a gate shorter than the margin.
      (nil, "11:00", ["10:20", "10:35", "10:55"]), (20, "11:00", ["10:05", "10:20", "10:40"]),
      (3, "11:00", ["10:20", "10:35", "10:55"]),
      // 11:25 is the last departure before the peak, and 12:30 the first after it.
      (0, "12:00", ["11:10", "11:25", "11:45"]), (15, "12:20", ["11:20", "11:35", "12:05"]),
      (0, "12:55", ["12:15", "12:30", "12:50"]),
    ] as [(Minutes?, LocalTime, [LocalTime])])
  func `vehicles leave as late as they may at the travelling time of that hour`(
    gate: Minutes?, start: LocalTime, expected: [LocalTime]
  ) throws {
    let festival = town.session("S1").wave("W", "A", "B", after: [], before: "S1", gate: gate)
      .festival
    let programme = TinyProgramme(of: festival).hold("S1", start, in: "B1").programme

    let times = try #require(WaveTimes(of: festival.waves[0], in: programme, for: festival))

    #expect([times.boarding, times.departure, times.arrival] == expected)
  }

  @Test func `nobody boards before the session is over, even if the wave is late then`() throws {
    let festival = town.session("S1").session("S2").session("S3")
      .wave("W", "A", "B", after: ["S1", "S3"], before: "S2", gate: 10).festival
    let programme = TinyProgramme(of: festival).hold("S1", "09:00", in: "A1", until: "10:20")
      .hold("S2", "11:00", in: "B1").hold("S3", "1 09:00", in: "A1").programme

    let times = try #require(WaveTimes(of: festival.waves[0], in: programme, for: festival))

    #expect(times.boarding == "10:20")
    #expect(times.arrival == "10:55")
    #expect(times.deadline == "10:50")
  }

  @Test func `a wave to a session that is not held does not drive`() {
    let festival = town.session("S1").wave("W", "A", "B", after: [], before: "S1").festival

    #expect(
      WaveTimes(
        of: festival.waves[0], in: TinyProgramme(of: festival).programme, for: festival) == nil)
  }

  /// COLL at 08:50 and OPEN at 10:00, as the city's plan of movements has them; the collective meeting's cars leave
  /// and arrive as there to the minute.
  @Test(
    arguments: [
      ("W0", ["2 08:00", "2 08:15", "2 08:35"]), ("W1", ["2 08:05", "2 08:10", "2 08:30"]),
      ("W2", ["2 08:55", "2 09:10", "2 09:40"]), ("W3", ["2 08:30", "2 08:45", "2 09:40"]),
      ("W4", ["2 08:45", "2 09:00", "2 09:40"]), ("R1", ["2 11:40", "2 11:55", "2 12:25"]),
      ("G1", ["2 19:15", "2 19:30", "2 19:45"]),
    ] as [(Wave.ID, [LocalTime])])
  func `the reference week's waves reach gate, pool and leader`(
    wave: Wave.ID, expected: [LocalTime]
  ) throws {
    let festival = try referenceFestival()
    let programme = try witnessProgramme(of: festival)
    let found = try #require(festival.waves.first { $0.id == wave })

    let times = try #require(WaveTimes(of: found, in: programme, for: festival))

    #expect([times.boarding, times.departure, times.arrival] == expected)
  }

  @Test func `every kind of vehicle has a movement`() throws {
    let festival = try referenceFestival()

    let moved = festival.vehicles.map { kind in
      festival.waves.contains { ($0.vehicles[kind.id] ?? 0) > 0 }
    }

    #expect(moved == [true, true, true, true])
  }
}
