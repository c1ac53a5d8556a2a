// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Solver

/// One start and venue of a session, judged in a programme in which everything else stays as it is.
package struct SessionOption: Sendable, Hashable {
  /// How a start and a venue compare with where the session is.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Breaks nothing and costs fewer points, as many, or more.
    case better, same, dearer
    /// Is only possible when others move or change their people.
    case others
    /// Is not possible whatever else moves.
    case forbidden

    /// Whether the session can simply be moved there.
    package var isFree: Bool { self == .better || self == .same || self == .dearer }
  }

  /// What is in the way, or who has to be chosen anew, by the rule that says so; never a guest's name.
  package struct Reason: Sendable, Hashable {
    /// The rule that stands against it, or that asks for somebody.
    package var rule: RuleID
    /// Names before codes, in both languages.
    package var words: LocalizedText
  }

  /// When the session would begin; one of its admissible starts.
  package var start: LocalTime
  /// One of its candidate venues.
  package var venue: Venue.ID
  /// How it compares with where the session is.
  package var verdict: Verdict
  /// What the programme would cost more, rule by rule, without the rules that stay as they are; empty unless it is free.
  package var rules: [RuleID: Points]
  /// Changed starts and venues of other sessions and interviews, proven the fewest; `nil` when that was not asked or
  /// not proven.
  package var others: Int?
  /// What speaks against it or who changes; `nil` where it is simply free.
  package var reason: Reason?
  /// Whom the session gets instead of those who cannot come.
  var reseatings: [Relocations.Reseating] = []

  /// Whether people of the session are chosen anew.
  package var choosesPeople: Bool { !reseatings.isEmpty }

  /// What the programme would cost more in all; `nil` when it is not free.
  package var points: Points? {
    verdict.isFree ? rules.values.reduce(.zero, +) : nil
  }
}
