// SPDX-License-Identifier: Apache-2.0

import Solver
import Testing

@Suite struct MoveTests {
  /// Starts of each activity, with places and occupants unless all are the first.
  private func solution(
    _ start: [Int], option: [Int]? = nil, occupant: [Int] = []
  ) -> Solution {
    Solution(
      start: start, option: option ?? start.map { _ in 0 }, occupant: occupant)
  }

  @Test func `an activity moves to every other start and place, and nowhere else`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 700, 800], places: places)

    let reached = trial.reached(by: .moveActivity, from: solution([1], option: [0]))

    #expect(
      reached == [
        solution([0], option: [0]), solution([2], option: [0]), solution([0], option: [1]),
        solution([1], option: [1]), solution([2], option: [1]),
      ])
  }

  @Test func `an activity that comes to a taken place takes a free one`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 700], places: places)
    trial.addActivity(starts: [700], places: [places[0]])

    let reached = trial.reached(by: .moveActivity, from: solution([0, 0], option: [0, 0]))

    #expect(reached.contains(solution([1, 0], option: [1, 0])))
    #expect(
      reached.allSatisfy {
        Breakdown(of: $0, in: trial.problem).cost.hard == 0 || $0.option[0] == 0
      })
  }

  @Test func `what hangs together moves by the same minutes`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 650, 700], places: [places[0]])
    trial.addActivity(starts: [700, 750, 800], places: [places[1]])
    trial.problem.relations = [
      Problem.Relation(first: 0, second: 1, minGap: 0, maxGap: 60, label: 0)
    ]

    #expect(
      trial.reached(by: .moveBlock, from: solution([0, 0]))
        == [solution([1, 1]), solution([2, 2])])
  }

  @Test func `two activities exchange their starts`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 700, 800], places: [places[0]])
    trial.addActivity(starts: [600, 700, 800], places: [places[1]])

    #expect(trial.reached(by: .swapStarts, from: solution([0, 2])) == [solution([2, 0])])
  }

  @Test func `activities whose starts lie far from each other's do not exchange them`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 610], places: [places[0]])
    trial.addActivity(starts: [900, 910], places: [places[1]])

    #expect(trial.reached(by: .swapStarts, from: solution([0, 0])) == [])
  }

  @Test func `a required seat goes to every other candidate, an optional one to nobody, too`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let people = [trial.addResource(), trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: [place])
    for isRequired in [true, false] {
      trial.problem.seats = []
      trial.addSeat(of: 0, candidates: people, isRequired: isRequired)

      let reached = trial.reached(by: .refillSeat, from: solution([0], occupant: [people[0]]))

      let others = isRequired ? people[1...] : people[1...] + [-1]
      #expect(reached == Set(others.map { solution([0], occupant: [$0]) }))
    }
  }

  @Test func `a required seat may be left empty while something is broken`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let people = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: [place])
    trial.addActivity(starts: [600], places: [place])
    trial.addSeat(of: 0, candidates: people)

    let reached = trial.reached(by: .refillSeat, from: solution([0, 0], occupant: [people[0]]))

    #expect(reached == Set([people[1], -1].map { solution([0, 0], occupant: [$0]) }))
  }

  @Test func `two seats with the same candidates exchange their occupants`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    let people = [trial.addResource(), trial.addResource()]
    for place in places { trial.addActivity(starts: [600], places: [place]) }
    for activity in 0..<2 { trial.addSeat(of: activity, candidates: people) }

    #expect(
      trial.reached(by: .swapOccupants, from: solution([0, 0], occupant: people))
        == [solution([0, 0], occupant: people.reversed())])

    trial.problem.seats[1].candidates.reverse()
    #expect(trial.reached(by: .swapOccupants, from: solution([0, 0], occupant: people)) == [])
  }

  @Test(arguments: [0, 5])
  func `what shares people gives way by as much the other way`(gap: Int) {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    let person = trial.addResource()
    trial.problem.resources[person].gapAtSite = gap
    for place in places {
      trial.addActivity(starts: [600, 660 + gap], places: [place], attendants: [person])
    }

    #expect(trial.reached(by: .pushAside, from: solution([0, 1])) == [solution([1, 0])])
  }

  @Test func `what cannot give way is not pushed`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource(), trial.addResource()]
    let person = trial.addResource()
    trial.addActivity(starts: [600, 660], places: [places[0]], attendants: [person])
    trial.addActivity(starts: [660], places: [places[1]], attendants: [person])
    trial.addActivity(starts: [900, 960], places: [places[2]])

    let reached = trial.reached(by: .pushAside, from: solution([0, 0, 0]))

    #expect(reached == [solution([0, 0, 1])])
  }

  @Test func `two activities at one time exchange their places`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: places)
    trial.addActivity(starts: [600], places: places)

    #expect(
      trial.reached(by: .swapPlaces, from: solution([0, 0], option: [0, 1]))
        == [solution([0, 0], option: [1, 0])])
  }

  @Test func `where a place is free, one activity goes there alone`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600], places: places)
    trial.addActivity(starts: [700], places: places)

    #expect(
      trial.reached(by: .swapPlaces, from: solution([0, 0], option: [0, 1]))
        == [solution([0, 0], option: [1, 1]), solution([0, 0], option: [0, 0])])
  }

  @Test func `a seat goes to somebody else, and its activity to when he can come`() {
    var trial = MoveTrial()
    let place = trial.addResource()
    let people = [trial.addResource(), trial.addResource()]
    trial.addActivity(starts: [600, 700], places: [place])
    trial.addSeat(of: 0, candidates: people)

    let reached = trial.reached(by: .refillAndMove, from: solution([0], occupant: [people[0]]))

    #expect(
      reached == [
        solution([0], occupant: [people[1]]), solution([1], occupant: [people[1]]),
      ])
  }

  @Test func `places are given along a path when none is free`() {
    var trial = MoveTrial()
    let places = [trial.addResource(), trial.addResource(), trial.addResource()]
    // The first may only have the first place, which the second leaves for the second, which the third leaves.
    trial.addActivity(starts: [600, 700], places: [places[0], places[1]])
    trial.addActivity(starts: [700], places: [places[0], places[1]])
    trial.addActivity(starts: [700], places: [places[1], places[2]])

    let reached = trial.reached(
      by: .moveActivity, from: solution([0, 0, 0], option: [0, 0, 0]))

    let whole = reached.filter {
      $0.start[0] == 1 && Breakdown(of: $0, in: trial.problem).cost.hard == 0
    }
    #expect(
      whole.isSubset(of: [
        solution([1, 0, 0], option: [0, 1, 1]), solution([1, 0, 0], option: [1, 0, 1]),
      ]))
    #expect(!whole.isEmpty)
  }
}
