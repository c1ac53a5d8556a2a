// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What an identity provider says of who signed in with it.
///
/// The token comes from the provider itself over TLS, in answer to our own request, and is signed with its keys all the same;
/// nothing that came through a browser is read here.
///
/// - Source: OpenID Connect Core 1.0 section 3.1.3.7; RFC 7519.
package struct IDToken: Sendable {
  /// Why a token is not taken.
  package enum Problem: Error, Hashable, Sendable {
    case malformed
    /// None of the provider's keys has signed it.
    case unsigned
    /// It is another provider's, or meant for another program.
    case notForUs
    /// It is too old, or of a time that has not come.
    case outOfTime
    /// It belongs to another sign-in.
    case otherNonce
    /// It does not say the name that was asked for, or says that nobody has checked it.
    case nameless
  }

  /// What a token must say.
  package struct Expectation: Sendable {
    package let issuer: String
    package let client: String
    package let nonce: String
    /// The claim that holds the name, such as `email`.
    package let claim: String

    package init(issuer: String, client: String, nonce: String, claim: String) {
      self.issuer = issuer
      self.client = client
      self.nonce = nonce
      self.claim = claim
    }
  }

  /// How far two clocks may be apart, in seconds.
  static let skew: TimeInterval = 120

  /// The name under which the provider knows who signed in.
  package let name: String

  /// Reads a token in compact form, and takes it only if it is the provider's, meant for us, now, for this sign-in.
  ///
  /// - Throws: ``Problem``.
  package init(
    _ text: String, signedWith keys: SigningKeys, expected: Expectation, at now: Date
  ) throws(Problem) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = URLLetters.bytes(of: parts[1]),
      let claims = (try? JSONSerialization.jsonObject(with: payload)) as? [String: Any],
      let issuer = claims["iss"] as? String, let ends = Self.seconds(claims["exp"]),
      let made = Self.seconds(claims["iat"])
    else { throw .malformed }
    guard keys.haveSigned(text) else { throw .unsigned }
    let audience =
      (claims["aud"] as? [String]) ?? (claims["aud"] as? String).map { [$0] } ?? []
    let authorized = claims["azp"] as? String
    guard issuer == expected.issuer, audience.contains(expected.client),
      authorized == nil ? audience.count == 1 : authorized == expected.client
    else { throw .notForUs }
    let time = now.timeIntervalSince1970
    guard time < ends + Self.skew, made < time + Self.skew else { throw .outOfTime }
    guard claims["nonce"] as? String == expected.nonce else { throw .otherNonce }
    guard let name = claims[expected.claim] as? String, !name.isEmpty, name.count <= 80,
      expected.claim != "email" || claims["email_verified"] as? Bool == true
    else { throw .nameless }
    self.name = name
  }

  private static func seconds(_ value: Any?) -> TimeInterval? { (value as? NSNumber)?.doubleValue }
}
