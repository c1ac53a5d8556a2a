// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Tells everybody who has a page of an event open what changes, and who else is there.
package final class Pulse: Sendable {
  /// What a watcher is told.
  package enum Beat: Hashable, Sendable {
    /// The tables or the programme changed; by whom, if it was done at the desk.
    case changed(by: String?)
    /// Who else is there, by name.
    case people([String])
    /// Nothing; so that what lies between here and the reader does not take the line for dead.
    case still
  }

  private struct Watcher {
    let name: String
    let continuation: AsyncStream<Beat>.Continuation
  }

  private struct Watchers {
    var next = 0
    var all: [Int: Watcher] = [:]
  }

  private let watchers = Mutex(Watchers())

  package init() {}

  /// Whether anybody looks.
  package var isWatched: Bool { watchers.withLock { !$0.all.isEmpty } }

  /// What happens from now on; ends when the stream is no longer read.
  package func beats(for name: String) -> AsyncStream<Beat> {
    // Whoever is slow misses beats, not the latest one.
    let (stream, continuation) = AsyncStream<Beat>.makeStream(bufferingPolicy: .bufferingNewest(4))
    let number = watchers.withLock { watchers in
      watchers.next += 1
      watchers.all[watchers.next] = Watcher(name: name, continuation: continuation)
      return watchers.next
    }
    continuation.onTermination = { [self] _ in
      watchers.withLock { _ = $0.all.removeValue(forKey: number) }
      tellPeople()
    }
    tellPeople()
    return stream
  }

  package func tellStill() { tell { _ in .still } }

  package func tellChanged(by name: String?) { tell { _ in .changed(by: name) } }

  private func tellPeople() {
    let names = watchers.withLock { Set($0.all.values.map(\.name)).sorted() }
    tell { watcher in .people(names.filter { $0 != watcher.name }) }
  }

  private func tell(_ beat: (Watcher) -> Beat) {
    // Sent outside the lock: a stream that ends takes it.
    let all = watchers.withLock { Array($0.all.values) }
    for watcher in all { watcher.continuation.yield(beat(watcher)) }
  }
}
