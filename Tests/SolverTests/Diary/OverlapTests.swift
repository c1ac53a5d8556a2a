// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct OverlapTests {
  private var trial: DiaryTrial {
    var trial = DiaryTrial()
    trial.person.overlapLabel = 1
    return trial
  }

  @Test func `what follows at once does not overlap`() {
    #expect(trial.verdict([.init(start: 600), .init(start: 660)]) == .init())
  }

  @Test func `half an hour in two places weighs a fixed part and thirty minutes`() {
    #expect(
      trial.verdict([.init(start: 600), .init(start: 630)]) == .init(broken: 1, hard: 60 + 30))
  }

  @Test func `each that overlaps the one that ends last is broken`() {
    let entries = [
      DiaryTrial.Entry(start: 600, minutes: 120), .init(start: 630, minutes: 15),
      .init(start: 660, minutes: 15),
    ]

    #expect(trial.verdict(entries) == .init(broken: 2, hard: 60 + 90 + 60 + 60))
  }

  @Test func `no overlap weighs more than four hours`() {
    let long = [DiaryTrial.Entry(start: 600, minutes: 360), .init(start: 610, minutes: 350)]

    #expect(trial.verdict(long) == .init(broken: 1, hard: 60 + 240))
  }

  @Test func `bindings of one pool never collide`() {
    let together = [DiaryTrial.Entry(start: 600, pool: 3), .init(start: 630, pool: 3)]
    let apart = [DiaryTrial.Entry(start: 600, pool: 3), .init(start: 630, pool: 4)]

    #expect(trial.verdict(together) == .init())
    #expect(trial.verdict(apart) == .init(broken: 1, hard: 60 + 30))
  }
}
