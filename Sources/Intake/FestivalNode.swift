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

  func add(_ code: FindingCode, _ cause: LocalizedText, remedy: LocalizedText) {
    log.add(code, at: place, cause, remedy: remedy)
  }

  var isMap: Bool { node.mapping != nil }

  /// The entries of a map in file order; the key's own place comes with it.
  func entries() -> [(key: FestivalNode, value: FestivalNode)] {
    guard let mapping = node.mapping else {
      addShape(LocalizedText(zh: "一组键和值", en: "a map of keys and values"))
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
      addShape(LocalizedText(zh: "一组键和值", en: "a map of keys and values"))
      return nil
    }
    if let value = self[key] { return value }
    let name = path.isEmpty ? key : "\(path).\(key)"
    add(
      code, LocalizedText(zh: "缺少 \(name)", en: "The key '\(name)' is missing"),
      remedy: LocalizedText(zh: "请补上 \(name)", en: "Add '\(name)'"))
    return nil
  }

  /// Reports keys other than the known ones.
  ///
  /// Beside them, a map that carries a localized text may have any code of a language.
  func expectKeys(
    _ known: [String], code: FindingCode = .unknownYAMLKey, isLocalized: Bool = false
  ) {
    guard node.mapping != nil else { return }
    for (key, _) in entries() where !known.contains(key.text) {
      if isLocalized, TextInLanguages.isCode(key.text) { continue }
      key.add(
        code,
        LocalizedText(
          zh: "没有\(quotedZh(key.path))这个键", en: "The key \(quoted(key.path)) is unknown"),
        remedy: LocalizedText(
          zh: "请更正或删去；这里可用：\(known.joined(separator: "、"))",
          en: "Correct or remove it; known here are \(known.joined(separator: ", "))")
      )
    }
  }

  /// The items of a list.
  func items() -> [FestivalNode] {
    guard let sequence = node.sequence else {
      addShape(LocalizedText(zh: "一个列表", en: "a list"))
      return []
    }
    return sequence.map { FestivalNode($0, path: path, log: log) }
  }

  /// The plain text as written, empty when it is none.
  var text: String { node.scalar?.string ?? "" }

  /// The plain text, which may not be empty.
  func filled() -> String? {
    guard node.scalar != nil else {
      addShape(LocalizedText(zh: "单个值", en: "a plain value"))
      return nil
    }
    let text = trimmed(text)
    guard !text.isEmpty else {
      add(
        .valueMissing, LocalizedText(zh: "\(path) 是空的", en: "'\(path)' is empty"),
        remedy: LocalizedText(zh: "请在冒号后面填写", en: "Write a value after the colon"))
      return nil
    }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      add(
        .controlCharacter,
        LocalizedText(
          zh: "\(path) 中有看不见的控制字符", en: "'\(path)' holds an invisible control character"),
        remedy: LocalizedText(zh: "请重新输入", en: "Type the value again")
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
        LocalizedText(
          zh: "\(quotedZh(text))既不是 true 也不是 false",
          en: "\(quoted(text)) is neither true nor false"),
        remedy: LocalizedText(zh: "请写 true 或 false", en: "Write true or false")
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
      LocalizedText(
        zh: "\(path) 不能写\(quotedZh(text))", en: "\(quoted(text)) is not a value of '\(path)'"),
      remedy: LocalizedText(zh: "可以写：\(known)", en: "Use one of: \(known)")
    )
    return nil
  }

  func date() -> CivilDate? {
    guard let text = filled() else { return nil }
    if let date = CivilDate(text), (1900...2200).contains(date.year) { return date }
    add(
      .badDate,
      LocalizedText(zh: "\(quotedZh(text))不是日期", en: "\(quoted(text)) is not a date"),
      remedy: LocalizedText(
        zh: "请写成 年-月-日，如 2018-03-27", en: "Write the date as YYYY-MM-DD, such as 2018-03-27")
    )
    return nil
  }

  func timeOfDay() -> Minutes? {
    guard let text = filled() else { return nil }
    if let time = Minutes(clockFace: text) { return time }
    add(
      .badTime,
      LocalizedText(zh: "\(quotedZh(text))不是时刻", en: "\(quoted(text)) is not a time of day"),
      remedy: LocalizedText(zh: "请写成 \"18:00\"", en: "Write it like \"18:00\""))
    return nil
  }

  /// A time of day, or of the night after it: `25:30` is half past one.
  func timeOfDayOrNight() -> Minutes? {
    guard let text = filled() else { return nil }
    if let time = Minutes(lateClockFace: text) { return time }
    add(
      .badTime,
      LocalizedText(zh: "\(quotedZh(text))不是时刻", en: "\(quoted(text)) is not a time of day"),
      remedy: LocalizedText(
        zh: "请写成 \"23:00\"，次日一点半写 \"25:30\"",
        en: "Write it like \"23:00\", and half past one at night \"25:30\""))
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
      LocalizedText(
        zh: "\(quotedZh(text))不是一天中的一段时间", en: "\(quoted(text)) is not a stretch of the day"),
      remedy: LocalizedText(zh: "请写成 \"12:00-14:00\"", en: "Write it like \"12:00-14:00\"")
    )
    return nil
  }

  /// A text in the house's languages: a plain value in the first of them, or a map by language code.
  ///
  /// It must be there in the house's first language; in any where the festival does not say what it speaks.
  func localizedText(_ languages: HouseLanguages) -> LocalizedText? {
    var texts = TextInLanguages()
    if node.scalar != nil {
      texts[languages.first] = filled()
      return texts.localized(for: languages)
    }
    for (key, value) in entries() where TextInLanguages.isCode(key.text) {
      texts[key.text] = value.filled()
    }
    let needed = languages.isStated ? [languages.first] : languages.codes
    guard needed.contains(where: { self[$0] != nil }) else {
      _ = required(needed[0])
      return nil
    }
    return texts.localized(for: languages)
  }

  private func addShape(_ expected: LocalizedText) {
    add(
      .yamlShape,
      LocalizedText(
        zh: "\(path.isEmpty ? "整个文件" : path)应是\(expected.zh)",
        en: "'\(path.isEmpty ? "the file" : path)' should be \(expected.en)"),
      remedy: LocalizedText(
        zh: "请对照示例：attache new <名称>", en: "Compare with the template: attache new <slug>")
    )
  }
}
