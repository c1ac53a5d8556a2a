// SPDX-License-Identifier: Apache-2.0

import Crypto

/// An unguessable text that opens something; only its digest is kept.
///
/// 192 bits of the system's random numbers in base64url, which needs no escaping in an address.
///
/// - Source: RFC 4648 section 5; OWASP ASVS 5.0, 7.2.3 (at least 128 bits).
package struct Secret: Hashable, Sendable {
  package let text: String

  /// A new one.
  package init() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    text = String((0..<32).map { _ in alphabet[Int(random.next() & 63)] })
  }

  /// One that somebody showed; `nil` when it cannot be one of ours, so that nothing long is digested.
  package init?(shown text: some StringProtocol) {
    guard text.utf8.count == 32,
      text.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      })
    else { return nil }
    self.text = String(text)
  }

  /// SHA-256 in hexadecimal.
  package var digest: String {
    let digits = Array("0123456789abcdef".utf8)
    let hash = SHA256.hash(data: Array(text.utf8))
    return String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { buffer in
      var count = 0
      for byte in hash {
        buffer[count] = digits[Int(byte >> 4)]
        buffer[count + 1] = digits[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }
}
