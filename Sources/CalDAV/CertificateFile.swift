// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A file of certificates that vouch for a server, such as the one an office made for itself.
package struct CertificateFile: Hashable, Sendable {
  /// Why a file of certificates cannot be used.
  package enum Problem: Error, Hashable, Sendable {
    case unreadable
    /// No certificate between lines of dashes is in it.
    case notCertificates
  }

  let path: String

  /// Looks whether the file can vouch for anything.
  ///
  /// - Throws: ``Problem``; otherwise every server would look untrusted for the file's sake.
  package init(_ file: URL) throws(Problem) {
    guard let bytes = try? Data(contentsOf: file) else { throw .unreadable }
    guard bytes.range(of: Data("-----BEGIN CERTIFICATE-----".utf8)) != nil else {
      throw .notCertificates
    }
    path = file.path(percentEncoded: false)
  }
}
