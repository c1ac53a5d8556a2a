// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every pinned wish is met, and no forbidden one.
///
/// - Counts: wishes of placed sessions. Wishes about interpreters are not judged where the programme
///   states none.
enum HC30Pins: Rule {
  static let id = RuleID.hc30

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    facts.festival.wishes.compactMap { wish in
      guard wish.kind != .preferred, let placement = facts.placement(of: wish.session),
        let met = facts.isMet(wish, by: placement)
      else { return nil }
      guard met != (wish.kind == .pinned) else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：\(wish.author) 的要求 \(wish.id)（\(wish.reason)）未得到遵守",
        en: "\(words.en): not as \(wish.author) laid down in \(wish.id) (\(wish.reason))",
        [placement.id]
      )
    }
  }
}

extension ProgrammeFacts {
  /// Whether what the wish names is so; of a forbidden one, whether any of it is.
  ///
  /// - Returns: `nil` where the programme does not say.
  func isMet(_ wish: Wish, by placement: Placement) -> Bool? {
    switch wish.subject {
    case .start(let spans):
      return spans.contains { $0.holds(placement.span.start) }
    case .venue(let venues): return venues.contains(placement.venue.id)
    case .units(let units):
      let attending = Set(placement.attending)
      return wish.kind == .forbidden
        ? units.contains(where: attending.contains) : units.allSatisfy(attending.contains)
    case .interpreters(let interpreters):
      guard statesInterpreters else { return nil }
      let serving = Set(placement.interpreters)
      return wish.kind == .forbidden
        ? interpreters.contains(where: serving.contains)
        : interpreters.allSatisfy(serving.contains)
    }
  }
}
