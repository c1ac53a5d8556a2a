// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The forms of the messy list, made by `Tests/Fixtures/make_lists.py`; removed with the object.
package final class MadeLists: Sendable {
  package let folder: URL

  package init(_ what: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "lists-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-B", fixturesFolder.appending(path: "make_lists.py").path, folder.path, what,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw EventFolderProblem(
        description: "make_lists.py needs python3, openpyxl and soffice; .ci/install test has them")
    }
  }

  /// The files by name, in order.
  package var files: [(name: String, bytes: [UInt8])] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.contains(".") }
        .map { ($0, Array(try Data(contentsOf: folder.appending(path: $0)))) }
    }
  }

  package func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  deinit {
    // Lists that cannot be removed harm no test.
    try? FileManager.default.removeItem(at: folder)
  }
}
