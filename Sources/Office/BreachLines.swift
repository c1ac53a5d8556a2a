// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Breaches and charges for a person: what one rule says of the same sessions is told once.
package enum BreachLines {
  /// Breaches that a person still reads.
  private static let most = 12

  /// The first of each kind with how many are like it, at most a dozen; each by itself if `all` are asked for.
  ///
  /// - Complexity: O(violations).
  package static func of(
    _ violations: [Violation], in languages: [Language] = Speech.languages, all: Bool = false
  ) -> [String] {
    let told = all ? violations.map { (violation: $0, alike: 0) } : kinds(of: violations)
    let more = all ? 0 : max(0, told.count - most)
    return told.dropLast(more).flatMap { violation, alike in
      let others = LocalizedText(zh: "（另有 \(alike) 项相同）", en: " (and \(alike) alike)")
      return languages.enumerated().map { number, language in
        "  \(number == 0 ? violation.rule.rawValue : "    ")  \(violation.message[language])"
          + (alike > 0 ? others[language] : "")
      }
    }
      + (more > 0
        ? [
          "  "
            + languages.spoken(
              LocalizedText(
                zh: "另有 \(more) 项；全部列出请加 --all", en: "and \(more) more; --all lists them"))
        ]
        : [])
  }

  /// What is said of: one rule in the same sessions and interviews.
  private struct Kind: Hashable {
    let rule: RuleID
    let sessions: [Session.ID]
    let interviews: [Interview.ID]
  }

  /// The first violation of each kind and how many there are besides; what names no session is of a kind of its own.
  private static func kinds(of violations: [Violation]) -> [(violation: Violation, alike: Int)] {
    var kinds: [(violation: Violation, alike: Int)] = []
    var known: [Kind: Int] = [:]
    for violation in violations {
      let kind = Kind(
        rule: violation.rule, sessions: violation.sessions, interviews: violation.interviews)
      let isNamed = !violation.sessions.isEmpty || !violation.interviews.isEmpty
      if isNamed, let index = known[kind] {
        kinds[index].alike += 1
      } else {
        known[kind] = kinds.count
        kinds.append((violation, 0))
      }
    }
    return kinds
  }
}
