// SPDX-License-Identifier: Apache-2.0

/// What the office says about a column: `Accessibility needs=mobility`, or `…=-` to leave it out.
package struct HeadingMap: Sendable {
  /// What the heading is compared by.
  let key: String
  let heading: String
  /// `nil` when the column is to be left out.
  let field: ListField?

  /// Reads a heading and, after the last `=`, a field: by its name in the tables, or by any heading
  /// that means it.
  ///
  /// - Returns: `nil` when there is no `=`, no heading, or no such field.
  package init?(_ text: String) {
    guard let sign = text.lastIndex(of: "=") else { return nil }
    heading = ListText.cleaned(String(text[..<sign])).text
    key = ListText.key(heading)
    let meaning = ListText.cleaned(String(text[text.index(after: sign)...])).text
    guard !key.isEmpty else { return nil }
    if meaning == "-" {
      field = nil
    } else if let known = ListField(rawValue: meaning) ?? ListField(heading: meaning) {
      field = known
    } else {
      return nil
    }
  }
}
