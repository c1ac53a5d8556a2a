// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Foundation
import Intake
import Ledger

/// The repairs of an explanation, by number, with the tables they were found for.
///
/// Kept beside the event's calendars, so that one of them can be written into the tables later.
package struct KeptRepairs: Codable, Sendable {
  /// The tables' names and bytes at that time, as a hash.
  private let tables: String
  /// The changes that were explained, in the language of changes; each repair is kept together with them.
  private let changes: [String]
  private let repairs: [[String]]

  /// Keeps repairs in the order of their numbers, each in the language of changes as it applies after `changes`.
  package init(changes: [String], repairs: [[String]], of event: URL) {
    let (_, _, files) = EventFolderReader.load(folder: event, slug: event.lastPathComponent)
    tables = Self.hash(of: files)
    self.changes = changes
    self.repairs = repairs
  }

  private static func hash(of files: [String: [UInt8]]) -> String {
    let list = files.sorted { $0.key < $1.key }.map { "\($0.key) \(ContentHash.hex(of: $0.value))" }
    return ContentHash.hex(of: Array(list.joined(separator: "\n").utf8))
  }

  /// Writes them, whole or not at all.
  ///
  /// - Throws: what the disk refuses.
  package func write(to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try (encoder.encode(self) + Data("\n".utf8)).write(to: file, options: .atomic)
  }

  static func read(_ file: URL) throws(Refusal) -> KeptRepairs {
    guard let data = try? Data(contentsOf: file),
      let kept = try? JSONDecoder().decode(KeptRepairs.self, from: data)
    else {
      throw refusal(
        .repairUnknown,
        LocalizedText(zh: "这个活动没有存下的办法", en: "No repairs of this event are kept"),
        LocalizedText(
          zh: "请先用 attache explain，它会给找到的办法编号",
          en: "Ask 'attache explain' first; it numbers the repairs it finds"))
    }
    return kept
  }

  /// The changes that a repair was found for, then its own.
  func changes(of number: Int, for files: [String: [UInt8]]) throws(Refusal) -> [String] {
    guard repairs.indices.contains(number - 1) else {
      throw Self.refusal(
        .repairUnknown,
        LocalizedText(zh: "没有第 \(number) 个办法", en: "There is no repair \(number)"),
        repairs.isEmpty
          ? LocalizedText(zh: "上次没有找到办法", en: "The last explanation found none")
          : LocalizedText(
            zh: "请选 1 至 \(repairs.count)", en: "Choose a number from 1 to \(repairs.count)"))
    }
    guard tables == Self.hash(of: files) else {
      throw Self.refusal(
        .tablesChanged,
        LocalizedText(
          zh: "找到办法之后表格改过", en: "The tables were changed since the repairs were found"),
        LocalizedText(zh: "请重新运行 attache explain", en: "Ask 'attache explain' again"))
    }
    return changes + repairs[number - 1]
  }

  private static func refusal(
    _ code: FindingCode, _ cause: LocalizedText, _ remedy: LocalizedText
  ) -> Refusal {
    Refusal(findings: [
      Finding(
        severity: code.severity, code: code.rawValue, location: Finding.Location(file: "repair"),
        cause: cause, remedy: remedy)
    ])
  }
}
