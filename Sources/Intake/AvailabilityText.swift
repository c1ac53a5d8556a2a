// SPDX-License-Identifier: Apache-2.0

/// How the column `available` says what no stretch of time can.
package enum AvailabilityText {
  /// Not at all, while an empty cell means always.
  package static let never = "never"
}
