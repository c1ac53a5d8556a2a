// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The venue is a candidate of the session, has every feature of its type, and as many booths as
/// the session has languages in simultaneous interpreting, and is open all the time, from set-up to tear-down.
///
/// An interview's venue is one of its candidates, and open until the end of the buffer.
///
/// - Counts: sessions and interviews, however much their venue lacks.
enum HC05AllowedVenue: Rule {
  static let id = RuleID.hc05

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let sessions = facts.placements.compactMap { placement -> Violation? in
      let faults = faults(of: placement)
      guard !faults.isEmpty else { return nil }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：\(faults.map(\.zh).joined(separator: "；"))",
        en: "\(words.en): \(faults.map(\.en).joined(separator: "; "))",
        [placement.id]
      )
    }
    let interviews = facts.interviews.compactMap { placement -> Violation? in
      let words = facts.words(placement)
      if placement.venue.closed.contains(where: { $0.overlaps(placement.boundSpan) }) {
        return breach(
          zh: "\(words.zh)：场地届时关闭",
          en: "\(words.en): the venue is closed then",
          interviews: [placement.interview.id]
        )
      }
      guard !placement.interview.venues.contains(placement.venue.id) else { return nil }
      return breach(
        zh: "\(words.zh)：不在候选场地之列",
        en: "\(words.en): not one of its candidate venues",
        interviews: [placement.interview.id]
      )
    }
    return sessions + interviews
  }

  private static func faults(of placement: Placement) -> [LocalizedText] {
    var faults: [LocalizedText] = []
    let venue = placement.venue
    if !placement.session.venues.contains(venue.id) {
      faults.append(LocalizedText(zh: "不在候选场地之列", en: "not one of its candidate venues"))
    }
    if venue.closed.contains(where: { $0.overlaps(placement.held) }) {
      faults.append(LocalizedText(zh: "场地届时关闭", en: "the venue is closed then"))
    }
    for feature in placement.type.features where (venue.features[feature] ?? 0) < 1 {
      faults.append(LocalizedText(zh: "场地没有 \(feature)", en: "the venue has no \(feature)"))
    }
    let languages = Set(
      placement.session.interpreting.filter { $0.mode == .simultaneous }.map(\.language)
    ).count
    if languages > venue.boothCount {
      faults.append(
        LocalizedText(
          zh: "需要\(languages)个同传间，场地有\(venue.boothCount)个",
          en: "needs \(languages) booths, the venue has \(venue.boothCount)"
        )
      )
    }
    return faults
  }
}
