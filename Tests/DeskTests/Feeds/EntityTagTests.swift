// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct EntityTagTests {
  private let tag = EntityTag(opaque: "abc")

  @Test(arguments: ["\"abc\"", "W/\"abc\"", "*", "\"x\", \"abc\"", " \"x\" ,\tW/\"abc\" "])
  func `a list that names the tag, weakly or strongly, matches`(list: String) {
    #expect(tag.isNamed(in: list))
  }

  @Test(arguments: ["", "abc", "\"ab\"", "\"abcd\"", "\"x\", \"y\"", "\"abc", "W/abc", ","])
  func `a list without the tag, or a malformed one, does not match`(list: String) {
    #expect(!tag.isNamed(in: list))
  }
}
