// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Another program's reading of calendar files: Python's `icalendar`.
package struct SecondParser {
  package struct Calendar: Decodable {
    package var name: String
    package var events: [Event]
    package var errors: [String]
  }

  package struct Event: Decodable {
    package var uid: String
    package var start: Int
    package var end: Int
    package var zone: String
    package var summary: String
    package var location: String
    package var description: String
    package var sequence: Int
  }

  package struct Missing: Error, CustomStringConvertible {
    let detail: String
    package var description: String {
      "python3 with the package 'icalendar' is needed (pip install icalendar): \(detail)"
    }
  }

  /// Reads files given by relative path.
  package static func read(_ files: [(path: String, bytes: [UInt8])]) throws -> [String: Calendar] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "calendars-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(file.bytes).write(to: url)
    }
    let script = fixturesFolder.appending(path: "read_calendars.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path, folder.path]
    let output = Pipe()
    let errors = folder.appending(path: "errors.txt")
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Missing(detail: try String(contentsOf: errors, encoding: .utf8))
    }
    return try JSONDecoder().decode([String: Calendar].self, from: data)
  }
}
