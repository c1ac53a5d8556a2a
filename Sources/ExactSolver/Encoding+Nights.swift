// SPDX-License-Identifier: Apache-2.0

import Solver

// What lies at least between the lines of one day of a diary and those of the next.
//
// Asked of every two lines of different days, which comes to the same as of the last and the first.
extension Encoding {
  func addNights(of resource: Int) {
    let terms = problem.resources[resource]
    let entries = diaries[resource]
    guard terms.nightGap > 0, entries.count > 1 else { return }
    let holds = force(terms.nightLabel, .resource(resource))
    for day in 0...problem.dayCount where !stop.isRaised {
      let begin = problem.clock.minute(
        showing: day * Problem.minutesPerDay + terms.dayStart)
      // Only lines near the night can lie too close to each other.
      let late = entries.map { entry in
        starts(entry.activity) {
          $0 + entry.from < begin && $0 + entry.to > begin - terms.nightGap
        }
      }
      let lastEnd =
        zip(entries, late).filter { $0.1 != .never }
        .map { entry, _ in begin - entry.from + entry.to }.max() ?? 0
      let early = entries.map { entry in
        starts(entry.activity) {
          begin <= $0 + entry.from && $0 + entry.from < lastEnd + terms.nightGap
        }
      }
      for (a, isLate) in zip(entries, late) where isLate != .never {
        for (b, isEarly) in zip(entries, early)
        where isEarly != .never && a.activity != b.activity {
          builder.require(
            time(b.activity, b.from) - time(a.activity, a.to), atLeast: terms.nightGap,
            if: [holds, a.present, b.present, isLate, isEarly])
        }
      }
    }
  }
}
