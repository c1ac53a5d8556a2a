// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Testing

@Suite struct ByteSearchTests {
  @Test(arguments: UInt64(1)...8)
  func `among thousands of alike values each is found, and nothing else is`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % count
    }
    let letters = ["0", "1", "E", "樱", "-"]
    func word(_ count: Int) -> String { (0..<count).map { _ in letters[next(5)] }.joined() }
    let values = Set((0..<3000).map { _ in word(6 + next(12)) })
    let ordered = values.sorted()
    let search = ByteSearch(values)
    var found = 0

    for _ in 0..<300 {
      let text =
        word(next(40)) + (next(3) == 0 ? ordered[next(ordered.count)] : "") + word(next(40))
      let isThere = values.contains { Data(text.utf8).range(of: Data($0.utf8)) != nil }
      #expect(search.isAnyFound(in: Array(text.utf8)) == isThere, "\(text)")
      found += isThere ? 1 : 0
    }

    #expect(found > 50)
    #expect(found < 300)
  }

  @Test(arguments: [
    ("room 301", true), ("301", true), ("301,", true), ("樱301樱", true), ("T130100Z", false),
    ("1301", false), ("301a", false), ("30 1", false), ("", false),
  ])
  func `a short value is found where it stands alone`(text: String, isThere: Bool) {
    #expect(ByteSearch(["301"]).isAnyFound(in: Array(text.utf8)) == isThere)
  }

  @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func `a value is found in the encodings of office programs`(encoding: String.Encoding) throws {
    let text = "护照 E12345678 樱花路"

    let bytes = Array(try #require(text.data(using: encoding)))

    #expect(ByteSearch(["E12345678"]).isAnyFound(in: bytes))
    #expect(ByteSearch(["樱花路"]).isAnyFound(in: bytes))
    #expect(!ByteSearch(["E12345679", "", "樱桃路"]).isAnyFound(in: bytes))
  }
}
