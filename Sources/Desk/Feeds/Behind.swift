// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Ledger
import ProgrammeCalendars
import Publishing

/// What the holders of earlier editions do not know yet of the published one.
struct Behind {
  private let event: EventDesk
  private let festival: Festival
  private let moment: Date
  private let published: CalendarSet?
  private let recipients: [String: Recipient]
  private let held = Held()

  /// Calendars of earlier editions, each prepared once.
  private final class Held {
    var sets: [Int: CalendarSet?] = [:]
    var editions: [Edition]?
  }

  init(_ event: EventDesk, _ state: EventDesk.State, at moment: Date) {
    self.event = event
    self.moment = moment
    festival = state.festival
    published = state.published.map { CalendarSet(of: $0, in: state.festival, approval: .approved) }
    recipients = Dictionary(
      (published?.recipients ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first thing that matters of what a recipient with an edition, or with none, does not know.
  ///
  /// - Complexity: two calendars.
  func next(for path: String, holding edition: Int?) -> CalendarDifference.Change? {
    guard let published, let recipient = recipients[path] else { return nil }
    let old = edition.flatMap { set(of: $0) }.map { $0.file(for: recipient).entries } ?? []
    return CalendarDifference(from: old, to: published.file(for: recipient).entries)
      .next(after: moment)
  }

  /// `nil` for an edition that the ledger no longer has, or that does not fit the tables as they are now.
  private func set(of number: Int) -> CalendarSet? {
    if let known = held.sets[number] { return known }
    let editions = held.editions ?? read()
    held.editions = editions
    let programme = editions.first { $0.number == number }
      .flatMap { try? Publisher.programme(of: $0, for: festival) }
    let set = programme.map { CalendarSet(of: $0, in: festival, approval: .approved) }
    held.sets[number] = .some(set)
    return set
  }

  private func read() -> [Edition] {
    guard FileManager.default.fileExists(atPath: event.ledgerFile.path) else { return [] }
    return (try? Publisher.ledger(event.ledgerFile).read { try $0.editions() }) ?? []
  }
}
