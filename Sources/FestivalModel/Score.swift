// SPDX-License-Identifier: Apache-2.0

/// How good a programme is, rule by rule.
package struct Score: Sendable, Hashable {
  /// Broken instances of each hard rule that was judged, zero included.
  package var hard: [RuleID: Int]
  /// Points of each soft rule that was judged, zero included.
  package var soft: [RuleID: Points]
  /// Rules the programme says too little about to judge.
  package var notJudged: Set<RuleID>

  /// Takes counts of every rule that was judged; a rule stands in one of the three alone.
  package init(hard: [RuleID: Int], soft: [RuleID: Points], notJudged: Set<RuleID> = []) {
    self.hard = hard
    self.soft = soft
    self.notJudged = notJudged
  }

  /// Broken instances of all hard rules; 0 is what may be published.
  package var hardTotal: Int { hard.values.reduce(0, +) }
  /// Points of all soft rules; fewer are better.
  package var softTotal: Points { soft.values.reduce(.zero, +) }
}

/// One broken rule, or one charge of a soft rule, in plain words.
package struct Violation: Sendable, Hashable {
  /// The rule that is broken or charges.
  package let rule: RuleID
  /// Points charged; zero for a hard rule.
  package let points: Points
  /// What collides with what: identifiers and times, never a person's name.
  package let message: LocalizedText
  /// Sessions it is about; empty where it is about none.
  package let sessions: [Session.ID]
  /// Interviews it is about; empty where it is about none.
  package let interviews: [Interview.ID]

  /// A broken hard rule about no session, unless told.
  package init(
    rule: RuleID, points: Points = .zero, message: LocalizedText, sessions: [Session.ID] = [],
    interviews: [Interview.ID] = []
  ) {
    self.rule = rule
    self.points = points
    self.message = message
    self.sessions = sessions
    self.interviews = interviews
  }
}
