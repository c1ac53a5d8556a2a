// SPDX-License-Identifier: Apache-2.0

/// A mail address of the plain kind, which can stand in a calendar and in a header as it is.
package struct MailAddress: Hashable, Sendable {
  /// As given; compare addresses with ``isSame(as:)``.
  package let text: String

  /// Reads `name@host.example`; quoted and internationalised names are refused.
  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count),
      Self.isPlain(parts[0], more: "!#$&'*+/=?^_`{|}~-"), Self.isPlain(parts[1], more: "-"),
      parts[1].contains(".")
    else { return nil }
    self.text = text
  }

  /// Whether mail to both comes to one person; nobody tells names apart by capitals.
  package func isSame(as other: MailAddress) -> Bool {
    text.lowercased() == other.text.lowercased()
  }

  /// Letters, digits and `more`, in parts between single dots.
  private static func isPlain(_ text: Substring, more: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
          default: more.utf8.contains(byte)
          }
        }
    }
  }
}
