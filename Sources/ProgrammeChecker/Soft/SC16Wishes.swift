// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// For every preferred wish that is not met its own weight, or else `SC16.weight`; wishes for people
/// count for each person who is missing.
enum SC16Wishes: Rule {
  static let id = RuleID.sc16

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.wishes.compactMap { wish in
      guard wish.kind == .preferred, let placement = facts.placement(of: wish.session) else {
        return nil
      }
      let missing =
        switch wish.subject {
        case .start, .venue: facts.isMet(wish, by: placement) == true ? 0 : 1
        case .units(let units): units.count { !placement.attending.contains($0) }
        case .interpreters(let ids):
          facts.statesInterpreters ? ids.count { !placement.interpreters.contains($0) } : 0
        }
      guard missing > 0 else { return nil }
      let words = facts.words(placement)
      return charge(
        (wish.weight ?? facts.festival.rules.points(.wish)) * missing,
        zh: "\(words.zh)：未满足 \(wish.author) 的意愿 \(wish.id)",
        en: "\(words.en): the wish \(wish.id) of \(wish.author) is not met",
        [placement.id]
      )
    }
  }
}
