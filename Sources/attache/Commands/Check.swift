// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "检查活动的表格，一次说出全部问题。", "Say everything that is wrong with an event's tables."))
  }

  @OptionGroup var event: EventArgument

  func run() throws {
    let reading = try EventArgument.attempt(
      json: event.json, languages: event.languages, all: event.all,
      ending: LocalizedText(zh: "，之后才能排日程", en: " before anything can be planned")
    ) { try event.office.read() }
    event.show(reading.findings)
    let impossibilities = Pipeline.impossibilities(reading.festival)
    let answer = CheckAnswer(reading, impossibilities: impossibilities)
    if event.json {
      try Terminal.answer(answer)
    } else {
      Terminal.show(answer.lines(event: event.event))
    }
    if !answer.canBePlanned { throw Outcome(.noProgramme) }
  }
}
