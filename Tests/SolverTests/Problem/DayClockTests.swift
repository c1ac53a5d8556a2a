// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct DayClockTests {
  /// Leaps ahead and back, at midnight, before and at the first minute, and two of them.
  private static let clocks: [Problem.DayClock] = [
    [(1500, 60)], [(1560, -60)], [(1560, 30)], [(1440, 60)], [(1440, -60)], [(0, 60)], [(-60, -60)],
    [(-1380, 60)], [(1500, 60), (4000, -60)],
  ].map { leaps in
    Problem.DayClock(leaps: leaps.map { .init(minute: $0.0, ahead: $0.1) })
  }

  @Test(arguments: clocks)
  func `a clock shows a minute more each minute, but for its leaps`(clock: Problem.DayClock) {
    for minute in -2000...6000 {
      let leap = clock.leaps.first { $0.minute == minute }
      #expect(clock.reading(minute) - clock.reading(minute - 1) == 1 + (leap?.ahead ?? 0))
    }
    // Midnight of day 0 is minute 0; a clock that leaps just then never shows it.
    #expect(clock.reading(0) == clock.leaps.first { $0.minute == 0 }?.ahead ?? 0)
  }

  @Test(arguments: clocks)
  func `a time is at the first minute that shows so much or more`(clock: Problem.DayClock) {
    let minutes = Array(-2000...7000)
    let shown = minutes.map(clock.reading)
    for reading in -500...5500 {
      let first = shown.firstIndex { $0 >= reading }.map { minutes[$0] }
      #expect(clock.minute(showing: reading) == first)
    }
  }

  @Test func `a day is shorter by what is skipped and longer by what is shown twice`() {
    func lengths(_ leaps: [Problem.DayClock.Leap]) -> [Int] {
      let clock = Problem.DayClock(leaps: leaps)
      return (0..<3).map { clock.minutes(ofDay: $0).count }
    }
    #expect(lengths([]) == [1440, 1440, 1440])
    #expect(lengths([.init(minute: 1500, ahead: 60)]) == [1440, 1380, 1440])
    #expect(lengths([.init(minute: 1560, ahead: -60)]) == [1440, 1500, 1440])
    #expect(lengths([.init(minute: 1560, ahead: -30)]) == [1440, 1470, 1440])
    #expect(lengths([.init(minute: 1440, ahead: -60)]) == [1500, 1440, 1440])
  }

  @Test(arguments: clocks)
  func `days follow each other without a minute between`(clock: Problem.DayClock) {
    for day in 0..<4 {
      let minutes = clock.minutes(ofDay: day)
      #expect(minutes.upperBound == clock.minutes(ofDay: day + 1).lowerBound)
      #expect(clock.day(of: minutes.lowerBound) == day)
      #expect(clock.day(of: minutes.upperBound - 1) == day)
    }
  }
}
