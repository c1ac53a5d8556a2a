// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The address of something on one calendar server.
package struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// Why an address cannot be used.
  package enum Problem: Error, Hashable, Sendable {
    case notAnAddress
    /// User name and password belong into the environment or a file, not into an address.
    case holdsCredentials
    /// Without encryption everybody on the way reads the programme and the password.
    case notEncrypted
  }

  private var parts: URLComponents

  /// Reads `https://host/path/`; `http` is taken for this machine only.
  package init(_ text: String) throws(Problem) {
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
      var parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil,
      scheme == "https" || scheme == "http"
    else { throw .notAnAddress }
    guard parts.user == nil, parts.password == nil else { throw .holdsCredentials }
    parts.scheme = scheme
    parts.host = host.lowercased()
    if parts.percentEncodedPath.isEmpty { parts.percentEncodedPath = "/" }
    self.parts = parts
    guard scheme == "https" || isLoopback else { throw .notEncrypted }
  }

  /// The whole address, without credentials.
  package var text: String { parts.string ?? "" }
  /// The same as ``text``, fit to be shown.
  package var description: String { text }

  /// Whether it is on this machine.
  var isLoopback: Bool {
    let host = parts.host ?? ""
    return host == "localhost" || host == "::1" || host == "[::1]"
      || host.wholeMatch(of: /127\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/) != nil
  }

  /// The address of a folder in this one; every name gives another address.
  package func folder(named name: String) -> ServerAddress { adding(Self.spelling(name) + "/") }

  /// The address of a file in this folder; every name gives another address.
  package func file(named name: String) -> ServerAddress { adding(Self.spelling(name) + ".ics") }

  /// A collection on the same server, by its name in this folder or by its whole address or path.
  package func collection(_ text: String) -> ServerAddress? {
    guard !text.contains(/[?#\s]/), let base = adding("").parts.url,
      let url = URL(string: text.hasSuffix("/") ? text : text + "/", relativeTo: base)
    else { return nil }
    return redirected(to: url.absoluteString)
  }

  /// Where a redirection leads, if it stays on this server and keeps its encryption.
  func redirected(to location: String) -> ServerAddress? {
    guard let base = parts.url, let url = URL(string: location, relativeTo: base),
      let other = try? ServerAddress(url.absoluteString),
      other.parts.scheme == parts.scheme, other.parts.host == parts.host, other.port == port
    else { return nil }
    return other
  }

  /// The decoded path, by which a server's own spelling of an address is recognised.
  package var path: String { parts.path }

  /// The path as it is written in requests.
  var encodedPath: String { parts.percentEncodedPath }

  /// The decoded path of a reference a server gave for something on itself.
  func path(of reference: String) -> String? {
    URLComponents(string: reference).flatMap { $0.path.isEmpty ? nil : $0.path }
  }

  private var port: Int { parts.port ?? (parts.scheme == "https" ? 443 : 80) }

  private func adding(_ segment: String) -> ServerAddress {
    var copy = self
    let path = parts.percentEncodedPath
    copy.parts.percentEncodedPath = (path.hasSuffix("/") ? path : path + "/") + segment
    return copy
  }

  /// The name in letters that no server and no proxy spells differently: `_XX` for all others.
  private static func spelling(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "_" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
