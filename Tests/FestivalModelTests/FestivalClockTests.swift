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
    "", "2018-03-27", "2018-03-27T25:00", "2018-03-27T17:15:30", "2018-03-27T17:15:00+8",
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
}
