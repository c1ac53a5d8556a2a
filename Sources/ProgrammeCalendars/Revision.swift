// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import ICalendar

/// How an event came to what it says: what makes an update of it, and not a second event.
package struct Revision: Hashable, Sendable {
  /// When and where it was.
  package struct Placement: Hashable, Sendable {
    /// The instant it began.
    package let start: Date
    /// The instant it ended.
    package let end: Date
    /// In the recipient's languages, as it was told.
    package let location: String

    /// Takes it as the ledger has it.
    package init(start: Date, end: Date, location: String) {
      self.start = start
      self.end = end
      self.location = location
    }
  }

  /// How often start, end, place or status have changed since the first publication.
  package let sequence: Int
  /// When the content last changed.
  package let stamp: Date
  /// `nil` while the event is as it was first published.
  package let lastModified: Date?
  /// What the first line of the description says that it was; `nil` for none.
  package let previous: Placement?

  /// Takes it as the ledger has it.
  package init(sequence: Int, stamp: Date, lastModified: Date?, previous: Placement?) {
    self.sequence = sequence
    self.stamp = stamp
    self.lastModified = lastModified
    self.previous = previous
  }
}

/// An event that is no longer in the programme, as its recipient last knew it.
package struct CancelledItem: Hashable, Sendable {
  /// As it was published.
  package let uid: String
  /// Without the mark of a draft.
  package let title: String
  /// When and where it would have been.
  package let placement: Revision.Placement
  /// Raised by the cancellation.
  package let revision: Revision

  /// Takes it as its recipient last knew it.
  package init(
    uid: String, title: String, placement: Revision.Placement, revision: Revision
  ) {
    self.uid = uid
    self.title = title
    self.placement = placement
    self.revision = revision
  }
}

extension CalendarFile {
  /// The file as it is published: each event with its revision, and the cancelled ones.
  ///
  /// `revisions` has every UID of the entries.
  package func revised(
    _ revisions: [String: Revision], cancelled: [CancelledItem],
    approval: CalendarSet.Approval, clock: FestivalClock
  ) -> CalendarFile {
    var file = self
    let draft = Wording(language: languages[0]).draft(inOneLanguage: isOfOneLanguage)
    file.entries = entries.map { entry in
      guard let revision = revisions[entry.event.uid] else {
        preconditionFailure("No revision of \(entry.event.uid)")
      }
      return entry.revised(revision, languages: languages, clock: clock)
    }
    file.entries += cancelled.map {
      CalendarEntry(
        $0, languages: languages, mark: approval == .draft ? draft : "", zone: timeZone,
        clock: clock)
    }
    file.entries.sort {
      ($0.start, $0.end, $0.event.uid) < ($1.start, $1.end, $1.event.uid)
    }
    return file
  }
}

extension CalendarEntry {
  fileprivate func revised(
    _ revision: Revision, languages: [Language], clock: FestivalClock
  ) -> CalendarEntry {
    var event = event
    event.sequence = revision.sequence
    event.stamp = Agenda.utc(revision.stamp)
    event.lastModified = revision.lastModified.map(Agenda.utc)
    if let previous = revision.previous {
      let lines = languages.map { language in
        let wording = Wording(language: language)
        return wording.changed(from: previous.words(wording, of: languages, clock))
      }
      event.description =
        CalendarText.cleaned(lines.joined(separator: "\n")) + "\n\n" + event.description
    }
    return CalendarEntry(event: event, title: title, start: start, end: end)
  }

  fileprivate init(
    _ item: CancelledItem, languages: [Language], mark: String, zone: String, clock: FestivalClock
  ) {
    let first = Wording(language: languages[0])
    let lines = languages.map { language in
      let wording = Wording(language: language)
      return wording.cancelled(item.placement.words(wording, of: languages, clock))
    }
    event = CalendarEvent(
      uid: item.uid,
      start: EventTime(Agenda.wall(item.placement.start, clock), in: .named(zone)),
      end: EventTime(Agenda.wall(item.placement.end, clock), in: .named(zone)),
      stamp: Agenda.utc(item.revision.stamp),
      sequence: item.revision.sequence,
      lastModified: item.revision.lastModified.map(Agenda.utc),
      summary: mark + first.cancelled + item.title,
      location: item.placement.location,
      description: CalendarText.cleaned(lines.joined(separator: "\n")),
      status: .cancelled,
      language: languages.count == 1 ? languages[0].rawValue : nil)
    title = item.title
    start = item.placement.start
    end = item.placement.end
  }
}

extension Revision.Placement {
  /// When and where in one language; the place is remembered in all the recipient's `languages`.
  fileprivate func words(
    _ wording: Wording, of languages: [Language], _ clock: FestivalClock
  ) -> String {
    let span = TimeSpan(start: clock.localTime(start), end: clock.localTime(end))
    let places = location.components(separatedBy: " / ")
    let own = languages.firstIndex(of: wording.language)
    // A place that reads the same in all languages is said once.
    let place = places.count == languages.count ? own.map { places[$0] } : nil
    return wording.placement(wording.stretch(span, clock), place ?? location)
  }
}
