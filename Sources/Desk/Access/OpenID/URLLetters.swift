// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Bytes as letters that need no escaping in addresses and headers.
///
/// - Source: RFC 4648 section 5, without padding, as RFC 7515 section 2 has it.
package enum URLLetters {
  package static func text(of bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The bytes; `nil` where the text is of another alphabet.
  package static func bytes(of text: some StringProtocol) -> Data? {
    guard !text.contains(where: { $0 == "+" || $0 == "/" || $0 == "=" }) else { return nil }
    let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }
}
