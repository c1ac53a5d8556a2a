// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct FestivalDefaultsTests {
  /// The reference week with another end of its festival file, from `session_types` on.
  private func reading(_ end: String) throws -> (festival: Festival?, findings: [Finding]) {
    let copy = try EventFolderCopy()
    let file = copy.folder.appending(path: "festival.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "\nsession_types:"))
    try (text[..<start.lowerBound] + "\n" + end).write(
      to: file, atomically: true, encoding: .utf8)
    return copy.read()
  }

  private func errors(_ findings: [Finding]) -> [Finding] {
    findings.filter { $0.severity == .error }
  }

  @Test func `a festival without rules has every number, each rule with its source`() throws {
    let (festival, findings) = try reading("")

    #expect(errors(findings).map(\.description) == [])
    let rules = try #require(festival).rules
    for parameter in RuleBook.Parameter.allCases {
      #expect(rules.values[parameter] != nil, "\(parameter.rawValue)")
      #expect(rules.sources[parameter.rule]?.isEmpty == false, "\(parameter.rawValue)")
    }
    #expect(rules.minutes(.turnaround) == 15)
    #expect(rules.holidays.isEmpty)
  }

  @Test func `what a festival writes holds, and all else keeps its default`() throws {
    let (festival, _) = try reading(
      "rules:\n  HC03: {turnaround_min: 25, source: the halls}\n"
        + "  SC12: {evening_limit: \"23:00\", source: the last tram}\n")

    let rules = try #require(festival).rules
    #expect(rules.minutes(.turnaround) == 25)
    #expect(rules.sources["HC03"] == "the halls")
    #expect(rules.eveningLimit.rawValue == 23 * 60)
    #expect(rules.points(.lateFinish) == Points(rawValue: 5 * Points.perPoint))
    #expect(rules.minutes(.travelMargin) == 5)
  }

  @Test func `a number that is written needs its source`() throws {
    let (_, findings) = try reading("rules:\n  HC03: {turnaround_min: 25}\n")

    #expect(errors(findings).map(\.code) == ["E314"])
  }

  @Test func `a type that gives no layout differs from the usual one only in what it writes`()
    throws
  {
    let (festival, findings) = try reading(
      "session_types:\n  courtesy: {features: [flags], source: the office}\n"
        + "  tea: {zh: 茶叙, en: Afternoon tea}\n")

    #expect(errors(findings).map(\.description) == [])
    let read = try #require(festival)
    let call = read.type("courtesy")
    #expect(call.features == ["flags"])
    #expect(call.isCall && call.isCourtesy)
    #expect(call.longest == 30)
    #expect(read.type("tea").name.en == "Afternoon tea")
  }

  @Test func `a type that cannot be read is told once, not once for every session of it`() throws {
    let (_, findings) = try reading(
      "session_types:\n  ceremony: {zh: 仪式, en: Ceremony, layout: round, source: x}\n")

    #expect(errors(findings).map(\.code) == ["E210"])
  }
}
