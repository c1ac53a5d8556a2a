// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Foundation
import Glibc
import Planner
import ProgrammeChecker
import Solver
import Testing

/// What is answered where the prover is not there, or is ended again and again in the middle of an answer.
@Suite struct KilledProverTests {
  /// The reference week with all interpreters of one language ill, and whatever else this seed brings.
  private func question() throws -> (festival: Festival, base: Programme?) {
    let reference = try referenceFestival()
    let question = ConflictQuestion(of: reference, seed: 6)
    return (question.festival, try plannedProgramme(of: reference))
  }

  private func answer(_ engine: ExactEngine?, _ limit: Duration) async throws -> Explainer.Answer {
    let asked = try question()
    return try await Explainer.answer(
      Explainer.Question(
        festival: asked.festival, base: asked.base, limit: limit, engine: engine))
  }

  /// Whatever is claimed is so: conflicts by an engine of the test's own, repairs by the checker.
  private func expectTruth(of answer: Explainer.Answer) async throws {
    let festival = try question().festival
    switch answer {
    case .possible(let replanned, _, _):
      #expect(ProgrammeChecker.check(replanned.programme, of: festival).score.hardTotal == 0)
    case .impossible(let conflicts, let shared):
      for explained in conflicts where explained.isMinimal {
        #expect(await ConflictClaims().faults(of: explained, in: festival) == [])
      }
      for repair in answer.mendsAll ? answer.numberedRepairs : shared.repairs {
        let mended = festival.applying(repair.changes)
        #expect(
          ProgrammeChecker.check(repair.outcome.programme, of: mended).score.hardTotal == 0)
      }
    case .open(_, let isProven): #expect(!isProven)
    }
  }

  @Test func `without a prover nothing is claimed that is not so`() async throws {
    for engine in [nil, ExactEngine(libraries: ["libc.so.6"], executable: "/nowhere/prover")] {
      try await expectTruth(of: try await answer(engine, .seconds(8)))
    }
  }

  @Test func `a prover that is killed again and again leaves an answer that is true`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prover-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let prover = folder.appending(path: "prover-of-this-test")
    try FileManager.default.createSymbolicLink(
      at: prover, withDestinationURL: URL(filePath: OrToolsLibrary.executable))
    let engine = ExactEngine(
      libraries: OrToolsLibrary.candidates(ProcessInfo.processInfo.environment),
      executable: prover.path)
    let killer = Task.detached {
      var killed = 0
      while !Task.isCancelled {
        for process in Self.processes(called: prover.path) {
          if kill(process, SIGKILL) == 0 { killed += 1 }
        }
        try? await Task.sleep(for: .milliseconds(700))
      }
      return killed
    }

    let answer = try await answer(engine, .seconds(8))
    killer.cancel()

    #expect(await killer.value > 0)
    try await expectTruth(of: answer)
  }

  private static func processes(called path: String) -> [pid_t] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { process in
      let line = try? Data(contentsOf: URL(filePath: "/proc/\(process)/cmdline"))
      return line.map { String(decoding: $0, as: UTF8.self).hasPrefix(path + "\0") } ?? false
    }
  }
}
