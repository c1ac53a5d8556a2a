// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Foundation
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Random questions, held to what their answers say of themselves.
///
/// ATTACHE_QUESTIONS asks for so many of each of six festivals with a limit of ATTACHE_QUESTIONS_SECONDS each (1), from
/// ATTACHE_FIRST_SEED on, and prints how long each festival's took.
@Suite struct RandomQuestionTests {
  /// Asks, and holds the answer to what it says of itself; no question may reach a precondition.
  private func check(
    _ question: RandomQuestion, base: Programme?, limit: Duration = .milliseconds(300)
  ) async throws {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: question.festival, base: base, session: question.asked,
        limit: limit, engine: ExactEngine()))

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

  private static let environment = ProcessInfo.processInfo.environment
  private static let wanted = environment["ATTACHE_QUESTIONS"].flatMap { UInt64($0) }

  private func sixFestivals() throws -> [(name: String, festival: Festival)] {
    let events = referenceFolder.deletingLastPathComponent()
    let stored = try ["conference-2032", "film-festival-2031", "stage-festival-2033"].map {
      ($0, try festival(in: events.appending(path: $0)))
    }
    let reference = try referenceFestival()
    let template = try EventFolderCopy(ofTemplateCalled: "example")
    return [
      ("cherry-blossom-2018", reference),
      ("twice as large", ScaledFestival.make(reference, copies: 2)),
      ("example", try #require(template.read().festival)),
    ] + stored
  }

  @Test(.enabled(if: wanted != nil))
  func `many questions of six festivals end with an answer`() async throws {
    let seconds = Self.environment["ATTACHE_QUESTIONS_SECONDS"].flatMap { Int($0) } ?? 1
    let first = Self.environment["ATTACHE_FIRST_SEED"].flatMap { UInt64($0) } ?? 0
    for (name, festival) in try sixFestivals() {
      let planned = try await FestivalPlanner.plan(festival, limits: Limits(iterations: 300_000))
      var base: Programme?
      if case .found(let found) = planned { base = found.programme }
      var times: [Double] = []
      for seed in first..<first + (Self.wanted ?? 0) {
        let question = RandomQuestion(of: festival, seed: seed)
        let started = ContinuousClock.now
        try await check(question, base: base, limit: .seconds(seconds))
        times.append((ContinuousClock.now - started) / .seconds(1))
        if times[times.count - 1] > Double(seconds) * 1.1 {
          print("\(name) \(seed): \(times[times.count - 1]) s  \(question.changes)")
        }
      }
      times.sort()
      print(
        "\(name): \(times.count) questions, p50 \(times[times.count / 2]) s, "
          + "p95 \(times[times.count * 95 / 100]) s, most \(times[times.count - 1]) s")
    }
  }
}
