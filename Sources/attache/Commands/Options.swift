// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office
import Planner

struct Options: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Price every start and venue a session could have in the present programme.",
    discussion: """
      Everything else stays as it is; interpreters, officers and others in seats of the session who cannot come then \
      are chosen anew, and that is said. docs/CHANGES.md describes the answer.
      """)

  @OptionGroup var event: EventArgument
  @Option(help: "The session, by key or identifier.")
  var session: String
  @Option(help: "The programme (default calendars/<event>/programme.json).")
  var programme: String?
  @Option(help: "The programme that guests already hold (SC01).")
  var published: String?
  @Option(help: "Only this venue.")
  var venue: String?
  @Option(help: "Ask so many seconds how many others would have to move.")
  var seconds: Double = 3

  func validate() throws {
    if seconds < 0 || !seconds.isFinite {
      throw ValidationError("--seconds must be a number from 0 on")
    }
  }

  func run() async throws {
    let festival = try event.read().festival
    let asked = try festival.session(named: session)
    let only = try venue.map { try festival.venue(named: $0) }
    let programme = try event.programme(programme, for: festival)
    let old = try published.map { try event.programme($0, for: festival) }
    let map: SessionOptions
    do {
      map = try await Pipeline.options(in: programme, of: festival, published: old)
    } catch let broken as SessionOptions.Broken {
      throw Outcome(
        .noProgramme,
        ([
          "日程本身违反硬性规则，无法比较 / The programme itself breaks hard rules, so nothing can be compared:"
        ] + Summary.lines(of: broken.violations)).joined(separator: "\n"))
    }
    var options = map.options(of: asked).filter { only == nil || $0.venue == only }
    try await Pipeline.ask(map, &options, of: asked, within: .seconds(seconds))
    if event.json {
      try Terminal.answer(options.map { OptionAnswer($0, on: festival.clock) })
    } else {
      Terminal.show(
        OptionLines.of(
          options, for: asked, of: map.programme, in: festival, all: event.all))
    }
  }
}
