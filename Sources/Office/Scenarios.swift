// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

extension Pipeline {
  /// Reads scenarios: all lone changes together are one, and each named text is one more.
  ///
  /// A named text is `name: change; change`; without a name it has its number.
  /// - Returns: one scenario without changes where nothing is given.
  /// - Throws: ``Refusal`` with the findings of the first scenario that cannot be read.
  package static func scenarios(
    changes: [String], named texts: [String], for festival: Festival
  ) throws(Refusal) -> [WhatIf.Scenario] {
    var scenarios: [WhatIf.Scenario] = []
    if !changes.isEmpty {
      scenarios.append(
        WhatIf.Scenario(name: "change", changes: try self.changes(changes, for: festival)))
    }
    for (number, text) in texts.enumerated() {
      let (name, parts) = split(text)
      let called = name ?? "scenario \(number + 1)"
      scenarios.append(
        WhatIf.Scenario(
          name: called, changes: try self.changes(parts, for: festival, called: called)))
    }
    return scenarios.isEmpty ? [WhatIf.Scenario(name: "no change", changes: [])] : scenarios
  }

  /// The name ends at a colon before a blank or the end; colons in times are followed by digits.
  private static func split(_ text: String) -> (name: String?, changes: [String]) {
    var rest = text[...]
    var name: String?
    if let colon = text.indices.first(where: { index in
      let next = text.index(after: index)
      return text[index] == ":" && (next == text.endIndex || text[next] == " ")
    }) {
      name = String(text[..<colon])
      rest = text[text.index(after: colon)...]
    }
    let changes = rest.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    return (name, changes.filter { !$0.isEmpty })
  }
}
