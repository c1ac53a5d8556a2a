// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver

/// CSPLib problem 46: meetings of one slot, with travelling time between every two meetings of one agent.
///
/// - Source: https://www.csplib.org/Problems/prob046/
struct MeetingScheduling {
  let number: Int
  private let slotCount: Int
  private let agents: [[Int]]
  private let distances: [[Int]]

  /// Minutes that stand for a slot; any number serves.
  private static let slot = 10

  static func all(in text: String) throws -> [MeetingScheduling] {
    try text.components(separatedBy: "Instance #").dropFirst().map { try MeetingScheduling($0) }
  }

  private init(_ block: String) throws {
    var number: Int?
    var slots: Int?
    var agents: [[Int]] = []
    var distances: [[Int]] = []
    for line in block.split(separator: "\n") {
      let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
      if number == nil {
        number = numbers.first
      } else if line.contains("DomainSize") {
        slots = numbers.last
      } else if line.contains("Agents ("), let first = line.firstIndex(of: ":") {
        agents.append(line[first...].split { !$0.isNumber }.compactMap { Int($0) })
      } else if !line.contains("("), let first = line.firstIndex(of: ":"), numbers.count > 2 {
        distances.append(line[first...].split { !$0.isNumber }.compactMap { Int($0) })
      }
    }
    self.number = try number.orThrow("An instance has no number")
    slotCount = try slots.orThrow("Instance \(self.number) has no number of slots")
    self.agents = agents
    self.distances = distances
  }

  var instance: BenchmarkInstance {
    let count = distances.count
    // Every meeting is a site of its own, which is how the distances are given.
    let travel = distances.flatMap { $0.map { $0 * Self.slot } }
    var problem = Problem(
      dayCount: 1,
      travel: Problem.Travel(siteCount: count, base: travel, peak: travel, peakHours: 0..<0),
      labelCount: 1,
      unplacedLabel: 0
    )
    problem.resources = Array(repeating: Problem.Resource(), count: agents.count)
    var nowhere = Problem.Resource()
    nowhere.concurrency = count
    problem.resources.append(nowhere)
    for meeting in 0..<count {
      var activity = Problem.Activity(
        duration: Self.slot,
        starts: (0..<slotCount).map { $0 * Self.slot },
        options: [Problem.PlaceOption(place: agents.count, site: meeting)]
      )
      activity.attendance = agents.indices.filter { agents[$0].contains(meeting) }.map {
        Problem.Attendance(
          resource: $0,
          binding: Problem.Binding(activity: meeting, from: 0, to: Self.slot)
        )
      }
      problem.activities.append(activity)
    }
    return BenchmarkInstance(name: "\(number)", problem: problem) { solution in
      solution.start.enumerated().map { "Meeting \($0) scheduled at time \($1)\n" }.joined()
    }
  }
}
