// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Sign-ins that went to the provider and have not come back; in memory alone.
final class PendingSignIns: Sendable {
  struct Pending: Sendable {
    let nonce: Secret
    /// What proves that whoever brings the code back began the sign-in.
    let verifier: String
    let until: Date
  }

  /// How long somebody may take to sign in, in seconds.
  static let lasting: TimeInterval = 600
  /// More at a time are refused, so that nobody fills the memory.
  static let most = 1000

  private let all = Mutex<[String: Pending]>([:])

  /// Begins a sign-in; `nil` while too many are under way.
  ///
  /// The verifier has 64 letters of the 43 to 128 that RFC 7636 section 4.1 allows.
  func begin(at now: Date) -> (state: Secret, pending: Pending)? {
    let state = Secret()
    let pending = Pending(
      nonce: Secret(), verifier: Secret().text + Secret().text,
      until: now.addingTimeInterval(Self.lasting))
    return all.withLock { all in
      if all.count >= Self.most { all = all.filter { $0.value.until > now } }
      guard all.count < Self.most else { return nil }
      all[state.digest] = pending
      return (state, pending)
    }
  }

  /// The sign-in of a state, once and in time.
  func take(_ state: Secret, at now: Date) -> Pending? {
    all.withLock { all in
      guard let found = all.removeValue(forKey: state.digest), found.until > now else { return nil }
      return found
    }
  }
}
