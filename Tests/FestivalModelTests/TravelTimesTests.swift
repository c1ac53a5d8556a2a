// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct TravelTimesTests {
  private func times(_ base: Minutes) -> TravelTimes {
    TravelTimes(
      places: ["YTZ", "HBN", "CIV"],
      base: [0, base, base, base, 0, base, base, base, 0],
      peak: TravelTimes.Peak(places: ["YTZ"], from: 510, to: 990, percent: 150, roundUpTo: 5)
    )
  }

  @Test(arguments: [(20, 30), (25, 40), (35, 55), (0, 0)] as [(Minutes, Minutes)])
  func `legs of the park take half as long again at peak`(base: Minutes, peak: Minutes) {
    #expect(times(base).time(from: "YTZ", to: "HBN", departing: "08:30") == peak)
    #expect(times(base).time(from: "HBN", to: "YTZ", departing: "3 16:29") == peak)
  }

  @Test(arguments: ["08:29", "16:30", "1 06:00"] as [LocalTime])
  func `before and after the peak they do not`(departure: LocalTime) {
    #expect(times(20).time(from: "YTZ", to: "HBN", departing: departure) == 20)
  }

  @Test func `other legs and no leg know no peak`() {
    #expect(times(20).time(from: "HBN", to: "CIV", departing: "12:00") == 20)
    #expect(times(20).time(from: "YTZ", to: "YTZ", departing: "12:00") == 0)
  }
}
