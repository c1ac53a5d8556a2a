// SPDX-License-Identifier: Apache-2.0

/// Numbers by which movements follow from a programme.
package struct MovementRules: Sendable, Hashable {
  /// Least stay at the hotel for which it is worth going there between two engagements.
  package var stay: Minutes
  /// Where the numbers come from.
  package var source: String
  /// Whether every programme comes with its trips: vehicle, driver and riders of each.
  package var plansTrips: Bool

  /// The numbers that hold where the festival's file has no `travel`.
  package init(
    stay: Minutes = 45, source: String = "default of the office", plansTrips: Bool = false
  ) {
    self.stay = stay
    self.source = source
    self.plansTrips = plansTrips
  }
}
