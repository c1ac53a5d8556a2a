// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office

/// The event folder a command works on, and how it answers.
struct EventArgument: ParsableArguments {
  @Argument(help: .words("活动文件夹，或它在 events/ 下的名称。", "The event folder, or its name under events/."))
  var event: String

  @Flag(help: .words("以 JSON 回答，供程序读取。", "Answer in JSON, for machines."))
  var json = false

  @Flag(
    help:
      .words(
        "全部列出：每条提示、每个时间和场地、每项要求及其检验，而不只是前几项。",
        "Say all: every finding, every start and venue, every demand with its trial, not the first few."
      )
  )
  var all = false

  @Option(
    help: .words(
      "终端用语：zh、en 或 both（默认随系统，其次随活动）。",
      "What the terminal speaks: zh, en or both (default that of the system, or the house's)."))
  var language: TerminalLanguage?

  /// What the terminal speaks.
  var languages: [Language] {
    TerminalLanguage.languages(asked: language, house: office.languages)
  }

  var office: EventOffice { EventOffice(named: event) }

  /// Where calendars go unless told otherwise.
  func output(_ given: String?) -> URL { given.map { URL(filePath: $0) } ?? office.drafts }

  /// Where published calendars go unless told otherwise; drafts go elsewhere.
  func published(_ given: String?) -> URL { given.map { URL(filePath: $0) } ?? office.published }

  /// The latest programme, or the one given; findings are printed, and errors end the command.
  func programme(_ given: String?, for festival: Festival) throws -> Programme {
    let file = given.map { URL(filePath: $0) } ?? office.latestProgramme
    let (programme, findings) = try attempt { try Pipeline.programme(file, for: festival) }
    show(findings)
    return programme
  }

  /// The festival; findings are printed, and errors end the command.
  func read() throws -> Pipeline.Reading {
    let reading = try attempt { try office.read() }
    show(reading.findings)
    return reading
  }

  /// Tells a person of findings; machines are given them in their answer.
  func show(_ findings: [Finding]) {
    guard !json else { return }
    for line in FindingLines(languages: languages, all: all).lines(findings) {
      Terminal.complain(line)
    }
  }

  /// Runs a step that may refuse its input; all findings are shown then.
  func attempt<Value>(_ step: () throws -> Value) throws -> Value {
    try Self.attempt(json: json, languages: languages, all: all, step)
  }

  /// `ending` follows the number of errors, such as that nothing was written.
  static func attempt<Value>(
    json: Bool, languages: [Language], all: Bool = false, ending: LocalizedText? = nil,
    _ step: () throws -> Value
  ) throws -> Value {
    do {
      return try step()
    } catch let refusal as Refusal {
      if json {
        try Terminal.answer(["findings": refusal.findings.map(AnswerParts.Finding.init)])
        throw Outcome(.input)
      }
      let errors = refusal.findings.count { $0.severity == .error }
      let lines = FindingLines(languages: languages, all: all).lines(refusal.findings)
      let ending =
        ending ?? LocalizedText(zh: "；未写入任何文件", en: "; nothing was written")
      let total = LocalizedText(
        zh: "需改正 \(errors) 处\(ending.zh)。", en: "\(errors) to correct\(ending.en).")
      throw Outcome(.input, (lines + [languages.spoken(total)]).joined(separator: "\n"))
    }
  }
}
