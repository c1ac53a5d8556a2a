// SPDX-License-Identifier: Apache-2.0

import Intake

/// A table of people or outlets, found by identifier or by name within a group.
struct StaffBook {
  private(set) var table: EventTable
  private let idColumn: String
  private let nameColumns: [String]
  private let groupColumn: String?
  private var byID: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]
  private var taken: Set<Int> = []
  /// By prefix, the first number that may be free.
  private var nextNumbers: [String: Int] = [:]

  init(_ table: EventTable, id: String, names: [String], group: String?) {
    self.table = table
    idColumn = id
    nameColumns = names
    groupColumn = group
    for row in 0..<table.rowCount { enter(row) }
  }

  private mutating func enter(_ row: Int) {
    byID[table[row, idColumn]] = row
    for column in nameColumns where !table[row, column].isEmpty {
      byName[ListText.nameKey(table[row, column]), default: []].append(row)
    }
  }

  func id(of row: Int) -> String { table[row, idColumn] }
  func row(id: String) -> Int? { byID[id] }

  /// The row of a name in a group (any group when it is `nil`), not yet taken unless wished for.
  func row(name: String, group: String?, mayBeTaken: Bool = false) -> Int? {
    byName[ListText.nameKey(name)]?.first { row in
      (mayBeTaken || !taken.contains(row))
        && (group == nil || groupColumn.map { table[row, $0] == group } ?? true)
    }
  }

  func isTaken(_ row: Int) -> Bool { taken.contains(row) }

  /// Sets what differs, and tells what that was.
  mutating func update(
    _ row: Int, _ values: [(column: String, value: String?)]
  ) -> [ImportReport.Edit] {
    taken.insert(row)
    var edits: [ImportReport.Edit] = []
    for (column, value) in values {
      let old = table[row, column]
      guard let value, old != value else { continue }
      table.set(row, column, value)
      edits.append(.init(column, from: old, to: value))
    }
    return edits
  }

  /// Adds a row with the given identifier, or the first free one of a prefix.
  mutating func add(
    _ given: String?, prefix: String, width: Int, _ values: [(column: String, value: String?)]
  ) -> Int {
    var id = given ?? ""
    var number = nextNumbers[prefix] ?? 1
    while id.isEmpty || byID[id] != nil {
      let digits = String(number)
      id = prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
      number += 1
    }
    nextNumbers[prefix] = number
    let row = table.append(
      [(column: idColumn, value: id)] + values.map { (column: $0.column, value: $0.value ?? "") })
    enter(row)
    taken.insert(row)
    return row
  }
}
