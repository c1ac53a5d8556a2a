// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver

/// Post-enrolment course timetabling, track 2 of the international timetabling competition of 2007.
///
/// - Source: Lewis, Paechter and McCollum, "Post Enrolment based Course Timetabling", Cardiff working paper A2007-3.
struct CourseTimetabling {
  private let eventCount: Int
  private let roomCount: Int
  private let students: [[Int]]
  private let rooms: [[Int]]
  private let available: [[Bool]]
  private let precedences: [(before: Int, after: Int)]

  private static let periodsPerDay = 9
  private static let dayCount = 5
  /// Minutes that stand for a period; nine of them fit into a day.
  private static let period = 60

  init(_ text: String) throws {
    var numbers = text.split { $0.isWhitespace }.compactMap { Int($0) }[...]
    func take(_ count: Int) throws -> [Int] {
      guard numbers.count >= count else { return try Optional<[Int]>.none.orThrow("Too short") }
      defer { numbers = numbers.dropFirst(count) }
      return Array(numbers.prefix(count))
    }
    let head = try take(4)
    let (events, rooms, features, students) = (head[0], head[1], head[2], head[3])
    let sizes = try take(rooms)
    self.students = try (0..<students).map { _ in
      let attends = try take(events)
      return attends.indices.filter { attends[$0] != 0 }
    }
    let has = try (0..<rooms).map { _ in try take(features) }
    let needs = try (0..<events).map { _ in try take(features) }
    var attendance = Array(repeating: 0, count: events)
    for student in self.students { for event in student { attendance[event] += 1 } }
    self.rooms = (0..<events).map { event in
      (0..<rooms).filter { room in
        sizes[room] >= attendance[event]
          && (0..<features).allSatisfy { needs[event][$0] == 0 || has[room][$0] != 0 }
      }
    }
    let slots = Self.dayCount * Self.periodsPerDay
    if numbers.isEmpty {
      available = (0..<events).map { _ in Array(repeating: true, count: slots) }
      precedences = []
    } else {
      available = try (0..<events).map { _ in try take(slots).map { $0 != 0 } }
      var pairs: [(Int, Int)] = []
      for first in 0..<events {
        for (second, order) in try take(events).enumerated() where order == 1 {
          pairs.append((first, second))
        }
      }
      precedences = pairs
    }
    eventCount = events
    roomCount = rooms
  }

  func instance(named name: String) -> BenchmarkInstance {
    var problem = Problem(
      dayCount: Self.dayCount,
      travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 3,
      unplacedLabel: 0
    )
    problem.resources = Array(repeating: Problem.Resource(), count: roomCount)
    var attenders: [[Int]] = Array(repeating: [], count: eventCount)
    for (number, events) in students.enumerated() {
      var student = Problem.Resource()
      student.family.runLimit = 2
      student.family.runWeight = 1
      student.family.singleWeight = 1
      student.overlapLabel = 1
      problem.resources.append(student)
      for event in events { attenders[event].append(roomCount + number) }
    }
    for event in 0..<eventCount {
      let slots = available[event].indices.filter { available[event][$0] }
      var activity = Problem.Activity(
        duration: Self.period,
        starts: slots.map(Self.start),
        options: rooms[event].map { Problem.PlaceOption(place: $0, site: 0) }
      )
      let lastPeriod = Self.periodsPerDay - 1
      activity.startCosts = [
        (0, slots.map { $0 % Self.periodsPerDay == lastPeriod ? attenders[event].count : 0 })
      ]
      activity.attendance = attenders[event].map {
        Problem.Attendance(
          resource: $0,
          binding: Problem.Binding(activity: event, from: 0, to: Self.period, isCounted: true)
        )
      }
      problem.activities.append(activity)
    }
    problem.relations = precedences.map {
      Problem.Relation(
        first: $0.before,
        second: $0.after,
        minGap: 0,
        maxGap: .max,
        label: 2
      )
    }
    let starts = problem.activities.map(\.starts)
    return BenchmarkInstance(name: name, problem: problem) { [self] solution in
      let slots = solution.start.enumerated().map { event, start in
        start < 0 ? -1 : Self.slot(starts[event][start])
      }
      return kept(slots, solution.option).map { "\($0.slot) \($0.room)\n" }.joined()
    }
  }

  private static func start(_ slot: Int) -> Int {
    slot / periodsPerDay * Problem.minutesPerDay + slot % periodsPerDay * period
  }

  private static func slot(_ start: Int) -> Int {
    start / Problem.minutesPerDay * periodsPerDay + start % Problem.minutesPerDay / period
  }

  /// The timetable without the events that break a hard rule: the format allows to leave events out, the most attended
  /// ones are kept first.
  private func kept(_ slots: [Int], _ options: [Int]) -> [(slot: Int, room: Int)] {
    var attendance = Array(repeating: [Int](), count: eventCount)
    for (number, events) in students.enumerated() {
      for event in events { attendance[event].append(number) }
    }
    var result = Array(repeating: (slot: -1, room: -1), count: eventCount)
    var taken = Set<[Int]>()
    let order = (0..<eventCount).sorted {
      (-attendance[$0].count, $0) < (-attendance[$1].count, $1)
    }
    for event in order where slots[event] >= 0 && !rooms[event].isEmpty {
      let slot = slots[event]
      let room = rooms[event][options[event]]
      let keys = [[-1, slot, room]] + attendance[event].map { [$0, slot] }
      let isInOrder = precedences.allSatisfy { pair in
        if pair.before == event, result[pair.after].slot >= 0 {
          return slot < result[pair.after].slot
        }
        if pair.after == event, result[pair.before].slot >= 0 {
          return result[pair.before].slot < slot
        }
        return true
      }
      guard isInOrder, keys.allSatisfy({ !taken.contains($0) }) else { continue }
      taken.formUnion(keys)
      result[event] = (slot, room)
    }
    return result
  }
}
