// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every request is met exactly once, in a slot of the session, at a table 1 to `tables`; a firm
/// has one meeting per slot and keeps `free_slots` free; a table has one meeting per slot; at most
/// `tables_at_once` are in use at once.
///
/// - Counts: breaches: a request not met; a meeting beyond the requests, outside the slots, or at
///   no table; each meeting of a firm, or at a table, after the first of one time; a firm with too
///   few free slots; a time with too many tables; a plan of a session without matchmaking.
enum HC27Matchmaking: Rule {
  static let id = RuleID.hc27

  private typealias Meeting = Programme.MatchmakingPlan.Meeting

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard let plans = facts.programme.matchmaking else { return nil }
    let known = Set(facts.festival.matchmaking.map(\.session))
    let strays = plans.filter { !known.contains($0.session) }.map { plan in
      breach(
        zh: "\(plan.session) 不是洽谈场次",
        en: "\(plan.session) is no matchmaking session",
        [plan.session]
      )
    }
    return strays
      + facts.festival.matchmaking.flatMap { matchmaking -> [Violation] in
        guard let host = facts.placement(of: matchmaking.session) else { return [] }
        let meetings = facts.meetings(of: matchmaking.session).sorted {
          ($0.start, $0.table, $0.a, $0.b) < ($1.start, $1.table, $1.a, $1.b)
        }
        return
          (requests(matchmaking, meetings) + places(matchmaking, meetings, host, facts)
          + firms(matchmaking, meetings) + tables(matchmaking, meetings, facts))
          .map { breach(zh: "\(host.id)：\($0.zh)", en: "\(host.id): \($0.en)", [host.id]) }
      }
  }

  private static func requests(
    _ matchmaking: Matchmaking,
    _ meetings: [Meeting]
  ) -> [LocalizedText] {
    var open: [Matchmaking.Request: Int] = [:]
    for request in matchmaking.requests { open[sorted(request.a, request.b), default: 0] += 1 }
    var faults: [LocalizedText] = []
    for meeting in meetings {
      let pair = sorted(meeting.a, meeting.b)
      if let left = open[pair], left > 0 {
        open[pair] = left - 1
      } else {
        faults.append(
          LocalizedText(
            zh: "\(pair.a) 与 \(pair.b) 的洽谈无人申请或重复",
            en: "the meeting of \(pair.a) and \(pair.b) was not requested, or is held twice"
          )
        )
      }
    }
    for request in matchmaking.requests {
      let pair = sorted(request.a, request.b)
      guard let left = open[pair], left > 0 else { continue }
      open[pair] = left - 1
      faults.append(
        LocalizedText(
          zh: "\(request.a) 与 \(request.b) 的洽谈没有安排",
          en: "no meeting of \(request.a) and \(request.b)"
        )
      )
    }
    return faults
  }

  private static func places(
    _ matchmaking: Matchmaking,
    _ meetings: [Meeting],
    _ host: Placement,
    _ facts: ProgrammeFacts
  ) -> [LocalizedText] {
    meetings.flatMap { meeting -> [LocalizedText] in
      var faults: [LocalizedText] = []
      let time = facts.words(meeting.start)
      if matchmaking.slot(at: meeting.start, of: host, facts) == nil {
        faults.append(
          LocalizedText(
            zh: "\(meeting.a) 与 \(meeting.b) 的洽谈 \(time.zh) 不在洽谈时段",
            en: "the meeting of \(meeting.a) and \(meeting.b) at \(time.en) is in no slot"
          )
        )
      }
      if meeting.table < 1 || meeting.table > matchmaking.tableCount {
        faults.append(
          LocalizedText(
            zh: "没有 \(meeting.table) 号桌",
            en: "there is no table \(meeting.table)"
          )
        )
      }
      return faults
    }
  }

  private static func firms(
    _ matchmaking: Matchmaking,
    _ meetings: [Meeting]
  ) -> [LocalizedText] {
    matchmaking.firms.flatMap { firm -> [LocalizedText] in
      let times = meetings.filter { $0.a == firm.id || $0.b == firm.id }.map(\.start)
      let used = Set(times).count
      var faults = (0..<(times.count - used)).map { _ in
        LocalizedText(
          zh: "企业 \(firm.id) 同一时段有两场洽谈",
          en: "firm \(firm.id) has two meetings at once"
        )
      }
      if matchmaking.slotCount - used < matchmaking.freeSlots {
        faults.append(
          LocalizedText(
            zh: "企业 \(firm.id) 没有留出\(matchmaking.freeSlots)个空闲时段",
            en: "firm \(firm.id) does not keep \(matchmaking.freeSlots) slot(s) free"
          )
        )
      }
      return faults
    }
  }

  private static func tables(
    _ matchmaking: Matchmaking,
    _ meetings: [Meeting],
    _ facts: ProgrammeFacts
  ) -> [LocalizedText] {
    let byTime = Dictionary(grouping: meetings, by: \.start)
    return byTime.keys.sorted().flatMap { start -> [LocalizedText] in
      let tables = (byTime[start] ?? []).map(\.table)
      let used = Set(tables).count
      let time = facts.words(start)
      var faults = (0..<(tables.count - used)).map { _ in
        LocalizedText(
          zh: "\(time.zh) 同一张桌有两场洽谈",
          en: "one table has two meetings at \(time.en)"
        )
      }
      if used > matchmaking.tablesAtOnce {
        faults.append(
          LocalizedText(
            zh: "\(time.zh) 同时用\(used)张桌，最多\(matchmaking.tablesAtOnce)张",
            en: "\(used) tables are in use at \(time.en), at most \(matchmaking.tablesAtOnce)"
          )
        )
      }
      return faults
    }
  }

  private static func sorted(
    _ a: Matchmaking.Firm.ID,
    _ b: Matchmaking.Firm.ID
  ) -> Matchmaking.Request {
    a < b ? Matchmaking.Request(a: a, b: b) : Matchmaking.Request(a: b, b: a)
  }
}

extension Matchmaking {
  /// The slot that starts at a time, 0 for the first; `nil` when none does.
  func slot(at time: LocalTime, of host: Placement, _ facts: ProgrammeFacts) -> Int? {
    let minutes = facts.gap(from: host.span.start, to: time).number
    guard slotLength > 0, minutes >= 0, minutes % slotLength.number == 0 else { return nil }
    let slot = minutes / slotLength.number
    return slot < slotCount ? slot : nil
  }
}
