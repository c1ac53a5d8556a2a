// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import ICalendar

/// Every recipient's calendar of one edition of the programme.
///
/// Each file holds its recipient's events only, in his language, in words cut to what he may know.
/// The writers see ``RedactedItem`` values only. A recipient without events gets a file too, with
/// the calendar's name and its zone, so that everyone has an address to subscribe to.
package struct CalendarSet: Sendable {
  /// Whether the programme is approved.
  package enum Approval: Sendable { case draft, approved }

  /// Sorted by path.
  package let recipients: [Recipient]
  private let agenda: Agenda

  /// Prepares the calendars of a programme that belongs to the festival.
  ///
  /// - Parameters:
  ///   - programme: Times, venues and, as far as stated, people. Without attendees, required units
  ///     and hosts attend; what is not stated (interviews, media slots, staff) has no events.
  ///   - festival: The festival the programme's identifiers belong to.
  ///   - stamp: When the content last changed; never the time of writing, so that unchanged
  ///     calendars keep their bytes. `nil` is 00:00 local time of the festival's first day.
  ///   - approval: Events of a draft are tentative, and their titles say so.
  package init(
    of programme: Programme, in festival: Festival, stamp: Date? = nil,
    approval: Approval = .draft
  ) {
    // In the rain the tables are those of the programme that is in force.
    agenda = Agenda(
      programme, of: festival.inForce(programme), stamp: stamp, isDraft: approval == .draft)
    recipients = Recipient.all(in: agenda)
  }

  /// Every file, sorted by path; ``file(for:)`` makes one at a time where memory matters.
  package var files: [CalendarFile] { recipients.map(file) }

  /// Makes something of every recipient's calendar, on all cores, and takes it in the order of
  /// ``recipients``.
  ///
  /// - Complexity: holds a few calendars a thread at once, never all.
  /// - Throws: what `make` or `take` throws; no calendar after that one is taken.
  package func produce<Product: Sendable>(
    onThreads threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    _ make: @escaping @Sendable (CalendarFile) throws -> Product,
    take: (Product) throws -> Void
  ) throws {
    try OrderedWork.run(
      recipients.count, threads: threads, make: { try make(file(for: recipients[$0])) },
      take: take)
  }

  /// A calendar without events, for a recipient whom the festival no longer has.
  package func emptyFile(recipient: String) -> CalendarFile {
    CalendarFile(
      recipient: recipient, languages: agenda.languages.spoken,
      isOfOneLanguage: agenda.languages.isSingle,
      name: CalendarText.singleLine(agenda.languages.spoken.text { agenda.festivalName[$0] }),
      timeZone: agenda.clock.timeZone.identifier, entries: [])
  }

  /// One recipient's calendar.
  package func file(for recipient: Recipient) -> CalendarFile {
    let items = Selection(agenda: agenda, recipient: recipient).items()
    let writer = EntryWriter(agenda: agenda, recipient: recipient)
    let name = LocalizedText(
      zh: "\(agenda.festivalName.zh) · \(recipient.title.zh)",
      en: "\(agenda.festivalName.en) · \(recipient.title.en)",
      ja: "\(agenda.festivalName[.ja]) · \(recipient.title[.ja])",
      ko: "\(agenda.festivalName[.ko]) · \(recipient.title[.ko])")
    return CalendarFile(
      recipient: recipient.path,
      languages: recipient.languages,
      isOfOneLanguage: agenda.languages.isSingle,
      name: CalendarText.singleLine(recipient.languages.text { name[$0] }),
      timeZone: agenda.clock.timeZone.identifier,
      entries: items.indices.map { index in
        writer.entry(items[index], after: index > 0 ? items[index - 1] : nil)
      }
    )
  }
}
