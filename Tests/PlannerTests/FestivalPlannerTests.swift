// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

@Suite struct FestivalPlannerTests {
  /// Rules a programme of times and venues alone is judged by.
  private static let timesAndVenues: [RuleID] = [
    .sc01, .sc02, .sc03, .sc04, .sc05, .sc06, .sc07, .sc10, .sc11, .sc12,
  ]

  @Test func `the reference week is planned without a breach, below 110 points`() async throws {
    let festival = try referenceFestival()

    let planned = try await found(festival, iterations: 300_000)

    #expect(planned.report.violations.filter { $0.rule.isHard } == [])
    #expect(planned.report.score.notJudged == [])
    let points = Self.timesAndVenues.compactMap { planned.report.score.soft[$0] }
      .reduce(.zero, +)
    #expect(points <= .whole(110), "\(points)")
    #expect(planned.report.score.soft[.sc02] == .zero)
  }

  @Test func `the same seed and iterations give the same bytes`() async throws {
    let festival = try referenceFestival()

    let first = try await found(festival, iterations: 60_000)
    let second = try await found(festival, iterations: 60_000)

    #expect(
      try ProgrammeDocument(first.programme, of: festival).encoded()
        == ProgrammeDocument(second.programme, of: festival).encoded())
  }

  @Test func `a festival of five times the size is planned without a breach`() async throws {
    let festival = ScaledFestival.make(try referenceFestival(), copies: 5)
    #expect(festival.guests.count == 1970)
    #expect(festival.sessions.count == 265)

    let planned = try await found(festival, iterations: 700_000)

    #expect(planned.report.violations.filter { $0.rule.isHard } == [])
  }

  @Test func `plan and check agree on weeks changed at random`() async throws {
    let reference = try referenceFestival()
    var found = 0
    for seed in UInt64(1)...24 {
      let festival = ShakenFestival.make(reference, seed: seed)
      do {
        let result = try await FestivalPlanner.plan(
          festival, limits: Limits(iterations: 45_000, seed: seed))
        if case .found = result { found += 1 }
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    // Most of them must be solved, or the comparison would say little about soft rules.
    #expect(found >= 6, "\(found)")
  }

  @Test func `plan and check agree on boarding, and the whole week has time for it`() async throws {
    func withBoarding(_ festival: Festival) -> Festival {
      var parts = festival.parts
      let minutes: [(Minutes, Minutes?)] = [(2, 2), (3, nil), (5, 3), (10, 5)]
      for (index, times) in minutes.enumerated() {
        (parts.vehicles[index].boarding, parts.vehicles[index].alighting) = times
      }
      return Festival(parts)
    }
    let reference = try referenceFestival()

    await withKnownIssue(
      "With boarding, plan and check differ on HC28 in some changed weeks", isIntermittent: true
    ) {
      for seed in UInt64(31)...36 {
        _ = try await FestivalPlanner.plan(
          withBoarding(ShakenFestival.make(reference, seed: seed)),
          limits: Limits(iterations: 45_000, seed: seed))
      }
      let planned = try await found(withBoarding(reference), iterations: 300_000)

      #expect(planned.report.violations.filter { $0.rule.isHard } == [])
      let tea = try #require(planned.programme.sessions.first { $0.id == "S04" })
      #expect(tea.start >= "16:10")
    }
  }

  @Test func `meetings that fit each firm but not all of them are proven impossible`() async throws
  {
    // Three firms meet each other: one meeting at a time, but only two slots.
    let festival = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .unit("X.H", size: 1).session("S1", 40, windows: ["09:00-12:00"])
      .matchmaking(
        "S1", slots: 2, firms: ["a", "b", "c"], of: "X.H",
        requests: [("a", "b"), ("b", "c"), ("c", "a")]
      )
      .festival

    let result = try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000))

    guard case .impossible(let reasons) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reasons.map(\.rule) == [.hc27])
    #expect(reasons.map(\.sessions) == [["S1"]])
  }

  @Test func `an opening is filled by rank and number`() async throws {
    let festival = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .unit("X.H", size: 1).unit("Y.H", size: 1).unit("Z.H", size: 1)
      .session("S1", 60, windows: ["09:00-12:00"])
      .opening(
        "O1", of: "S1", try Selector("standing=head", keys: Festival.unitKeys), min: 2, max: 2
      )
      .festival

    let planned = try await found(festival, iterations: 20_000)

    let attendees = try #require(planned.programme.sessions.first?.attendees)
    #expect(attendees.count == 2)
    #expect(planned.report.score.hardTotal == 0)
  }

  @Test func `a published programme is kept where nothing speaks against it`() async throws {
    let festival = try referenceFestival()
    let published = try await found(festival, iterations: 60_000).programme

    let result = try await FestivalPlanner.plan(
      festival, published: published, edition: 2, limits: Limits(iterations: 60_000, seed: 99))

    guard case .found(let planned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(planned.report.score.soft[.sc01] == .zero)
    #expect(planned.programme.sessions.map(\.start) == published.sessions.map(\.start))
  }

  @Test func `a watcher can have the programme of every improvement`() async throws {
    let festival = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
      .unit("X.H").unit("Y.H").session("S1", units: ["X.H"]).session("S2", units: ["X.H", "Y.H"])
      .session("S3", units: ["Y.H"]).festival
    let (steps, continuation) = AsyncStream.makeStream(of: FestivalPlanner.Progress.self)

    let result = try await FestivalPlanner.plan(festival, limits: Limits(iterations: 3000)) {
      continuation.yield($0)
    }
    continuation.finish()

    guard case .found(let planned) = result else {
      Issue.record("\(result)")
      return
    }
    var last: Programme?
    for await step in steps {
      let programme = step.programme
      if step.isFeasible {
        let report = ProgrammeChecker.check(try #require(programme), of: festival)
        #expect(report.score.softTotal == step.soft)
      }
      last = programme
    }
    let best = ProgrammeChecker.check(try #require(last), of: festival)
    #expect(best.score == planned.report.score)
  }

  private func found(
    _ festival: Festival, iterations: Int
  ) async throws -> FestivalPlanner.Planned {
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: iterations, seed: 1))
    switch result {
    case .found(let planned): return planned
    case .impossible(let reasons):
      throw EventFolderProblem(description: reasons.map(\.message.en).joined(separator: "\n"))
    case .notFound(let planned):
      let broken = planned?.report.violations.filter { $0.rule.isHard }.map(\.message.en) ?? []
      throw EventFolderProblem(description: "not found\n" + broken.joined(separator: "\n"))
    }
  }
}
