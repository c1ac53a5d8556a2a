// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Yams

/// One value of the festival file with its place; reads it as a type and reports what it cannot.
///
/// Plain values are read as the text that is written, so that `NO` is Norway and `18:00` a time.
struct FestivalNode {
  private let node: Node
  /// The keys that lead here, for findings.
  let path: String
  let log: FindingLog

  init(_ node: Node, path: String = "", log: FindingLog) {
    self.node = node
    self.path = path
    self.log = log
  }

  var place: Finding.Location {
    Finding.Location(
      file: TableSchema.festivalFile,
      line: node.mark?.line ?? 1,
      column: node.mark?.column ?? 1
    )
  }

  func add(_ code: FindingCode, _ cause: String, remedy: String) {
    log.add(code, at: place, cause, remedy: remedy)
  }

  /// The entries of a map in file order; the key's own place comes with it.
  func entries() -> [(key: FestivalNode, value: FestivalNode)] {
    guard let mapping = node.mapping else {
      addShape("a map of keys and values")
      return []
    }
    return mapping.map { key, value in
      let name = key.scalar?.string ?? "?"
      let child = path.isEmpty ? name : "\(path).\(name)"
      return (
        FestivalNode(key, path: child, log: log), FestivalNode(value, path: child, log: log)
      )
    }
  }

  /// The value of a key, or `nil` when the map has none or this is no map.
  subscript(_ key: String) -> FestivalNode? {
    guard let value = node.mapping?.first(where: { $0.key.scalar?.string == key })?.value else {
      return nil
    }
    return FestivalNode(value, path: path.isEmpty ? key : "\(path).\(key)", log: log)
  }

  /// The value of a key that must be there.
  func required(_ key: String, code: FindingCode = .yamlKeyMissing) -> FestivalNode? {
    guard node.mapping != nil else {
      addShape("a map of keys and values")
      return nil
    }
    if let value = self[key] { return value }
    let name = path.isEmpty ? key : "\(path).\(key)"
    add(code, "The key '\(name)' is missing", remedy: "Add '\(name)'")
    return nil
  }

  /// Reports keys other than the known ones.
  func expectKeys(_ known: [String], code: FindingCode = .unknownYAMLKey) {
    guard node.mapping != nil else { return }
    for (key, _) in entries() where !known.contains(key.text) {
      key.add(
        code,
        "The key \(quoted(key.path)) is unknown",
        remedy: "Correct or remove it; known here are \(known.joined(separator: ", "))"
      )
    }
  }

  /// The items of a list.
  func items() -> [FestivalNode] {
    guard let sequence = node.sequence else {
      addShape("a list")
      return []
    }
    return sequence.map { FestivalNode($0, path: path, log: log) }
  }

  /// The plain text as written, empty when it is none.
  var text: String { node.scalar?.string ?? "" }

  /// The plain text, which may not be empty.
  func filled() -> String? {
    guard node.scalar != nil else {
      addShape("a plain value")
      return nil
    }
    let text = trimmed(text)
    guard !text.isEmpty else {
      add(.valueMissing, "'\(path)' is empty", remedy: "Write a value after the colon")
      return nil
    }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      add(
        .controlCharacter,
        "'\(path)' holds an invisible control character",
        remedy: "Type the value again"
      )
      return nil
    }
    return text
  }

  func texts() -> [String] { items().compactMap { $0.filled() } }

  func number(in range: ClosedRange<Int>) -> Int? {
    filled().flatMap { NumberText.whole($0, in: range, at: place, log: log) }
  }

  func flag() -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default:
      add(
        .badFlag,
        "\(quoted(text)) is neither true nor false",
        remedy: "Write true or false"
      )
      return false
    }
  }

  func word<Word: RawRepresentable & CaseIterable>() -> Word? where Word.RawValue == String {
    guard let text = filled() else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    add(
      .unknownWord,
      "\(quoted(text)) is not a value of '\(path)'",
      remedy: "Use one of: \(known)"
    )
    return nil
  }

  func date() -> CivilDate? {
    guard let text = filled() else { return nil }
    if let date = CivilDate(text), (1900...2200).contains(date.year) { return date }
    add(
      .badDate,
      "\(quoted(text)) is not a date",
      remedy: "Write the date as YYYY-MM-DD, such as 2018-03-27"
    )
    return nil
  }

  func timeOfDay() -> Minutes? {
    guard let text = filled() else { return nil }
    if let time = Minutes(clockFace: text) { return time }
    add(.badTime, "\(quoted(text)) is not a time of day", remedy: "Write it like \"18:00\"")
    return nil
  }

  /// A daily stretch, written `12:00-14:00`.
  func dailyWindow() -> RuleBook.DailyWindow? {
    guard let text = filled() else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let from = Minutes(clockFace: trimmed(String(parts[0]))),
      let to = Minutes(clockFace: trimmed(String(parts[1]))), from < to
    {
      return RuleBook.DailyWindow(from: from, to: to)
    }
    add(
      .badWindow,
      "\(quoted(text)) is not a stretch of the day",
      remedy: "Write it like \"12:00-14:00\""
    )
    return nil
  }

  /// A text in Chinese, English and perhaps Japanese, from the keys `zh`, `en`, `ja`.
  func localizedText() -> LocalizedText? {
    guard let chinese = required("zh")?.filled(), let english = required("en")?.filled() else {
      return nil
    }
    return LocalizedText(
      zh: chinese, en: english, ja: self["ja"]?.filled(),
      ko: self["ko"]?.filled())
  }

  private func addShape(_ expected: String) {
    add(
      .yamlShape,
      "'\(path.isEmpty ? "the file" : path)' should be \(expected)",
      remedy: "Compare with the template: attache new <slug>"
    )
  }
}
