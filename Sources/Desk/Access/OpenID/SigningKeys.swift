// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras
package import Foundation

/// The public keys with which an identity provider signs.
///
/// RS256, PS256 and ES256 are taken. What needs a secret that both sides know, and what is not signed at all, is not: a key
/// says itself for which kind of signature it is, so that no token can choose a weaker one.
///
/// - Source: RFC 7515; RFC 7517; RFC 7518 sections 3.3 to 3.5 and 6; RFC 8725 section 3.1.
package struct SigningKeys: Sendable {
  fileprivate enum Kind: Sendable {
    case rsa(_RSA.Signing.PublicKey)
    case ellipticCurve(P256.Signing.PublicKey)
  }

  private struct Key: Sendable {
    let name: String?
    /// The only algorithm that it may be used with; `nil` leaves it to its kind.
    let algorithm: String?
    let kind: Kind
  }

  private let keys: [Key]

  /// Reads a set of keys; those for encryption and of kinds that are not known here are passed over.
  ///
  /// `nil` where it is no such set.
  package init?(_ document: Data) {
    struct Document: Decodable {
      let keys: [Entry]
    }
    struct Entry: Decodable {
      let kty: String
      let kid, use, alg, n, e, crv, x, y: String?
    }
    guard let document = try? JSONDecoder().decode(Document.self, from: document) else {
      return nil
    }
    keys = document.keys.compactMap { entry in
      guard entry.use ?? "sig" == "sig" else { return nil }
      func bytes(_ text: String?) -> Data? { text.flatMap { URLLetters.bytes(of: $0) } }
      switch (entry.kty, entry.crv) {
      case ("RSA", _):
        guard let n = bytes(entry.n), let e = bytes(entry.e),
          let key = try? _RSA.Signing.PublicKey(n: n, e: e)
        else { return nil }
        return Key(name: entry.kid, algorithm: entry.alg, kind: .rsa(key))
      case ("EC", "P-256"):
        guard let x = bytes(entry.x), let y = bytes(entry.y),
          let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
        else { return nil }
        return Key(name: entry.kid, algorithm: entry.alg, kind: .ellipticCurve(key))
      default: return nil
      }
    }
  }

  /// Whether one of the keys has signed a text in compact form; that of the name which the text gives, where it gives one.
  package func haveSigned(_ text: String) -> Bool {
    struct Header: Decodable {
      let alg: String
      let kid: String?
      /// What a reader must understand; nothing of it is understood here.
      let crit: [String]?
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let data = URLLetters.bytes(of: parts[0]),
      let header = try? JSONDecoder().decode(Header.self, from: data), header.crit == nil,
      let signature = URLLetters.bytes(of: parts[2])
    else { return false }
    let signed = Data("\(parts[0]).\(parts[1])".utf8)
    return keys.contains { key in
      (header.kid == nil || key.name == nil || key.name == header.kid)
        && (key.algorithm ?? header.alg) == header.alg
        && key.kind.hasSigned(signed, as: header.alg, signature)
    }
  }
}

extension SigningKeys.Kind {
  fileprivate func hasSigned(_ text: Data, as algorithm: String, _ signature: Data) -> Bool {
    switch (self, algorithm) {
    case (.rsa(let key), "RS256"):
      return key.isValidSignature(
        .init(rawRepresentation: signature), for: text, padding: .insecurePKCS1v1_5)
    case (.rsa(let key), "PS256"):
      return key.isValidSignature(.init(rawRepresentation: signature), for: text, padding: .PSS)
    case (.ellipticCurve(let key), "ES256"):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: text)
    default: return false
    }
  }
}
