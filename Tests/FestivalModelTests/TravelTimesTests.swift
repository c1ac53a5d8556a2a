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

  /// Leaving at 08:29 arrives eleven minutes before leaving at 08:30, and 16:30 as early as 16:20.
  @Test(
    arguments: [
      ("08:40", 1, "08:20"), ("08:45", 5, "08:25"), ("08:48", 5, "08:25"), ("08:50", 1, "08:29"),
      ("08:59", 1, "08:29"), ("09:00", 1, "08:30"), ("09:40", 5, "09:10"), ("16:49", 1, "16:19"),
      ("16:50", 1, "16:30"), ("00:10", 5, "-1 23:50"),
    ] as [(LocalTime, Minutes, String)])
  func `the latest departure that is in time knows the peak of its own hour`(
    deadline: LocalTime, step: Minutes, expected: String
  ) {
    let departure = times(20).latestDeparture(
      from: "HBN", to: "YTZ", arrivingBy: deadline, step: step)

    #expect(departure == LocalTime(stringLiteral: expected))
  }

  @Test func `other legs and no leg know no peak`() {
    #expect(times(20).time(from: "HBN", to: "CIV", departing: "12:00") == 20)
    #expect(times(20).time(from: "YTZ", to: "YTZ", departing: "12:00") == 0)
  }
}
