// SPDX-License-Identifier: Apache-2.0

/// A length of time in whole minutes.
package struct Minutes: RawRepresentable, Hashable, Comparable, Sendable,
  ExpressibleByIntegerLiteral, AdditiveArithmetic
{
  package var rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }
  package init(_ rawValue: Int) { self.rawValue = rawValue }
  package init(integerLiteral value: Int) { rawValue = value }

  package static func + (a: Self, b: Self) -> Self { Self(a.rawValue + b.rawValue) }
  package static func - (a: Self, b: Self) -> Self { Self(a.rawValue - b.rawValue) }
  package static func * (a: Self, factor: Int) -> Self { Self(a.rawValue * factor) }
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
