// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Solver

/// The inner plan of a matchmaking session: one activity per request, starting in one of the slots.
///
/// Slots are counted from the start of the session, so that the plan holds wherever the session is put.
package struct MatchmakingProblem {
  /// What was compiled.
  package let matchmaking: Matchmaking
  /// Firms, then the hall, are its resources; an activity is a request, in table order.
  package let problem: Problem
  /// Why some firm cannot be served at all, or not all meetings have room.
  package let impossibilities: [Violation]

  /// Any session's meetings will do, also such as cannot all be held.
  package init(_ matchmaking: Matchmaking, of festival: Festival) {
    self.matchmaking = matchmaking
    let clash = FestivalProblem.label(.hc27)
    var problem = Problem(
      dayCount: 1,
      travel: Problem.Travel(siteCount: 1, base: [0], peak: [0], peakHours: 0..<0),
      labelCount: RuleID.allCases.count, unplacedLabel: clash)
    var index: [Matchmaking.Firm.ID: Int] = [:]
    for firm in matchmaking.firms {
      var resource = Problem.Resource()
      resource.overlapLabel = clash
      resource.gapLabel = clash
      resource.breakWeight = festival.rules.points(.matchmakingWait).rawValue
      resource.breakLabel = FestivalProblem.label(.sc15)
      index[firm.id] = problem.resources.count
      problem.resources.append(resource)
    }
    var tables = Problem.Resource()
    tables.concurrency = matchmaking.tablesUsable
    tables.overlapLabel = clash
    let hall = problem.resources.count
    problem.resources.append(tables)
    let length = matchmaking.slotLength.rawValue
    for (number, request) in matchmaking.requests.enumerated() {
      var activity = Problem.Activity(
        duration: length, starts: (0..<matchmaking.slotCount).map { $0 * length },
        options: [Problem.PlaceOption(place: hall, site: 0)])
      activity.attendance = [request.a, request.b].compactMap { firm in
        index[firm].map {
          Problem.Attendance(
            resource: $0,
            binding: Problem.Binding(activity: number, from: 0, to: length, isCounted: true))
        }
      }
      problem.activities.append(activity)
    }
    self.problem = problem

    var meetings: [Matchmaking.Firm.ID: Int] = [:]
    for request in matchmaking.requests {
      meetings[request.a, default: 0] += 1
      meetings[request.b, default: 0] += 1
    }
    let most = matchmaking.slotCount - matchmaking.freeSlots
    let crowded = matchmaking.firms.compactMap { firm -> Violation? in
      guard let count = meetings[firm.id], count > most else { return nil }
      return Violation(
        rule: .hc27,
        message: LocalizedText(
          zh: "企业 \(firm.id) 有\(count)场洽谈，至多\(most)场",
          en: "firm \(firm.id) has \(count) meetings, at most \(most) fit"),
        sessions: [matchmaking.session])
    }
    impossibilities =
      (matchmaking.requests.count > matchmaking.seats ? [Self.isOverfull(matchmaking)] : [])
      + crowded
  }

  private static let decidingIterations = 200_000

  /// Whether all meetings can be held, however long anybody waits between them; `nil` when that is not found out.
  package func isPossible(stop: StopSignal) async -> Bool? {
    guard impossibilities.isEmpty else { return false }
    var problem = problem
    for index in problem.resources.indices { problem.resources[index].breakWeight = 0 }
    let outcome = await Portfolio.solve(
      problem, limits: Limits(iterations: Self.decidingIterations), stop: stop)
    if outcome.proof == .infeasible { return false }
    return Breakdown(of: outcome.solution, in: problem).cost.hard == 0 ? true : nil
  }

  private static func isOverfull(_ matchmaking: Matchmaking) -> Violation {
    let (slots, tables) = (matchmaking.slotCount, matchmaking.tablesUsable)
    return Violation(
      rule: .hc27,
      message: LocalizedText(
        zh: "\(matchmaking.requests.count)场洽谈，\(slots)个时段、每段至多\(tables)桌只容\(matchmaking.seats)场",
        en:
          "\(matchmaking.requests.count) meetings, but \(slots) slots with \(tables) tables at once "
          + "hold \(matchmaking.seats)"),
      sessions: [matchmaking.session])
  }

  /// What it means that no way to share out the meetings keeps every rule.
  package var isTooTight: Violation {
    let count = matchmaking.requests.count
    let slots = matchmaking.slotCount
    let tables = matchmaking.tablesUsable
    return Violation(
      rule: .hc27,
      message: LocalizedText(
        zh: "已证明：\(count)场洽谈无法分配到\(slots)个时段（每个时段至多\(tables)桌），总有企业须同时出席两场",
        en: "proven: \(count) meetings cannot be shared out among \(slots) slots with \(tables) "
          + "tables at once without a firm in two at a time"),
      sessions: [matchmaking.session])
  }

  /// Meetings by slot, with tables: a firm keeps its own table where there are enough, else the first free one.
  ///
  /// Starts are counted from the start of the session.
  package func plan(of solution: Solution) -> Programme.MatchmakingPlan {
    var home: [Matchmaking.Firm.ID: Int] = [:]
    for request in matchmaking.requests where home[request.a] == nil {
      home[request.a] = home.count % matchmaking.tableCount + 1
    }
    var taken: [Int: Set<Int>] = [:]
    var meetings: [Programme.MatchmakingPlan.Meeting] = []
    let order = matchmaking.requests.indices.sorted {
      (solution.start[$0], $0) < (solution.start[$1], $1)
    }
    for number in order {
      let request = matchmaking.requests[number]
      let slot = solution.start[number]
      let used = taken[slot] ?? []
      let own = home[request.a] ?? 1
      let table =
        used.contains(own)
        ? (1...matchmaking.tableCount).first { !used.contains($0) } ?? own : own
      taken[slot, default: []].insert(table)
      meetings.append(
        Programme.MatchmakingPlan.Meeting(
          a: request.a, b: request.b,
          start: LocalTime(slot * matchmaking.slotLength.rawValue), table: table))
    }
    return Programme.MatchmakingPlan(session: matchmaking.session, meetings: meetings)
  }

  /// Tables in use in the busiest slot.
  package static func tablesInUse(_ plan: Programme.MatchmakingPlan) -> Int {
    Dictionary(grouping: plan.meetings, by: \.start).values.map(\.count).max() ?? 0
  }
}
