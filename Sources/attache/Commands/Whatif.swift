// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Changes
import ExactSolver
import Explanation
import FestivalModel
import Foundation
import Office
import Planner

struct Whatif: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "试算改动的结果，不动任何文件。", "Say what changes would lead to, without touching a file."),
      discussion: HelpPage.words(
        """
        每个 --scenario 写成 '名称: 改动; 改动'；全部 --change 合成一个情景。\
        改动的写法见 docs/CHANGES.md。有多个情景时，无论结果如何都以 0 结束。
        """,
        """
        Each --scenario is 'name: change; change'; all --change together make one more. Changes are \
        described in docs/CHANGES.md. With several scenarios the exit code is 0 whatever they lead to.
        """))
  }

  @OptionGroup var event: EventArgument
  @Option(
    help: .words(
      "一项改动，如 'C-US.H arrives 2018-03-27T18:05'；可多次给出。",
      "A change, such as 'C-US.H arrives 2018-03-27T18:05'; may be given several times."))
  var change: [String] = []
  @Option(
    help: .words(
      "带名称的几项改动：'晚点: C-US.H arrives 2018-03-27T18:05; …'。",
      "Several changes with a name: 'late train: C-US.H arrives 2018-03-27T18:05; …'."))
  var scenario: [String] = []
  @Option(
    help: .words(
      "要改动的日程（默认 calendars/<event>/programme.json）。",
      "The programme to change (default calendars/<event>/programme.json)."))
  var from: String?
  @Option(
    help: .words(
      "每个行不通的情景最多用多少秒查原因。",
      "Seconds that each scenario that leads nowhere may take to be explained."))
  var seconds: Double = 10

  func validate() throws {
    if seconds <= 0 {
      throw ValidationError(
        Speech.words("--seconds 应大于 0", "--seconds must be above 0"))
    }
  }

  func run() async throws {
    let festival = try event.read().festival
    let scenarios = try event.attempt {
      try Pipeline.scenarios(changes: change, named: scenario, for: festival)
    }
    let base = try event.programme(from, for: festival)
    let engine = ExactEngine()
    let answers = try await Interruption.heeded { stop in
      try await Pipeline.whatIf(
        scenarios, for: festival, base: base,
        cores: ProcessInfo.processInfo.activeProcessorCount, engine: engine, stop: stop)
    }
    let rows = answers.map { ScenarioAnswer($0, of: festival) }
    if event.json {
      try Terminal.answer(["scenarios": rows])
    } else {
      print(ScenarioAnswer.heading)
      for (row, answer) in zip(rows, answers) {
        Terminal.show(
          row.lines(conflict: try await conflict(of: answer, base: base), all: event.all))
      }
      if answers.contains(where: \.result.isOpen) {
        Terminal.show(Summary.linesOfMissingProof(engine))
      }
    }
    if rows.count == 1, !rows[0].isFeasible { throw Outcome(.noProgramme) }
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
}
