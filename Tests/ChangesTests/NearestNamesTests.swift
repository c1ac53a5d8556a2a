// SPDX-License-Identifier: Apache-2.0

import Changes
import Testing

@Suite struct NearestNamesTests {
  @Test func `the nearest name comes first`() {
    #expect(
      NearestNames.of("HBNR200", among: ["HBN-B1", "HBN-R200", "CIV-REC"]).first == "HBN-R200")
  }

  @Test func `two letters exchanged are one mistake`() {
    #expect(NearestNames.of("SMY", among: ["SYN", "SYM", "OPEN"]) == ["SYM", "SYN"])
  }

  @Test func `what has nothing in common is not offered`() {
    #expect(NearestNames.of("xyz", among: ["BANQUET", "OPENING"]) == [])
  }
}
