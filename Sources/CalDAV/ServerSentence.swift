// SPDX-License-Identifier: Apache-2.0

/// What a server says for people to read in an answer that refuses something.
enum ServerSentence {
  private static let longest = 200

  /// The sentence in one line: an element named `message` or the like, else the text itself; `nil` for
  /// a page, for nothing, and for what is no text.
  static func read(_ body: [UInt8]) -> String? {
    guard !body.isEmpty, body.count <= 1 << 16, let text = String(validating: body, as: UTF8.self)
    else { return nil }
    let words: String
    if text.contains("<") {
      let element =
        /<(?:[A-Za-z][\w.-]*:)?(?:message|responsedescription|exception)(?:\s[^<>]*)?>([^<>]+)</
      let found = text.matches(of: element).map { String($0.1) }
      // The class of an exception says less than its message.
      guard let best = found.max(by: { rank($0) < rank($1) }) else { return nil }
      words = unescaped(best)
    } else {
      words = text
    }
    let line = words.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: String(scalar)
      }
    }.joined().split(separator: " ").joined(separator: " ")
    guard !line.isEmpty else { return nil }
    return line.count <= longest ? line : "\(line.prefix(longest))…"
  }

  private static func rank(_ text: String) -> Int { text.count { $0 == " " } }

  private static func unescaped(_ text: String) -> String {
    [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
      ("&amp;", "&"),
    ]
    .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
