// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the totals the office has reported, and say which the tables contradict.")

  @OptionGroup var event: EventArgument

  private struct Line: Encodable {
    let zh: String
    let en: String
    let expected: Int
    let actual: Int
    let holds: Bool
    let source: String
  }

  func run() throws {
    let results = Pipeline.stats(try event.read().festival)
    if event.json {
      try Terminal.answer(
        results.map {
          Line(
            zh: $0.assertion.name.zh, en: $0.assertion.name.en, expected: $0.assertion.expected,
            actual: $0.actual, holds: $0.holds, source: $0.assertion.source)
        })
    } else {
      for result in results { print(Summary.line(of: result)) }
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
