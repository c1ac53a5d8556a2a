// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Relations between sessions that cost their weight for each breach, as ``RelationBreach`` counts them.
enum SC31Relations: Rule {
  static let id = RuleID.sc31

  static func isAsked(_ facts: ProgrammeFacts) -> Bool {
    facts.festival.relations.contains { !$0.isHard }
  }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.relations.flatMap { relation -> [Violation] in
      guard let weight = relation.weight else { return [] }
      return RelationBreach.all(of: relation, in: facts).map {
        charge(
          weight, zh: "\(relation.id)：\($0.words.zh)", en: "\(relation.id): \($0.words.en)",
          $0.sessions)
      }
    }
  }
}
