// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct WitnessTests {
  @Test func `the witness breaks no hard rule`() throws {
    let festival = try referenceFestival()

    let report = ProgrammeChecker.check(try witnessProgramme(of: festival), of: festival)

    #expect(report.violations.filter(\.rule.isHard).map(\.message.en) == [])
    #expect(report.score.hardTotal == 0)
  }

  @Test func `the witness costs 152 points and two tenths`() throws {
    let festival = try referenceFestival()

    let score = ProgrammeChecker.check(try witnessProgramme(of: festival), of: festival).score

    let costs = score.soft.filter { $0.value != .zero }.mapValues(\.description)
    #expect(
      costs == [.sc02: "45", .sc03: "75", .sc05: "19.2", .sc06: "8", .sc07: "3", .sc11: "2"]
    )
    #expect(score.softTotal.description == "152.2")
  }

  /// Planning values by kind: sedan, van, minibus, coach.
  @Test func `with minutes to board the witness is late for the welcome tea alone`() throws {
    var parts = try referenceFestival().parts
    let minutes: [(Minutes, Minutes)] = [(2, 2), (3, 2), (5, 3), (10, 5)]
    for (index, times) in minutes.enumerated() {
      (parts.vehicles[index].boarding, parts.vehicles[index].alighting) = times
    }
    let festival = Festival(parts)

    let report = ProgrammeChecker.check(try witnessProgramme(of: festival), of: festival)

    let broken = report.violations.filter(\.rule.isHard)
    #expect(broken.map(\.rule) == [.hc07, .hc07])
    #expect(broken.map(\.sessions) == [["S04"], ["S04"]])
  }

  @Test func `what the witness does not state is not judged`() throws {
    let festival = try referenceFestival()

    let score = ProgrammeChecker.check(try witnessProgramme(of: festival), of: festival).score

    #expect(
      score.notJudged == [
        .hc13, .hc14, .hc15, .hc19, .hc27, .hc28, .hc29, .sc08, .sc09, .sc13, .sc14,
        .sc15,
      ]
    )
    // Neither trips nor plans for the rain, relations or rest overnight are asked for, everybody has one row, and no venue
    // says whether it has steps.
    let unasked: Set<RuleID> = [
      .hc21, .hc22, .hc23, .hc31, .hc32, .hc33, .hc34, .hc35, .sc18, .sc19, .sc20, .sc21, .sc31,
    ]
    let judged = Set(score.hard.keys).union(score.soft.keys)
    #expect(judged.union(score.notJudged) == Set(RuleID.allCases).subtracting(unasked))
  }

  @Test func `no message names a person`() throws {
    let festival = try referenceFestival()
    let names = festival.guests.flatMap { [$0.nameZh, $0.nameLatin] }.filter { $0.count > 1 }

    let report = ProgrammeChecker.check(try witnessProgramme(of: festival), of: festival)

    for message in report.violations.map(\.message) {
      #expect(!names.contains { message.zh.contains($0) || message.en.contains($0) })
    }
  }
}
