// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

@Suite struct MeetingConflictTests {
  private struct Unread: Error, CustomStringConvertible { let description: String }

  /// Firms that meet in an hour; each pair of letters is a meeting.
  private func meetings(
    _ pairs: String..., slots: Int, atOnce: Int = 4, free: Int = 0
  ) -> Festival {
    var firms: [Matchmaking.Firm.ID] = []
    let requests = pairs.map { pair in
      let names = pair.map { Matchmaking.Firm.ID(String($0)) }
      for name in names where !firms.contains(name) { firms.append(name) }
      return (names[0], names[1])
    }
    return TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .unit("X.H", size: 1).session("S1", 60, windows: ["09:00-12:00"])
      .matchmaking(
        "S1", slots: slots, lasting: 20, atOnce: atOnce, free: free, firms: firms, of: "X.H",
        requests: requests
      )
      .festival
  }

  private func explained(_ festival: Festival) async throws -> Explainer.Explained {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(3000), engine: ExactEngine()))
    guard case .impossible(let conflicts, _) = answer, conflicts.count == 1 else {
      throw Unread(description: "\(answer)")
    }
    #expect(conflicts[0].isMinimal)
    #expect(conflicts[0].conflict.occasions == [.session("S1")])
    for repair in conflicts[0].repairs {
      let repaired = festival.applying(repair.changes)
      let report = ProgrammeChecker.check(repair.outcome.programme, of: repaired)
      #expect(report.score.hardTotal == 0)
    }
    return conflicts[0]
  }

  private func repairs(_ explained: Explainer.Explained, _ festival: Festival) -> Set<[String]> {
    Set(explained.repairs.map { $0.changes.map { $0.written(on: festival) } })
  }

  @Test func `a firm with more meetings than slots is named, and what may give`() async throws {
    let festival = meetings("ab", "ac", "ad", "bc", slots: 3, free: 1)

    let explained = try await explained(festival)

    #expect(
      Set(explained.conflict.causes)
        == [.meetings("S1", .firm("a")), .meetings("S1", .freeSlots), .meetings("S1", .slots)])
    #expect(
      repairs(explained, festival) == [
        ["meetings S1 slots 4"], ["meetings S1 free 0"], ["meetings S1 without a b"],
        ["meetings S1 without a c"], ["meetings S1 without a d"],
      ])
    let words = explained.conflict.causes.map { $0.words(in: festival).en }
    #expect(
      Set(words) == [
        "firm a has 3 meetings in S1", "each firm keeps 1 slot of S1 free",
        "S1 has 3 slots of 20 min",
      ])
  }

  @Test func `more meetings than tables and slots hold need more of either`() async throws {
    let festival = meetings("ab", "cd", "ef", "gh", "ac", slots: 2, atOnce: 2)

    let explained = try await explained(festival)

    #expect(
      Set(explained.conflict.causes)
        == [.meetings("S1", .requests), .meetings("S1", .tables), .meetings("S1", .slots)])
    #expect(
      repairs(explained, festival) == [
        ["meetings S1 tables 3"], ["meetings S1 slots 3"], ["meetings S1 without a c"],
        ["meetings S1 without a b"], ["meetings S1 without c d"],
      ])
  }

  @Test func `three firms who all meet each other need a third slot`() async throws {
    let festival = meetings("ab", "bc", "ca", slots: 2)

    let explained = try await explained(festival)

    #expect(
      Set(explained.conflict.causes)
        == [.meetings("S1", .firm("a")), .meetings("S1", .slots)])
    #expect(
      repairs(explained, festival)
        == [
          ["meetings S1 slots 3"], ["meetings S1 without a b"], ["meetings S1 without c a"],
        ])
  }

  @Test func `tables and free slots that help only together are mended together`() async throws {
    // Four firms with four meetings each: as many slots, one to be kept free, and too few tables.
    let festival = meetings(
      "ap", "aq", "ar", "as", "bp", "bq", "br", "bs", "cp", "cq", "cr", "cs", "dp", "dq", "dr",
      "ds", slots: 4, atOnce: 3, free: 1)

    let explained = try await explained(festival)

    #expect(
      Set(explained.conflict.causes) == [
        .together([.meetings("S1", .freeSlots), .meetings("S1", .tables)]),
        .meetings("S1", .slots), .meetings("S1", .requests),
      ])
    #expect(
      repairs(explained, festival)
        == [["meetings S1 slots 6"], ["meetings S1 free 0", "meetings S1 tables 4"]])
  }
}
