// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct PointsTests {
  @Test func `charges round down to a six-thousandth`() {
    #expect(Points.whole(5).scaled(80, per: 60).rawValue == 40_000)
    #expect(Points.whole(1).scaled(1, per: 7).rawValue == 857)
    #expect(Points.whole(3).scaled(5, per: 5) == .whole(3))
  }

  @Test(
    arguments: [(0, "0"), (6000, "1"), (115_000, "19.2"), (300, "0.1"), (299, "0"), (-300, "-0.1")]
      as [(Int, String)]
  )
  func `points print with one digit, halves away from zero`(raw: Int, text: String) {
    #expect(Points(rawValue: raw).description == text)
  }
}
