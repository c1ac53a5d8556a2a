// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The process in which OR-Tools runs, so that a crash or an empty memory there ends nothing else.
///
/// `attache-exact MEGABYTES LIBRARY…` loads the first library that is there, then answers questions from standard input
/// on standard output until either is closed. ``Wire`` tells what is said.
@main
enum Main {
  static func main() {
    let wire = Wire()
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let megabytes = UInt64(arguments[0]) else {
      wire.send("U", "attache-exact MEGABYTES LIBRARY…")
      exit(2)
    }
    var missing: [String] = []
    for path in arguments.dropFirst() {
      switch CpSatLibrary.load(path) {
      case .loaded(let library):
        // After loading, so that a library too large for the limit is not mistaken for a missing one.
        limitMemory(to: megabytes)
        wire.send("H", "\(path)")
        serve(library, wire)
      case .missing(let reason): missing.append(reason)
      case .strange(let reason):
        wire.send("N", reason)
        exit(3)
      }
    }
    wire.send("M", missing.joined(separator: "\n"))
    exit(4)
  }

  private static func limitMemory(to megabytes: UInt64) {
    var limit = rlimit(rlim_cur: rlim_t(megabytes << 20), rlim_max: rlim_t(megabytes << 20))
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    // The way a process ends tells of a crash; its memory on disk helps nobody.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }

  /// Reads questions and words to stop; solves on a thread of its own, so that a stop is heard at once.
  private static func serve(_ library: CpSatLibrary, _ wire: Wire) -> Never {
    var environment = CpSatLibrary.Environment.none
    while let message = wire.receive() {
      switch message {
      case .stop: library.stop(environment)
      case .question(let parameters, let model):
        environment = library.environment(after: environment)
        Solve(library: library, wire: wire, environment: environment, parameters, model).start()
      }
    }
    // Whoever asked is gone; an answer under way helps nobody.
    _exit(0)
  }
}
