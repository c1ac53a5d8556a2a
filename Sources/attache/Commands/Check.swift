// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say everything that is wrong with an event's tables.")

  @OptionGroup var event: EventArgument

  private struct Report: Encodable {
    let findings: [Answer.Finding]
    let impossibilities: [Answer.Violation]
  }

  func run() throws {
    let reading = try EventArgument.attempt(
      json: event.json, languages: event.languages, all: event.all,
      ending: LocalizedText(zh: "，之后才能排日程", en: " before anything can be planned")
    ) { try Pipeline.read(event.folder) }
    event.show(reading.findings)
    let impossibilities = Pipeline.impossibilities(reading.festival)
    if event.json {
      try Terminal.answer(
        Report(
          findings: reading.findings.map(Answer.Finding.init),
          impossibilities: impossibilities.map(Answer.Violation.init)))
    } else {
      for line in lines(reading, impossibilities) { print(line) }
    }
    if !impossibilities.isEmpty { throw Outcome(.noProgramme) }
  }

  /// What was read, and whether it can be planned, once in each language.
  private func lines(_ reading: Pipeline.Reading, _ impossibilities: [Violation]) -> [String] {
    let festival = reading.festival
    let (guests, sessions) = (festival.guests.count, festival.sessions.count)
    let (name, findings) = (festival.name, reading.findings.count)
    let reasons = impossibilities.count
    let read = LocalizedText(
      zh: "\(name.zh)：\(guests) 位嘉宾，\(sessions) 个场次，\(findings) 条提示",
      en: "\(name.en): \(guests) guests, \(sessions) sessions, \(findings) findings")
    let end =
      impossibilities.isEmpty
      ? LocalizedText(
        zh: "没有错误。下一步：attache plan \(event.event)",
        en: "No errors. Next: attache plan \(event.event)")
      : LocalizedText(
        zh: "没有可行日程，原因 \(reasons) 条：", en: "No programme can exist, for \(reasons) reasons:")
    let words = impossibilities.flatMap { violation in
      languages.map { "  \(violation.rule.rawValue)  \(violation.message[$0])" }
    }
    return languages.map { read[$0] } + languages.map { end[$0] } + words
  }
}
