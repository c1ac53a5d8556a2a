// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

@Suite struct RandomQuestionTests {
  /// Asks, and holds the answer to what it says of itself; no question may reach a precondition.
  private func check(_ question: RandomQuestion, base: Programme?) async throws {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: question.festival, base: base, session: question.asked,
        limit: .milliseconds(300), engine: ExactEngine()))

    switch answer {
    case .possible(let replanned, _, _):
      #expect(replanned.report.score.hardTotal == 0, "\(question.changes)")
    case .impossible(let conflicts, let shared):
      for explained in conflicts {
        #expect(!explained.conflict.occasions.isEmpty, "\(question.changes)")
        for cause in explained.conflict.causes {
          #expect(!cause.words(in: question.festival).en.isEmpty, "\(question.changes)")
        }
      }
      for repair in conflicts.flatMap(\.repairs) + shared.repairs {
        #expect(!question.festival.written(repair.changes).isEmpty, "\(question.changes)")
        #expect(repair.outcome.report.score.hardTotal == 0, "\(question.changes)")
      }
    case .open: break
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `questions of the example end with an answer`(seed: UInt64) async throws {
    let copy = try EventFolderCopy(ofTemplateCalled: "example")
    let festival = try #require(copy.read().festival)

    for number in 0..<5 as Range<UInt64> {
      try await check(RandomQuestion(of: festival, seed: 100 * seed + number), base: nil)
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `questions of the reference week end with an answer`(seed: UInt64) async throws {
    let festival = try referenceFestival()

    let question = RandomQuestion(of: festival, seed: 1000 + seed)
    try await check(question, base: try plannedProgramme(of: festival))
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `questions of a shaken week end with an answer`(seed: UInt64) async throws {
    let festival = ShakenFestival.make(try referenceFestival(), seed: seed)

    try await check(RandomQuestion(of: festival, seed: 2000 + seed), base: nil)
  }
}
