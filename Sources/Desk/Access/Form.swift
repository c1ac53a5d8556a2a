// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import NIOCore

/// The fields of a sent form.
///
/// - Source: WHATWG URL Standard, section 5.1, application/x-www-form-urlencoded parsing.
package struct Form: Sendable {
  private let fields: [(name: String, value: String)]

  /// Reads the body of a request, at most 64 KiB.
  ///
  /// - Throws: `HTTPError` when it is longer.
  init(_ request: Request) async throws {
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: 1 << 16)
    } catch is NIOTooManyBytesError {
      throw HTTPError(.contentTooLarge)
    }
    self.init(text: String(buffer: body))
  }

  package init(text: String) {
    fields = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first value of a field.
  package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Every value of a field, in order.
  package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Whether the form was made for this visitor's browser; compared in constant time.
  package func belongs(to visitor: Visitor) -> Bool {
    let given = Array((self["token"] ?? "").utf8)
    let wanted = Array(visitor.formToken.utf8)
    guard given.count == wanted.count else { return false }
    return zip(given, wanted).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func decoded(_ text: Substring) -> String {
    let spaced = text.replacing("+", with: " ")
    return String(spaced).removingPercentEncoding ?? String(spaced)
  }
}
