// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

@Suite struct CrowdedInterviewsTests {
  /// The example with so many interviews of one consul-general in one stretch, each of 10 and 5 minutes.
  private func festival(interviews count: Int, until end: String) throws -> Festival {
    let copy = try EventFolderCopy(ofTemplateCalled: "crowded")
    try copy.edit("interviews") { rows in
      rows =
        [rows[0]]
        + (1...count).map { number in
          [
            "IV\(number)", "C-JP.H", "M2", "JA", "2030-04-11T13:30/2030-04-11T\(end)", "10", "5",
            "HOTEL-PRESS",
          ]
        }
    }
    return try #require(copy.read().festival)
  }

  @Test func `interviews that do not fit are a conflict of interviews`() async throws {
    let festival = try festival(interviews: 3, until: "14:05")

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(1000), engine: ExactEngine()))

    guard case .impossible(let conflicts, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    let explained = try #require(conflicts.first)
    #expect(explained.conflict.occasions.count + explained.givenOccasions.count >= 2)
    #expect(explained.conflict.occasions.compactMap(\.session) == [])
    // No change of one interview is enough, as no two of the three fit.
    #expect(explained.repairs.contains { $0.changes.count >= 2 })
    for repair in explained.repairs {
      let repaired = festival.applying(repair.changes)
      let report = ProgrammeChecker.check(repair.outcome.programme, of: repaired)
      #expect(report.score.hardTotal == 0)
    }
  }

  @Test
  func `twelve interviews in two hours are counted, told in few sentences, and mended together`()
    async throws
  {
    let festival = try festival(interviews: 12, until: "15:30")

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(20), engine: ExactEngine()))

    guard case .impossible(let conflicts, _) = answer, conflicts.count == 1 else {
      Issue.record("\(answer)")
      return
    }
    let counted = try #require(conflicts[0].conflict.counted)
    #expect(
      counted.en == "C-JP.H (Consul-General of Japan): 12 interviews need 180 min, 120 are there")
    let sentences = ConflictSentences(conflicts[0], in: festival)
    #expect(sentences.demands.first == counted)
    #expect(sentences.demands.count <= 5)
    #expect(sentences.occasions.en.contains("interviews with Consul-General of Japan ("))
    // How many repairs are found depends on the time there is. Eight of a quarter of an hour fit at most, so that none of
    // them is a change of a single one.
    let moved = conflicts[0].repairs.map { repair in
      repair.changes.reduce(into: Set<Interview.ID>()) { ids, change in
        switch change {
        case .furtherInterviewWindow(let id, _): ids.insert(id)
        case .interviewCancellation(let gone): ids.formUnion(gone)
        default: break
        }
      }
    }
    #expect(moved.allSatisfy { $0.isEmpty || $0.count >= 4 })
    for repair in conflicts[0].repairs {
      let report = ProgrammeChecker.check(
        repair.outcome.programme, of: festival.applying(repair.changes))
      #expect(report.score.hardTotal == 0, "\(repair.changes)")
    }
  }

  @Test func `a question about twelve interviews ends when its time does`() async throws {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: try festival(interviews: 12, until: "15:30"), base: nil, limit: .seconds(3),
        engine: ExactEngine()))

    if case .possible = answer { Issue.record("nine interviews more than fit were planned") }
  }

  @Test func `what was cancelled for a trial asks for nothing`() throws {
    let festival = try festival(interviews: 3, until: "14:05")
    let left = festival.applying([
      .interviewCancellation(["IV2"]), .cancellation("S07"), .slotCancellation("MS1"),
    ])
    let gone: [Cause] =
      InterviewDemand.allCases.map { .interview("IV2", $0) }
      + [
        .windows("S07"), .people("S07"), .attendance("SIS", "S07"), .presence("SIS.H", "S07"),
        .candidates("S07"), .equipment("S07"), .capacity("S07"), .order("S07"),
        .sharedVenue("S07"), .interpretation("S07"), .meeting("S07"), .manner(.hc16, "S07"),
        .manner(.hc18, "S07"), .meetings("S07", .slots), .slot("MS1", .capacity),
        .slot("MS1", .outlets), .occupancy("NOWHERE"), .closure("NOWHERE"), .booths("NOWHERE"),
        .crew("NOBODY"), .officers(["NOBODY"]), .absence(["NOBODY"]),
      ]

    for cause in gone {
      #expect(cause.lifted(from: left).parts.sessions == left.parts.sessions, "\(cause)")
      #expect(cause.lifted(from: left).parts.interviews == left.parts.interviews, "\(cause)")
      #expect(cause.lifted(from: left).parts.venues == left.parts.venues, "\(cause)")
    }
  }
}
