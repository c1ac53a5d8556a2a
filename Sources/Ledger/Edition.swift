// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One numbered version of the programme; its content never changes, its status does.
package struct Edition: Hashable, Sendable {
  /// The way of an edition through the office.
  ///
  /// ```
  /// draft → submitted → approved → published
  ///            ↓           ↓
  ///          draft       draft          (returned)
  /// any of the first three → superseded (a newer edition took its place)
  /// ```
  package enum Status: String, Sendable, CaseIterable {
    case draft, submitted, approved, published, superseded

    /// Whether an edition may go from this status to another.
    package func allows(_ next: Status) -> Bool {
      switch (self, next) {
      case (.draft, .submitted), (.submitted, .approved), (.approved, .published),
        (.submitted, .draft), (.approved, .draft),
        (.draft, .superseded), (.submitted, .superseded), (.approved, .superseded):
        true
      default: false
      }
    }
  }

  /// One step on its way.
  package struct Transition: Hashable, Sendable {
    /// What the edition became by it.
    package let status: Status
    /// Who took the step, as the office names its people.
    package let who: String
    /// When; whole seconds.
    package let at: Date
    /// What was said with it; empty for nothing.
    package let note: String

    /// Without a word, unless told.
    package init(status: Status, who: String, at: Date, note: String = "") {
      self.status = status
      self.who = who
      self.at = at
      self.note = note
    }
  }

  /// Counted from 1.
  package let number: Int
  /// Where it is on its way; the last of ``history``.
  package var status: Status
  /// The bytes of its `programme.json`.
  package let programme: Data
  /// The edition it repeats, if it takes the festival back to one.
  package let origin: Int?
  /// When the draft was made; whole seconds.
  package let created: Date
  /// Every step so far, oldest first; the first makes the draft.
  package var history: [Transition]
}
