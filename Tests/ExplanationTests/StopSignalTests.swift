// SPDX-License-Identifier: Apache-2.0

import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// A signal raised beforehand leaves no search the time to find or prove anything that takes one.
@Suite struct StopSignalTests {
  private let raised: StopSignal = {
    let stop = StopSignal()
    stop.raise()
    return stop
  }()

  /// Three firms that meet each other, one meeting at a time, in two slots.
  private let tight = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
    .unit("X.H", size: 1).session("S1", 40, windows: ["09:00-12:00"])
    .matchmaking(
      "S1", slots: 2, firms: ["a", "b", "c"], of: "X.H",
      requests: [("a", "b"), ("b", "c"), ("c", "a")]
    )
    .festival

  private var base: Programme {
    TinyProgramme(of: festival()).hold("S1", "09:00", in: "A1", attendees: ["X.H"]).programme
  }

  /// A session with two venues, of which one may be closed.
  private func festival(closed: [TimeSpan] = []) -> Festival {
    TinyFestival().place("A").venue("A1", at: "A", closed: closed).venue("A2", at: "A")
      .unit("X.H").session("S1", 60, units: ["X.H"], windows: ["09:00-12:00"]).festival
  }

  @Test func `the search for one-to-one meetings stops before it proves anything`() async throws {
    let result = try await FestivalPlanner.plan(
      tight, limits: Limits(iterations: 20_000), stop: raised)

    guard case .notFound(nil) = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func `an explanation stops before it finds a conflict`() async throws {
    let answer = try await Explainer.answer(
      Explainer.Question(festival: tight, base: nil, limit: .seconds(300), stop: raised))

    guard case .open([], isProven: false) = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  @Test func `re-planning stops before it finds what has to change`() async throws {
    let festival = festival(closed: ["08:00-13:00"])

    let whole = try await Replanner.replan(festival, Replanner.Request(base: base))
    let stopped = try await Replanner.replan(
      festival, Replanner.Request(base: base, stop: raised))

    guard case .found(let replanned) = whole, case .notFound(let reasons) = stopped else {
      Issue.record("\(whole), \(stopped)")
      return
    }
    #expect(replanned.difference.changeCount == 1)
    #expect(reasons.map(\.rule) == [.hc05])
  }

  @Test func `alternatives of a session are no longer weighed`() async throws {
    for (stop, isWeighed) in [(StopSignal(), true), (raised, false)] {
      let answer = try await Explainer.answer(
        Explainer.Question(
          festival: festival(), base: base, session: "S1", limit: .seconds(300), stop: stop))

      guard case .possible(_, let alternatives?, nil) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(alternatives.options.isEmpty != isWeighed)
    }
  }
}
