// SPDX-License-Identifier: Apache-2.0

import CalDAV
package import Foundation

/// An identity provider as whoever starts the desk names it; no page can name another.
package struct NamedProvider: Sendable {
  /// What is wrong with the naming, with the option that is.
  package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    package let option: String
    package let cause: String
    package var description: String { "\(option): \(cause)" }
  }

  /// Without a slash at its end where the provider has none.
  let issuer: String
  let client: String
  /// `nil` for a client that the provider knows by its address alone.
  let secret: String?
  /// The claim that holds the name of an account here.
  let claim: String
  let authorities: CertificateFile?

  /// Reads the file of the secret, which its owner alone may read.
  ///
  /// - Throws: ``Problem``.
  package init(
    issuer: String, client: String, secretFile: URL? = nil, claim: String = "email",
    authorities: URL? = nil
  ) throws(Problem) {
    do throws(ServerAddress.Problem) {
      _ = try ServerAddress(issuer)
    } catch {
      let cause =
        switch error {
        case .notAnAddress: "not an address such as https://sign-in.example.org"
        case .holdsCredentials: "a name and a password do not belong into an address"
        case .notEncrypted: "http is taken for this machine only; use https"
        }
      throw Problem(option: "oidc-issuer", cause: cause)
    }
    guard !client.isEmpty else {
      throw Problem(option: "oidc-client", cause: "the provider's name for the desk is missing")
    }
    guard !claim.isEmpty else {
      throw Problem(option: "oidc-claim", cause: "the claim that holds a name, such as email")
    }
    // Whoever may call himself anything could call himself like somebody here.
    guard !Self.chosenByPeople.contains(claim) else {
      throw Problem(
        option: "oidc-claim", cause: "people choose their own \(claim); use email or sub")
    }
    self.issuer = issuer
    self.client = client
    self.claim = claim
    secret = try secretFile.map { file throws(Problem) in try Self.secret(file) }
    do throws(CertificateFile.Problem) {
      self.authorities = try authorities.map { file throws(CertificateFile.Problem) in
        try CertificateFile(file)
      }
    } catch {
      let cause =
        switch error {
        case .unreadable: "cannot be read"
        case .notCertificates: "holds no certificate"
        }
      throw Problem(option: "oidc-cacert", cause: cause)
    }
  }

  /// - Source: OpenID Connect Core 1.0 sections 5.1 and 5.7.
  private static let chosenByPeople: Set = [
    "name", "given_name", "family_name", "middle_name", "nickname", "profile", "website",
  ]

  private static func secret(_ file: URL) throws(Problem) -> String {
    let path = file.resolvingSymlinksInPath().path
    guard let text = try? String(contentsOf: file, encoding: .utf8),
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
    else { throw Problem(option: "oidc-secret", cause: "cannot be read") }
    guard mode & 0o077 == 0 else {
      throw Problem(option: "oidc-secret", cause: "others can read it; chmod 600")
    }
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 1 else {
      throw Problem(option: "oidc-secret", cause: "is one line, the secret")
    }
    return String(lines[0])
  }

  /// Where the provider says what it can.
  ///
  /// - Source: OpenID Connect Discovery 1.0 section 4.
  var discovery: String {
    "\(issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)/.well-known/openid-configuration"
  }

  var scope: String {
    switch claim {
    case "sub": "openid"
    case "email": "openid email"
    default: "openid profile"
    }
  }

  /// Such as `sign-in.example.org`.
  var host: String { URL(string: issuer)?.host() ?? issuer }
}
