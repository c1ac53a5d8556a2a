// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Foundation

/// A list as it comes from an office: a name for findings, and its bytes.
package struct ListSource: Sendable {
  package let name: String
  package let bytes: [UInt8]

  /// Lists are no larger than this.
  package static let largest = 128 << 20

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file; `nil` after a finding when it cannot be read or is too large.
  package init?(_ file: URL, log: ListLog) {
    name = file.lastPathComponent
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      let data = try handle.read(upToCount: Self.largest + 1) ?? Data()
      guard data.count <= Self.largest else {
        log.add(
          .tooLarge, at: .init(file: file.lastPathComponent),
          LocalizedText(zh: "文件超过 128 MB", en: "The file is larger than 128 MB"),
          remedy: LocalizedText(zh: "请核对文件是否正确", en: "Check that it is the right file"))
        return nil
      }
      bytes = Array(data)
    } catch {
      log.add(
        .unreadable, at: .init(file: file.lastPathComponent),
        LocalizedText(zh: "文件无法读取", en: "The file cannot be read"),
        remedy: LocalizedText(
          zh: "请确认它存在、是文件，并且您有权读取",
          en: "Check that it is there, that it is a file, and that you may read it"))
      return nil
    }
  }
}
