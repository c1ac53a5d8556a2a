// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built program, run as its users run it: in a process of its own, in a folder of its own, which
/// is removed with the object.
final class Program: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  let folder: URL

  /// A fresh working folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "attache-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that cannot be removed harms no test.
    try? FileManager.default.removeItem(at: folder)
  }

  /// The test bundle lies beside the program.
  private static let executable = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "attache")

  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Result {
    try start(arguments, environment: environment).wait()
  }

  /// Starts the program; a `launcher` is a command that runs the command it is given.
  func start(
    _ arguments: [String], through launcher: [String] = [], environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = launcher.isEmpty ? Self.executable : URL(filePath: "/usr/bin/env")
    process.arguments = (launcher.isEmpty ? [] : launcher + [Self.executable.path]) + arguments
    process.currentDirectoryURL = folder
    // What the system speaks is no part of a test, unless it says so.
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["LC_ALL", "LC_MESSAGES", "LANG"].contains($0.key) }
      .merging(environment) { $1 }
    let name = UUID().uuidString
    let output = folder.appending(path: ".out-\(name)")
    let errors = folder.appending(path: ".err-\(name)")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return Run(process: process, output: output, errors: errors)
  }

  struct Run {
    let process: Process
    fileprivate let output: URL
    fileprivate let errors: URL

    func wait() throws -> Result {
      process.waitUntilExit()
      defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
      return Result(
        status: process.terminationStatus,
        output: try String(contentsOf: output, encoding: .utf8),
        errors: try String(contentsOf: errors, encoding: .utf8))
    }
  }

  /// Every file below a folder with its bytes, by relative path.
  func files(in name: String) throws -> [String: Data] {
    let root = folder.appending(path: name)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appending(path: path)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if exists, !isFolder.boolValue { files[path] = try Data(contentsOf: url) }
    }
    return files
  }
}
