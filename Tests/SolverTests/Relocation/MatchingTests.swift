// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct MatchingTests {
  @Test func `a first choice gives way where another has no second`() {
    #expect(Matching.largest([[1, 2], [1]]) == [2, 1])
    #expect(Matching.largest([[1, 2], [1, 3], [1]]) == [2, 3, 1])
  }

  @Test func `who finds nothing free goes without`() {
    #expect(Matching.largest([[1], [1], []]).compactMap(\.self) == [1])
    #expect(Matching.largest([]) == [])
  }
}
