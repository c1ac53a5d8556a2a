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
    let folder = event.output(output)
    if !dryRun, case .found(let replanned) = result {
      try Publisher.write(replanned.programme, of: festival, to: folder)
    }
    let answer = ReplanAnswer(
      result, transport, of: festival, in: dryRun ? nil : folder,
      withoutProof: result.isOpen ? Summary.linesOfMissingProof(engine) : [])
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
