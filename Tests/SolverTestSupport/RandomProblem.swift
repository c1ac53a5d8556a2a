// SPDX-License-Identifier: Apache-2.0

package import Solver

/// Small random problems that use every kind of term.
package struct RandomProblem {
  package var random: RandomSource

  package init(seed: UInt64) { random = RandomSource(seed: seed) }

  /// Labels: one for each kind, so that mix-ups show.
  static let labelCount = 34

  package mutating func make(activities: Int, starts: Int, people: Int, seats: Int) -> Problem {
    let sites = 3
    var base: [Int] = []
    for from in 0..<sites {
      for to in 0..<sites { base.append(from == to ? 0 : 10 + 5 * random.below(4)) }
    }
    var problem = Problem(
      dayCount: 3,
      travel: Problem.Travel(
        siteCount: sites,
        base: base,
        peak: base.map { $0 * 3 / 2 },
        peakHours: 510..<990
      ),
      labelCount: Self.labelCount,
      unplacedLabel: 0
    )
    // Two of the sites are one house, now and then; no random number of its own.
    if base[1] == 10 { problem.travel.houses = [0, 0, 1] }
    for _ in 0..<people { problem.resources.append(person(sites)) }
    var placeIndices: [Int] = []
    for index in 0..<3 {
      var place = Problem.Resource()
      place.gapAtSite = 15
      place.layoutGap = index == 0 ? 60 : 0
      place.isChainExempt = true
      place.isGroupExempt = true
      place.overlapLabel = 5
      place.gapLabel = 6
      if index == 2 { place.concurrency = 2 }
      placeIndices.append(problem.resources.count)
      problem.resources.append(place)
    }
    for index in 0..<activities {
      problem.activities.append(
        activity(index, starts: starts, people: people, places: placeIndices)
      )
    }
    for _ in 0..<seats {
      problem.seats.append(seat(problem.seats.count, activities, people))
    }
    addTerms(&problem, people: people)
    return problem
  }

  /// A problem on a grid: every activity fills one cell of a day, everybody is at one site, and only days are judged,
  /// as in a timetable of courses or of one-to-one meetings; mixed, three activities have other terms besides, and one
  /// person needs time between two.
  ///
  /// On a day of more than 12 cells nobody minds many in a row.
  package mutating func makeGrid(
    activities: Int, people: Int, places: Int, cells: Int = 5, isMixed: Bool = false
  ) -> Problem {
    var problem = Problem(
      dayCount: 2,
      travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: Self.labelCount,
      unplacedLabel: 0
    )
    for _ in 0..<people {
      var person = Problem.Resource()
      person.overlapLabel = 1
      person.breakWeight = random.below(3)
      person.breakLabel = 10
      person.family.idleWeight = random.below(2)
      person.family.idleLabel = 25
      person.family.runLimit = 1 + random.below(2)
      person.family.runWeight = cells > 12 ? 0 : 5
      person.family.runLabel = 26
      person.family.singleWeight = 6
      person.family.singleLabel = 27
      problem.resources.append(person)
    }
    problem.resources += Array(repeating: Problem.Resource(), count: places)
    for index in 0..<activities {
      let chosen = (0..<2 * cells).filter { _ in random.below(3) != 0 }
      let starts = (chosen.isEmpty ? [0] : chosen).map {
        $0 / cells * 1440 + 540 + 20 * ($0 % cells)
      }
      var activity = Problem.Activity(
        duration: 20,
        starts: starts,
        options: (0..<places).filter { $0 == index % places || random.below(2) == 0 }.map {
          Problem.PlaceOption(place: people + $0, site: 0, costs: [(12, random.below(3))])
        }
      )
      activity.startCosts = [(13, starts.map { _ in random.below(4) })]
      activity.attendance = (0..<people).filter { _ in random.below(3) == 0 }.map {
        Problem.Attendance(
          resource: $0,
          binding: Problem.Binding(activity: index, from: 0, to: 20, isCounted: true))
      }
      problem.activities.append(activity)
    }
    if activities > 1 {
      problem.relations = [
        Problem.Relation(first: 0, second: 1, minGap: 0, maxGap: 100_000, label: 16)
      ]
    }
    if isMixed, activities > 2 {
      problem.resources[0].gapAtSite = 10
      addHelper(to: &problem)
    }
    return problem
  }

  /// Gives a problem on a grid an activity with a seat and two that ask for slack, which are more than days.
  private mutating func addHelper(to problem: inout Problem) {
    problem.resources.append(Problem.Resource())
    problem.seats = [
      Problem.Seat(
        bindings: [Problem.Binding(activity: 0, from: 0, to: 20, isCounted: true)],
        candidates: [problem.resources.count - 1], isRequired: false, emptyLabel: 15, emptyCost: 3)
    ]
    problem.slacks = [
      Problem.Slack(firsts: [1], second: 2, load: 0, target: 60, weight: 1, per: 5, label: 19)
    ]
  }

  private mutating func person(_ sites: Int) -> Problem.Resource {
    var person = Problem.Resource()
    person.size = 1 + random.below(4)
    person.gapAtSite = random.below(2) * 10
    person.gapOnMove = 5
    person.isChainExempt = random.below(2) == 0
    person.overlapLabel = 1
    person.gapLabel = 2
    person.presenceLabel = 3
    // A night, or a break at noon; no random number of its own, so that the rest stays as it was.
    person.nightGap = [0, 1140, 90, 0][person.size - 1]
    person.dayStart = [0, 0, 720, 0][person.size - 1]
    person.nightLabel = 33
    if random.below(2) == 0 {
      person.entry = .init(
        site: random.below(sites), time: 480 + 10 * random.below(20), gap: 15 * random.below(3))
      person.exit = .init(
        site: random.below(sites), time: 2880 + 60 * random.below(20), gap: 15 * random.below(3))
    }
    if random.below(3) == 0 {
      let from = 600 + 60 * random.below(10)
      person.absences = [.init(span: from..<from + 90, label: 4)]
    }
    // Without these three a change can be judged by its neighbours alone.
    if random.below(2) == 0 {
      person.workLimit = 150
      person.workLabel = 7
      person.spanLimit = 240
      person.spanWeight = 60
      person.spanLabel = 9
      person.recess = .init(hours: 690..<810, free: 40, weight: 11, label: 11)
    }
    person.siteChangeWeight = 7
    person.siteChangeLabel = 8
    person.breakWeight = 3
    person.breakLabel = 10
    person.family.travelWeight = 2
    person.family.travelLabel = 24
    person.family.idleWeight = 1
    person.family.idleLabel = 25
    person.family.runLimit = 1
    person.family.runWeight = 5
    person.family.runLabel = 26
    person.family.singleWeight = 6
    person.family.singleLabel = 27
    person.family.seatLimit = 1 + random.below(2)
    person.family.seatLimitLabel = 28
    return person
  }

  private mutating func activity(
    _ index: Int,
    starts: Int,
    people: Int,
    places: [Int]
  ) -> Problem.Activity {
    var domain = Set<Int>()
    while domain.count < starts {
      domain.insert(random.below(2) * 1440 + 540 + 15 * random.below(30))
    }
    let sorted = domain.sorted()
    var options: [Problem.PlaceOption] = []
    for place in places where options.isEmpty || random.below(2) == 0 {
      options.append(
        Problem.PlaceOption(
          place: place,
          site: place % 3,
          capacity: 6 + random.below(6),
          costs: [(12, random.below(5))]
        )
      )
    }
    var activity = Problem.Activity(
      duration: 30 + 15 * random.below(5),
      starts: sorted,
      options: options
    )
    activity.startCosts = [(13, sorted.map { _ in random.below(9) })]
    activity.load = random.below(4)
    activity.layout = random.below(2)
    activity.chain = random.below(3) - 1
    activity.turnaroundGroup = random.below(4) - 1
    activity.capacityLabel = 14
    if index == 1 {
      activity.before = sorted[0] % 4 * 10
      activity.after = sorted[0] % 3 * 10
    }
    for person in 0..<people where random.below(3) == 0 {
      activity.attendance.append(
        Problem.Attendance(
          resource: person,
          binding: Problem.Binding(
            activity: index,
            from: 0,
            to: activity.duration,
            work: 10,
            isCounted: true,
            isRecess: random.below(4) == 0
          )
        )
      )
    }
    return activity
  }

  private mutating func seat(
    _ number: Int, _ activities: Int, _ people: Int
  ) -> Problem.Seat {
    let candidates = (0..<people).filter { _ in random.below(2) == 0 }
    let activity = random.below(activities)
    var bindings = [
      Problem.Binding(activity: activity, from: -10, to: 20, work: 20, isCounted: true)
    ]
    if random.below(4) == 0, activities > 1 {
      bindings[0].pool = number
      bindings.append(
        Problem.Binding(activity: (activity + 1) % activities, from: 0, to: 15, pool: number)
      )
    }
    let isRequired = random.below(2) == 0
    var seat = Problem.Seat(
      bindings: bindings,
      candidates: candidates,
      blockedDays: candidates.map { _ in random.below(4) & 1 == 1 ? [0] : [] },
      isRequired: isRequired, emptyLabel: 15, emptyCost: isRequired ? 0 : 4 + random.below(8),
      isExcusedWhenBlocked: random.below(2) == 0,
      addsLoad: random.below(2) == 0)
    if random.below(2) == 0 {
      seat.candidateCosts = candidates.map { _ in random.below(7) }
      seat.candidateLabel = 29
    }
    return seat
  }

  /// One that costs and, in a third of the problems, one that binds, of whichever kinds the durations happen to say.
  private static func accords(of problem: Problem) -> [Problem.Accord] {
    let all = Array(problem.activities.indices)
    guard all.count > 1 else { return [] }
    let chance = problem.activities.reduce(0) { $0 + $1.duration / 15 + $1.starts[0] / 15 }
    let demands: [Problem.Accord.Demand] = [
      .daysDiffer, .placesDiffer, .sitesDiffer, .placesAgree, .apart(45), .daily(1),
      .order(least: 10, most: 300), .within(240),
    ]
    let soft = Problem.Accord(
      activities: all, demand: demands[chance % 8], weight: 5, label: 31, dayStart: 600)
    guard chance % 3 == 0 else { return [soft] }
    let hard = Problem.Accord(
      activities: [all.count - 1, 0], demand: demands[chance / 8 % 8], label: 32)
    return [soft, hard]
  }

  private mutating func addTerms(_ problem: inout Problem, people: Int) {
    let count = problem.activities.count
    if count > 1 {
      problem.relations = [
        Problem.Relation(first: 0, second: 1, minGap: 5, maxGap: 60, label: 16)
      ]
      if count > 2 {
        problem.relations.append(
          Problem.Relation(first: 1, second: 2, minGap: 0, maxGap: 100_000, label: 17)
        )
        problem.samePlace = [Problem.SamePlace(activities: [1, 2], label: 18)]
      }
      problem.slacks = [
        Problem.Slack(
          firsts: [0],
          second: count - 1,
          load: 15,
          target: 30,
          weight: 3,
          per: 5,
          label: 19
        )
      ]
    }
    if random.below(2) == 0 {
      problem.balances = [
        Problem.Balance(resources: Array(0..<min(3, people)), weight: 2, per: 1, label: 20)
      ]
    }
    problem.family.spreads = [
      Problem.Spread(resources: Array(0..<min(4, people)), limit: 90, label: 30)
    ]
    problem.accords = Self.accords(of: problem)
    let seats = Array(problem.seats.indices)
    guard seats.count > 1 else { return }
    problem.quotas = [Problem.Quota(seats: seats, limit: 5, label: 21)]
    problem.continuities = [
      Problem.Continuity(
        resource: 0,
        seats: problem.activities.indices.map { activity in
          (activity, seats.filter { problem.seats[$0].bindings[0].activity == activity })
        },
        weight: 6,
        label: 22
      )
    ]
    problem.coverages = [
      Problem.Coverage(seats: seats, resources: [0, 1], weight: 9, label: 23)
    ]
    guard random.below(2) == 0 else { return }
    problem.seats.append(
      Problem.Seat(
        bindings: [Problem.Binding(activity: 0, from: 0, to: 10)],
        candidates: Array(0..<people), isRequired: false, emptyLabel: 15,
        escorted: problem.seats[0].candidates.prefix(2).map { .init(seat: 0, resource: $0) }))
  }
}

extension Problem {
  /// Takes away what most often keeps a random problem from having a solution.
  package mutating func loosen() {
    for index in resources.indices {
      resources[index].absences = []
      resources[index].workLimit = .max
      resources[index].family.seatLimit = .max
    }
    for index in family.spreads.indices { family.spreads[index].limit *= 3 }
    for index in relations.indices { relations[index].maxGap = 100_000 }
    accords.removeAll { $0.weight == nil }
    for index in seats.indices where seats[index].candidates.isEmpty {
      seats[index].isRequired = false
    }
  }
}
