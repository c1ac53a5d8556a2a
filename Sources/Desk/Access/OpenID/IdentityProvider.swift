// SPDX-License-Identifier: Apache-2.0

import CalDAV
import Foundation
import Ledger
import Solver
import Synchronization

/// An identity provider, asked for its addresses and for who signed in with it.
///
/// - Source: OpenID Connect Discovery 1.0 sections 4 and 4.3; RFC 6749 sections 2.3.1 and 4.1; RFC 7636.
package struct IdentityProvider: Sendable {
  /// Why nobody can sign in with it now.
  enum Fault: Error, Hashable, Sendable {
    /// It does not answer, or its certificate does not show that it is the one named.
    case away
    /// It answers what none of its kind should.
    case strange
    /// It refuses the code.
    case refused
    case token(IDToken.Problem)
  }

  /// Where it is asked what.
  struct Places: Sendable {
    let authorize: URLComponents
    let token: ServerAddress
    /// Whether the secret goes into the form, as the provider takes it nowhere else.
    let takesSecretInForm: Bool
  }

  /// How long a provider may take to answer, in seconds.
  private static let timeout = 15
  /// How long its addresses are known for, in seconds.
  private static let lasting: TimeInterval = 3600

  let named: NamedProvider
  private let known = Known()

  private final class Known: Sendable {
    let places = Mutex<(places: Places, until: Date)?>(nil)
  }

  init(_ named: NamedProvider) { self.named = named }

  // MARK: Addresses

  func places() async throws(Fault) -> Places {
    if let known = known.places.withLock({ $0 }), known.until > Date() { return known.places }
    guard let address = try? ServerAddress(named.discovery) else { throw .strange }
    let answer = try await asked { client throws(CalDAVError) in try client.get(address) }
    guard answer.status == 200, let places = places(Data(answer.body)) else { throw .strange }
    known.places.withLock { $0 = (places, Date().addingTimeInterval(Self.lasting)) }
    return places
  }

  private struct Document: Decodable {
    let issuer: String
    let authorize: String
    let token: String
    let loginMethods: [String]?
    let challengeMethods: [String]?

    enum CodingKeys: String, CodingKey {
      case issuer
      case authorize = "authorization_endpoint"
      case token = "token_endpoint"
      case loginMethods = "token_endpoint_auth_methods_supported"
      case challengeMethods = "code_challenge_methods_supported"
    }
  }

  /// `nil` where the document is another's, names addresses without TLS, or knows no S256.
  private func places(_ data: Data) -> Places? {
    guard let document = try? JSONDecoder().decode(Document.self, from: data),
      document.issuer == named.issuer,
      let authorize = URLComponents(string: document.authorize),
      (try? ServerAddress(Self.bare(document.authorize))) != nil,
      let token = try? ServerAddress(document.token),
      document.challengeMethods?.contains("S256") != false
    else { return nil }
    let methods = document.loginMethods ?? ["client_secret_basic"]
    return Places(
      authorize: authorize, token: token,
      takesSecretInForm: !methods.contains("client_secret_basic"))
  }

  private static func bare(_ address: String) -> String {
    String(address.prefix { $0 != "?" })
  }

  /// The address to which a browser goes to sign in.
  func authorization(
    _ places: Places, back: String, state: Secret, nonce: Secret, verifier: String
  ) -> String {
    var address = places.authorize
    let query: [(String, String)] = [
      ("response_type", "code"), ("client_id", named.client), ("redirect_uri", back),
      ("scope", named.scope), ("state", state.text), ("nonce", nonce.text),
      ("code_challenge", Self.challenge(of: verifier)), ("code_challenge_method", "S256"),
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
    let hex = Array(ContentHash.hex(of: Array(verifier.utf8)))
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
      UInt8(String(hex[$0...($0 + 1)]), radix: 16)
    }
    return Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  // MARK: The code

  private struct Tokens: Decodable {
    let idToken: String

    enum CodingKeys: String, CodingKey { case idToken = "id_token" }
  }

  /// Who signed in, for the code that the browser brought back.
  func name(
    for code: String, verifier: String, nonce: Secret, back: String, at now: Date
  ) async throws(Fault) -> String {
    let places = try await places()
    var form: [(name: String, value: String)] = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
      ("code_verifier", verifier),
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
    do throws(IDToken.Problem) {
      return try IDToken(
        tokens.idToken,
        expected: IDToken.Expectation(
          issuer: named.issuer, client: named.client, nonce: nonce.text, claim: named.claim),
        at: now
      ).name
    } catch {
      throw .token(error)
    }
  }

  /// Waits for the provider on a thread of its own, so that pages go on meanwhile.
  private func asked(
    _ credentials: Credentials? = nil,
    _ ask: @escaping @Sendable (WebClient) throws(CalDAVError) -> WebClient.Answer
  ) async throws(Fault) -> WebClient.Answer {
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
