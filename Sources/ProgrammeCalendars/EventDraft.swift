// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import ICalendar

/// What an event says before it becomes a calendar entry of one recipient.
struct EventDraft {
  /// The identifier of the session, interview or media slot.
  let item: String
  let span: TimeSpan
  let title: LocalizedText
  let venue: Venue
  let place: Place
  let category: String
  var words: BilingualLines

  init(_ item: Agenda.Item, words: BilingualLines) {
    self.item = item.session.id.rawValue
    span = item.span
    title = item.session.name
    venue = item.venue
    place = item.place
    category = item.type.name.en
    self.words = words
  }

  init(_ item: Agenda.InterviewItem, title: LocalizedText, words: BilingualLines) {
    self.item = item.interview.id.rawValue
    span = item.span
    self.title = title
    venue = item.venue
    place = item.place
    category = "Interview"
    self.words = words
  }

  init(_ item: Agenda.MediaItem, title: LocalizedText, words: BilingualLines) {
    self.item = item.slot.id.rawValue
    span = item.span
    self.title = title
    venue = item.session.venue
    place = item.session.place
    category = item.session.type.name.en
    self.words = words
  }

  func event(for recipient: Recipient, in agenda: Agenda) -> CalendarEvent {
    let zone = EventTime.Zone.named(agenda.clock.timeZone.identifier)
    let category = CalendarText.singleLine(
      String(category.map { ",;\\".contains($0) ? " " : $0 })
    )
    return CalendarEvent(
      uid: recipient.uid(of: item, in: agenda),
      start: EventTime(agenda.wall(span.start), in: zone),
      end: EventTime(agenda.wall(span.end), in: zone),
      stamp: agenda.stamp,
      sequence: agenda.sequence,
      summary: CalendarText.singleLine(title.bilingual),
      location: CalendarText.singleLine(Wording.location(venue, place).bilingual),
      description: CalendarText.cleaned(words.text),
      categories: category.isEmpty ? [] : [category],
      status: .confirmed,
      position: place.coordinates.map {
        CalendarEvent.Position(latitude: $0.latitude, longitude: $0.longitude)
      }
    )
  }
}

extension Agenda {
  /// A recipient's file; events are sorted by start, end and UID.
  func file(for recipient: Recipient, _ drafts: [EventDraft]) -> CalendarFile {
    let sorted = drafts.sorted {
      ($0.span.start, $0.span.end, $0.item) < ($1.span.start, $1.span.end, $1.item)
    }
    let name = LocalizedText(
      zh: "\(festivalName.zh) · \(recipient.title.zh)",
      en: "\(festivalName.en) · \(recipient.title.en)"
    )
    let document = CalendarDocument(
      name: sorted.count == 1 ? nil : CalendarText.singleLine(name.bilingual),
      productID: "-//Attache//Festival calendars//EN",
      timeZones: [clock.timeZone.identifier],
      events: sorted.map { $0.event(for: recipient, in: self) }
    )
    return CalendarFile(path: "\(recipient.path).ics", document: document)
  }
}
