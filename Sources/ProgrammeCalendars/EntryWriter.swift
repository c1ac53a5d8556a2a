// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import ICalendar

/// Turns redacted items into the events of one recipient.
struct EntryWriter {
  let agenda: Agenda
  let recipient: Recipient

  /// `previous` is the recipient's item before it, from which staff travel.
  func entry(_ item: RedactedItem, after previous: RedactedItem?) -> CalendarEntry {
    let words = recipient.languages.map {
      EventWords(item: item, wording: Wording(language: $0), clock: agenda.clock)
    }
    let zone = EventTime.Zone.named(agenda.clock.timeZone.identifier)
    let title = words.line(\.title)
    let mark =
      agenda.isDraft
      ? Wording(language: recipient.languages[0]).draft(inOneLanguage: agenda.languages.isSingle)
      : ""
    let event = CalendarEvent(
      uid: recipient.uid(of: item.id, in: agenda),
      start: EventTime(agenda.wall(item.span.start), in: zone),
      end: EventTime(agenda.wall(item.span.end), in: zone),
      stamp: agenda.stamp,
      sequence: agenda.sequence,
      summary: CalendarText.singleLine(mark + title),
      location: CalendarText.singleLine(words.line(\.location)),
      description: CalendarText.cleaned(
        words.map { $0.lines().joined(separator: "\n") }.joined(separator: "\n\n")),
      categories: [category(item)].filter { !$0.isEmpty },
      status: agenda.isDraft ? .tentative : .confirmed,
      position: item.place.coordinates.map {
        CalendarEvent.Position(latitude: $0.latitude, longitude: $0.longitude)
      },
      language: recipient.languages.count == 1 ? recipient.languages[0].rawValue : nil,
      color: item.color,
      alarm: alarm(item, after: previous)
    )
    return CalendarEntry(
      event: event, title: CalendarText.singleLine(title),
      start: agenda.clock.instant(item.span.start), end: agenda.clock.instant(item.span.end))
  }

  private func alarm(_ item: RedactedItem, after previous: RedactedItem?) -> CalendarEvent.Alarm? {
    guard
      let reminder = Reminder(of: item, after: previous, for: recipient.audience, in: agenda)
    else { return nil }
    let time = agenda.clock.clockFace(
      agenda.clockChanges.time(reminder.before, before: item.span.start))
    let text = recipient.languages.text { language in
      let wording = Wording(language: language)
      guard let from = reminder.from else {
        return EventWords(item: item, wording: wording, clock: agenda.clock).title
      }
      return wording.leave(from.name[language], item.place.name[language], time)
    }
    return CalendarEvent.Alarm(
      minutesBefore: reminder.before.rawValue, text: CalendarText.singleLine(text))
  }

  /// The kind of item in the recipient's first language, without the characters that the property
  /// cannot hold.
  private func category(_ item: RedactedItem) -> String {
    let name = item.category[recipient.languages[0]]
    return CalendarText.singleLine(String(name.map { ",;\\".contains($0) ? " " : $0 }))
  }
}

extension [Language] {
  /// One line in all the languages, each said once.
  func text(_ text: (Language) -> String) -> String { map(text).joinedOnce() }
}

extension [EventWords] {
  fileprivate func line(_ text: KeyPath<EventWords, String>) -> String {
    map { $0[keyPath: text] }.joinedOnce()
  }
}

extension [String] {
  /// Joined with ` / `; what is empty or the same as before is left out.
  fileprivate func joinedOnce() -> String {
    var seen: [String] = []
    for text in self where !text.isEmpty && !seen.contains(text) { seen.append(text) }
    return seen.joined(separator: " / ")
  }
}
