// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Solver
import SwiftProtobuf
import Synchronization

/// OR-Tools in a process of its own, kept for the next question; a new one after a crash.
///
/// One question at a time: others wait.
package final class ExactEngine: Sendable {
  private let libraries: [String]
  private let megabytes: Int
  private let executable: String
  private let link = Mutex<EngineLink?>(nil)

  /// An engine with the libraries of this machine; see ``OrToolsLibrary``.
  package convenience init(megabytes: Int = 6144) {
    self.init(
      libraries: OrToolsLibrary.candidates(ProcessInfo.processInfo.environment),
      megabytes: megabytes)
  }

  /// An engine with the first of these libraries that is there.
  package init(
    libraries: [String], megabytes: Int = 6144, executable: String = OrToolsLibrary.executable
  ) {
    self.libraries = libraries
    self.megabytes = megabytes
    self.executable = executable
  }

  deinit { link.withLock { $0?.close() } }

  /// Whether OR-Tools is there and answers.
  ///
  /// - Throws: ``ExactFailure`` with the reason why not.
  package func check() throws(ExactFailure) {
    try link.withLock { link throws(ExactFailure) in try open(&link) }
  }

  /// Asks, and waits; `stop` ends the wait with what was found so far.
  func solve(
    _ model: CpModel, _ parameters: CpParameters, seconds: Double, stop: StopSignal
  ) throws(ExactFailure) -> CpResponse {
    try link.withLock { link throws(ExactFailure) in
      try open(&link)
      return try Self.ask(&link, model, parameters, seconds: seconds, stop: stop)
    }
  }

  private func open(_ link: inout EngineLink?) throws(ExactFailure) {
    guard link == nil else { return }
    link = try EngineLink(
      executable: executable, arguments: ["\(megabytes)"] + libraries, megabytes: megabytes)
    // A library can have the right functions and still give wrong answers: it has to solve a riddle first.
    let answer = try Self.ask(
      &link, Self.riddle, CpParameters(), seconds: 20, stop: StopSignal())
    guard answer.status == .optimal, answer.solution == [3], answer.objectiveValue == 6 else {
      link?.close()
      link = nil
      throw .wrongLibrary("it cannot solve 2x for x ≥ 3")
    }
  }

  private static func ask(
    _ link: inout EngineLink?, _ model: CpModel, _ parameters: CpParameters, seconds: Double,
    stop: StopSignal
  ) throws(ExactFailure) -> CpResponse {
    guard let open = link else { throw .noProcess("not started") }
    do throws(ExactFailure) {
      return try open.ask(model, parameters, seconds: seconds, stop: stop)
    } catch {
      open.close()
      link = nil
      throw error
    }
  }

  private static var riddle: CpModel {
    var model = CpModel()
    model.variables = [CpVariable.with { $0.domain = [0, 9] }]
    var atLeast = CpConstraint()
    atLeast.linear = .with {
      $0.vars = [0]
      $0.coeffs = [1]
      $0.domain = [3, 9]
    }
    model.constraints = [atLeast]
    model.objective = .with {
      $0.vars = [0]
      $0.coeffs = [2]
    }
    return model
  }
}
