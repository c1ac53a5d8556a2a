// SPDX-License-Identifier: Apache-2.0

/// A length of time in whole minutes.
package struct Minutes: RawRepresentable, Hashable, Comparable, Sendable,
  ExpressibleByIntegerLiteral, AdditiveArithmetic
{
  /// Negative where something lies before what it is counted from.
  package var rawValue: Int

  /// Takes any number of minutes.
  package init(rawValue: Int) { self.rawValue = rawValue }
  /// The same without a label.
  package init(_ rawValue: Int) { self.rawValue = rawValue }
  /// Lets minutes be written as a plain number.
  package init(integerLiteral value: Int) { rawValue = value }

  /// Both lengths one after the other.
  package static func + (a: Self, b: Self) -> Self { Self(a.rawValue + b.rawValue) }
  /// What is left of the first, negative when the second is longer.
  package static func - (a: Self, b: Self) -> Self { Self(a.rawValue - b.rawValue) }
  /// The length so many times over.
  package static func * (a: Self, factor: Int) -> Self { Self(a.rawValue * factor) }
  /// Whether one length is shorter.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
