// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A Python program of the fixtures, run with the packages that `.ci/install test` installs.
package enum PythonProgram {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// The program's standard output.
  ///
  /// - Throws: ``Failure`` with its standard error, also when a package is missing: a reader that
  ///   is not there must never look like a reader that agrees.
  package static func run(
    _ name: String,
    _ arguments: [String],
    environment: [String: String] = [:]
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", "-B", fixturesFolder.appending(path: name).path] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { _, given in given }
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(name) failed; the tests need the Python packages of `.ci/install test`: "
          + (try String(contentsOf: errors, encoding: .utf8)))
    }
    return data
  }
}
