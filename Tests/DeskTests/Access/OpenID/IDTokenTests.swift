// SPDX-License-Identifier: Apache-2.0

import Crypto
import Desk
import Foundation
import Testing

/// Which tokens of a provider let somebody in.
struct IDTokenTests {
  private static let now = Date(timeIntervalSince1970: 1_900_000_000)
  private static let expected = IDToken.Expectation(
    issuer: "https://sign-in.example", client: "desk", nonce: "n1", claim: "email")

  private static let claims: [String: any Sendable] = [
    "iss": "https://sign-in.example", "aud": "desk", "exp": 1_900_000_300, "iat": 1_899_999_990,
    "nonce": "n1", "sub": "17", "email": "zhao@example.org", "email_verified": true,
  ]

  private static let key = P256.Signing.PrivateKey()
  private static let keys: SigningKeys? = {
    let point = key.publicKey.rawRepresentation
    let entry = [
      "kty": "EC", "crv": "P-256", "x": URLLetters.text(of: point.prefix(32)),
      "y": URLLetters.text(of: point.suffix(32)),
    ]
    return (try? JSONEncoder().encode(["keys": [entry]])).flatMap { SigningKeys($0) }
  }()

  private static func token(
    _ claims: [String: any Sendable], signedWith key: P256.Signing.PrivateKey = key
  ) throws -> String {
    let payload = try JSONSerialization.data(withJSONObject: claims)
    return try token(URLLetters.text(of: payload), signedWith: key)
  }

  private static func token(
    _ payload: String, signedWith key: P256.Signing.PrivateKey = key
  ) throws -> String {
    let text = "\(URLLetters.text(of: #"{"alg":"ES256"}"#.utf8)).\(payload)"
    let signature = try key.signature(for: Data(text.utf8)).rawRepresentation
    return "\(text).\(URLLetters.text(of: signature))"
  }

  private func problem(
    _ changes: [String: (any Sendable)?], expected: IDToken.Expectation = Self.expected
  ) throws -> IDToken.Problem? {
    var claims = Self.claims
    for (name, value) in changes { claims[name] = value }
    let token = try Self.token(claims)
    let keys = try #require(Self.keys)
    do throws(IDToken.Problem) {
      _ = try IDToken(token, signedWith: keys, expected: expected, at: Self.now)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a token for us, for now and for this sign-in says the name`() throws {
    let token = try IDToken(
      Self.token(Self.claims), signedWith: #require(Self.keys), expected: Self.expected,
      at: Self.now)
    #expect(token.name == "zhao@example.org")
  }

  @Test func `another provider's token, or one for another program, is not taken`() throws {
    #expect(try problem(["iss": "https://sign-in.example/"]) == .notForUs)
    #expect(try problem(["aud": "other"]) == .notForUs)
    #expect(try problem(["aud": [String]()]) == .notForUs)
    #expect(try problem(["aud": ["other", "desk"]]) == .notForUs)
    #expect(try problem(["aud": ["other", "desk"], "azp": "other"]) == .notForUs)
    #expect(try problem(["aud": ["other", "desk"], "azp": "desk"]) == nil)
    #expect(try problem(["aud": ["desk"]]) == nil)
  }

  @Test func `an old token, and one of the future, are not taken; two minutes are forgiven`() throws
  {
    #expect(try problem(["exp": 1_899_999_900]) == nil)
    #expect(try problem(["exp": 1_899_999_870]) == .outOfTime)
    #expect(try problem(["iat": 1_900_000_100]) == nil)
    #expect(try problem(["iat": 1_900_000_200]) == .outOfTime)
  }

  @Test func `a token of another sign-in is not taken`() throws {
    #expect(try problem(["nonce": "n2"]) == .otherNonce)
    #expect(try problem(["nonce": Optional<any Sendable>.none]) == .otherNonce)
  }

  @Test func `an address that nobody has checked is nobody's name`() throws {
    #expect(try problem(["email_verified": false]) == .nameless)
    #expect(try problem(["email_verified": Optional<any Sendable>.none]) == .nameless)
    #expect(try problem(["email": Optional<any Sendable>.none]) == .nameless)
    #expect(try problem(["email": String(repeating: "a", count: 81)]) == .nameless)
  }

  @Test func `what another key has signed is not the provider's, whatever it says`() throws {
    let forged = try Self.token(Self.claims, signedWith: P256.Signing.PrivateKey())
    let keys = try #require(Self.keys)
    #expect(throws: IDToken.Problem.unsigned) {
      try IDToken(forged, signedWith: keys, expected: Self.expected, at: Self.now)
    }
  }

  @Test(arguments: ["", "a", "a.b", "a.b.c.d", "e30.e30.", "e30.bm8.x", "e30.e3+9.x", ".."])
  func `what is no token is refused as such`(text: String) throws {
    let keys = try #require(Self.keys)
    #expect(throws: IDToken.Problem.malformed) {
      try IDToken(text, signedWith: keys, expected: Self.expected, at: Self.now)
    }
  }

  @Test(arguments: ["e30", "bm8", "W10", ""])
  func `nor is what says nothing, even with the provider's signature`(payload: String) throws {
    let keys = try #require(Self.keys)
    let token = try Self.token(payload)
    #expect(throws: IDToken.Problem.malformed) {
      try IDToken(token, signedWith: keys, expected: Self.expected, at: Self.now)
    }
  }
}
