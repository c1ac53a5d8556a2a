// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say everything that is wrong with an event's tables.")

  @OptionGroup var event: EventArgument

  private struct Report: Encodable {
    let findings: [Answer.Finding]
    let impossibilities: [Answer.Violation]
  }

  func run() throws {
    let reading = try event.read()
    let impossibilities = Pipeline.impossibilities(reading.festival)
    if event.json {
      try Answer.print(
        Report(
          findings: reading.findings.map(Answer.Finding.init),
          impossibilities: impossibilities.map(Answer.Violation.init)))
    } else {
      let festival = reading.festival
      print(
        "\(festival.name.bilingual): \(festival.guests.count) 位来宾 / guests, "
          + "\(festival.sessions.count) 个场次 / sessions, \(reading.findings.count) 条提示 / findings")
      for line in Summary.lines(of: impossibilities) { print(line) }
    }
    if !impossibilities.isEmpty { throw Outcome(.noProgramme) }
  }
}
