// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Synchronization

/// How often a sign-in may be tried: some times at once, then one more each so many seconds.
///
/// - Source: OWASP Authentication Cheat Sheet, login throttling; a token bucket.
package final class AttemptLimit: Sendable {
  private struct Bucket {
    var left: Double
    var at: Date
  }

  private let burst: Double
  private let seconds: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// `burst` attempts at once, then one each `seconds`.
  package init(burst: Int, seconds: Double) {
    self.burst = Double(burst)
    self.seconds = seconds
  }

  /// Whether one more attempt is allowed for a name or an address; counts it if so.
  ///
  /// - Complexity: constant; those that are full again are forgotten when there are many.
  package func allows(_ key: String, at now: Date) -> Bool {
    buckets.withLock { buckets in
      if buckets.count > 10_000 {
        buckets = buckets.filter { now.timeIntervalSince($0.value.at) < burst * seconds }
      }
      let known = buckets[key] ?? Bucket(left: burst, at: now)
      let left = min(burst, known.left + now.timeIntervalSince(known.at) / seconds)
      guard left >= 1 else {
        buckets[key] = Bucket(left: left, at: now)
        return false
      }
      buckets[key] = Bucket(left: left - 1, at: now)
      return true
    }
  }
}
