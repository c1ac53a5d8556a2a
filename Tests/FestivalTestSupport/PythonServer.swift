// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A server of the fixtures on a port of this machine; it ends with the object.
package final class PythonServer: Sendable {
  package let port: Int
  private let process: Process
  private let input = Pipe()

  package init(_ name: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-B", fixturesFolder.appending(path: name).path] + arguments
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    self.process = process
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty,
      byte != Data("\n".utf8)
    {
      line += byte
    }
    guard let port = Int(String(decoding: line, as: UTF8.self)) else {
      throw PythonProgram.Failure(
        description: "\(name) did not start; it needs the packages of `.ci/install test`")
    }
    self.port = port
  }

  deinit { stop() }

  /// Ends the server; connections break off.
  package func stop() {
    // A pipe that is closed already says what was to be said.
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }
}

/// A real Radicale with one user, and a person who uses it with another program.
package final class RadicaleServer: Sendable {
  package static let user = "office"
  package static let password = "blossom-1"

  package let folder: URL
  private let server: PythonServer
  private let certificate: MadeCertificate?

  /// Serves a fresh folder, with TLS if there is a certificate.
  package init(certificate: MadeCertificate? = nil) throws {
    self.certificate = certificate
    folder = FileManager.default.temporaryDirectory
      .appending(path: "radicale-\(UUID().uuidString)")
    server = try PythonServer(
      "serve_radicale.py",
      [folder.path, Self.user, Self.password]
        + (certificate.map { [$0.certificate.path, $0.key.path] } ?? []))
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  package var port: Int { server.port }

  /// Ends the server, as a machine that is switched off.
  package func stop() { server.stop() }

  /// The address in which the user's calendars lie.
  package var home: String {
    "\(certificate == nil ? "http" : "https")://127.0.0.1:\(port)/\(Self.user)/"
  }

  /// The calendars whose address begins its last part with a prefix, by that part, as the Python
  /// package `caldav` sees them.
  package func calendars(_ prefix: String) throws -> [String: IndependentReaders.Calendar] {
    try JSONDecoder().decode(
      [String: IndependentReaders.Calendar].self, from: try use("list", prefix))
  }

  /// Lets a person do something; see `use_server.py`.
  @discardableResult
  package func use(_ arguments: String...) throws -> Data {
    try PythonProgram.run(
      "use_server.py", [home] + arguments,
      environment: ["CALENDAR_USER": Self.user, "CALENDAR_PASSWORD": Self.password]
        .merging(certificate.map { ["CALENDAR_CACERT": $0.certificate.path] } ?? [:]) { $1 })
  }

  /// A server before this one that misbehaves; see `serve_faults.py`.
  package func behind(
    _ faults: [String], certificate: MadeCertificate? = nil
  ) throws -> FaultyServer {
    try FaultyServer(before: port, faults: faults, certificate: certificate)
  }
}

/// A real calendar server behind one that lies, breaks off and stalls.
package final class FaultyServer: Sendable {
  private let server: PythonServer
  private let log: URL
  private let certificate: MadeCertificate?

  fileprivate init(before port: Int, faults: [String], certificate: MadeCertificate?) throws {
    self.certificate = certificate
    log = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
    let tls = certificate.map { ["--tls", $0.certificate.path, $0.key.path] } ?? []
    server = try PythonServer("serve_faults.py", tls + [String(port), log.path] + faults)
  }

  deinit {
    server.stop()
    try? FileManager.default.removeItem(at: log)
  }

  package var port: Int { server.port }

  package var home: String {
    "\(certificate == nil ? "http" : "https")://127.0.0.1:\(port)/\(RadicaleServer.user)/"
  }

  /// Every request so far: method, path, condition, and whether it carried credentials.
  package func requests() throws -> [String] {
    try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// How many requests of a method there were.
  package func count(_ method: String) throws -> Int {
    try requests().count { $0.hasPrefix("\(method) ") }
  }
}
