// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

struct URLLettersTests {
  /// The example of RFC 7515, appendix C, and what stands in RFC 4648 section 10 without its padding.
  @Test(arguments: [
    ("", [UInt8]()), ("A-z_4ME", [3, 236, 255, 224, 193]), ("Zg", Array("f".utf8)),
    ("Zm8", Array("fo".utf8)), ("Zm9v", Array("foo".utf8)),
  ])
  func `bytes are letters, and the letters the bytes`(text: String, bytes: [UInt8]) {
    #expect(URLLetters.text(of: bytes) == text)
    #expect(URLLetters.bytes(of: text) == Data(bytes))
  }

  @Test(arguments: ["A+z/4ME", "Zg==", "Z", "Z g", "Zé"])
  func `other letters are none`(text: String) {
    #expect(URLLetters.bytes(of: text) == nil)
  }
}
