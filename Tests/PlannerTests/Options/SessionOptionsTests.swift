// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Prices of other starts and venues, each compared with the checker's judgement of the programme with that session moved.
@Suite struct SessionOptionsTests {
  /// The programme with a session elsewhere, written here once more so that it is not taken on trust.
  private func moved(
    _ programme: Programme, _ id: Session.ID, to option: SessionOption, of festival: Festival
  ) throws -> Programme {
    var programme = programme
    let index = try #require(programme.sessions.firstIndex { $0.id == id })
    let delay = option.start - programme.sessions[index].start
    programme.sessions[index].start = option.start
    programme.sessions[index].end = option.start + festival.session(id).duration
    programme.sessions[index].venue = option.venue
    for slot in programme.mediaSlots?.indices ?? 0..<0 {
      guard let own = programme.mediaSlots?[slot],
        festival.mediaSlot(own.id).session == id
      else { continue }
      programme.mediaSlots?[slot].start = own.start + delay
      programme.mediaSlots?[slot].end = own.end + delay
    }
    for plan in programme.matchmaking?.indices ?? 0..<0
    where programme.matchmaking?[plan].session == id {
      for meeting in programme.matchmaking?[plan].meetings.indices ?? 0..<0 {
        let start = programme.matchmaking?[plan].meetings[meeting].start ?? LocalTime(0)
        programme.matchmaking?[plan].meetings[meeting].start = start + delay
      }
    }
    return programme
  }

  /// Everything but who sits in the session's seats stays as it was.
  private func expectOnly(
    _ id: Session.ID, differsIn programme: Programme, from moved: Programme, of festival: Festival
  ) {
    for (a, b) in zip(programme.sessions, moved.sessions) where a.id != id { #expect(a == b) }
    #expect(programme.interviews == moved.interviews)
    #expect(programme.matchmaking == moved.matchmaking)
    for (a, b) in zip(programme.mediaSlots ?? [], moved.mediaSlots ?? [])
    where festival.mediaSlot(a.id).session != id {
      #expect(a == b)
    }
  }

  private func compare(
    _ option: SessionOption, of id: Session.ID, in map: SessionOptions
  ) throws {
    let festival = map.festival
    let kept = try moved(map.programme, id, to: option, of: festival)
    let name: Comment = "\(id) at \(option.start.rawValue) in \(option.venue)"
    if option.verdict.isFree {
      let proposed = map.programme(moving: id, to: option)
      if option.choosesPeople {
        #expect(ProgrammeChecker.check(kept, of: festival).score.hardTotal > 0, name)
        #expect(option.reason != nil, name)
        expectOnly(id, differsIn: proposed, from: kept, of: festival)
      } else {
        #expect(proposed == kept, name)
      }
      let score = ProgrammeChecker.check(proposed, of: festival).score
      #expect(score.hardTotal == 0, name)
      let rules = score.soft.compactMapValues { $0 }.reduce(into: [RuleID: Points]()) {
        let change = $1.value - (map.score.soft[$1.key] ?? .zero)
        if change != .zero { $0[$1.key] = change }
      }
      #expect(option.rules == rules, name)
      let total = score.softTotal - map.score.softTotal
      #expect(option.points == total, name)
      let verdict: SessionOption.Verdict =
        total < .zero ? .better : total > .zero ? .dearer : .same
      #expect(option.verdict == verdict, name)
    } else {
      let score = ProgrammeChecker.check(kept, of: festival).score
      #expect(score.hardTotal > 0, name)
      let reason = try #require(option.reason, name)
      #expect(score.hard[reason.rule] ?? 0 > 0, "\(name): \(reason)")
      #expect(!reason.words.zh.isEmpty && !reason.words.en.isEmpty, name)
    }
  }

  /// Compares all options of a programme, or each `step`th.
  private func compare(_ map: SessionOptions, step: Int = 1) throws -> [SessionOption.Verdict: Int]
  {
    var counts: [SessionOption.Verdict: Int] = [:]
    var number = 0
    for session in map.festival.sessions {
      for option in map.options(of: session.id) {
        number += 1
        guard number % step == 0 else { continue }
        try compare(option, of: session.id, in: map)
        counts[option.verdict, default: 0] += 1
      }
    }
    return counts
  }

  @Test func `every price of the reference week is the checker's`() async throws {
    let festival = try referenceFestival()
    let map = try await SessionOptions(try plannedProgramme(of: festival), of: festival)

    // All of them take minutes; ATTACHE_ALL_OPTIONS asks for that, otherwise one in seventeen is compared.
    let isThorough = ProcessInfo.processInfo.environment["ATTACHE_ALL_OPTIONS"] != nil
    let counts = try compare(map, step: isThorough ? 1 : 17)

    #expect(counts[.dearer] ?? 0 > 0 && counts[.others] ?? 0 > 0 && counts[.forbidden] ?? 0 > 0)
    #expect(counts.values.reduce(0, +) >= 260, "\(counts)")
  }

  @Test func `a programme that states no people is priced by the rules it can be judged by`()
    async throws
  {
    let festival = try referenceFestival()
    let map = try await SessionOptions(try witnessProgramme(of: festival), of: festival)

    let counts = try compare(map, step: 61)

    #expect(counts.values.reduce(0, +) >= 70, "\(counts)")
  }

  @Test func `prices of weeks changed at random are the checker's`() async throws {
    let reference = try referenceFestival()
    var counts: [SessionOption.Verdict: Int] = [:]
    for seed in UInt64(1)...12 {
      let festival = ShakenFestival.make(reference, seed: seed)
      let result = try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 45_000, seed: seed))
      guard case .found(let planned) = result else { continue }
      let map = try await SessionOptions(planned.programme, of: festival)
      counts.merge(try compare(map, step: 97)) { $0 + $1 }
    }
    #expect(counts.values.reduce(0, +) >= 100, "\(counts)")
  }

  // MARK: - Single cases

  private let tiny = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
    .unit("X.H").unit("Y.H")

  private func option(
    _ map: SessionOptions, _ session: Session.ID, _ start: LocalTime, _ venue: Venue.ID
  ) throws -> SessionOption {
    try #require(map.options(of: session).first { $0.start == start && $0.venue == venue })
  }

  @Test func `who cannot come then is chosen anew, and that is said`() async throws {
    let festival = tiny.interpreter("E1", "EN").interpreter("E2", "EN")
      .session("S1", units: ["X.H"], windows: ["09:00-12:00"], needs: ["EN:CI"])
      .session("S2", units: ["Y.H"], windows: ["09:00-12:00"], needs: ["EN:CI"]).festival
    let programme = TinyProgramme(of: festival)
      .hold(
        "S1", "09:00", in: "A1", attendees: ["X.H"], teams: ["EN:CI": ["E1"]], liaison: []
      )
      .hold(
        "S2", "10:00", in: "A2", attendees: ["Y.H"], teams: ["EN:CI": ["E1"]], liaison: []
      )
      .programme
    let map = try await SessionOptions(programme, of: festival)

    let option = try option(map, "S1", "10:00", "A1")

    #expect(option.verdict.isFree)
    #expect(option.reason?.words.en == "interpreter E2 instead of interpreter E1")
    #expect(option.reason?.words.zh == "翻译 E1换为翻译 E2")
    let placed = map.programme(moving: "S1", to: option).sessions[0]
    #expect(placed.interpreters?.flatMap(\.ids) == ["E2"])
    try compare(option, of: "S1", in: map)
  }

  @Test func `where nobody else is free, others have to move`() async throws {
    let festival = tiny.interpreter("E1", "EN")
      .session("S1", units: ["X.H"], windows: ["09:00-12:00"], needs: ["EN:CI"])
      .session("S2", units: ["Y.H"], windows: ["09:00-12:00"], needs: ["EN:CI"]).festival
    let programme = TinyProgramme(of: festival)
      .hold(
        "S1", "09:00", in: "A1", attendees: ["X.H"], teams: ["EN:CI": ["E1"]], liaison: []
      )
      .hold(
        "S2", "10:00", in: "A2", attendees: ["Y.H"], teams: ["EN:CI": ["E1"]], liaison: []
      )
      .programme
    let map = try await SessionOptions(programme, of: festival)

    let option = try option(map, "S1", "10:00", "A1")

    #expect(option.verdict == .others)
    #expect(option.others == nil)
    #expect(
      option.reason?.words.en
        == "interpreter E1 is at “S2” (S2, 10:00–10:30) then; no other interpreter for EN (CI) is free"
    )
    let asked = try await map.asked(option, of: "S1")
    #expect(asked.verdict == .others)
  }

  @Test func `a room that is taken is free when one other moves, which is proven the fewest`()
    async throws
  {
    let festival = tiny.session("S1", units: ["X.H"], venues: ["A1"], windows: ["09:00-12:00"])
      .session("S2", units: ["Y.H"], venues: ["A1"], windows: ["09:00-12:00"]).festival
    let programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1").hold("S2", "10:00", in: "A1").programme
    let map = try await SessionOptions(programme, of: festival)

    let option = try option(map, "S1", "10:00", "A1")
    let asked = try await map.asked(option, of: "S1")

    #expect(option.verdict == .others)
    #expect(option.reason?.rule == .hc03)
    #expect(option.reason?.words.en == "A1 holds “S2” (S2, 10:00–10:30) then")
    #expect(asked.verdict == .others)
    #expect(asked.others == 1)
  }

  @Test func `what a fixed session or a closed room rules out is forbidden`() async throws {
    let festival = TinyFestival().place("A").venue("A1", at: "A", closed: ["11:00-12:00"])
      .venue("A2", at: "A").unit("X.H")
      .session("S1", units: ["X.H"], windows: ["09:00-12:00"])
      .session("S2", units: ["X.H"], venues: ["A2"], windows: ["09:00-12:00"], pinned: "10:00")
      .festival
    let programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1").hold("S2", "10:00", in: "A2").programme
    let map = try await SessionOptions(programme, of: festival)

    let clash = try option(map, "S1", "10:00", "A1")
    let closed = try option(map, "S1", "11:15", "A1")

    #expect(clash.verdict == .forbidden)
    #expect(clash.reason?.words.en == "role (X.H) is at “S2” (S2, 10:00–10:30) then")
    #expect(closed.verdict == .forbidden)
    #expect(closed.reason?.rule == .hc05)
    #expect(closed.reason?.words.zh == "A12018-03-26 11:00–12:00关闭")
    #expect(try option(map, "S1", "11:15", "A2").verdict.isFree)
  }

  @Test func `options come by start, then by venue, and each once`() async throws {
    let festival = tiny.session("S1", units: ["X.H"], windows: ["09:00-09:10"]).festival
    let programme = TinyProgramme(of: festival).hold("S1", "09:00", in: "A2").programme
    let map = try await SessionOptions(programme, of: festival)

    let options = map.options(of: "S1")

    #expect(options.map(\.start) == ["09:00", "09:00", "09:05", "09:05"])
    #expect(options.map(\.venue) == ["A1", "A2", "A1", "A2"])
    #expect(options[1].verdict == .same)
    #expect(options[1].rules == [:])
  }

  @Test func `a programme that breaks rules is refused with what it breaks`() async throws {
    let festival = tiny.session("S1", units: ["X.H"]).session("S2", units: ["X.H"]).festival
    let programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1").hold("S2", "09:10", in: "A2").programme

    await #expect {
      _ = try await SessionOptions(programme, of: festival)
    } throws: { error in
      (error as? SessionOptions.Broken)?.violations.map(\.rule) == [.hc01]
    }
  }

  @Test func `a start that the tables do not offer breaks a rule, as for the checker`()
    async throws
  {
    let festival = tiny.session("S1", units: ["X.H"]).festival
    let programme = TinyProgramme(of: festival).hold("S1", "09:02", in: "A1").programme

    await #expect {
      _ = try await SessionOptions(programme, of: festival)
    } throws: { error in
      (error as? SessionOptions.Broken)?.violations.map(\.rule) == [.hc06]
    }
  }
}
