// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct SeatTermTests {
  private func trial() -> (trial: TermTrial, people: [Int]) {
    var trial = TermTrial(starts: [[600, 600 + Problem.minutesPerDay]])
    let people = [trial.addPerson(), trial.addPerson()]
    trial.addSeat(of: 0, candidates: people)
    trial.problem.seats[0].emptyLabel = 1
    trial.problem.seats[0].candidateLabel = 1
    return (trial, people)
  }

  @Test func `an empty seat is broken where it is required, and costs where it is not`() {
    var (trial, people) = trial()
    trial.problem.seats[0].emptyCost = 9
    #expect(trial.verdict(start: [0], occupant: [-1]) == .init(soft: 9))
    #expect(trial.verdict(start: [0], occupant: [people[1]]) == .init())

    trial.problem.seats[0].isRequired = true
    #expect(trial.verdict(start: [0], occupant: [-1]) == .init(broken: 1, hard: 120))
    #expect(trial.verdict(start: [0], occupant: [people[1]]) == .init())
  }

  @Test func `each candidate costs what he costs`() {
    var (trial, people) = trial()
    trial.problem.seats[0].candidateCosts = [4, 7]

    #expect(trial.verdict(start: [0], occupant: [people[0]]) == .init(soft: 4))
    #expect(trial.verdict(start: [0], occupant: [people[1]]) == .init(soft: 7))
  }

  @Test func `nobody may sit there on a day on which he is blocked`() {
    var (trial, people) = trial()
    trial.problem.seats[0].blockedDays = [[1], []]

    #expect(trial.verdict(start: [0], occupant: [people[0]]) == .init())
    #expect(trial.verdict(start: [1], occupant: [people[0]]) == .init(broken: 1, hard: 120))
    #expect(trial.verdict(start: [1], occupant: [people[1]]) == .init())
  }

  @Test func `an only candidate is excused on his blocked days, one of several is not`() {
    var (trial, people) = trial()
    trial.problem.seats[0].blockedDays = [[1], [1]]
    trial.problem.seats[0].emptyCost = 9
    trial.problem.seats[0].isExcusedWhenBlocked = true
    #expect(trial.verdict(start: [1], occupant: [-1]) == .init(soft: 9))

    trial.problem.seats[0].keep { $0 == people[0] }
    #expect(trial.verdict(start: [0], occupant: [-1]) == .init(soft: 9))
    #expect(trial.verdict(start: [1], occupant: [-1]) == .init())
  }

  @Test func `an escort sits there exactly while somebody does whom he escorts`() {
    var (trial, people) = trial()
    let escort = trial.addPerson()
    trial.problem.seats[0].emptyLabel = 0
    trial.addSeat(of: 0, candidates: [escort])
    trial.problem.seats[1].emptyLabel = 1
    trial.problem.seats[1].escorted = [.init(seat: 0, resource: people[0])]
    let broken = TermTrial.Verdict(broken: 1, hard: 120)

    #expect(trial.verdict(start: [0], occupant: [people[0], escort]) == .init())
    #expect(trial.verdict(start: [0], occupant: [people[0], -1]) == broken)
    #expect(trial.verdict(start: [0], occupant: [people[1], escort]) == broken)
    #expect(trial.verdict(start: [0], occupant: [people[1], -1]) == .init())
    #expect(trial.verdict(start: [0], occupant: [-1, -1]) == .init())
  }
}
