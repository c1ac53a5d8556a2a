// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

@Suite struct AttemptLimitTests {
  private let noon = Date(timeIntervalSince1970: 1_522_209_600)

  @Test func `after a few attempts at once one more comes with the time`() {
    let limit = AttemptLimit(burst: 3, seconds: 60)

    #expect((0..<5).map { _ in limit.allows("Li", at: noon) } == [true, true, true, false, false])
    #expect(!limit.allows("Li", at: noon + 59))
    #expect(limit.allows("Li", at: noon + 60))
    #expect(!limit.allows("Li", at: noon + 61))
  }

  @Test func `one name's attempts are not another's, and waiting gives no more than at first`() {
    let limit = AttemptLimit(burst: 2, seconds: 10)
    #expect(limit.allows("Li", at: noon) && limit.allows("Li", at: noon))

    #expect(limit.allows("Wang", at: noon))
    #expect(
      (0..<3).map { _ in limit.allows("Li", at: noon + 86_400) } == [true, true, false])
  }
}
