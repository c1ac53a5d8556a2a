// SPDX-License-Identifier: Apache-2.0

/// A soft score: penalty points in exact integers.
///
/// - Units: 1/6000 point, so that whole and two-decimal weights per minute, per 5 minutes and per hour stay exact.
package struct Points: RawRepresentable, Hashable, Comparable, Sendable, AdditiveArithmetic,
  CustomStringConvertible
{
  /// So many raw units make one point.
  package static let perPoint = 6000

  /// In 1/6000 of a point; negative for what is saved.
  package var rawValue: Int

  /// Takes the raw number; ``whole(_:)`` takes points.
  package init(rawValue: Int) { self.rawValue = rawValue }
  /// So many whole points.
  package static func whole(_ points: Int) -> Points { Points(rawValue: points * perPoint) }

  /// Nothing charged.
  package static var zero: Points { Points(rawValue: 0) }
  /// Both charges together.
  package static func + (a: Self, b: Self) -> Self { Self(rawValue: a.rawValue + b.rawValue) }
  /// What one charge is above another; negative when it is below.
  package static func - (a: Self, b: Self) -> Self { Self(rawValue: a.rawValue - b.rawValue) }
  /// The charge so many times over.
  package static func * (a: Self, factor: Int) -> Self { Self(rawValue: a.rawValue * factor) }
  /// Whether one charge is the smaller, which is the better.
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// This weight charged for `amount` of something that is priced per `unit`, rounded down to 1/6000.
  package func scaled(_ amount: Int, per unit: Int) -> Points {
    precondition(unit > 0, "A weight is charged per \(unit)")
    return Points(rawValue: rawValue * amount / unit)
  }

  /// The score in tenths of a point, halves rounded away from zero.
  package var tenths: Int {
    let half = Self.perPoint / 20
    return (rawValue >= 0 ? rawValue + half : rawValue - half) / (Self.perPoint / 10)
  }

  /// One decimal, such as `152.2`; whole numbers print without it.
  package var description: String {
    let value = tenths
    let sign = value < 0 ? "-" : ""
    let fraction = abs(value) % 10
    return sign + String(abs(value) / 10) + (fraction == 0 ? "" : ".\(fraction)")
  }
}
