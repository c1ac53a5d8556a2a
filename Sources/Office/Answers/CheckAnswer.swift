// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What is wrong with an event's tables that can be read.
package struct CheckAnswer: Encodable {
  let findings: [AnswerParts.Finding]
  let impossibilities: [AnswerParts.Violation]

  private let festival: Festival
  private let violations: [Violation]

  private enum CodingKeys: String, CodingKey {
    case findings, impossibilities
  }

  /// Takes what was read, and what counting found impossible.
  package init(_ reading: Pipeline.Reading, impossibilities violations: [Violation]) {
    festival = reading.festival
    self.violations = violations
    findings = reading.findings.map(AnswerParts.Finding.init)
    impossibilities = violations.map(AnswerParts.Violation.init)
  }

  /// Whether nothing is known that makes a programme impossible.
  package var canBePlanned: Bool { violations.isEmpty }

  /// What was read, and whether it can be planned, once in each language; `event` is how its reader calls it.
  package func lines(event: String) -> [String] {
    let languages = Speech.languages
    let (guests, sessions) = (festival.guests.count, festival.sessions.count)
    let (name, findings) = (festival.name, findings.count)
    let reasons = violations.count
    let read = LocalizedText(
      zh: "\(name.zh)：\(guests) 位嘉宾，\(sessions) 个场次，\(findings) 条提示",
      en: "\(name.en): \(Self.counted(guests, "guest")), \(Self.counted(sessions, "session")), "
        + Self.counted(findings, "finding"))
    let end =
      canBePlanned
      ? LocalizedText(
        zh: "没有错误。下一步：attache plan \(event)", en: "No errors. Next: attache plan \(event)")
      : LocalizedText(
        zh: "没有可行日程，原因 \(reasons) 条：",
        en: "No programme can exist, for \(Self.counted(reasons, "reason")):")
    let words = violations.flatMap { violation in
      languages.map { "  \(violation.rule.rawValue)  \(violation.message[$0])" }
    }
    return languages.map { read[$0] } + languages.map { end[$0] } + words
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
