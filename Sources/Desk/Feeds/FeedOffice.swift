// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Ledger
import ProgrammeCalendars

/// The secret addresses of one event's calendars, as pages and the command line make, list and end them.
package struct FeedOffice: Sendable {
  /// Why no address is made or ended.
  package enum Problem: Error, Hashable, Sendable {
    /// The event cannot be read, or has no programme yet.
    case unplanned
    /// No calendar has that path.
    case unknownRecipient
    /// No open address has that number.
    case unknownFeed
  }

  /// One address that is open, and who fetches it.
  package struct Open: Sendable {
    package let feed: DeskLedger.Feed
    /// The latest first.
    package let fetches: [DeskLedger.Fetch]
  }

  private let event: EventDesk
  private let ledger: DeskLedger
  private let options: DeskOptions

  init(_ event: EventDesk, _ ledger: DeskLedger, _ options: DeskOptions) {
    self.event = event
    self.ledger = ledger
    self.options = options
  }

  /// For the only event of `options`; the desk may run meanwhile.
  ///
  /// - Throws: `LedgerError` when the desk's file cannot be used.
  package init(_ options: DeskOptions) throws(LedgerError) {
    precondition(options.events.count == 1)
    self.init(
      EventDesk(folder: options.events[0], options: options),
      try DeskLedger(
        path: options.data.appending(path: "desk.sqlite").path(percentEncoded: false)),
      options)
  }

  /// Every open address, by number.
  ///
  /// - Throws: `LedgerError`.
  package func open() throws(LedgerError) -> [Open] {
    let fetches = Dictionary(grouping: try ledger.fetches(), by: \.feed)
    return try ledger.feeds().filter { $0.event == event.slug && $0.ended == nil }
      .sorted { $0.number < $1.number }
      .map { Open(feed: $0, fetches: (fetches[$0.number] ?? []).sorted { $0.at > $1.at }) }
  }

  /// A new address of a recipient's calendar, such as of `units/C-US.H`; shown this once, as only its digest is kept.
  ///
  /// - Throws: ``Problem``, `LedgerError`.
  package func make(for recipient: String, by who: String, at now: Date) async throws -> String {
    guard case .state(let state) = await event.current() else { throw Problem.unplanned }
    let recipients = FeedPages.recipients(of: state)
    guard !recipients.isEmpty else { throw Problem.unplanned }
    guard recipients.contains(where: { $0.path == recipient }) else {
      throw Problem.unknownRecipient
    }
    let secret = Secret()
    _ = try ledger.addFeed(
      event: event.slug, recipient: recipient, digest: secret.digest, at: now)
    try ledger.add(
      DeskLedger.View(at: now, who: who, what: "feed made: \(event.slug) \(recipient)"))
    return "\(options.address)/f/\(secret.text)/\(event.slug).ics"
  }

  /// Ends an address: from now on it answers as if it had never been.
  ///
  /// - Throws: ``Problem/unknownFeed``, `LedgerError`.
  package func end(_ number: Int, by who: String, at now: Date) throws {
    guard try ledger.endFeed(number, of: event.slug, at: now) else { throw Problem.unknownFeed }
    try ledger.add(DeskLedger.View(at: now, who: who, what: "feed ended: \(number)"))
  }
}
