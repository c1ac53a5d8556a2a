// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Relations between sessions that have to be kept.
///
/// - Counts: breaches, as ``RelationBreach`` counts them.
enum HC31Relations: Rule {
  static let id = RuleID.hc31

  static func isAsked(_ facts: ProgrammeFacts) -> Bool {
    facts.festival.relations.contains(where: \.isHard)
  }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.relations.filter(\.isHard).flatMap { relation in
      RelationBreach.all(of: relation, in: facts).map {
        breach(
          zh: "\(relation.id)：\($0.words.zh)", en: "\(relation.id): \($0.words.en)", $0.sessions)
      }
    }
  }
}
