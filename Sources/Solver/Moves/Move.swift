// SPDX-License-Identifier: Apache-2.0

/// The neighbourhoods of the search; each describes one trial change of a state.
package enum Move: Int, Sendable, CaseIterable {
  /// One activity to another start, another place, or both; seats whose occupant is not free are refilled.
  case moveActivity
  /// All activities that hang together by bounded gaps, by the same number of minutes.
  case moveBlock
  /// Two activities exchange their starts.
  case swapStarts
  /// Another occupant in one seat, or none.
  case refillSeat
  /// Two seats exchange their occupants.
  case swapOccupants
  /// One activity to another start; whatever it then clashes with gives way by the same number of minutes, and so on.
  case pushAside
  /// Two activities exchange their places.
  case swapPlaces
  /// Another occupant in one seat, and its activity to another start.
  case refillAndMove

  /// Relative frequencies.
  static let weights = [35, 12, 13, 28, 12, 8, 5, 5]
}
