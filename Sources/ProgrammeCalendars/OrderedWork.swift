// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Independent pieces of work, done on several threads and handed over in their order.
enum OrderedWork {
  /// Results that wait for their turn, for each thread: they bound the memory.
  private static let waitingPerThread = 4

  /// Makes `count` pieces and takes each on the caller's thread, as if one thread did it all.
  ///
  /// When making or taking a piece fails, no later piece is taken. All threads have ended their work
  /// when this returns.
  ///
  /// - Complexity: at most four pieces a thread wait at once.
  /// - Throws: what `make` throws for the first piece in order that fails, or what `take` throws.
  static func run<Piece: Sendable>(
    _ count: Int, threads: Int, make: @escaping @Sendable (Int) throws -> Piece,
    take: (Piece) throws -> Void
  ) throws {
    precondition(count >= 0 && threads > 0, "\(count) pieces on \(threads) threads")
    guard threads > 1, count > 1 else {
      for number in 0..<count { try take(make(number)) }
      return
    }
    let queue = PieceQueue<Piece>(count: count, threads: min(threads, count), waitingPerThread)
    for _ in 0..<min(threads, count) {
      Thread {
        while let number = queue.begin() {
          queue.finish(number, Result { try make(number) })
        }
        queue.leave()
      }.start()
    }
    defer { queue.close() }
    for number in 0..<count { try take(queue.next(number).get()) }
  }
}

/// What is begun, made and taken.
///
/// Nobody looks at or changes it without the lock of `changed`, so that no wait misses a change.
private final class PieceQueue<Piece: Sendable>: Sendable {
  private struct State: Sendable {
    var threads: Int
    var begun = 0
    var taken = 0
    var made: [Int: Result<Piece, any Error>] = [:]
    var isClosed = false
  }

  private let count: Int
  private let room: Int
  private let changed = NSCondition()
  private let state: Mutex<State>

  init(count: Int, threads: Int, _ waitingPerThread: Int) {
    self.count = count
    room = threads * waitingPerThread
    state = Mutex(State(threads: threads))
  }

  /// Lets nobody change anything meanwhile, and wakes all who wait; `nil` waits and tries again.
  private func change<Value: Sendable>(_ step: (inout State) -> Value?) -> Value {
    changed.withLock {
      while true {
        if let value = state.withLock({ step(&$0) }) {
          changed.broadcast()
          return value
        }
        changed.wait()
      }
    }
  }

  /// The next piece to make, once there is room for it; `nil` when there is none.
  func begin() -> Int? {
    let number = change { [count, room] state -> Int? in
      if state.isClosed || state.begun == count { return count }
      if state.begun - state.taken >= room { return nil }
      state.begun += 1
      return state.begun - 1
    }
    return number < count ? number : nil
  }

  func finish(_ number: Int, _ piece: Result<Piece, any Error>) {
    change { $0.made[number] = piece }
  }

  /// A piece, once it is made; pieces are asked for in order.
  func next(_ number: Int) -> Result<Piece, any Error> {
    change { state in
      guard let piece = state.made.removeValue(forKey: number) else { return nil }
      state.taken += 1
      return piece
    }
  }

  /// A thread's last word.
  func leave() { change { $0.threads -= 1 } }

  /// Lets no piece be begun any more, and waits for the threads.
  func close() {
    change { $0.isClosed = true }
    change { $0.threads == 0 ? () : nil }
  }
}
