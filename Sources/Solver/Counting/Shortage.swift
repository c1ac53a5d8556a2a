// SPDX-License-Identifier: Apache-2.0

/// More wanted of some resources than there is of them, whatever is decided: a proof, by counting alone,
/// that a problem has no solution that breaks nothing.
package struct Shortage: Sendable, Hashable {
  /// What there is too little of.
  package enum Kind: Sendable, Hashable {
    /// Minutes in which the resources can be bound.
    case time
    /// Minutes of work the resources may do on the days in question.
    case work
    /// Stretches into which what cannot be cut fits.
    case pieces
  }

  /// Whether ``wanted`` and ``there`` count minutes bound, minutes of work, or pieces.
  package let kind: Kind
  /// Each demand can be met by one of these and by no other resource; ascending.
  package let resources: [Int]
  /// What binds them; ascending, each once.
  package let activities: [Int]
  /// How many demands there are, or pieces, which may be two activities; an activity may have several.
  package let demandCount: Int
  /// Minutes wanted, with the gaps between; or pieces.
  package let wanted: Int
  /// Minutes there are of those in which the demands can lie; or pieces that fit.
  package let there: Int
  /// Whether gaps are a part of what is wanted.
  package let hasGaps: Bool
}
