// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// `SC14.weight` for every outlet, not named, without a slot of a kind outside the courtesy kinds.
///
/// - Counts: outlets.
enum SC14OtherOutlets: Rule {
  static let id = RuleID.sc14

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesMediaSlots else { return nil }
    return facts.outletsWithoutCoverage().filter { !$0.isNamed }.map { outlet in
      charge(
        facts.festival.rules.points(.outletWithoutSlot),
        zh: "媒体 \(outlet.id) 没有采访时段",
        en: "outlet \(outlet.id) has no slot"
      )
    }
  }
}
