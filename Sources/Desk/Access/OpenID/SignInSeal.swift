// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation

/// What makes a way back from the provider belong to the browser that went there.
///
/// The browser keeps a secret in a cookie; what the provider is told follows from it by a key that only this run of the desk
/// has. So nothing is kept of sign-ins under way, and no number of them fills the memory or shuts anybody out.
///
/// - Source: RFC 2104; RFC 6749 section 10.12; RFC 7636 section 4.1; OpenID Connect Core 1.0 section 15.5.2.
package struct SignInSeal: Sendable {
  /// One sign-in, from the way there to the way back.
  package struct SignIn: Sendable {
    /// What the browser keeps.
    package let cookie: String
    /// What comes back in the address, which histories and logs of proxies keep; the cookie does not follow from it.
    package let state: String
    /// What the token must repeat.
    package let nonce: String
    /// What proves that whoever brings the code back began the sign-in: 43 letters.
    package let verifier: String
  }

  /// How long somebody may take to sign in, in seconds.
  package static let lasting: TimeInterval = 600

  private let key = SymmetricKey(size: .bits256)

  package init() {}

  /// Begins a sign-in.
  package func begin(at now: Date) -> SignIn {
    signIn(Secret(), until: Int(now.timeIntervalSince1970 + Self.lasting))
  }

  /// The sign-in of a browser's cookie, if the state that came back is its own, and in time.
  package func resume(_ cookie: String, state: String, at now: Date) -> SignIn? {
    let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let secret = Secret(shown: parts[0]), let until = Int(parts[1]),
      let seal = URLLetters.bytes(of: parts[2]),
      HMAC<SHA256>.isValidAuthenticationCode(
        seal, authenticating: Self.sealed(secret, until), using: key),
      now.timeIntervalSince1970 < Double(until)
    else { return nil }
    let signIn = signIn(secret, until: until)
    return signIn.state == state ? signIn : nil
  }

  private func signIn(_ secret: Secret, until: Int) -> SignIn {
    SignIn(
      cookie: "\(secret.text).\(until).\(code(Self.sealed(secret, until)))",
      state: code(Data("state \(secret.text)".utf8)),
      nonce: code(Data("nonce \(secret.text)".utf8)),
      verifier: code(Data("verifier \(secret.text)".utf8)))
  }

  private static func sealed(_ secret: Secret, _ until: Int) -> Data {
    Data("cookie \(secret.text) \(until)".utf8)
  }

  private func code(_ text: Data) -> String {
    URLLetters.text(of: HMAC<SHA256>.authenticationCode(for: text, using: key))
  }
}
