// SPDX-License-Identifier: Apache-2.0

import CArgon

/// What is kept of a password: slow to compute, and of no use to whoever reads it.
///
/// Argon2id with 19 MiB, two passes and one lane, in the PHC format.
///
/// - Source: RFC 9106; OWASP Password Storage Cheat Sheet (m = 19,456, t = 2, p = 1).
package enum PasswordHash {
  /// Characters that a password has at the least, and bytes that it has at most.
  package static let shortest = 12
  package static let longest = 256

  private static let memory: UInt32 = 19_456
  private static let passes: UInt32 = 2

  /// Whether a new password is long enough; nothing is asked of its characters.
  ///
  /// - Source: NIST SP 800-63B section 3.1.1.2.
  package static func isAcceptable(_ password: String) -> Bool {
    password.count >= shortest && password.utf8.count <= longest
  }

  /// The hash of a password with new salt.
  ///
  /// - Complexity: some tens of milliseconds and 19 MiB.
  package static func make(_ password: String) -> String {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let bytes = Array(password.utf8)
    let length = argon2_encodedlen(
      passes, memory, 1, UInt32(salt.count), 32, Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let done = argon2id_hash_encoded(
      passes, memory, 1, bytes, bytes.count, salt, salt.count, 32, &encoded, length)
    precondition(done == ARGON2_OK.rawValue, "Argon2 refused: \(done)")
    return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a hash is that of the password; takes as long for a wrong one.
  package static func matches(_ password: String, _ hash: String) -> Bool {
    let bytes = Array(password.utf8.prefix(longest + 1))
    return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
  }

  /// What an unknown name is compared with, so that the answer comes no sooner.
  static let nobody = make("nobody has this password")
}
