// SPDX-License-Identifier: Apache-2.0

import CalDAV
import Crypto
import Foundation
import Solver
import Synchronization

/// An identity provider, asked for its addresses and for who signed in with it.
///
/// - Source: OpenID Connect Discovery 1.0 sections 4 and 4.3; OpenID Connect Core 1.0 section 10.1.1; RFC 6749 sections 2.3.1
///   and 4.1; RFC 7636.
package struct IdentityProvider: Sendable {
  /// Why nobody can sign in with it now.
  enum Fault: Error, Hashable, Sendable {
    /// It does not answer, or its certificate does not show that it is the one named.
    case away
    /// It answers what none of its kind should.
    case strange
    /// It refuses the code.
    case refused
    /// Too many people ask for it at once.
    case busy
    case token(IDToken.Problem)
  }

  /// Where it is asked what.
  struct Places: Sendable {
    let authorize: URLComponents
    let token: ServerAddress
    let keys: ServerAddress
    /// Whether the secret goes into the form, as the provider takes it nowhere else.
    let takesSecretInForm: Bool
  }

  /// How long a provider may take to answer, in seconds.
  private static let timeout = 15
  /// How long its addresses are known for, in seconds.
  private static let lasting: TimeInterval = 3600
  /// How often it is asked at once: each time takes a thread for as long as it does not answer.
  private static let mostAtOnce = 16

  let named: NamedProvider
  private let known = Known()

  private final class Known: Sendable {
    let places = Mutex<(places: Places, until: Date)?>(nil)
    let keys = Mutex<SigningKeys?>(nil)
    let asking = Mutex(0)
  }

  init(_ named: NamedProvider) { self.named = named }

  // MARK: Addresses

  func places() async throws(Fault) -> Places {
    if let known = known.places.withLock({ $0 }), known.until > Date() { return known.places }
    guard let address = try? ServerAddress(named.discovery) else { throw .strange }
    let answer = try await asked { client throws(CalDAVError) in try client.get(address) }
    guard answer.status == 200, let places = read(Data(answer.body)) else { throw .strange }
    known.places.withLock { $0 = (places, Date().addingTimeInterval(Self.lasting)) }
    return places
  }

  private struct Document: Decodable {
    let issuer: String
    let authorize: String
    let token: String
    let keys: String
    let loginMethods: [String]?
    let challengeMethods: [String]?

    enum CodingKeys: String, CodingKey {
      case issuer
      case authorize = "authorization_endpoint"
      case token = "token_endpoint"
      case keys = "jwks_uri"
      case loginMethods = "token_endpoint_auth_methods_supported"
      case challengeMethods = "code_challenge_methods_supported"
    }
  }

  /// `nil` where the document is another's, names addresses without TLS, or knows no S256.
  private func read(_ data: Data) -> Places? {
    guard let document = try? JSONDecoder().decode(Document.self, from: data),
      document.issuer == named.issuer,
      let authorize = URLComponents(string: document.authorize),
      (try? ServerAddress(Self.bare(document.authorize))) != nil,
      let token = try? ServerAddress(document.token),
      let keys = try? ServerAddress(document.keys),
      document.challengeMethods?.contains("S256") != false
    else { return nil }
    let methods = document.loginMethods ?? ["client_secret_basic"]
    return Places(
      authorize: authorize, token: token, keys: keys,
      takesSecretInForm: !methods.contains("client_secret_basic"))
  }

  private static func bare(_ address: String) -> String {
    String(address.prefix { $0 != "?" })
  }

  /// The address to which a browser goes to sign in.
  func authorization(
    _ places: Places, back: String, for signIn: SignInSeal.SignIn
  ) -> String {
    var address = places.authorize
    let query: [(String, String)] = [
      ("response_type", "code"), ("client_id", named.client), ("redirect_uri", back),
      ("scope", named.scope), ("state", signIn.state), ("nonce", signIn.nonce),
      ("code_challenge", Self.challenge(of: signIn.verifier)), ("code_challenge_method", "S256"),
    ]
    let ours = query.map { "\($0.0)=\(WebClient.encoded($0.1))" }
    address.percentEncodedQuery =
      ([address.percentEncodedQuery].compactMap(\.self) + ours).joined(separator: "&")
    return address.string ?? ""
  }

  /// What the provider is told of a verifier before it sees it: its SHA-256 digest in base64url.
  ///
  /// - Source: RFC 7636 section 4.2.
  package static func challenge(of verifier: String) -> String {
    URLLetters.text(of: SHA256.hash(data: Data(verifier.utf8)))
  }

  // MARK: The code

  private struct Tokens: Decodable {
    let idToken: String

    enum CodingKeys: String, CodingKey { case idToken = "id_token" }
  }

  /// Who signed in, for the code that the browser brought back.
  func name(
    for code: String, of signIn: SignInSeal.SignIn, back: String, at now: Date
  ) async throws(Fault) -> String {
    let places = try await places()
    var form: [(name: String, value: String)] = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
      ("code_verifier", signIn.verifier),
    ]
    var credentials: Credentials?
    if let secret = named.secret, !places.takesSecretInForm {
      credentials = try? Credentials(
        user: WebClient.encoded(named.client), password: WebClient.encoded(secret))
    } else {
      form.append(("client_id", named.client))
      if let secret = named.secret { form.append(("client_secret", secret)) }
    }
    let sent = form
    let answer = try await asked(credentials) { client throws(CalDAVError) in
      try client.post(sent, to: places.token)
    }
    guard answer.status == 200 else { throw .refused }
    guard let tokens = try? JSONDecoder().decode(Tokens.self, from: Data(answer.body)) else {
      throw .strange
    }
    let expected = IDToken.Expectation(
      issuer: named.issuer, client: named.client, nonce: signIn.nonce, claim: named.claim)
    return try await token(tokens.idToken, expected, places, at: now).name
  }

  /// Reads a token with the keys that are known, and once more with those of now: providers change theirs.
  private func token(
    _ text: String, _ expected: IDToken.Expectation, _ places: Places, at now: Date
  ) async throws(Fault) -> IDToken {
    if let keys = known.keys.withLock({ $0 }) {
      do throws(IDToken.Problem) {
        return try IDToken(text, signedWith: keys, expected: expected, at: now)
      } catch {
        guard error == .unsigned else { throw .token(error) }
      }
    }
    let answer = try await asked { client throws(CalDAVError) in try client.get(places.keys) }
    guard answer.status == 200, let keys = SigningKeys(Data(answer.body)) else { throw .strange }
    known.keys.withLock { $0 = keys }
    do throws(IDToken.Problem) {
      return try IDToken(text, signedWith: keys, expected: expected, at: now)
    } catch {
      throw .token(error)
    }
  }

  /// Waits for the provider on a thread of its own, so that pages go on meanwhile.
  private func asked(
    _ credentials: Credentials? = nil,
    _ ask: @escaping @Sendable (WebClient) throws(CalDAVError) -> WebClient.Answer
  ) async throws(Fault) -> WebClient.Answer {
    let isFree = known.asking.withLock { count in
      guard count < Self.mostAtOnce else { return false }
      count += 1
      return true
    }
    guard isFree else { throw .busy }
    defer { known.asking.withLock { $0 -= 1 } }
    let authorities = named.authorities
    let answer: WebClient.Answer? = await SearchThreads.run {
      let client = WebClient(
        credentials: credentials, authorities: authorities, timeout: Self.timeout)
      return try? ask(client)
    }
    guard let answer else { throw .away }
    return answer
  }
}
