// SPDX-License-Identifier: Apache-2.0

/// What stands in the way of an activity at a start and a place.
package struct Obstacle: Sendable, Hashable {
  /// How it stands in the way, the plainest first.
  package enum Kind: Int, Sendable, Hashable, Comparable {
    /// The resource is away in the stretch of time `span`.
    case absence
    /// The resource has not entered yet, or must leave before the end.
    case entry, exit
    /// The place holds fewer than come.
    case load
    /// The resource is bound by the activity `other` at the same time.
    case overlap
    /// The resource has too little time between this and the activity `other`.
    case gap
    /// The resource bears no more bindings at once; `other` is one of them.
    case crowd
    /// An order between this activity and `other`.
    case order
    /// A place that this activity and `other` must share.
    case apart
    /// How this and `other` lie to each other.
    case accord
    /// The resource would work too long that day, or something else of its whole diary.
    case diary
    /// Nobody who may take the seat is free.
    case seat

    /// The plainer comes first, in the order of the cases.
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// How it stands in the way.
  package var kind: Kind
  /// Under which the breach would be counted.
  package var label: Int
  /// Whoever is away, bound or too busy; `nil` where it is not one diary alone.
  package var resource: Int?
  /// The activity in the way.
  package var other: Int?
  /// The activity before or after `other` when the moved one only made room between the two.
  package var neighbour: Int?
  /// The seat whose occupant is in the way.
  package var seat: Int?
  /// The absence, in minutes.
  package var span: Range<Int>?

  /// Whether it is in the way whatever else moves.
  var isAlone: Bool {
    switch kind {
    case .absence, .entry, .exit, .load: seat == nil
    case .overlap, .gap, .crowd, .order, .apart, .accord, .diary, .seat: false
    }
  }
}
