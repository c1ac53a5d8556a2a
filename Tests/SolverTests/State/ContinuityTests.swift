// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct ContinuityTests {
  private func trial() -> (trial: TermTrial, people: [Int]) {
    var trial = TermTrial(starts: [[600], [700, 700 + Problem.minutesPerDay], [800]])
    let people = [trial.addPerson(), trial.addPerson()]
    for activity in 0..<3 { trial.addSeat(of: activity, candidates: people) }
    let attendant = trial.addPerson()
    trial.problem.resources[attendant].concurrency = 1
    for activity in 0..<3 {
      trial.problem.activities[activity].attendance = [
        Problem.Attendance(
          resource: attendant,
          binding: Problem.Binding(activity: activity, from: 0, to: 60, isCounted: true))
      ]
    }
    trial.problem.continuities = [
      Problem.Continuity(
        resource: attendant, seats: [(0, [0]), (1, [1]), (2, [2])], weight: 6, label: 1)
    ]
    return (trial, people)
  }

  @Test func `each change from one to the next of a day costs`() {
    let (trial, people) = trial()
    let (one, other) = (people[0], people[1])

    #expect(trial.verdict(start: [0, 0, 0], occupant: [one, one, one]) == .init())
    #expect(trial.verdict(start: [0, 0, 0], occupant: [one, one, other]) == .init(soft: 6))
    #expect(trial.verdict(start: [0, 0, 0], occupant: [one, other, one]) == .init(soft: 12))
  }

  @Test func `the next day, and seats that nobody takes, are no change`() {
    let (trial, people) = trial()
    let (one, other) = (people[0], people[1])

    #expect(trial.verdict(start: [0, 1, 0], occupant: [one, other, one]) == .init())
    #expect(trial.verdict(start: [0, 0, 0], occupant: [one, -1, one]) == .init())
  }
}
