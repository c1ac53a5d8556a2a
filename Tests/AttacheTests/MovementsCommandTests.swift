// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

@Suite struct MovementsCommandTests {
  private struct Line: Decodable {
    let id: String
    let from: String
    let to: String
    let departure: String
    let arrival: String
    let due: String?
    let persons: Int
    let guests: Int
    let wave: String?
    let riders: [String]
  }

  private let witness = fixturesFolder.appending(path: "witness.csv").path

  @Test func `a day's movements are listed for people`() throws {
    let program = try Program()

    let result = try program.run(
      "movements", referenceFolder.path, "--programme", witness, "--on", "2018-03-28")

    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("2018-03-28  ") == true)
    #expect(
      lines.contains(
        "  19:30–19:45  湖滨饭店 → 无锡大剧院（去 GALA，339人） / "
          + "Lakeside conference hotel → Wuxi Grand Theatre (to GALA, 339)  G1"))
    #expect(!lines.contains { $0.hasPrefix("2018-03-29") })
  }

  @Test func `machines read who rides, by identifier`() throws {
    let program = try Program()

    let result = try program.run(
      "movements", referenceFolder.path, "--programme", witness, "--on", "2018-03-28", "--json")

    let lines = try JSONDecoder().decode([Line].self, from: Data(result.output.utf8))
    let coll = try #require(lines.first { $0.wave == "W1" })
    #expect(coll.id == "HBN-YTZ.S25")
    #expect(coll.departure == "2018-03-28T08:10:00+08:00")
    #expect(coll.arrival == "2018-03-28T08:30:00+08:00")
    #expect(coll.due == "2018-03-28T08:30:00+08:00")
    #expect(coll.guests == 15)
    #expect(coll.riders.contains("C-JP.H") && coll.riders.contains("LO01"))
    #expect(coll.persons == coll.riders.count)
  }

  @Test func `a day that is none of the festival's is wrong usage`() throws {
    let program = try Program()

    for day in ["2018-04-28", "tomorrow"] {
      let result = try program.run(
        "movements", referenceFolder.path, "--programme", witness, "--on", day)
      #expect(result.status == 2)
      #expect(result.output == "")
    }
  }
}
