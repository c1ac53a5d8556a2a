// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Changes
import ExactSolver
import FestivalModel
import Foundation
import Office
import Planner
import ProgrammeChecker
import Publishing

struct Replan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Adapt an earlier programme to the tables as they are now, changing as little as can be.",
    discussion: """
      Fewest changed starts and venues first, of these the lowest ranks and the latest days, then \
      the fewest changed people, then the soft rules. Changes are described in docs/CHANGES.md.
      """)

  @OptionGroup var event: EventArgument
  @Option(help: "The earlier programme: programme.json, or a table of sessions, times and venues.")
  var from: String
  @Option(help: "Whatever starts before this time stays as it is.")
  var freezeBefore: String?
  @Option(parsing: .upToNextOption, help: "Sessions and interviews that stay as they are.")
  var lock: [String] = []
  @Option(help: "A change that is not in the tables yet; may be given several times.")
  var change: [String] = []
  @Option(help: "Start of the random numbers.")
  var seed: UInt64 = 1
  @Option(help: "Where the calendars go (default calendars/<event>).")
  var output: String?
  @Flag(help: "Write nothing.")
  var dryRun = false

  private struct Report: Encodable {
    let status: String
    let changes: Int?
    let atLeast: Int?
    let isFewest: Bool?
    let difference: DifferenceAnswer?
    let score: Answer.Score?
    let reasons: [Answer.Violation]
    let transport: [[String: String]]
    let output: String?
    let seconds: Double?
  }

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
        throw Outcome(.usage, "--freeze-before \(freezeBefore) is not a time like 2018-03-27T18:05")
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
    if result.isOpen, !event.json {
      for line in Summary.linesOfMissingProof(engine) { print(line) }
    }
    switch result {
    case .found(let replanned): try keep(replanned, transport, of: festival)
    case .locked(let reasons): try refuse("locked", reasons, transport)
    case .impossible(let reasons): try refuse("impossible", reasons, transport)
    case .infeasible(let reasons): try refuse("infeasible", reasons, transport)
    case .notFound(let reasons): try refuse("notFound", reasons, transport)
    }
  }

  private func lock(_ request: inout Replanner.Request, in festival: Festival) throws {
    for name in lock {
      if let session = festival.sessions.first(where: { $0.key == name || $0.id.rawValue == name })
      {
        request.locked.insert(session.id)
      } else if let interview = festival.interviews.first(where: { $0.id.rawValue == name }) {
        request.lockedInterviews.insert(interview.id)
      } else {
        throw Outcome(.usage, "--lock \(name) names no session and no interview")
      }
    }
  }

  private func keep(
    _ replanned: Replanner.Replanned, _ transport: WaveSeats, of festival: Festival
  ) throws {
    let folder = event.output(output)
    if !dryRun {
      try Publisher.write(replanned.programme, of: festival, to: folder)
    }
    if event.json {
      try Answer.print(
        Report(
          status: "replanned", changes: replanned.difference.changeCount,
          atLeast: replanned.atLeast, isFewest: replanned.isFewest,
          difference: DifferenceAnswer(replanned.difference, on: festival.clock),
          score: Answer.Score(replanned.report.score), reasons: [],
          transport: transport.answers, output: dryRun ? nil : folder.relativePath,
          seconds: replanned.elapsed / .seconds(1)))
      return
    }
    for line in DifferenceLines.of(replanned, in: festival) { print(line) }
    for line in transport.lines { print("! \(line.zh)\n  \(line.en)") }
    print("扣分合计 / Soft total: \(replanned.report.score.softTotal)")
    if !dryRun { print("日历已写入 / The calendars are in \(folder.relativePath)") }
  }

  private func refuse(
    _ status: String, _ reasons: [Violation], _ transport: WaveSeats
  ) throws {
    if event.json {
      try Answer.print(
        Report(
          status: status, changes: nil, atLeast: nil, isFewest: nil, difference: nil, score: nil,
          reasons: reasons.map(Answer.Violation.init), transport: transport.answers, output: nil,
          seconds: nil))
    } else {
      print(Summary.heading(ofRefusal: status))
      for line in Summary.lines(of: reasons) { print(line) }
    }
    throw Outcome(.noProgramme)
  }
}

extension WaveSeats {
  var answers: [[String: String]] { lines.map { ["zh": $0.zh, "en": $0.en] } }
}
