// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct AccordTests {
  /// Three hours of three days, each activity at any place.
  private func trial(_ demand: Problem.Accord.Demand, weight: Int? = 7) -> TermTrial {
    var trial = TermTrial(starts: Array(repeating: [600, 660, 1500, 2040], count: 3))
    let options = trial.problem.activities.map { $0.options[0] }
    for activity in 0..<3 { trial.problem.activities[activity].options = options }
    for place in 0..<3 { trial.problem.resources[place].concurrency = 3 }
    trial.problem.accords = [
      Problem.Accord(activities: [0, 1, 2], demand: demand, weight: weight, label: 1)
    ]
    return trial
  }

  private func cost(
    _ demand: Problem.Accord.Demand, _ start: [Int], _ option: [Int] = [0, 1, 2]
  ) -> Int {
    trial(demand).verdict(start: start, option: option).soft
  }

  @Test(arguments: [([0, 2, 2], 7), ([0, 1, 0], 21), ([0, 1, 2], 7), ([-1, 0, 2], 0)])
  func `every two on one day cost`(start: [Int], expected: Int) {
    #expect(cost(.daysDiffer, start) == expected)
  }

  @Test func `a day may begin after midnight`() {
    var trial = trial(.daysDiffer)
    // 01:00 of the second day still is the first day's night.
    #expect(trial.verdict(start: [0, 2, -1], option: [0, 1, 2]).soft == 0)
    trial.problem.accords[0].dayStart = 300
    #expect(trial.verdict(start: [0, 2, -1], option: [0, 1, 2]).soft == 7)
    trial.problem.accords[0].dayStart = 630
    #expect(trial.verdict(start: [0, 1, -1], option: [0, 1, 2]).soft == 0)
  }

  @Test func `every two in one place, at one site, or not in one place cost`() {
    #expect(cost(.placesDiffer, [0, 0, 0], [1, 1, 1]) == 21)
    #expect(cost(.sitesDiffer, [0, 0, 0], [1, 1, 2]) == 7)
    #expect(cost(.placesAgree, [0, 0, 0], [1, 1, 2]) == 14)
  }

  @Test(arguments: [(0, 0), (1, 7), (60, 7)])
  func `every two too close to each other cost`(gap: Int, expected: Int) {
    #expect(cost(.apart(gap), [1, 0, 2]) == expected)
  }

  @Test func `what is beyond a day's number costs`() {
    #expect(cost(.daily(1), [0, 1, 0]) == 14)
    #expect(cost(.daily(2), [0, 1, 0]) == 7)
    #expect(cost(.daily(2), [0, 1, 2]) == 0)
  }

  @Test func `neighbours that do not follow each other cost`() {
    #expect(cost(.order(least: 0, most: 10_000), [0, 1, 2]) == 0)
    #expect(cost(.order(least: 0, most: 10), [0, 1, 2]) == 7)
    #expect(cost(.order(least: 0, most: 10_000), [1, 0, 2]) == 7)
    #expect(cost(.order(least: 1, most: 10_000), [2, 1, 0]) == 14)
    #expect(cost(.order(least: 0, most: 0), [2, -1, 0]) == 0)
  }

  @Test func `a stretch that is too long costs once`() {
    #expect(cost(.within(120), [0, 1, 0]) == 0)
    #expect(cost(.within(119), [0, 1, 0]) == 7)
    #expect(cost(.within(60), [2, 0, 3]) == 7)
  }

  @Test func `without a weight each breach is broken, by its depth where it has one`() {
    let days = trial(.daysDiffer, weight: nil)
    #expect(
      days.verdict(start: [0, 1, 2], option: [0, 1, 2]) == .init(broken: 1, hard: 120))
    let apart = trial(.apart(20), weight: nil)
    #expect(
      apart.verdict(start: [0, 1, 2], option: [0, 1, 2]) == .init(broken: 1, hard: 80))
  }
}
