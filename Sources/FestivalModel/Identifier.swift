// SPDX-License-Identifier: Apache-2.0

/// The stable name of one entity, as written in the festival's tables; identifiers of different entities never mix.
package struct Identifier<Entity>: Hashable, Comparable, Sendable, RawRepresentable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  package var description: String { rawValue }

  /// Orders by Unicode scalars, so that the order never depends on a locale.
  package static func < (a: Self, b: Self) -> Bool {
    a.rawValue.unicodeScalars.lexicographicallyPrecedes(b.rawValue.unicodeScalars)
  }
}
