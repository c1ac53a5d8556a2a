// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One rider's way from one place to another.
package struct Leg: Sendable, Hashable {
  /// What gives the leg its time.
  package enum Occasion: Sendable, Hashable {
    case session(Session.ID)
    case interview(Interview.ID)
    case slot(MediaSlot.ID)
    case arrival(Party.Journey)
    case departure(Party.Journey)
  }

  /// Whether it leads to its occasion or away from it.
  package enum Direction: String, Sendable, Hashable { case to, from }

  /// Who is taken.
  package var rider: Rider
  /// How many the rider is: the unit's size, or one of the staff or press.
  package var persons: Int
  /// Where the rider boards.
  package var from: Place.ID
  /// Where the rider gets off; another place than ``from``.
  package var to: Place.ID
  /// One leg has one: the one it leads to or, after the last, away from.
  package var occasion: Occasion
  /// Whether ``occasion`` lies at its end or at its beginning.
  package var direction: Direction
  /// When the rider is free to board.
  package var ready: LocalTime
  /// When the rider should be there; `nil` where nothing waits.
  package var due: LocalTime?
  /// When the rider must be there at the very latest: no gate and no leisure, only what a hard rule asks.
  package var latest: LocalTime?
}
