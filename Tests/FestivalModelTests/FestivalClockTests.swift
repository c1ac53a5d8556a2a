// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct FestivalClockTests {
  private func clock(_ zone: String, _ day: String) throws -> FestivalClock {
    FestivalClock(
      timeZone: try #require(TimeZone(identifier: zone)),
      firstDay: try #require(CivilDate(day))
    )
  }

  @Test func `Shanghai writes its offset`() throws {
    let clock = try clock("Asia/Shanghai", "2018-03-26")

    #expect(clock.iso8601("1 17:15") == "2018-03-27T17:15:00+08:00")
    #expect(clock.localTime(clock.instant("1 17:15")) == "1 17:15")
  }

  @Test(
    arguments: [
      "2018-03-27T17:15:00+08:00", "2018-03-27T09:15:00Z", "2018-03-27T17:15",
      "2018-03-27 17:15:00",
      "2018-03-27T05:15:00-04:00",
    ])
  func `a time reads with or without an offset`(text: String) throws {
    #expect(try clock("Asia/Shanghai", "2018-03-26").parse(text) == "1 17:15")
  }

  @Test(arguments: [
    "", "2018-03-27", "2018-03-27T48:00", "2018-03-27T17:15:30", "2018-03-27T17:15:00+8",
  ])
  func `what is no time is refused`(text: String) throws {
    #expect(try clock("Asia/Shanghai", "2018-03-26").parse(text) == nil)
  }

  @Test func `a skipped hour jumps ahead and a double hour is the first`() throws {
    let spring = try clock("Europe/Berlin", "2018-03-25")
    let autumn = try clock("Europe/Berlin", "2018-10-28")

    #expect(spring.localTime(spring.instant("02:30")) == "03:30")
    #expect(spring.iso8601("01:30") == "2018-03-25T01:30:00+01:00")
    #expect(spring.iso8601("03:30") == "2018-03-25T03:30:00+02:00")
    #expect(autumn.iso8601("02:30") == "2018-10-28T02:30:00+02:00")
    #expect(autumn.iso8601("03:30") == "2018-10-28T03:30:00+01:00")
  }

  @Test(arguments: [
    ("Europe/Paris", "2018-03-19", ["6 02:00", "6 03:00"]),
    ("Europe/Paris", "2018-10-22", ["6 02:00", "6 03:00"]),
    ("America/New_York", "2018-03-05", ["6 02:00", "6 03:00"]),
    ("America/New_York", "2018-10-29", ["6 01:00", "6 02:00"]),
    ("Australia/Lord_Howe", "2018-10-01", ["6 02:00", "6 02:30"]),
    ("America/Sao_Paulo", "2018-11-03", ["1 00:00", "1 01:00"]),
    ("Asia/Shanghai", "2018-03-19", []),
  ])
  func `a change of clocks is a stretch of doubtful times`(
    zone: String, firstDay: String, expected: [String]
  ) throws {
    let clock = try clock(zone, firstDay)
    let ends = expected.map { LocalTime(stringLiteral: $0) }

    let changes = clock.changes(dayCount: 7)

    #expect(changes.flatMap { [$0.span.start, $0.span.end] } == ends)
    let minutes = (-1440..<8 * 1440).map { LocalTime($0) }.filter { $0.rawValue % 5 == 0 }
    let doubtful = minutes.filter(clock.isDoubtful)
    #expect(
      doubtful == minutes.filter { time in changes.contains { $0.span.holds(time) } })
  }

  @Test func `zones west and off the hour write their offsets`() throws {
    #expect(
      try clock("America/St_Johns", "2018-01-01").iso8601("08:00")
        == "2018-01-01T08:00:00-03:30"
    )
    #expect(
      try clock("Asia/Kathmandu", "2018-01-01").iso8601("08:00")
        == "2018-01-01T08:00:00+05:45"
    )
  }

  @Test func `hours past midnight are those of the day after`() throws {
    let shanghai = try clock("Asia/Shanghai", "2018-03-26")

    #expect(shanghai.parse("2018-03-27T25:30") == "2 01:30")
    #expect(shanghai.parse("2018-03-27T24:00:00+08:00") == "2 00:00")
  }
}
