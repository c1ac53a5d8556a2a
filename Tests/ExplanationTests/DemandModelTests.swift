// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

/// Conflicts of several sessions, each found as one problem whose demands are dropped one by one.
@Suite struct DemandModelTests {
  /// Rooms of one house, and a mayor who is expected everywhere.
  private func house(rooms: Int) -> TinyFestival {
    (1...rooms).reduce(TinyFestival().place("A").unit("M.H", size: 1)) { festival, number in
      festival.venue(Venue.ID("V\(number)"), at: "A", theatre: 40, seated: 40)
    }
  }

  private func conflict(
    of festival: Festival
  ) async throws -> (explained: Explainer.Explained, shared: Explainer.Shared) {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(1000), engine: ExactEngine()))
    guard case .impossible(let conflicts, let shared) = answer else {
      throw EventFolderProblem(description: "\(answer)")
    }
    let explained = try #require(conflicts.first)
    for repair in explained.repairs + shared.repairs {
      let report = ProgrammeChecker.check(
        repair.outcome.programme, of: festival.applying(repair.changes))
      #expect(report.score.hardTotal == 0, "\(repair.changes)")
    }
    return (explained, shared)
  }

  @Test func `three sessions of one person in two hours ask for all three, and for nothing else`()
    async throws
  {
    let festival = house(rooms: 4)
      .session("S1", 60, units: ["M.H"], venues: ["V1"], windows: ["09:00-11:00"])
      .session("S2", 60, units: ["M.H"], venues: ["V2"], windows: ["09:00-11:00"])
      .session("S3", 60, units: ["M.H"], venues: ["V3"], windows: ["09:00-11:00"])
      .session("S4", 60, units: ["M.H"], venues: ["V4"], windows: ["14:00-16:00"])
      .festival

    let (explained, _) = try await conflict(of: festival)

    #expect(explained.conflict.occasions == [.session("S1"), .session("S2"), .session("S3")])
    let demands = Set(explained.conflict.causes + explained.given)
    #expect(demands.isSuperset(of: [.attendance("M", "S1"), .attendance("M", "S2")]))
    #expect(demands.contains(.windows("S1")))
    #expect(demands.allSatisfy { $0.rule == .hc28 || $0.rule == .hc06 })
    #expect(explained.isMinimal)
    #expect(explained.repairs.count >= 2)
  }

  @Test func `sessions that want one room at one time name the room, not their people`()
    async throws
  {
    let festival = house(rooms: 1).unit("N.H", size: 1)
      .session("S1", 60, units: ["M.H"], venues: ["V1"], windows: ["09:00-10:15"])
      .session("S2", 60, units: ["N.H"], venues: ["V1"], windows: ["09:00-10:15"])
      .festival

    let (explained, _) = try await conflict(of: festival)

    #expect(explained.conflict.occasions == [.session("S1"), .session("S2")])
    #expect(explained.isMinimal)
    let rules = Set((explained.conflict.causes + explained.given).map(\.rule))
    #expect(rules.isSubset(of: [.hc03, .hc05, .hc06]))
    #expect(!explained.repairs.isEmpty)
  }

  @Test func `a room that is closed is in the way by its closing alone when nobody shares it`()
    async throws
  {
    let festival = house(rooms: 1)
      .venue("V2", at: "A", closed: [TimeSpan(start: "10:00", end: "11:00")])
      .session("S1", 60, units: ["M.H"], venues: ["V2"], windows: ["09:00-11:00"])
      .session("S2", 60, units: ["M.H"], venues: ["V1", "V2"], windows: ["09:00-10:00"])
      .festival

    let (explained, _) = try await conflict(of: festival)

    #expect(explained.isMinimal)
    #expect(
      Set(explained.conflict.causes + explained.given) == [
        .windows("S1"), .windows("S2"), .candidates("S1"), .closure("V2"),
        .attendance("M", "S1"), .attendance("M", "S2"),
      ])
  }

  @Test func `a venue's closing is dropped for those as well that need not share it`() throws {
    let festival = house(rooms: 1)
      .venue("V2", at: "A", closed: [TimeSpan(start: "10:00", end: "11:00")])
      .session("S1", 60, venues: ["V2"], windows: ["09:00-11:00"])
      .session("S2", 60, venues: ["V2"], windows: ["09:00-11:00"])
      .festival
    let orders: [[Cause]] = [
      [.closure("V2"), .occupancy("V2")], [.occupancy("V2"), .closure("V2")],
    ]
    for order in orders {
      let lifted = order.reduce(festival) { $1.lifted(from: $0) }
      #expect(lifted.venues.map(\.closed) == [[], [], []], "\(order)")
    }
  }

  @Test func `the demands of a conflict are told in few sentences, people and times together`()
    async throws
  {
    let festival = (1...4).reduce(house(rooms: 4)) { festival, number in
      festival.session(
        Session.ID("S\(number)"), 60, units: ["M.H"], venues: [Venue.ID("V\(number)")],
        windows: ["09:00-11:00"])
    }.festival
    let causes = (1...4).flatMap { number -> [Cause] in
      let id = Session.ID("S\(number)")
      return [.windows(id), .attendance("M", id), .candidates(id)]
    }
    let explained = Explainer.Explained(
      conflict: FestivalConflict(
        occasions: festival.sessions.map { .session($0.id) }, causes: causes, isShrunk: true))

    let sentences = ConflictSentences(explained, in: festival)

    #expect(sentences.demands.count == 3)
    #expect(sentences.demands[0].en.hasSuffix("must attend all of them"))
    #expect(sentences.demands[0].zh.hasSuffix("每场都须出席"))
    #expect(sentences.demands[1].en == "all have to be at 2018-03-26 09:00–11:00")
    #expect(sentences.demands[2].zh.hasPrefix("场地只能是 S1 "))
  }
}
