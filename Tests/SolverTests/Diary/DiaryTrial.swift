// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

/// One diary on trial: what binds somebody, and what his terms make of it.
///
/// Terms under test carry the label 1, all others the label 2.
struct DiaryTrial {
  /// What binds him, from `start` minutes after midnight of the first day.
  struct Entry {
    var start: Int
    var minutes = 60
    var site = 0
    var work = 0
    var isCounted = true
    var isRecess = false
    var pool = -1
    var chain = -1
    var group = -1
    var layout = 0
    /// Whether he takes a seat there, instead of attending.
    var isSeat = false
  }

  var person = Problem.Resource()
  var travel = Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0)

  init() {
    for label in [\Problem.Resource.overlapLabel, \.gapLabel, \.presenceLabel, \.workLabel] {
      person[keyPath: label] = 2
    }
  }

  /// Two sites so many minutes apart.
  mutating func separate(_ minutes: Int, peak: Int? = nil, during peakHours: Range<Int> = 0..<0) {
    let most = peak ?? minutes
    travel = Problem.Travel(
      siteCount: 2, base: [0, minutes, minutes, 0], peak: [0, most, most, 0],
      peakHours: peakHours)
  }

  /// What the diary breaks, how much that weighs, and what it costs.
  struct Verdict: Equatable {
    var broken = 0
    var hard = 0
    var soft = 0
  }

  /// Judges the diary from scratch, and as the search does, entry by entry and change by change.
  func verdict(_ entries: [Entry]) -> Verdict {
    let problem = problem(entries)
    var solution = Solution(emptyFor: problem)
    let appraiser = Appraiser(problem)
    for activity in problem.activities.indices { solution.start[activity] = 0 }
    for seat in problem.seats.indices { solution.occupant[seat] = 0 }
    let breakdown = Breakdown(of: solution, in: problem)
    for activity in problem.activities.indices {
      var other = solution
      other.start[activity] = 1
      #expect(
        appraiser.cost(of: other) == Breakdown(of: other, in: problem).cost,
        "with \(activity) elsewhere")
      #expect(appraiser.cost(of: solution) == breakdown.cost, "with \(activity) back again")
    }
    #expect(breakdown.hard[0] == 0 && breakdown.soft[0] == 0)
    #expect(breakdown.hard[2] == 0 && breakdown.soft[2] == 0, "another term is broken or costs")
    return Verdict(
      broken: breakdown.hard[1], hard: breakdown.cost.hard, soft: breakdown.cost.soft)
  }

  private func problem(_ entries: [Entry]) -> Problem {
    var problem = Problem(dayCount: 9, travel: travel, labelCount: 3, unplacedLabel: 0)
    problem.resources = [person]
    for (index, entry) in entries.enumerated() {
      problem.resources.append(Problem.Resource())
      var activity = Problem.Activity(
        duration: entry.minutes, starts: [entry.start, entry.start + 4 * Problem.minutesPerDay],
        options: [Problem.PlaceOption(place: index + 1, site: entry.site)])
      activity.chain = entry.chain
      activity.turnaroundGroup = entry.group
      activity.layout = entry.layout
      let binding = Problem.Binding(
        activity: index, from: 0, to: entry.minutes, work: entry.work, isCounted: entry.isCounted,
        isRecess: entry.isRecess, pool: entry.pool)
      if entry.isSeat {
        problem.seats.append(
          Problem.Seat(bindings: [binding], candidates: [0], isRequired: true, emptyLabel: 2))
      } else {
        activity.attendance = [Problem.Attendance(resource: 0, binding: binding)]
      }
      problem.activities.append(activity)
    }
    return problem
  }
}
