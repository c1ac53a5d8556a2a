// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Solver
import SwiftProtobuf
import Synchronization

/// OR-Tools in processes of their own, kept for the next questions; new ones after a crash.
///
/// As many questions at a time as there are cores to think about them, each in its process: others wait. A process is
/// started when it is first needed.
package final class ExactEngine: Sendable {
  private let libraries: [String]
  private let megabytes: Int
  private let executable: String
  /// Processes that nobody uses at the moment.
  private let idle = Mutex<[EngineLink]>([])
  private let places = DispatchSemaphore(value: processes)

  private static let processes = 2

  /// An engine with the libraries of this machine; see ``OrToolsLibrary``.
  package convenience init(megabytes: Int = 6144) {
    self.init(
      libraries: OrToolsLibrary.candidates(ProcessInfo.processInfo.environment),
      megabytes: megabytes)
  }

  /// An engine with the first of these libraries that is there; each process may take so much memory.
  package init(
    libraries: [String], megabytes: Int = 6144, executable: String = OrToolsLibrary.executable
  ) {
    self.libraries = libraries
    self.megabytes = megabytes
    self.executable = executable
  }

  deinit {
    idle.withLock { links in
      for link in links { link.close() }
    }
  }

  /// Whether OR-Tools is there and answers.
  ///
  /// - Throws: ``ExactFailure`` with the reason why not.
  package func check() throws(ExactFailure) {
    places.wait()
    defer { places.signal() }
    let link = try take()
    idle.withLock { $0.append(link) }
  }

  /// Asks, and waits; `stop` ends the wait with what was found so far.
  func solve(
    _ model: CpModel, _ parameters: CpParameters, seconds: Double, stop: StopSignal
  ) throws(ExactFailure) -> CpResponse {
    let unknown = CpResponse.with { $0.status = .unknown }
    let end = ContinuousClock.now + .seconds(seconds)
    while places.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
      if stop.isRaised || ContinuousClock.now > end { return unknown }
    }
    defer { places.signal() }
    // Who waited for a place may not want to know any more.
    if stop.isRaised { return unknown }
    let link = try take()
    do throws(ExactFailure) {
      let response = try Self.ask(link, model, parameters, seconds: seconds, stop: stop)
      idle.withLock { $0.append(link) }
      return response
    } catch {
      if case .hung = error, stop.isRaised { return unknown }
      throw error
    }
  }

  /// A process that nobody uses, or a new one.
  private func take() throws(ExactFailure) -> EngineLink {
    if let link = idle.withLock({ $0.popLast() }) { return link }
    let link = try EngineLink(
      executable: executable, arguments: ["\(megabytes)"] + libraries, megabytes: megabytes)
    // A library can have the right functions and still give wrong answers: it has to solve a riddle first.
    let answer = try Self.ask(link, Self.riddle, CpParameters(), seconds: 20, stop: StopSignal())
    guard answer.status == .optimal, answer.solution == [3], answer.objectiveValue == 6 else {
      link.close()
      throw .wrongLibrary("it cannot solve 2x for x ≥ 3")
    }
    return link
  }

  /// The answer; a process that gave none is ended.
  private static func ask(
    _ link: EngineLink, _ model: CpModel, _ parameters: CpParameters, seconds: Double,
    stop: StopSignal
  ) throws(ExactFailure) -> CpResponse {
    do throws(ExactFailure) {
      return try link.ask(model, parameters, seconds: seconds, stop: stop)
    } catch {
      link.close()
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
