// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The identifiers of one table; finds the second use of one and references to none.
struct Register<Entity> {
  let noun: LocalizedText
  private let file: String
  private var places: [Identifier<Entity>: Finding.Location] = [:]
  /// Set when the table could not be read, so that references to it are not reported as well.
  var isUnread = false

  init(_ noun: LocalizedText, file: String) {
    self.noun = noun
    self.file = file
  }

  var isEmpty: Bool { places.isEmpty }

  func contains(_ id: Identifier<Entity>) -> Bool { places[id] != nil }

  /// Where the identifier was entered; the file alone for one that was not.
  func place(of id: Identifier<Entity>) -> Finding.Location {
    places[id] ?? Finding.Location(file: file)
  }

  /// Reads a row's own identifier and enters it.
  mutating func enter(_ row: Row, _ column: String) -> Identifier<Entity>? {
    guard let text = row.identifier(column) else { return nil }
    let id = Identifier<Entity>(text)
    if let line = places[id]?.line {
      row.add(
        .identifierTwice,
        column,
        LocalizedText(
          zh: "\(noun.zh)\(quotedZh(text))在第 \(line) 行已经有了",
          en: "The \(noun.en) \(quoted(text)) is already in line \(line)"),
        remedy: LocalizedText(
          zh: "请给其中一个换编号，或删去", en: "Give one of the two another identifier, or remove it")
      )
      return nil
    }
    places[id] = row.place(column)
    return id
  }

  /// The entity a cell names, which must exist.
  func reference(_ row: Row, _ column: String) -> Identifier<Entity>? {
    guard let text = row.filled(column) else { return nil }
    return reference(text, at: row.place(column), log: row.log)
  }

  func optionalReference(_ row: Row, _ column: String) -> Identifier<Entity>? {
    row.isEmpty(column) ? nil : reference(row, column)
  }

  /// The entities a list names, each once.
  func references(_ row: Row, _ column: String) -> [Identifier<Entity>] {
    var seen = Set<Identifier<Entity>>()
    return row.list(column).compactMap { text in
      guard let id = reference(text, at: row.place(column), log: row.log) else { return nil }
      if seen.insert(id).inserted { return id }
      row.add(
        .namedTwice,
        column,
        LocalizedText(
          zh: "\(noun.zh)\(quotedZh(text))写了两次",
          en: "The \(noun.en) \(quoted(text)) is named twice"),
        remedy: LocalizedText(zh: "请只写一次", en: "Name it once")
      )
      return nil
    }
  }

  func reference(
    _ text: String,
    at place: Finding.Location,
    log: FindingLog
  ) -> Identifier<Entity>? {
    let id = Identifier<Entity>(text)
    if contains(id) || isUnread { return id }
    log.add(
      .unknownReference,
      at: place,
      unknown(text),
      remedy: remedy(of: text)
    )
    return nil
  }

  private func unknown(_ text: String) -> LocalizedText {
    LocalizedText(
      zh: "没有\(noun.zh)\(quotedZh(text))", en: "There is no \(noun.en) \(quoted(text))")
  }

  /// What stands in the place of an identifier may be a list that is separated otherwise.
  private func remedy(of text: String) -> LocalizedText {
    let separators: Set<Character> = [",", ";", "，", "；", "、"]
    if text.contains(where: separators.contains) {
      return LocalizedText(
        zh: "多个\(noun.zh)之间请用 | 分隔", en: "Put | between several of them")
    }
    return LocalizedText(
      zh: "请更正编号，或在 \(file) 中补上该\(noun.zh)",
      en: "Correct the identifier, or add the \(noun.en) to \(file)")
  }
}
