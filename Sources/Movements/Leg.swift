// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One rider's way from one place to another.
package struct Leg: Sendable, Hashable {
  /// Who is taken: a unit as a whole, or one of the staff or press.
  package enum Rider: Sendable, Hashable {
    case unit(AttendanceUnit.ID)
    case officer(LiaisonOfficer.ID)
    case interpreter(Interpreter.ID)
    case journalist(Journalist.ID)
  }

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

  package var rider: Rider
  package var persons: Int
  package var from: Place.ID
  package var to: Place.ID
  package var occasion: Occasion
  package var direction: Direction
  /// When the rider is free to board.
  package var ready: LocalTime
  /// When the rider must be there; `nil` where nothing waits.
  package var due: LocalTime?
}
