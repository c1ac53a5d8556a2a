// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake

/// The tables of an event folder, brought from what they say to what a changed festival says, by the least edit.
///
/// A cell is written anew only where its value differs, an item of a list only where it is new; rows go or come at the end.
package struct FestivalTables {
  let old: Festival
  let new: Festival
  private let files: [String: [UInt8]]
  private var tables: [String: EventTable] = [:]
  /// Tables in the order in which they were first touched.
  private var order: [String] = []

  /// The files that change, by name, with their new bytes.
  ///
  /// - Precondition: `old` is what the reader makes of `files`.
  package static func changed(
    _ files: [String: [UInt8]], from old: Festival, to new: Festival
  ) -> [(name: String, bytes: [UInt8])] {
    var tables = FestivalTables(files, old, new)
    tables.writeParties()
    tables.writePlaces()
    tables.writeWays()
    tables.writeSessions()
    tables.writeWhatHangsOnSessions()
    tables.writePress()
    tables.writeStaff()
    tables.writeMeetings()
    return tables.order.compactMap { file in
      guard let table = tables.tables[file], table.isChanged else { return nil }
      return (file, table.encoded())
    }
  }

  private init(_ files: [String: [UInt8]], _ old: Festival, _ new: Festival) {
    self.files = files
    self.old = old
    self.new = new
  }

  /// One column of a table, and how it is written when it differs.
  struct Column<Entity> {
    let write: (inout TableRow, Entity, Entity) -> Void

    /// A cell whose text follows from a value.
    static func cell<Value: Equatable>(
      _ name: String, _ value: @escaping (Entity) -> Value, _ text: @escaping (Value) -> String
    ) -> Self {
      Column { row, old, new in
        if value(old) != value(new) { row.set(name, text(value(new))) }
      }
    }

    /// A cell of items between `|`.
    static func list<Value: Equatable>(
      _ name: String, _ values: @escaping (Entity) -> [Value], _ text: @escaping (Value) -> String
    ) -> Self {
      Column { row, old, new in
        if values(old) != values(new) { row.setList(name, values(old), values(new), text) }
      }
    }
  }

  /// Brings a table from one list of entities to another; rows and entities are told by the first columns' values.
  mutating func write<Entity: Hashable>(
    _ schema: TableSchema, _ old: [Entity], _ new: [Entity], key: (Entity) -> [String],
    columns: [Column<Entity>] = [], row: (Entity) -> [(column: String, value: String)]
  ) {
    guard old != new else { return }
    var table = self.table(schema) ?? EventTable(schema.file, columns: schema.required)
    // The reader has made one entity of each row, so that the two lists go together.
    precondition(table.rowCount >= old.count, "\(schema.file) has fewer rows than were read")
    var left = new[...]
    for (index, entity) in old.enumerated() {
      guard let next = left.first, key(next) == key(entity) else {
        table.remove(index)
        continue
      }
      left = left.dropFirst()
      if next != entity {
        var row = TableRow(table: table, row: index)
        for column in columns { column.write(&row, entity, next) }
        table = row.table
      }
    }
    for entity in left { table.append(row(entity)) }
    keep(table)
  }

  /// A table as it is by now; `nil` when the folder has none.
  func table(_ schema: TableSchema) -> EventTable? {
    tables[schema.file] ?? files[schema.file].map { EventTable(schema.file, $0) }
  }

  /// The table of travelling times; `nil` when the folder has none.
  func travelTable() -> EventTable? {
    let file = TableSchema.travelFile
    return tables[file] ?? files[file].map { EventTable(file, $0) }
  }

  mutating func keep(_ table: EventTable) {
    if tables[table.file] == nil { order.append(table.file) }
    tables[table.file] = table
  }

  mutating func append(_ schema: TableSchema, _ row: [(column: String, value: String)]) {
    var table = self.table(schema) ?? EventTable(schema.file, columns: schema.required)
    table.append(row)
    keep(table)
  }

  // MARK: - Values as they are written

  /// Times as the festival's clock shows them.
  struct TimeText {
    let clock: FestivalClock

    func text(_ time: LocalTime) -> String { clock.iso8601(time) }

    func text(_ span: TimeSpan) -> String { "\(text(span.start))/\(text(span.end))" }
  }

  var times: TimeText { TimeText(clock: new.clock) }

  func journey<Entity>(
    _ time: String, _ place: String, _ journey: @escaping (Entity) -> Party.Journey?
  ) -> [Column<Entity>] {
    let times = times
    return [
      .cell(time, { journey($0)?.time }, { $0.map { times.text($0) } ?? "" }),
      .cell(place, { journey($0)?.place }, { $0?.rawValue ?? "" }),
    ]
  }

  /// When somebody is free; a stretch of no length is never.
  func availability<Entity>(_ spans: @escaping (Entity) -> [TimeSpan]) -> Column<Entity> {
    let times = times
    return Column { row, old, new in
      let (before, after) = (spans(old), spans(new))
      guard before != after else { return }
      if after.allSatisfy({ $0.start == $0.end }), !after.isEmpty {
        row.set("available", AvailabilityText.never)
      } else {
        row.setList("available", before, after) { times.text($0) }
      }
    }
  }
}

/// One row of a table that is being changed.
struct TableRow {
  var table: EventTable
  let row: Int

  mutating func set(_ column: String, _ value: String) { table.set(row, column, value) }

  /// Writes a list; items that stay keep the text a person gave them.
  mutating func setList<Value: Equatable>(
    _ column: String, _ old: [Value], _ new: [Value], _ text: (Value) -> String
  ) {
    let items = table[row, column].split(separator: "|").map(String.init)
      .filter { !trimmed($0).isEmpty }
    // Where an item was left out by the reader, the texts do not go with the values.
    var known = items.count == old.count ? Array(zip(old, items)) : []
    let texts = new.map { value in
      guard let index = known.firstIndex(where: { $0.0 == value }) else { return text(value) }
      return known.remove(at: index).1
    }
    set(column, trimmed(texts.joined(separator: "|")))
  }
}
