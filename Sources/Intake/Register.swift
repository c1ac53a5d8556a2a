// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The identifiers of one table; finds the second use of one and references to none.
struct Register<Entity> {
  let noun: String
  private let file: String
  private var places: [Identifier<Entity>: Finding.Location] = [:]
  /// Set when the table could not be read, so that references to it are not reported as well.
  var isUnread = false

  init(_ noun: String, file: String) {
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
        "The \(noun) \(quoted(text)) is already in line \(line)",
        remedy: "Give one of the two another identifier, or remove it"
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
        "The \(noun) \(quoted(text)) is named twice",
        remedy: "Name it once"
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
      "There is no \(noun) \(quoted(text))",
      remedy: "Correct the identifier, or add the \(noun) to \(file)"
    )
    return nil
  }
}
