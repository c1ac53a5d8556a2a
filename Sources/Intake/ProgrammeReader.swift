// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// Reads a programme: `programme.json`, or a handmade table of sessions, times and venues.
package struct ProgrammeReader {
  /// Reads a file; the programme is `nil` when any finding is an error.
  package static func read(
    file: URL,
    for festival: Festival
  ) -> (programme: Programme?, findings: [Finding]) {
    let log = FindingLog()
    let name = file.lastPathComponent
    do {
      let bytes = Array(try Data(contentsOf: file))
      return read(bytes, name: name, for: festival, log: log)
    } catch {
      log.add(
        .fileUnreadable,
        at: Finding.Location(file: name),
        LocalizedText(zh: "文件无法读取", en: "The file cannot be read"),
        remedy: LocalizedText(zh: "请核对文件名，并确认您有读取权限", en: "Check its name and that you may read it")
      )
      return (nil, log.findings)
    }
  }

  /// Reads a programme already in memory; `name` is its file name.
  package static func read(
    bytes: [UInt8],
    name: String,
    for festival: Festival
  ) -> (programme: Programme?, findings: [Finding]) {
    read(bytes, name: name, for: festival, log: FindingLog())
  }

  private static func read(
    _ bytes: [UInt8],
    name: String,
    for festival: Festival,
    log: FindingLog
  ) -> (programme: Programme?, findings: [Finding]) {
    let programme =
      isDocument(bytes, name: name)
      ? ProgrammeDocumentReader(name: name, festival: festival, log: log).read(bytes)
      : ProgrammeTableReader(name: name, festival: festival, log: log).read(bytes)
    return (log.hasErrors ? nil : programme, log.findings)
  }

  /// By the extension if it says so, otherwise by the first byte that is no space.
  private static func isDocument(_ bytes: [UInt8], name: String) -> Bool {
    if name.lowercased().hasSuffix(".json") { return true }
    if name.lowercased().hasSuffix(".csv") { return false }
    let spaces = Array(" \t\r\n".utf8) + [0xEF, 0xBB, 0xBF]
    return bytes.first { !spaces.contains($0) } == UInt8(ascii: "{")
  }
}
