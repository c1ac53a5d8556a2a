// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads written conditions and turns what is wrong with them into findings.
enum SelectorText {
  static func read(
    _ text: String,
    keys: [String],
    at place: Finding.Location,
    log: FindingLog
  ) -> Selector? {
    do {
      let selector = try Selector(text, keys: keys)
      if selector.conditions.allSatisfy({ !$0.alternatives.isEmpty }) { return selector }
      log.add(
        .badSelector,
        at: place,
        "A condition in \(quoted(text)) has no value",
        remedy: "Write a value after '='"
      )
    } catch {
      switch error {
      case .noEqualsSign(let part):
        log.add(
          .badSelector,
          at: place,
          "The condition \(quoted(part)) has no '='",
          remedy: "Write it like country=JP"
        )
      case .unknownKey(let key, let known):
        log.add(
          .badSelector,
          at: place,
          "\(quoted(key)) cannot be asked for here",
          remedy: known.isEmpty
            ? "Leave the condition out" : "Use one of: \(known.joined(separator: ", "))"
        )
      }
    }
    return nil
  }
}
