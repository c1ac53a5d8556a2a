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
}
