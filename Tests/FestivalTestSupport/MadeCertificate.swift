// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A certificate that vouches for itself, made by openssl in a folder of its own.
package final class MadeCertificate: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let folder: URL

  /// What vouches for the server, and what the server shows.
  package var certificate: URL { folder.appending(path: "certificate.pem") }
  package var key: URL { folder.appending(path: "key.pem") }

  /// Makes one for a name such as `IP:127.0.0.1` or `DNS:calendar.example.org`.
  package init(for name: String) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "certificate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=Test", "-addext", "subjectAltName=\(name)",
      "-keyout", key.path, "-out", certificate.path,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "openssl made no certificate; `.ci/install test` installs it")
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
