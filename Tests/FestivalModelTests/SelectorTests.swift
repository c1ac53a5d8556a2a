// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct SelectorTests {
  private func matches(_ text: String) throws -> Bool {
    let row = ["country": ["JP", "KR"], "standing": ["head"], "interest": []]
    return try Selector(text, keys: ["country", "standing", "interest"])
      .matches { row[$0] ?? [] }
  }

  @Test(
    arguments: [
      ("", true), ("country=JP", true), ("country=CN", false), ("country=CN|KR", true),
      ("country!=CN", true), ("country!=CN|KR", false), ("country=J*", true),
      (" standing = head ; country = JP ", true), ("standing=head; country=CN", false),
      ("interest=education", false), ("interest!=education", true), ("standing=*", true),
    ])
  func `conditions hold or not`(text: String, expected: Bool) throws {
    #expect(try matches(text) == expected)
  }

  @Test func `what is no condition is refused`() {
    #expect(throws: SelectorError.noEqualsSign("head")) { try Selector("head", keys: ["unit"]) }
    #expect(throws: SelectorError.unknownKey("age", known: ["unit"])) {
      try Selector("age=3", keys: ["unit"])
    }
  }
}
