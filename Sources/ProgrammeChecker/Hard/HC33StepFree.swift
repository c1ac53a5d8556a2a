// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Whoever needs a way without steps attends only where the office says that there is one.
///
/// Asked where the office says so of any venue. An interview is attended by its subject.
///
/// - Counts: sessions and interviews, however many of those who attend need it.
enum HC33StepFree: Rule {
  static let id = RuleID.hc33

  static func isAsked(_ facts: ProgrammeFacts) -> Bool {
    facts.festival.venues.contains { $0.features["step_free"] != nil }
      && facts.festival.units.contains(where: \.needsStepFree)
  }

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let sessions = facts.placements.compactMap { placement -> Violation? in
      let units = needing(placement.attending, at: placement.venue, facts)
      guard !units.isEmpty else { return nil }
      let (words, names) = (facts.words(placement), list(units, facts))
      return breach(
        zh: "\(words.zh)：场地没有无障碍通道，而 \(names.zh) 需要",
        en: "\(words.en): there is no way without steps for \(names.en)",
        [placement.id])
    }
    let interviews = facts.interviews.compactMap { placement -> Violation? in
      let units = needing([placement.interview.subject], at: placement.venue, facts)
      guard !units.isEmpty else { return nil }
      let (words, names) = (facts.words(placement), list(units, facts))
      return breach(
        zh: "\(words.zh)：场地没有无障碍通道，而 \(names.zh) 需要",
        en: "\(words.en): there is no way without steps for \(names.en)",
        interviews: [placement.interview.id])
    }
    return sessions + interviews
  }

  private static func needing(
    _ attending: [AttendanceUnit.ID], at venue: Venue, _ facts: ProgrammeFacts
  ) -> [AttendanceUnit.ID] {
    if let number = venue.features["step_free"], number > 0 { return [] }
    return attending.filter { facts.festival.hasUnit($0) && facts.festival.unit($0).needsStepFree }
  }

  private static func list(
    _ units: [AttendanceUnit.ID], _ facts: ProgrammeFacts
  ) -> LocalizedText {
    let names = units.map { facts.words($0) }
    return LocalizedText(
      zh: names.map(\.zh).joined(separator: "、"), en: names.map(\.en).joined(separator: ", "))
  }
}
