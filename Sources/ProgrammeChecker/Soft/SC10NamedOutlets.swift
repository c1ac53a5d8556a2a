// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC10.weight` for every named outlet without a slot of a kind outside the courtesy kinds.
///
/// - Counts: outlets; without stated slots the must-have outlets are taken to be there.
enum SC10NamedOutlets: Rule {
  static let id = RuleID.sc10

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.outletsWithoutCoverage().filter(\.isNamed).map { outlet in
      charge(
        facts.festival.rules.points(.namedOutlet),
        zh: "主要媒体 \(outlet.id) 没有实质采访",
        en: "the named outlet \(outlet.id) has no real slot"
      )
    }
  }
}
