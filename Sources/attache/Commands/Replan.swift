// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Changes
import ExactSolver
import FestivalModel
import Foundation
import Office
import Planner
import Publishing

struct Replan: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract:
        HelpPage.words(
          "按现在的表格调整已有日程，改动最少。",
          "Adapt an earlier programme to the tables as they are now, changing as little as can be."),
      discussion: HelpPage.words(
        """
        时间、场地的改动最少；同样少时先动级别低的、日期晚的；然后人员变动最少，再看柔性规则。\
        改动的写法见 docs/CHANGES.md。
        """,
        """
        Fewest changed starts and venues first, of these the lowest ranks and the latest days, then \
        the fewest changed people, then the soft rules. Changes are described in docs/CHANGES.md.
        """))
  }

  @OptionGroup var event: EventArgument
  @Option(
    help: .words(
      "已有的日程：programme.json，或列有场次、时间、场地的表格。",
      "The earlier programme: programme.json, or a table of sessions, times and venues."))
  var from: String
  @Option(help: .words("此时之前开始的一律不动。", "Whatever starts before this time stays as it is."))
  var freezeBefore: String?
  @Option(
    parsing: .upToNextOption,
    help: .words("不可改动的场次和专访。", "Sessions and interviews that stay as they are."))
  var lock: [String] = []
  @Option(
    help: .words(
      "表格里还没有的改动；可多次给出。", "A change that is not in the tables yet; may be given several times."))
  var change: [String] = []
  @Option(help: .words("随机数的种子。", "Start of the random numbers."))
  var seed: UInt64 = 1
  @Option(
    help: .words(
      "日历写到哪里（默认 calendars/<event>）。", "Where the calendars go (default calendars/<event>)."))
  var output: String?
  @Flag(help: .words("不写入。", "Write nothing."))
  var dryRun = false

  func run() async throws {
    let original = try event.read().festival
    let festival = original.applying(
      try event.attempt { try Pipeline.changes(change, for: original) })
    let base = try event.attempt {
      try Pipeline.programme(URL(filePath: from), for: original).programme
    }
    let engine = ExactEngine()
    var request = Replanner.Request(base: base, seed: seed, engine: engine)
    if let freezeBefore {
      guard let time = festival.clock.parse(freezeBefore) else {
        throw Outcome(
          .usage,
          Speech.words(
            "--freeze-before \(freezeBefore) 不是时间，请写成 2018-03-27T18:05",
            "--freeze-before \(freezeBefore) is not a time like 2018-03-27T18:05"))
      }
      request.freezeBefore = time
    }
    try lock(&request, in: festival)
    let result = try await Interruption.heeded { [request] stop in
      var request = request
      request.stop = stop
      return try await Pipeline.replan(festival, request)
    }
    let transport = WaveSeats(of: festival, comparedWith: original)
    let folder = event.output(output)
    if !dryRun, case .found(let replanned) = result {
      try Publisher.write(replanned.programme, of: festival, to: folder)
    }
    let answer = ReplanAnswer(
      result, transport, of: festival, in: dryRun ? nil : folder,
      withoutProof: result.isOpen ? Summary.linesOfMissingProof(engine) : [], all: event.all)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer.lines) }
    if !answer.isFound { throw Outcome(.noProgramme) }
  }

  private func lock(_ request: inout Replanner.Request, in festival: Festival) throws {
    for name in lock {
      if let session = festival.sessions.first(where: { $0.key == name || $0.id.rawValue == name })
      {
        request.locked.insert(session.id)
      } else if let interview = festival.interviews.first(where: { $0.id.rawValue == name }) {
        request.lockedInterviews.insert(interview.id)
      } else {
        throw Outcome(
          .usage,
          "--lock: "
            + Speech.words(
              "没有场次或专访 \(name)", "\(name) names no session and no interview"))
      }
    }
  }
}
