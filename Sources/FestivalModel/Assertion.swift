// SPDX-License-Identifier: Apache-2.0

/// A total the office has reported and the tables must reproduce.
package struct Assertion: Sendable, Hashable {
  /// What is counted.
  package enum Subject: String, Sendable, CaseIterable {
    case guests, countries, parties, units, sessions, pinnedSessions = "pinned_sessions", outlets
    case journalists, mediaSlots = "media_slots", interviews, firms, meetings, interpreters
    case liaisonOfficers = "liaison_officers", vehicles, places, venues
  }

  /// What the total is called where it is shown beside the number counted.
  package let name: LocalizedText
  /// Which rows are counted; decides which keys ``condition`` may use.
  package let subject: Subject
  /// Which of them count; ``Selector/all`` where the file gives no `where`.
  package let condition: Selector
  /// The total that was reported, `equals` in the festival's file.
  package let expected: Int
  /// Where the office reported it, in words.
  package let source: String

  /// Takes the parts of one entry of `assertions`; the keys of `condition` are those of `subject`.
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
