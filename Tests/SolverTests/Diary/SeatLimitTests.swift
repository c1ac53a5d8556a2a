// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SeatLimitTests {
  @Test func `each seat too many weighs an hour more, and attendance does not count`() {
    var trial = DiaryTrial()
    trial.person.family.seatLimit = 1
    trial.person.family.seatLimitLabel = 1
    let seats = [600, 700, 800].map { DiaryTrial.Entry(start: $0, isSeat: true) }

    #expect(trial.verdict([seats[0], .init(start: 900)]) == .init())
    #expect(trial.verdict(Array(seats[..<2])) == .init(broken: 1, hard: 60 + 60))
    #expect(trial.verdict(seats) == .init(broken: 1, hard: 60 + 120))
  }
}
