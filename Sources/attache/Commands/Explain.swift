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

struct Explain: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "说明为什么排不出日程、怎样改才行，或某场为什么排在那里。",
        "Say why there is no programme and what would help, or why a session is where it is."),
      discussion: HelpPage.words(
        """
        以 calendars/<event>/programme.json 为准，除非用 --from 另指。\
        办法写成 attache whatif 能读的改动，写法见 docs/CHANGES.md。
        """,
        """
        The programme to adapt is calendars/<event>/programme.json unless --from names another. \
        Repairs are written as changes that 'attache whatif' takes; docs/CHANGES.md describes them.
        """))
  }

  @OptionGroup var event: EventArgument
  @Option(help: .words("要说明的场次，写代号或编号。", "The session to explain, by key or identifier."))
  var session: String?
  @Option(
    help: .words(
      "试加一次会见，如 'C-IE meets CTY.L2 on 2018-03-28 at CIV-REC'。",
      "A meeting to try, such as 'C-IE meets CTY.L2 on 2018-03-28 at CIV-REC'."))
  var wish: String?
  @Option(
    help: .words(
      "表格里没有的改动；可多次给出。", "A change that is not in the tables; may be given several times."))
  var change: [String] = []
  @Option(help: .words("已有的日程。", "The earlier programme."))
  var from: String?
  @Option(
    help: .words("最多用多少秒，到时按已知的回答。", "Answer after so many seconds with what is known by then."))
  var seconds: Double = 10

  func validate() throws {
    if seconds <= 0 {
      throw ValidationError(
        Speech.words("--seconds 应大于 0", "--seconds must be above 0"))
    }
    if session != nil, wish != nil {
      throw ValidationError(
        Speech.words("--session 和 --wish 只能问其一", "Ask for a session or for a wish"))
    }
  }

  func run() async throws {
    let original = try event.read().festival
    var festival = original.applying(
      try event.attempt { try Pipeline.changes(change, for: original) })
    var asked: Session.ID?
    if let wish {
      let current = festival
      let meeting = try event.attempt { try Pipeline.meeting(wish, for: current) }
      festival = festival.applying(.meeting(meeting))
      asked = meeting.session.id
    }
    if let session {
      asked = try festival.session(named: session)
    }
    let engine = ExactEngine()
    let answer = try await Explainer.Question(
      festival: festival, base: try base(for: original), session: asked,
      limit: .seconds(seconds), engine: engine
    ).answered()
    if event.json {
      try Terminal.answer(ExplanationAnswer(answer, in: festival))
    } else {
      let lines =
        event.all
        ? ExplanationLines.of(answer, in: festival, asked: asked)
        : ConflictLines.of(answer, in: festival, asked: asked)
      Terminal.show(lines)
      if answer.isOpen {
        Terminal.show(Summary.linesOfMissingProof(engine))
      }
    }
    try keepRepairs(of: answer, explaining: festival)
    if case .possible = answer { return }
    throw Outcome(.noProgramme)
  }

  /// Keeps what was found, so that 'attache change --repair N' can write it into the tables.
  ///
  /// What was kept of an earlier question goes: its numbers are no longer those that were shown.
  private func keepRepairs(
    of answer: Explainer.Answer, explaining festival: Festival
  ) throws {
    let repairs = answer.numberedRepairs
    guard !repairs.isEmpty || FileManager.default.fileExists(atPath: event.office.keptRepairs.path)
    else {
      return
    }
    let kept = KeptRepairs(
      changes: change + [wish].compactMap(\.self),
      repairs: repairs.map { festival.written($0.changes) },
      of: event.office.folder)
    try kept.write(to: event.office.keptRepairs)
    if !event.json, !repairs.isEmpty {
      print(
        "  \(Speech.words("采用第 N 个办法", "To keep repair N"))\(Speech.colon)"
          + "attache change \(event.event) --repair N")
    }
  }

  private func base(for festival: Festival) throws -> Programme? {
    let usual = event.office.latestProgramme.path
    guard let file = from ?? (FileManager.default.fileExists(atPath: usual) ? usual : nil) else {
      return nil
    }
    return try event.attempt {
      try Pipeline.programme(URL(filePath: file), for: festival).programme
    }
  }
}
