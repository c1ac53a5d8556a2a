// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Foundation
import Solver
import SolverTestSupport
import Testing

/// What becomes of us when the library is missing, wrong, or dies.
@Suite struct ExactEngineTests {
  private let problem: Problem = {
    var source = RandomProblem(seed: 5)
    return source.make(activities: 8, starts: 20, people: 8, seats: 6)
  }()

  private func status(_ engine: ExactEngine) async -> ExactSolver.Status {
    await ExactSolver.solve(
      problem, limits: ExactSolver.Limits(seconds: 600), engine: engine
    ).status
  }

  /// Where a file lies for as long as the test needs it.
  private func withFile(_ text: String, _ body: (String) async -> Void) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).so")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    await body(file.path)
  }

  @Test func `without a library there is no proof, and the reason says how to get one`() async {
    let engine = ExactEngine(libraries: ["/nowhere/libortools.so.9", "libnowhere.so.9"])

    guard case .failed(let failure) = await status(engine) else {
      Issue.record("There is an answer without a library")
      return
    }
    guard case .noLibrary = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(failure.english.contains("make ortools"))
    #expect(failure.chinese.contains("make ortools"))
  }

  @Test func `a library that is not OR-Tools is named as such`() async {
    let engine = ExactEngine(libraries: ["libc.so.6"])

    #expect(
      await status(engine)
        == .failed(.wrongLibrary("libc.so.6 has no function SolveCpInterruptible")))
  }

  @Test func `many questions at once are all answered`() async {
    let engine = ExactEngine()

    let statuses = await withTaskGroup(of: ExactSolver.Status.self) { group in
      for _ in 0..<6 { group.addTask { await status(engine) } }
      return await group.reduce(into: []) { $0.append($1) }
    }

    #expect(Set(statuses) == [await status(ExactEngine())])
    #expect(statuses.count == 6)
  }

  @Test func `a file that is no library at all is named as such`() async throws {
    try await withFile("not a library\n") { path in
      guard case .failed(.wrongLibrary(let reason)) = await status(ExactEngine(libraries: [path]))
      else {
        Issue.record("It was taken for a library")
        return
      }
      #expect(reason.contains(path))
    }
  }

  @Test func `too little memory ends the process and nothing else`() async {
    // The library alone takes more than this.
    let engine = ExactEngine(
      libraries: OrToolsLibrary.candidates(ProcessInfo.processInfo.environment), megabytes: 40)

    guard case .failed(.crashed(_, megabytes: 40)) = await status(engine) else {
      Issue.record("It solved within 40 MB")
      return
    }
  }

  @Test func `a program that is not there, or is another, is named`() async {
    for executable in ["/nowhere/attache-exact", "/bin/false"] {
      let engine = ExactEngine(libraries: ["libc.so.6"], executable: executable)

      guard case .failed(.noProcess) = await status(engine) else {
        Issue.record("\(executable) answers")
        continue
      }
    }
  }

  @Test func `a model that cannot be laid out in time proves nothing`() async {
    let outcome = await ExactSolver.solve(
      problem, limits: ExactSolver.Limits(seconds: 0), engine: ExactEngine())

    #expect(outcome.status == .unknown)
    #expect(outcome.bound == nil)
  }

  @Test func `a raised signal ends the proof long before its time, with what it has`() async {
    var source = RandomProblem(seed: 9)
    let large = source.make(activities: 15, starts: 30, people: 8, seats: 10)
    let stop = StopSignal()
    stop.raise()

    let outcome = await ExactSolver.solve(
      large, limits: ExactSolver.Limits(seconds: 6000), engine: ExactEngine(), stop: stop)

    #expect(outcome.elapsed < .seconds(3000))
    if case .failed(let failure) = outcome.status { Issue.record("\(failure)") }
  }
}
