// SPDX-License-Identifier: Apache-2.0

/// A condition on guests, units or other rows, as offices write it: `party_type=consulate; standing=head`.
///
/// Conditions joined by `;` must all hold. `key=a|b` holds when any value equals one of the alternatives,
/// `key!=a` when none does; an alternative that ends in `*` matches any value with that beginning.
package struct Selector: Sendable, Hashable {
  /// One condition on a unit, such as a country or a grade.
  package struct Condition: Sendable, Hashable {
    /// One of the keys that the table allows, such as `country`.
    package let key: String
    /// `false` for `!=`: no value may be among the alternatives.
    package let isEqual: Bool
    /// In the order written; one that ends in `*` stands for all that begin so.
    package let alternatives: [String]
  }

  /// All have to hold; none matches everything.
  package let conditions: [Condition]

  /// Takes conditions as read; keys were checked against those of the table.
  package init(conditions: [Condition]) { self.conditions = conditions }

  /// Matches everything.
  package static let all = Selector(conditions: [])

  /// Reads the written form.
  ///
  /// - Throws: ``SelectorError`` when a condition has no `=` or an unknown key.
  package init(_ text: String, keys: [String]) throws(SelectorError) {
    var conditions: [Condition] = []
    for part in text.split(separator: ";") {
      guard let sign = part.firstIndex(of: "=") else { throw .noEqualsSign(trimmed(part)) }
      let left = part[..<sign]
      let isEqual = left.last != "!"
      let key = trimmed(isEqual ? left : left.dropLast())
      guard keys.contains(key) else { throw .unknownKey(key, known: keys) }
      let alternatives = part[part.index(after: sign)...].split(separator: "|").map { trimmed($0) }
      conditions.append(Condition(key: key, isEqual: isEqual, alternatives: alternatives))
    }
    self.init(conditions: conditions)
  }

  /// Whether all conditions hold for a row whose values `attribute` gives by key.
  package func matches(_ attribute: (String) -> [String]) -> Bool {
    conditions.allSatisfy { condition in
      let values = attribute(condition.key)
      let isHit = values.contains { value in
        condition.alternatives.contains { alternative in
          alternative.hasSuffix("*")
            ? value.hasPrefix(alternative.dropLast()) : value == alternative
        }
      }
      return isHit == condition.isEqual
    }
  }
}

/// Why a written selector cannot be read.
package enum SelectorError: Error, Hashable, Sendable {
  case noEqualsSign(String)
  case unknownKey(String, known: [String])
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}
