// SPDX-License-Identifier: Apache-2.0

/// How often a request is tried, and how long to wait in between.
package struct Patience: Sendable {
  let tries: Int
  let firstWait: Double
  /// The longest time for one request, in seconds.
  let timeout: Int
  let sleep: @Sendable (Double) -> Void

  /// Longest wait, in seconds, whatever the server asks for.
  private static let longestWait = 30.0

  /// Every wait doubles the one before; `sleep` is given seconds.
  package init(
    tries: Int = 4, firstWait: Double = 0.5, timeout: Int = 60,
    sleep: @escaping @Sendable (Double) -> Void
  ) {
    precondition(tries >= 1 && timeout >= 1, "A request needs a try and a second")
    self.tries = tries
    self.firstWait = firstWait
    self.timeout = timeout
    self.sleep = sleep
  }

  /// Waits before try `number`, counted from 1; no time before the first.
  ///
  /// `asked` is the server's own `Retry-After`, in seconds.
  func wait(beforeTry number: Int, asked: Int?) {
    guard number > 1 else { return }
    let own = firstWait * Double(1 << min(number - 2, 10))
    sleep(min(Self.longestWait, max(own, Double(max(0, asked ?? 0)))))
  }
}
