// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office
import ProgrammeChecker

struct Verify: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "按全部规则核查日程，手工排的也行。", "Judge a programme by every rule, also one made by hand."),
      discussion: HelpPage.words(
        """
        表格含 session_id、start、end 和 room（或 venue）列，说明时间和场地；\
        没有写明的人员，相关规则列为未评判。
        """,
        """
        A table with the columns session_id, start, end and room (or venue) states times and venues; \
        rules about people it does not state are listed as not judged.
        """))
  }

  @OptionGroup var event: EventArgument

  @Option(
    help: .words(
      "programme.json，或列有场次、时间、场地的 CSV。",
      "programme.json, or a CSV table of sessions, times and venues."))
  var programme: String

  @Option(help: .words("嘉宾手中已有的日程（SC01）。", "The programme that guests already hold (SC01)."))
  var published: String?

  func run() throws {
    let festival = try event.read().festival
    let (judged, findings) = try event.attempt {
      try Pipeline.programme(URL(filePath: programme), for: festival)
    }
    event.show(findings)
    let old = try published.map { file in
      try event.attempt { try Pipeline.programme(URL(filePath: file), for: festival).programme }
    }
    let report = Pipeline.verify(judged, of: festival, published: old)
    if event.json {
      try Terminal.answer(VerificationAnswer(report))
    } else {
      Terminal.show(Summary.lines(of: report, all: event.all))
      Terminal.show(PersonClashLines.of(judged, in: festival))
    }
    if report.score.hardTotal > 0 { throw Outcome(.noProgramme) }
  }
}
