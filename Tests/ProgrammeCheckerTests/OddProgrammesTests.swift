// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct OddProgrammesTests {
  let tiny = town.unit("X.H").unit("Y.S", size: 2).interpreter("E1", "EN").officer("L1", of: ["X"])
    .outlet("M1").session("S1", units: ["X.H"], needs: ["EN:CI"]).session("S2", units: ["X.H"])
    .slot("MS1", of: "S1", must: [.sameAs("MS2")]).slot("MS2", of: "S2", must: [.sameAs("MS1")])
    .interview("IV1", of: "X.H", by: "M1")
    .matchmaking("S1", slots: 2, firms: ["a", "b"], of: "Y.S", requests: [("a", "b")])

  @Test func `an empty programme misses everything`() {
    let report = ProgrammeChecker.check(
      TinyProgramme(of: tiny.festival).programme,
      of: tiny.festival
    )

    #expect(report.score.hard[.hc06] == 2)
    #expect(report.score.hardTotal == 2)
  }

  @Test func `a hostile programme is reported, twice the same`() {
    let festival = tiny.festival
    var programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1", until: "08:00", teams: ["EN:CI": ["E1", "E1", "?"]])
      .hold("S1", "09:00", in: "B1", attendees: ["X.H", "X.H", "?"], liaison: ["L1", "L1", "?"])
      .hold("S2", LocalTime(-5000), in: "A1", until: "4 23:59", attendees: [])
      .hold("S2", "09:10", in: "A2", teams: ["FR:VOL": ["E1"]])
      .interview("IV1", "09:00", in: "A1", until: "08:00", journalists: ["?", "M1-1", "M1-1"])
      .interview("IV1", "09:00", in: "A1", interpreters: ["E1", "E1", "?"])
      .slot("MS1", ["M1-1", "M1-1", "?"]).slot("MS1", [])
      .meeting("S1", "a", "a", "09:00", table: -7).meeting("S1", "?", "b", "4 09:00", table: 900)
      .meeting("S2", "a", "b", "09:00").programme
    programme.sessions.append(
      Programme.PlacedSession(id: "?", start: "09:00", end: "10:00", venue: "A1")
    )
    programme.sessions.append(
      Programme.PlacedSession(id: "S1", start: "09:00", end: "10:00", venue: "?")
    )

    let report = ProgrammeChecker.check(programme, of: festival, published: programme)

    #expect(report.score.hard[.hc06] == 3)
    #expect(report.score.hardTotal > 20)
    #expect(report == ProgrammeChecker.check(programme, of: festival, published: programme))
    #expect(report.violations.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
  }

  @Test func `messages say who, where and when`() {
    let tiny = town.unit("X.H").session("S1", 30, units: ["X.H"]).session("S2", units: ["X.H"])
    let programme = TinyProgramme(of: tiny.festival)
      .hold("S1", "2 16:10", in: "A1").hold("S2", "2 16:50", in: "B1").programme

    let found = ProgrammeChecker.check(programme, of: tiny.festival).violations
      .first { $0.rule == .hc02 }

    #expect(
      found?.message.en == "X.H role has 10 min from S1 (Wed 28 Mar 16:10–16:40, A1) to "
        + "S2 (Wed 28 Mar 16:50–17:20, B1); the way takes 20 min and the margin is 5 min"
    )
    #expect(
      found?.message.zh == "X.H 角色 从 S1（3月28日 16:10–16:40，A1） 到 "
        + "S2（3月28日 16:50–17:20，B1） 只有10分钟，路程20分钟、余量5分钟"
    )
    #expect(found?.sessions == ["S1", "S2"])
  }

  @Test func `a festival of thousands is checked`() {
    var big = town
    big.parts.dayCount = 14
    let units = (0..<8000).map {
      AttendanceUnit.ID("P\($0 / 4).\($0 % 4 == 0 ? "H" : "S\($0 % 4)")")
    }
    big.parts.parties = (0..<2000).map {
      Party(
        id: Party.ID("P\($0)"),
        name: LocalizedText(zh: "", en: ""),
        country: "CN",
        type: "civic",
        side: .guest,
        languages: ["EN"],
        arrival: nil,
        departure: nil,
        hotel: nil,
        exequatur: nil,
        note: ""
      )
    }
    big.parts.units = units.enumerated().map { number, id in
      AttendanceUnit(
        id: id,
        party: Party.ID("P\(number / 4)"),
        name: LocalizedText(zh: "", en: ""),
        size: 5,
        standing: number % 4 == 0 ? .head : .group,
        grade: nil
      )
    }
    big.parts.sessions = (0..<4000).map { number in
      Session(
        id: Session.ID("S\(number)"),
        key: "",
        name: LocalizedText(zh: "", en: ""),
        type: "meeting",
        duration: 30,
        windows: [TimeSpan(start: "0 00:00", end: "13 23:59")],
        venues: ["A1", "B1"],
        required: (0..<20).map { units[(number * 20 + $0) % units.count] }
      )
    }
    let festival = big.festival
    let programme = Programme(
      festival: "big",
      edition: 1,
      seed: 0,
      sessions: festival.sessions.enumerated().map { number, session in
        let start = LocalTime(day: number % 14, timeOfDay: Minutes(480 + number % 150 * 5))
        return Programme.PlacedSession(
          id: session.id,
          start: start,
          end: start + 30,
          venue: number % 2 == 0 ? "A1" : "B1",
          attendees: session.required,
          interpreters: [],
          liaison: []
        )
      }
    )

    let report = ProgrammeChecker.check(programme, of: festival)

    #expect(report.score.hard[.hc06] == 0)
    #expect(report.score.hard[.hc03] ?? 0 > 0)
  }
}
