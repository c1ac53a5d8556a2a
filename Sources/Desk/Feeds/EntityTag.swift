// SPDX-License-Identifier: Apache-2.0

/// A strong entity tag, and whether a request's `If-None-Match` names it.
///
/// - Source: RFC 9110 sections 8.8.3 and 13.1.2.
package struct EntityTag: Hashable, Sendable {
  /// With its quotes, as it stands in `ETag`.
  package let field: String

  /// A tag of an opaque text without quotes.
  package init(opaque: String) { field = "\"\(opaque)\"" }

  /// Whether the list holds this tag, compared weakly, or is `*`.
  package func isNamed(in list: String) -> Bool {
    var rest = list.utf8[...]
    func skip(_ bytes: [UInt8]) {
      while let byte = rest.first, bytes.contains(byte) { rest.removeFirst() }
    }
    let wanted = field.utf8
    while true {
      skip([UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ",")])
      guard let first = rest.first else { return false }
      if first == UInt8(ascii: "*") { return true }
      if rest.starts(with: "W/".utf8) { rest.removeFirst(2) }
      guard rest.first == UInt8(ascii: "\"") else { return false }
      guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return false }
      if rest[...end].elementsEqual(wanted) { return true }
      rest = rest[rest.index(after: end)...]
    }
  }
}
