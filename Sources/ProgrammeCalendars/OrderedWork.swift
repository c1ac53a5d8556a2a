// SPDX-License-Identifier: Apache-2.0

import Foundation

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

/// What is begun, made and taken; every member is read and written under the lock of `changed`.
private final class PieceQueue<Piece: Sendable>: @unchecked Sendable {
  private let changed = NSCondition()
  private let count: Int
  private let room: Int
  private var threads: Int
  private var begun = 0
  private var taken = 0
  private var made: [Int: Result<Piece, any Error>] = [:]
  private var isClosed = false

  init(count: Int, threads: Int, _ waitingPerThread: Int) {
    self.count = count
    self.threads = threads
    room = threads * waitingPerThread
  }

  /// The next piece to make, once there is room for it; `nil` when there is none.
  func begin() -> Int? {
    changed.withLock {
      while !isClosed, begun < count, begun - taken >= room { changed.wait() }
      guard !isClosed, begun < count else { return nil }
      begun += 1
      return begun - 1
    }
  }

  func finish(_ number: Int, _ piece: Result<Piece, any Error>) {
    changed.withLock {
      made[number] = piece
      changed.broadcast()
    }
  }

  /// A piece, once it is made; pieces are asked for in order.
  func next(_ number: Int) -> Result<Piece, any Error> {
    changed.withLock {
      while true {
        if let piece = made.removeValue(forKey: number) {
          taken += 1
          changed.broadcast()
          return piece
        }
        changed.wait()
      }
    }
  }

  /// A thread's last word.
  func leave() {
    changed.withLock {
      threads -= 1
      changed.broadcast()
    }
  }

  /// Lets no piece be begun any more, and waits for the threads.
  func close() {
    changed.withLock {
      isClosed = true
      changed.broadcast()
      while threads > 0 { changed.wait() }
    }
  }
}
