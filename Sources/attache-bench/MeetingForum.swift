// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver

/// Business-to-business meetings in slots, with as few breaks as possible and fair ones.
///
/// - Source: Bofill et al., "Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem",
///   JAIR 74, 2022, doi:10.1613/jair.1.12670.
struct MeetingForum {
  private let slotCount: Int
  private let morningCount: Int
  private let tableCount: Int
  private let participantCount: Int
  private let meetings: [[Int]]
  private let forbidden: [[Int]]
  private let fixed: [Int]
  private let precedences: [[Int]]

  /// Minutes that stand for a slot; any number serves.
  private static let slot = 10
  /// The breaks of two participants differ by at most this, as in all published tables.
  private static let fairness = 2

  init(_ text: String) throws {
    var fields: [String: String] = [:]
    for field in text.split(separator: ";") {
      guard let sign = field.firstIndex(of: "=") else { continue }
      let key = field[..<sign].trimmingCharacters(in: .whitespacesAndNewlines)
      fields[key] = String(field[field.index(after: sign)...])
    }
    func numbers(_ text: Substring) -> [Int] { text.split { !$0.isNumber }.compactMap { Int($0) } }
    func list(_ key: String) -> [Int]? { fields[key].map { numbers($0[...]) } }
    func number(_ key: String) throws -> Int {
      try (list(key)?.first).orThrow("The instance has no \(key)")
    }
    func sets(_ key: String) -> [[Int]]? {
      fields[key].map {
        $0.split(separator: "{").dropFirst().map { numbers($0.prefix { $0 != "}" }) }
      }
    }
    slotCount = try number("nTotalSlots")
    morningCount = try number("nMorningSlots")
    tableCount = try number("nTables")
    participantCount = try number("nBusiness")
    let requested = try list("requested").orThrow("The instance has no requested meetings")
    meetings = stride(from: 0, to: requested.count - 2, by: 3).map { Array(requested[$0..<$0 + 3]) }
    forbidden = try sets("forbidden").orThrow("The instance has no forbidden slots")
    fixed = list("fixed") ?? meetings.map { _ in 0 }
    precedences = sets("precedences") ?? meetings.map { _ in [] }
  }

  func instance(named name: String) -> BenchmarkInstance {
    var problem = Problem(
      dayCount: 1,
      travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: 4,
      unplacedLabel: 0
    )
    for _ in 0..<participantCount {
      var participant = Problem.Resource()
      participant.breakWeight = 1
      problem.resources.append(participant)
    }
    var tables = Problem.Resource()
    tables.concurrency = tableCount
    tables.overlapLabel = 1
    problem.resources.append(tables)
    for (index, meeting) in meetings.enumerated() {
      let barred = Set(forbidden[meeting[0] - 1] + forbidden[meeting[1] - 1])
      let slots = (1...slotCount).filter { slot in
        !barred.contains(slot) && (fixed[index] == 0 || fixed[index] == slot)
          && (meeting[2] != 1 || slot <= morningCount)
          && (meeting[2] != 2 || slot > morningCount)
      }
      var activity = Problem.Activity(
        duration: Self.slot,
        starts: slots.map { ($0 - 1) * Self.slot },
        options: [Problem.PlaceOption(place: participantCount, site: 0)]
      )
      activity.attendance = meeting.prefix(2).map {
        Problem.Attendance(
          resource: $0 - 1,
          binding: Problem.Binding(activity: index, from: 0, to: Self.slot, isCounted: true)
        )
      }
      problem.activities.append(activity)
      for before in precedences[index] where before > 0 {
        problem.relations.append(
          Problem.Relation(
            first: before - 1,
            second: index,
            minGap: 0,
            maxGap: .max,
            label: 2
          )
        )
      }
    }
    problem.family.spreads = [
      Problem.Spread(resources: Array(0..<participantCount), limit: Self.fairness, label: 3)
    ]
    let starts = problem.activities.map(\.starts)
    return BenchmarkInstance(name: name, problem: problem) { solution in
      solution.start.enumerated().map { meeting, start in
        start < 0 ? "0\n" : "\(starts[meeting][start] / Self.slot + 1)\n"
      }.joined()
    }
  }
}
