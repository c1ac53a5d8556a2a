// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

struct Stats: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "清点办公室报过的数字，指出与表格不符的。",
        "Count the totals the office has reported, and say which the tables contradict."))
  }

  @OptionGroup var event: EventArgument

  func run() throws {
    let results = Pipeline.stats(try event.read().festival)
    if event.json {
      try Terminal.answer(results.map(StatisticAnswer.init))
    } else {
      Terminal.show(results.map(Summary.line))
    }
    let broken = results.count { !$0.holds }
    if broken > 0 {
      throw Outcome(
        .input,
        event.json
          ? nil
          : Speech.words(
            "\(broken) 项与表格不符", "\(broken) of \(results.count) do not hold"))
    }
  }
}
