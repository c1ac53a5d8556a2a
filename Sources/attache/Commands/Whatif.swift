// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Changes
import ExactSolver
import Explanation
import FestivalModel
import Foundation
import Office
import Planner
import ProgrammeChecker

struct Whatif: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what changes would lead to, without touching a file.",
    discussion: """
      Each --scenario is 'name: change; change'; all --change together make one more. Changes are \
      described in docs/CHANGES.md. With several scenarios the exit code is 0 whatever they lead to.
      """)

  @OptionGroup var event: EventArgument
  @Option(help: "A change, such as 'C-US.H arrives 2018-03-27T18:05'; may be given several times.")
  var change: [String] = []
  @Option(help: "Several changes with a name: 'late train: C-US.H arrives 2018-03-27T18:05; …'.")
  var scenario: [String] = []
  @Option(help: "The programme to change (default calendars/<event>/programme.json).")
  var from: String?
  @Option(help: "Seconds that each scenario that leads nowhere may take to be explained.")
  var seconds: Double = 10

  func validate() throws {
    if seconds <= 0 { throw ValidationError("--seconds must be above 0") }
  }

  private struct Row: Encodable {
    let name: String
    let changes: [String]
    let status: String
    let isFeasible: Bool
    let changed: Int?
    let atLeast: Int?
    let cost: Decimal?
    let guests: Int
    let countries: Int
    let difference: DifferenceAnswer?
    let reasons: [Answer.Violation]
    let transport: [[String: String]]
  }

  func run() async throws {
    let festival = try event.read().festival
    let scenarios = try scenarios(for: festival)
    let file = from ?? event.output(nil).appending(path: "programme.json").path
    let base = try event.attempt {
      try Pipeline.programme(URL(filePath: file), for: festival).programme
    }
    let engine = ExactEngine()
    let answers = try await Interruption.heeded { stop in
      try await Pipeline.whatIf(
        scenarios, for: festival, base: base,
        cores: ProcessInfo.processInfo.activeProcessorCount, engine: engine, stop: stop)
    }
    let rows = answers.map { Self.row($0, of: festival) }
    if event.json {
      try Answer.print(["scenarios": rows])
    } else {
      Swift.print(
        "情景 / scenario | 可行 / feasible | 改动 / changes | 扣分 / points | 嘉宾 / guests | 国家 / countries")
      for (row, answer) in zip(rows, answers) {
        Self.show(row, answer, try await conflict(of: answer, base: base))
      }
      if answers.contains(where: \.result.isOpen) {
        for line in Summary.linesOfMissingProof(engine) { Swift.print(line) }
      }
    }
    if rows.count == 1, !rows[0].isFeasible { throw Outcome(.noProgramme) }
  }

  private func scenarios(for festival: Festival) throws -> [WhatIf.Scenario] {
    var scenarios: [WhatIf.Scenario] = []
    if !change.isEmpty {
      scenarios.append(
        WhatIf.Scenario(
          name: "change", changes: try event.attempt { try Pipeline.changes(change, for: festival) }
        ))
    }
    for (number, text) in scenario.enumerated() {
      let sides = Self.split(text)
      let name = sides.name ?? "scenario \(number + 1)"
      scenarios.append(
        WhatIf.Scenario(
          name: name,
          changes: try event.attempt {
            try Pipeline.changes(sides.changes, for: festival, called: name)
          }))
    }
    return scenarios.isEmpty ? [WhatIf.Scenario(name: "no change", changes: [])] : scenarios
  }

  /// The name ends at a colon before a blank or the end; colons in times are followed by digits.
  private static func split(_ text: String) -> (name: String?, changes: [String]) {
    var rest = text[...]
    var name: String?
    if let colon = text.indices.first(where: { index in
      let next = text.index(after: index)
      return text[index] == ":" && (next == text.endIndex || text[next] == " ")
    }) {
      name = String(text[..<colon])
      rest = text[text.index(after: colon)...]
    }
    let changes = rest.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    return (name, changes.filter { !$0.isEmpty })
  }

  private static func row(_ answer: WhatIf.Answer, of festival: Festival) -> Row {
    let found: Replanner.Replanned? =
      if case .found(let found) = answer.result { found } else { nil }
    let (status, reasons): (String, [Violation]) =
      switch answer.result {
      case .found: ("feasible", [])
      case .locked(let reasons): ("locked", reasons)
      case .impossible(let reasons): ("impossible", reasons)
      case .infeasible(let reasons): ("infeasible", reasons)
      case .notFound(let reasons): ("notFound", reasons)
      }
    return Row(
      name: answer.scenario.name,
      changes: festival.written(answer.scenario.changes), status: status,
      isFeasible: found != nil, changed: found?.difference.changeCount, atLeast: found?.atLeast,
      cost: found?.report.score.softTotal.decimal, guests: answer.guestCount,
      countries: answer.countryCount,
      difference: found.map { DifferenceAnswer($0.difference, on: answer.festival.clock) },
      reasons: reasons.map(Answer.Violation.init), transport: answer.transport.answers)
  }

  /// Why a scenario leads nowhere: the conflict, not what the best attempt breaks.
  private func conflict(of answer: WhatIf.Answer, base: Programme) async throws -> [String] {
    switch answer.result {
    case .found, .locked: return []
    case .impossible, .infeasible, .notFound:
      let explained = try await Explainer.Question(
        festival: answer.festival, base: base, limit: .seconds(seconds), engine: ExactEngine()
      ).answered()
      return ConflictLines.of(explained, in: answer.festival)
    }
  }

  private static func show(_ row: Row, _ answer: WhatIf.Answer, _ conflict: [String]) {
    let feasible = row.isFeasible ? "✓" : "✗ \(row.status)"
    let cost: String =
      if case .found(let found) = answer.result {
        found.report.score.softTotal.description
      } else { "–" }
    Swift.print(
      "\(row.name) | \(feasible) | \(row.changed.map(String.init) ?? "–") | \(cost) | "
        + "\(row.guests) | \(row.countries)")
    switch answer.result {
    case .found(let found):
      if found.difference.changeCount > 0 {
        for line in DifferenceLines.of(found, in: answer.festival) { Swift.print("  \(line)") }
      }
    case .locked(let reasons):
      Swift.print("  \(Summary.heading(ofRefusal: row.status))")
      for line in Summary.lines(of: reasons) { Swift.print("  \(line)") }
    case .impossible, .infeasible, .notFound:
      for line in conflict { Swift.print("  \(line)") }
    }
    for line in answer.transport.lines { Swift.print("  ! \(line.zh)\n    \(line.en)") }
  }
}
