// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import ProgrammeChecker
import Publishing

struct WetCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "wet",
      abstract: HelpPage.words(
        "某天下雨：启用该日的雨天方案，或恢复原日程。",
        "It rains: put a day's plan for the rain in force, or take it out of force again."),
      discussion: HelpPage.words(
        """
        只更新有变动的日历。嘉宾手里若正是这份日程，已发布的日历也一并切换，批准状态不变。\
        用 --dry 恢复；草案日历与原来逐字节相同。
        """,
        """
        Only calendars that change are written. Where guests hold this programme, the published calendars are switched, \
        too, as approved as they were. --dry goes back; the drafts are then byte for byte what they were.
        """))
  }

  @OptionGroup var event: EventArgument

  @Argument(help: .words("下雨的日期，如 2018-03-28。", "The day of the rain, such as 2018-03-28."))
  var date: String

  @Flag(help: .words("恢复不下雨的日程。", "Go back to the programme without rain."))
  var dry = false

  @Option(
    help: .words(
      "日程（默认 calendars/<event>/programme.json）。",
      "The programme (default calendars/<event>/programme.json)."))
  var programme: String?

  @Option(
    help: .words(
      "日历写到哪里（默认 calendars/<event>）。", "Where the calendars go (default calendars/<event>)."))
  var output: String?

  @Option(
    help: .words(
      "已发布的日历在哪里（默认 published/<event>）。",
      "Where the published calendars are (default published/<event>)."))
  var published: String?

  @Option(help: .words("用途，记入台账。", "What for, as it stands in the audit."))
  var purpose = "weather"

  @OptionGroup var ledger: LedgerArgument
  @OptionGroup var step: StepArgument

  func run() throws {
    let festival = try event.read().festival
    let day = try Pipeline.day(date, of: festival)
    let old = try event.programme(programme, for: festival)
    let step = try step.step()
    let (new, report) = try Pipeline.weather(of: old, on: day, isWet: !dry, for: festival)
    guard dry || report.score.hardTotal == 0 else {
      throw StepRefusal.breaksRules(report.violations.filter(\.rule.isHard))
    }
    let held = event.published(published)
    var release: (Published, URL)?
    if FileManager.default.fileExists(atPath: ledger.file(of: event).path) {
      let ledger = try ledger.open(of: event)
      release = try Publisher.switchWeather(
        from: old, to: new, of: festival, in: ledger, at: held, purpose: purpose, step
      ).map { ($0, held) }
    }
    let folder = event.output(output)
    let written = try Publisher.write(new, of: festival, to: folder)
    let answer = WeatherAnswer(
      of: new, on: day, isWet: !dry, for: festival, in: folder, written, published: release)
    if event.json { try Terminal.answer(answer) } else { Terminal.show(answer.lines) }
  }
}
