// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct CivilDateTests {
  @Test func `a date reads and prints`() throws {
    let date = try #require(CivilDate("2018-03-28"))

    #expect(date.description == "2018-03-28")
    #expect(date.weekday == 2)
    #expect(date.advanced(by: 4).description == "2018-04-01")
    #expect(date.advanced(by: -28).description == "2018-02-28")
  }

  @Test(arguments: ["2018-02-29", "2018-13-01", "2018-00-10", "2018-1-01", "18-01-01", "", "a-b-c"])
  func `what is no date is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `days count through four centuries`() throws {
    let epoch = try #require(CivilDate("1970-01-01"))
    let leap = try #require(CivilDate("2000-02-29"))

    #expect(epoch.daysSinceEpoch == 0)
    #expect(leap.daysSinceEpoch == 11_016)
    for days in stride(from: -80_000, through: 80_000, by: 37) {
      let date = CivilDate(daysSinceEpoch: days)
      #expect(date.daysSinceEpoch == days)
      #expect(CivilDate(date.description) == date)
    }
  }
}
