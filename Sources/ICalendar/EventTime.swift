// SPDX-License-Identifier: Apache-2.0

/// When an event starts or ends: a wall time and the clock it is read on.
package struct EventTime: Hashable, Sendable {
  /// Which clock the wall time is read on.
  package enum Zone: Hashable, Sendable {
    /// A zone by its identifier, such as `Asia/Shanghai`.
    case named(String)
    case utc
    /// Whatever clock the reader has; found in other people's files, never written.
    case floating
    /// No clock: the whole day; found in other people's files, never written.
    case wholeDay
  }

  /// What the clock shows.
  package let wall: WallTime
  /// Which clock it is.
  package let zone: Zone

  /// Whether the clock ever shows that time is not looked at.
  package init(_ wall: WallTime, in zone: Zone) {
    self.wall = wall
    self.zone = zone
  }
}
