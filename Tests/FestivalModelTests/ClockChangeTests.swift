// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct ClockChangeTests {
  private static func festival(_ zone: String, _ firstDay: String) throws -> Festival {
    TinyFestival().on(try #require(CivilDate(firstDay)), zone: zone).festival
  }

  @Test(
    arguments: [
      // London jumps from 01:00 to 02:00, New York from 02:00 back to 01:00, Lord Howe by half an hour.
      ("Europe/London", "2027-03-27", "1 00:30", 180, "1 04:30"),
      ("Europe/London", "2027-03-27", "1 00:30", 30, "1 02:00"),
      ("Europe/London", "2027-03-27", "1 00:30", 29, "1 00:59"),
      ("America/New_York", "2027-11-06", "1 00:30", 180, "1 02:30"),
      ("America/New_York", "2027-11-06", "1 00:30", 29, "1 00:59"),
      ("Australia/Lord_Howe", "2027-10-02", "1 01:30", 90, "1 03:30"),
      ("Asia/Shanghai", "2027-03-27", "1 00:30", 180, "1 03:30"),
    ] as [(String, String, LocalTime, Minutes, LocalTime)])
  func `what lasts over a change ends when it is over`(
    zone: String, firstDay: String, start: LocalTime, lasting: Minutes, end: LocalTime
  ) throws {
    let festival = try Self.festival(zone, firstDay)

    #expect(festival.time(lasting, after: start) == end)
    #expect(festival.time(lasting, before: end) == start)
    #expect(festival.elapsed(from: start, to: end) == lasting)
    #expect(festival.elapsed(from: end, to: start) == Minutes(-lasting.rawValue))
  }

  @Test(arguments: [
    ("Europe/London", "2027-03-27"), ("Europe/London", "2027-10-30"),
    ("America/New_York", "2027-03-13"), ("America/New_York", "2027-11-06"),
    ("Australia/Lord_Howe", "2027-10-02"), ("Australia/Lord_Howe", "2027-04-03"),
    ("America/Santiago", "2027-09-04"), ("America/Santiago", "2027-04-03"),
    // The change is in the night before the first day, and on its midnight.
    ("Europe/London", "2027-03-28"), ("America/Santiago", "2027-09-05"),
    ("America/Santiago", "2027-04-04"),
  ])
  func `minutes between two moments are those between their instants`(
    zone: String, firstDay: String
  ) throws {
    let festival = try Self.festival(zone, firstDay)
    let clock = festival.clock
    #expect(festival.clockChanges.count == 1)
    let moments = stride(from: -5 * 60, to: 30 * 60, by: 5).map { LocalTime($0) }
      .filter { !clock.isDoubtful($0) }
    for (index, start) in moments.enumerated() {
      for end in moments[index...] {
        let seconds = clock.instant(end).timeIntervalSince(clock.instant(start))
        #expect(Double(festival.elapsed(from: start, to: end).rawValue * 60) == seconds)
        #expect(festival.time(Minutes(Int(seconds) / 60), after: start) == end)
        #expect(festival.time(Minutes(Int(seconds) / 60), before: end) == start)
      }
    }
  }

  @Test func `the last departure in time keeps the length of the way over a change`() throws {
    let places = { (tiny: TinyFestival) in tiny.place("A").place("B").travel("A", "B", 20) }
    func latest(_ zone: String, _ firstDay: String, by deadline: LocalTime) throws -> LocalTime {
      places(TinyFestival().on(try #require(CivilDate(firstDay)), zone: zone)).festival
        .latestDeparture(from: "A", to: "B", arrivingBy: deadline)
    }

    #expect(try latest("Asia/Shanghai", "2027-03-27", by: "1 02:10") == "1 01:50")
    #expect(try latest("Europe/London", "2027-03-27", by: "1 02:10") == "1 00:50")
    // The hour before is shown twice, and no timetable can say which is meant.
    #expect(try latest("America/New_York", "2027-11-06", by: "1 02:10") == "1 00:55")
  }
}
