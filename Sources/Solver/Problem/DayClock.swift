// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// What a clock shows at each minute of the horizon, and so on which day and at which time of day a minute lies.
  ///
  /// Minutes pass evenly, and whatever lasts or lies apart is counted in them. A clock that leaps ahead or back makes one
  /// day shorter or longer than the others; without leaps minute `m` is minute `m % 1440` of day `m / 1440`.
  package struct DayClock: Sendable, Hashable {
    /// From `minute` on the clock shows `ahead` minutes more than before; below zero where it goes back.
    package struct Leap: Sendable, Hashable {
      package var minute: Int
      package var ahead: Int

      package init(minute: Int, ahead: Int) {
        self.minute = minute
        self.ahead = ahead
      }
    }

    package let leaps: [Leap]
    /// Whether it never leaps.
    package let isEven: Bool

    /// - Precondition: leaps in order of time.
    package init(leaps: [Leap] = []) {
      precondition(
        zip(leaps, leaps.dropFirst()).allSatisfy { $0.minute < $1.minute },
        "Leaps out of order: \(leaps)")
      self.leaps = leaps
      isEven = leaps.isEmpty
    }

    /// What the clock shows at a minute, in minutes since midnight of day 0.
    package func reading(_ minute: Int) -> Int {
      leaps.reduce(minute) { sum, leap in
        // Whatever leapt before minute 0 is part of what is shown then.
        if leap.minute < 0 { return minute < leap.minute ? sum - leap.ahead : sum }
        return leap.minute <= minute ? sum + leap.ahead : sum
      }
    }

    /// The first minute at which the clock shows so much or more.
    package func minute(showing reading: Int) -> Int {
      var minute = reading
      for leap in leaps where leap.minute < 0 { minute += leap.ahead }
      for leap in leaps {
        // What it would show at the leap if it did not leap, given the leaps before.
        if minute < leap.minute { return minute }
        minute = max(leap.minute, minute - leap.ahead)
      }
      return minute
    }

    /// The day on which a minute lies.
    @inline(__always)
    package func day(of minute: Int) -> Int {
      (isEven ? minute : reading(minute)) / Problem.minutesPerDay
    }

    @inline(__always)
    func day(of minute: Int32) -> Int32 {
      isEven ? minute / Int32(Problem.minutesPerDay) : Int32(day(of: Int(minute)))
    }

    /// The day on which a minute lies where days begin so long after midnight; counted from 0, as what comes before the
    /// first such day is of the one before it.
    @inline(__always)
    func day(of minute: Int32, from dayStart: Int32) -> Int32 {
      let reading = isEven ? minute : Int32(self.reading(Int(minute)))
      return (reading - dayStart + Int32(Problem.minutesPerDay)) / Int32(Problem.minutesPerDay)
    }

    /// The time of day at a minute.
    @inline(__always)
    package func timeOfDay(of minute: Int) -> Int {
      (isEven ? minute : reading(minute)) % Problem.minutesPerDay
    }

    /// The first minute at which the clock shows a time of a day.
    @inline(__always)
    func minute(_ timeOfDay: Int32, ofDay day: Int32) -> Int32 {
      let reading = day * Int32(Problem.minutesPerDay) + timeOfDay
      return isEven ? reading : Int32(minute(showing: Int(reading)))
    }

    /// The minutes of a day, from one midnight to the next.
    package func minutes(ofDay day: Int) -> Range<Int> {
      let midnight = day * Problem.minutesPerDay
      return minute(showing: midnight)..<minute(showing: midnight + Problem.minutesPerDay)
    }
  }
}
