// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Solver

/// Turns Ctrl-C into the end of the search, so that the best programme so far is kept.
///
/// A second Ctrl-C ends the program at once; what was written before stays whole.
final class Interruption {
  private let source: any DispatchSourceSignal

  init(_ stop: StopSignal) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      if stop.isRaised { exit(128 + SIGINT) }
      stop.raise()
    }
    source.resume()
  }

  deinit { source.cancel() }

  /// Does `work` with a signal that Ctrl-C raises meanwhile.
  static func heeded<Result>(
    by work: (StopSignal) async throws -> Result
  ) async rethrows -> Result {
    let stop = StopSignal()
    let interruption = Interruption(stop)
    defer { withExtendedLifetime(interruption) {} }
    return try await work(stop)
  }
}
