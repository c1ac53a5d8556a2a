// SPDX-License-Identifier: Apache-2.0

/// A total the office has reported and the tables must reproduce.
package struct Assertion: Sendable, Hashable {
  /// What is counted.
  package enum Subject: String, Sendable, CaseIterable {
    case guests, countries, parties, units, sessions, pinnedSessions = "pinned_sessions", outlets
    case journalists, mediaSlots = "media_slots", interviews, firms, meetings, interpreters
    case liaisonOfficers = "liaison_officers", vehicles, places, venues
  }

  package let name: LocalizedText
  package let subject: Subject
  package let condition: Selector
  package let expected: Int
  package let source: String

  package init(
    name: LocalizedText, subject: Subject, condition: Selector, expected: Int, source: String
  ) {
    self.name = name
    self.subject = subject
    self.condition = condition
    self.expected = expected
    self.source = source
  }
}
