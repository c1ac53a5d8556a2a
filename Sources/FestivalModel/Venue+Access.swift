// SPDX-License-Identifier: Apache-2.0

extension Venue {
  /// The feature by which the office says that there is a way to the venue without steps, or with the number 0 that there
  /// is none.
  package static let stepFree = "step_free"

  /// Whether it is reached without steps, as far as the office says.
  package var isStepFree: Bool { features[Self.stepFree, default: 0] > 0 }
}

extension Festival {
  /// Whether the office says of any venue if it is reached without steps; where it does not, nothing is asked (HC33).
  package var statesStepFree: Bool { venues.contains { $0.features[Venue.stepFree] != nil } }

  /// Whether the unit can only be where there is a way without steps, and the office says where that is.
  package func needsStepFree(_ unit: AttendanceUnit.ID) -> Bool {
    self.unit(unit).needsStepFree && statesStepFree
  }
}
