// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// What tells one state of a file from the next, without reading it.
///
/// A file that was put in another's place has another number, however fast that was done; one that was
/// written on the spot has another time or size.
///
/// - Source: POSIX.1-2024, `stat`.
package struct FileMark: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let bytes: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The file as it is now; `nil` where there is none.
  ///
  /// - Complexity: one call of the system.
  package init?(path: String) {
    var found = stat()
    guard stat(path, &found) == 0 else { return nil }
    device = UInt64(found.st_dev)
    number = UInt64(found.st_ino)
    bytes = Int64(found.st_size)
    seconds = found.st_mtim.tv_sec
    nanoseconds = found.st_mtim.tv_nsec
  }

  /// The marks of the files of a folder that are wanted, by name; none where there is no such folder.
  ///
  /// - Complexity: one call of the system a file.
  package static func all(
    in folder: String, where isWanted: (_ name: String) -> Bool
  ) -> [String: FileMark] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(
      names.filter(isWanted).compactMap { name in
        FileMark(path: "\(folder)/\(name)").map { (name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension FileMark: CustomStringConvertible {
  /// Such as `66306 1812 4096 1522108800.000000001`; another text for every other mark.
  package var description: String { "\(device) \(number) \(bytes) \(seconds).\(nanoseconds)" }
}
