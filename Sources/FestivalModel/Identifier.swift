// SPDX-License-Identifier: Apache-2.0

/// The stable name of one entity, as written in the festival's tables; identifiers of different entities never mix.
package struct Identifier<Entity>: Hashable, Comparable, Sendable, RawRepresentable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  /// As the table writes it: letters A–Z, digits, `.`, `-` and `_`.
  package let rawValue: String

  /// Takes any text; the reader has refused what cannot be an identifier.
  package init(rawValue: String) { self.rawValue = rawValue }
  /// The same without a label, for text that was read.
  package init(_ rawValue: String) { self.rawValue = rawValue }
  /// Lets tests and constants write an identifier as a plain string.
  package init(stringLiteral value: String) { rawValue = value }

  /// The text itself, so that messages can name the entity.
  package var description: String { rawValue }

  /// Orders by Unicode scalars, so that the order never depends on a locale.
  package static func < (a: Self, b: Self) -> Bool {
    a.rawValue.unicodeScalars.lexicographicallyPrecedes(b.rawValue.unicodeScalars)
  }
}
