// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office
import Planner

struct Options: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "说明某场还能排在哪些时间、场地，各要扣多少分。",
        "Price every start and venue a session could have in the present programme."),
      discussion: HelpPage.words(
        """
        其余一概不动；该场的翻译、联络员等席位上届时不能来的人会另选，并加以说明。\
        答案的格式见 docs/CHANGES.md。
        """,
        """
        Everything else stays as it is; interpreters, officers and others in seats of the session who cannot come then \
        are chosen anew, and that is said. docs/CHANGES.md describes the answer.
        """))
  }

  @OptionGroup var event: EventArgument
  @Option(help: .words("场次，写代号或编号。", "The session, by key or identifier."))
  var session: String
  @Option(
    help: .words(
      "日程（默认 calendars/<event>/programme.json）。",
      "The programme (default calendars/<event>/programme.json)."))
  var programme: String?
  @Option(help: .words("嘉宾手中已有的日程（SC01）。", "The programme that guests already hold (SC01)."))
  var published: String?
  @Option(help: .words("只看这个场地。", "Only this venue."))
  var venue: String?
  @Option(help: .words("用多少秒查其他场次要动几处。", "Ask so many seconds how many others would have to move."))
  var seconds: Double = 3

  func validate() throws {
    if seconds < 0 || !seconds.isFinite {
      throw ValidationError(
        Speech.words("--seconds 应为不小于 0 的数", "--seconds must be a number from 0 on"))
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
          Speech.words(
            "日程本身违反硬性规则，无法比较：",
            "The programme itself breaks hard rules, so nothing can be compared:")
        ] + BreachLines.of(broken.violations, all: event.all)).joined(separator: "\n"))
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
