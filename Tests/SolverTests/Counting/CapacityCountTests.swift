// SPDX-License-Identifier: Apache-2.0

import Solver
import SolverTestSupport
import Testing

@Suite struct CapacityCountTests {
  @Test func `no problem that has a solution is called short`() {
    var feasible = 0
    var short = 0
    for seed in 0..<600 as Range<UInt64> {
      var source = RandomProblem(seed: seed)
      let problem = source.make(
        activities: 3, starts: 1 + Int(seed % 2), people: 2, seats: Int(seed % 2))
      let shortages = CapacityCount.shortages(of: problem)
      let isFeasible = Enumeration.best(of: problem).hard == 0
      if isFeasible { feasible += 1 }
      if !shortages.isEmpty { short += 1 }
      #expect(!isFeasible || shortages.isEmpty, "seed \(seed): \(shortages)")
    }
    // Both sides were seen.
    #expect(feasible > 10)
    #expect(short > 3)
  }

  @Test func `no grid that has a solution is called short`() {
    for seed in 0..<200 as Range<UInt64> {
      var source = RandomProblem(seed: seed)
      let problem = source.makeGrid(activities: 4, people: 3, places: 2, cells: 2)
      let shortages = CapacityCount.shortages(of: problem)
      #expect(
        shortages.isEmpty || Enumeration.best(of: problem).hard > 0, "seed \(seed): \(shortages)")
    }
  }

  @Test func `twelve talks of a quarter of an hour do not fit into 155 minutes`() throws {
    var problem = CrowdedDay.empty(people: 1)
    for _ in 0..<12 {
      CrowdedDay.add(to: &problem, length: 15, within: [600..<700, 800..<855], of: 0)
    }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    #expect(shortage.kind == .time)
    #expect(shortage.demandCount == 12)
    #expect(shortage.wanted == 180)
    #expect(shortage.there == 155)
    #expect(CapacityCount.shortages(of: problem).count == 1)
  }

  @Test func `what is left over after whole talks is of no use`() throws {
    var problem = CrowdedDay.empty(people: 1)
    for _ in 0..<10 {
      CrowdedDay.add(to: &problem, length: 15, within: [600..<700, 800..<855], of: 0)
    }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    // 100 and 55 minutes hold six and three talks.
    #expect([shortage.wanted, shortage.there] == [150, 135])
  }

  @Test func `ten talks fit where ten quarters of an hour are`() {
    var problem = CrowdedDay.empty(people: 1)
    for _ in 0..<10 {
      CrowdedDay.add(to: &problem, length: 15, within: [600..<690, 800..<860], of: 0)
    }

    #expect(CapacityCount.shortages(of: problem) == [])
  }

  @Test func `what cannot move takes the time away from what can`() throws {
    var problem = CrowdedDay.empty(people: 1)
    CrowdedDay.add(to: &problem, length: 60, within: [600..<660], of: 0)
    for _ in 0..<3 { CrowdedDay.add(to: &problem, length: 30, within: [600..<735], of: 0) }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    // The minutes alone do not suffice: 150 in 135.
    #expect(shortage.wanted - shortage.there == 15)
  }

  @Test func `two rooms hold what one does not, and not more`() {
    func rooms(_ talks: Int) -> [Shortage] {
      var problem = CrowdedDay.empty(people: 0, rooms: 2, turnaround: 10)
      for _ in 0..<talks {
        CrowdedDay.add(to: &problem, length: 50, within: [600..<770], of: nil)
      }
      return CapacityCount.shortages(of: problem)
    }

    // The last turn-around may lie beyond the window: three to a room.
    #expect(rooms(6) == [])
    #expect(rooms(7).map(\.resources) == [[0, 1]])
    #expect(rooms(7).map(\.hasGaps) == [true])
  }

  @Test func `work beyond what a day allows is a shortage of work`() throws {
    var problem = CrowdedDay.empty(people: 1)
    problem.resources[0].workLimit = 100
    for number in 0..<3 {
      CrowdedDay.add(to: &problem, length: 40, within: [600..<900], of: nil)
      problem.seats.append(
        Problem.Seat(
          bindings: [Problem.Binding(activity: number, from: 0, to: 40, work: 40)],
          candidates: [0], isRequired: true, emptyLabel: 0))
    }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    #expect(shortage.kind == .work)
    #expect([shortage.wanted, shortage.there] == [120, 100])
  }

  @Test func `what cannot be cut is counted piece by piece`() throws {
    // Evenings of 160 minutes hold 320 minutes, three times 100 and more; only one of them fits into each.
    var problem = CrowdedDay.empty(people: 1)
    for length in [100, 100, 105] {
      CrowdedDay.add(to: &problem, length: length, within: [600..<760, 900..<1060], of: 0)
    }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    #expect(shortage.kind == .pieces)
    #expect([shortage.demandCount, shortage.wanted, shortage.there] == [3, 3, 2])
    #expect(shortage.activities == [0, 1, 2])
  }

  @Test func `what follows at once is one piece with what it follows`() throws {
    var problem = CrowdedDay.empty(people: 1)
    for pair in 0..<3 {
      CrowdedDay.add(to: &problem, length: 40, within: [600..<760, 900..<1060], of: 0)
      CrowdedDay.add(to: &problem, length: 60, within: [600..<760, 900..<1060], of: 0)
      problem.relations.append(
        Problem.Relation(first: 2 * pair, second: 2 * pair + 1, minGap: 0, maxGap: 0, label: 0))
    }

    let shortage = try #require(CapacityCount.shortages(of: problem).first)

    #expect(shortage.kind == .pieces)
    #expect([shortage.demandCount, shortage.wanted, shortage.there] == [3, 3, 2])
    #expect(shortage.activities == [0, 1, 2, 3, 4, 5])

    // Apart they fit: two of 60 and two of 40 do not, but 60 and 60, and 40, 40 and 60 do.
    problem.relations = []
    #expect(CapacityCount.shortages(of: problem) == [])
  }

  @Test func `no crowd of pieces that has a solution is called short`() {
    var feasible = 0
    var counted = 0
    for seed in 0..<400 as Range<UInt64> {
      var source = RandomSource(seed: seed)
      var problem = CrowdedDay.empty(people: 1)
      let windows = [600..<620 + 5 * source.below(6), 900..<920 + 5 * source.below(6)]
      for _ in 0..<3 {
        CrowdedDay.add(
          to: &problem, length: 10 + 5 * source.below(6), within: windows, of: 0)
      }
      guard problem.activities.allSatisfy({ !$0.starts.isEmpty }) else { continue }
      if source.below(2) == 0 {
        problem.relations.append(
          Problem.Relation(first: 0, second: 1, minGap: 0, maxGap: 0, label: 0))
      }
      let shortages = CapacityCount.shortages(of: problem)
      let isFeasible = Enumeration.best(of: problem).hard == 0
      if isFeasible { feasible += 1 }
      counted += shortages.count { $0.kind == .pieces }
      #expect(!isFeasible || shortages.isEmpty, "seed \(seed): \(shortages)")
    }
    #expect(feasible > 20)
    #expect(counted > 3)
  }

  @Test func `of 200 crowded days at least 95 in 100 are found short`() {
    var found = 0
    for seed in 0..<200 as Range<UInt64> {
      let problem = CrowdedDay.short(seed: seed)
      if !CapacityCount.shortages(of: problem).isEmpty { found += 1 }
    }
    #expect(found >= 190)
  }
}

/// Days on which more is wanted than there is, as offices make them.
private enum CrowdedDay {
  static func empty(people: Int, rooms: Int = 0, turnaround: Int = 0) -> Problem {
    var problem = Problem(
      dayCount: 2,
      travel: Problem.Travel(
        siteCount: 2, base: [0, 20, 20, 0], peak: [0, 20, 20, 0], peakHours: 0..<0),
      labelCount: 1, unplacedLabel: 0)
    for _ in 0..<people {
      var person = Problem.Resource()
      person.gapOnMove = 5
      problem.resources.append(person)
    }
    for _ in 0..<rooms {
      var room = Problem.Resource()
      room.gapAtSite = turnaround
      problem.resources.append(room)
    }
    return problem
  }

  /// Adds something that starts every five minutes in windows that hold all of it; in any room, or in a place of
  /// its own where there is none.
  static func add(
    to problem: inout Problem, length: Int, within windows: [Range<Int>], of person: Int?
  ) {
    let starts = windows.flatMap { window in
      Array(stride(from: window.lowerBound, through: window.upperBound - length, by: 5))
    }
    let rooms = problem.resources.indices.filter { problem.resources[$0].gapOnMove == 0 }
    let index = problem.activities.count
    var options = rooms.map { Problem.PlaceOption(place: $0, site: 0) }
    if options.isEmpty {
      var hall = Problem.Resource()
      hall.concurrency = 1000
      hall.gapOnMove = 1
      options = [Problem.PlaceOption(place: problem.resources.count, site: 0)]
      problem.resources.append(hall)
    }
    var activity = Problem.Activity(duration: length, starts: starts, options: options)
    if let person {
      activity.attendance = [
        Problem.Attendance(
          resource: person, binding: Problem.Binding(activity: index, from: 0, to: length))
      ]
    }
    problem.activities.append(activity)
  }

  /// More than fits by construction: of a person, of rooms, or of interpreters who are away at times.
  static func short(seed: UInt64) -> Problem {
    var random = RandomSource(seed: seed)
    let length = [10, 15, 20, 30][random.below(4)]
    let windows = [
      600..<600 + 5 * (length / 5 + random.below(30)),
      1000..<1000 + 5 * (length / 5 + random.below(20)),
    ]
    func most(_ gap: Int) -> Int { windows.reduce(0) { $0 + ($1.count + gap) / (length + gap) } }
    switch seed % 3 {
    case 0:
      var problem = empty(people: 1)
      for _ in 0...most(0) { add(to: &problem, length: length, within: windows, of: 0) }
      return problem
    case 1:
      let rooms = 1 + random.below(3)
      var problem = empty(people: 0, rooms: rooms, turnaround: 10)
      for _ in 0...rooms * most(10) {
        add(to: &problem, length: length, within: windows, of: nil)
      }
      return problem
    default:
      let interpreters = 1 + random.below(3)
      var problem = empty(people: interpreters)
      // All are away in the second window.
      for index in 0..<interpreters {
        problem.resources[index].absences = [.init(span: 990..<2000, label: 0)]
      }
      for number in 0...interpreters * (windows[0].count / length) {
        add(to: &problem, length: length, within: windows, of: nil)
        problem.seats.append(
          Problem.Seat(
            bindings: [Problem.Binding(activity: number, from: 0, to: length)],
            candidates: Array(0..<interpreters), isRequired: true, emptyLabel: 0))
      }
      return problem
    }
  }
}
