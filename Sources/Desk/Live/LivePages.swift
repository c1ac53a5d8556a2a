// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import Logging
import ServiceLifecycle

/// What happens to an event while somebody looks at it.
struct LivePages: Sendable {
  let events: [EventDesk]

  func add(to router: Router<DeskContext>) {
    router.get("e/:event/live") { request, context in
      let visitor = try context.admitted(to: .seeBoard)
      let event = try events.asked(context)
      let (lines, continuation) = AsyncStream<String>.makeStream()
      let beats = event.pulse.beats(for: visitor.name)
      let telling = Task {
        for await beat in beats { continuation.yield(try Self.line(beat)) }
        continuation.finish()
      }
      continuation.onTermination = { _ in telling.cancel() }
      return EventStream.response(request, lines)
    }
  }

  private struct Changed: Encodable { let by: String? }

  private static func line(_ beat: Pulse.Beat) throws -> String {
    switch beat {
    case .changed(let name): try EventStream.message("changed", Changed(by: name))
    case .people(let names): try EventStream.message("people", names)
    case .still: ": still here\n\n"
    }
  }
}

/// Looks every second whether the files of a watched event have changed, as when a table was edited by hand.
struct Lookout: Service {
  let events: [EventDesk]

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      var seconds = 0
      while true {
        try await Task.sleep(for: .seconds(1))
        seconds += 1
        for event in events where event.pulse.isWatched {
          _ = await event.current()
          if seconds % 15 == 0 { event.pulse.tellStill() }
        }
      }
    }
  }
}
