// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

/// Terms of days that public benchmarks ask for.
@Suite struct FamilyTermTests {
  @Test func `each minute on the way costs`() {
    var trial = DiaryTrial()
    trial.person.family.travelWeight = 2
    trial.person.family.travelLabel = 1
    trial.separate(20, peak: 30, during: 720..<800)
    let morning = DiaryTrial.Entry(start: 600)

    #expect(trial.verdict([morning, .init(start: 700, site: 1)]) == .init(soft: 40))
    #expect(
      trial.verdict([morning, .init(start: 700, site: 1), .init(start: 800)])
        == .init(soft: 40 + 60))
    #expect(trial.verdict([morning, .init(start: 700)]) == .init())
  }

  @Test func `each minute of a gap that is not spent on the way costs`() {
    var trial = DiaryTrial()
    trial.person.family.idleWeight = 1
    trial.person.family.idleLabel = 1
    trial.separate(20)
    let morning = DiaryTrial.Entry(start: 600)

    #expect(trial.verdict([morning, .init(start: 700, site: 1)]) == .init(soft: 20))
    #expect(trial.verdict([morning, .init(start: 700)]) == .init(soft: 40))
    #expect(trial.verdict([morning, .init(start: 700 + Problem.minutesPerDay)]) == .init())
  }

  @Test func `each binding beyond so many in a row costs`() {
    var trial = DiaryTrial()
    trial.person.family.runLimit = 2
    trial.person.family.runWeight = 5
    trial.person.family.runLabel = 1
    let row = (0..<4).map { DiaryTrial.Entry(start: 600 + 60 * $0) }

    #expect(trial.verdict(Array(row[..<2])) == .init())
    #expect(trial.verdict(row) == .init(soft: 10))
    #expect(trial.verdict([row[0], row[1], row[3]]) == .init())
  }

  @Test func `a day with a single binding costs`() {
    var trial = DiaryTrial()
    trial.person.family.singleWeight = 6
    trial.person.family.singleLabel = 1
    let nextDay = DiaryTrial.Entry(start: 600 + Problem.minutesPerDay)

    #expect(trial.verdict([.init(start: 600)]) == .init(soft: 6))
    #expect(trial.verdict([.init(start: 600), .init(start: 700)]) == .init())
    #expect(trial.verdict([.init(start: 600), .init(start: 700), nextDay]) == .init(soft: 6))
  }
}
