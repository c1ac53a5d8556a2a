// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where OR-Tools and the program that runs it are looked for.
package enum OrToolsLibrary {
  /// The name of the library, as its makers version it.
  private static let name = "libortools.so.9"

  /// Paths for the loader, in the order in which they are tried.
  ///
  /// `ATTACHE_ORTOOLS`, a library or its folder, stands alone; without it the cache that `make ortools` fills, then
  /// wherever the loader looks.
  package static func candidates(_ environment: [String: String]) -> [String] {
    if let own = environment["ATTACHE_ORTOOLS"], !own.isEmpty {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: own, isDirectory: &isFolder)
      return [isFolder.boolValue ? "\(own)/\(name)" : own.contains("/") ? own : "./\(own)"]
    }
    let caches =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? environment["HOME"].map { "\($0)/.cache" }
    return (caches.map { ["\($0)/attache/ortools/ortools/.libs/\(name)"] } ?? []) + [
      name, "libortools.so",
    ]
  }

  /// `attache-exact` beside the running program.
  package static var executable: String {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().appending(path: "attache-exact").path
  }
}
