// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Ledger

// How long sensitive data may be kept.
extension Publisher {
  /// How the ledger calls what is kept for a while, and how long that is unless told otherwise.
  static let retained = "sensitive columns"
  /// Days after the festival for which sensitive data is kept where nothing else is said.
  package static let retentionDays = 30

  /// Midnight of the festival's clock, so many days after its last day is over.
  package static func endOfRetention(of festival: Festival, days: Int) -> Date {
    festival.clock.instant(LocalTime(day: festival.dayCount + days, timeOfDay: 0))
  }

  /// Writes down until when sensitive data may be kept, unless it was removed already.
  static func noteRetention(of festival: Festival, _ change: LedgerTransaction) throws {
    let known = try change.snapshot.retentions().first { $0.subject == retained }
    if known?.done != nil { return }
    try change.save(
      Retention(subject: retained, due: endOfRetention(of: festival, days: retentionDays)))
  }
}
