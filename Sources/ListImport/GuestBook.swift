// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The guests of the event, found by identifier, passport or name.
struct GuestBook {
  struct Person {
    let id: String
    let row: Int
    let isNew: Bool
    var unit: String
    var party: String
    /// Whether a row of the lists already stands for this person.
    var isTaken = false
    var isRemoved = false
  }

  private(set) var table: EventTable
  private(set) var people: [Person] = []
  private var byID: [String: Int] = [:]
  private var byPassport: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]
  private let idWidth: Int
  private var nextID: Int

  /// The columns that hold names, in the order in which a name is compared.
  static let names: [ListField] = [.nameZh, .nameLatin, .nameNative]

  /// Takes the event's table, to which so many guests may be added.
  init(_ table: EventTable, book: PartyBook, newGuests: Int) {
    self.table = table
    let most = table.rowCount + newGuests
    people.reserveCapacity(most)
    byID.reserveCapacity(most)
    byPassport.reserveCapacity(most)
    byName.reserveCapacity(most * 2)
    var highest = 0
    var width = 3
    for row in 0..<table.rowCount {
      let id = table[row, "guest_id"]
      if id.hasPrefix("G"), let number = Int(id.dropFirst()), number < 100_000_000 {
        highest = max(highest, number)
        width = max(width, id.utf8.count - 1)
      }
    }
    nextID = highest + 1
    idWidth = width
    for row in 0..<table.rowCount {
      let unit = table[row, "unit_id"]
      enter(
        Person(
          id: table[row, "guest_id"], row: row, isNew: false, unit: unit,
          party: book.unit(unit)?.party ?? ""),
        nameKeys: nameKeys(row))
    }
  }

  private mutating func enter(_ person: Person, nameKeys: [String]) {
    let index = people.count
    people.append(person)
    byID[person.id] = index
    let passport = table[person.row, "passport"]
    if !passport.isEmpty { byPassport[Self.passportKey(passport), default: []].append(index) }
    for key in nameKeys { byName[key, default: []].append(index) }
  }

  static func passportKey(_ passport: String) -> String { ListText.key(passport) }

  private func nameKeys(_ row: Int) -> [String] {
    Self.names.map { table[row, $0.rawValue] }.filter { !$0.isEmpty }.map(ListText.nameKey)
  }

  static func nameKeys(_ record: ListRecord) -> [String] {
    names.compactMap { record.filled($0) }.map(ListText.nameKey).filter { !$0.isEmpty }
  }

  // MARK: Finding

  func index(ofID id: String) -> Int? { byID[id] }

  func indices(passport: String) -> [Int] {
    (byPassport[Self.passportKey(passport)] ?? []).filter { !people[$0].isRemoved }
  }

  func indices(name key: String) -> [Int] {
    (byName[key] ?? []).filter { !people[$0].isRemoved }
  }

  /// Whether a record and a person have a name in common, or one of them has none.
  func sharesName(_ record: ListRecord, _ index: Int) -> Bool {
    let theirs = nameKeys(people[index].row)
    let ours = Self.nameKeys(record)
    return theirs.isEmpty || ours.isEmpty || ours.contains(where: theirs.contains)
  }

  /// Whether both have a passport and the two differ.
  func passportsDiffer(_ record: ListRecord, _ index: Int) -> Bool {
    let theirs = table[people[index].row, "passport"]
    guard let ours = record.filled(.passport), !theirs.isEmpty else { return false }
    return Self.passportKey(ours) != Self.passportKey(theirs)
  }

  // MARK: Changing

  mutating func take(_ index: Int) { people[index].isTaken = true }

  /// Adds a guest; the identifier is `given`, or the next free one.
  mutating func add(
    _ given: String?, _ values: [(column: String, value: String)], nameKeys: [String],
    unit: String, party: String
  ) -> Int {
    var id = given ?? ""
    while id.isEmpty || byID[id] != nil {
      let number = String(nextID)
      id = "G" + String(repeating: "0", count: max(0, idWidth - number.utf8.count)) + number
      nextID += 1
    }
    let row = table.append([("guest_id", id), ("unit_id", unit)] + values)
    enter(
      Person(id: id, row: row, isNew: true, unit: unit, party: party, isTaken: true),
      nameKeys: nameKeys)
    return people.count - 1
  }

  mutating func set(_ index: Int, _ column: String, _ value: String) {
    table.set(people[index].row, column, value)
  }

  mutating func move(_ index: Int, to unit: String, of party: String) {
    people[index].unit = unit
    people[index].party = party
    table.set(people[index].row, "unit_id", unit)
  }

  /// Fills what `into` lacks from `index`, which then is no more.
  mutating func merge(_ index: Int, into other: Int) {
    for column in table.columns where !["guest_id", "unit_id"].contains(column) {
      let value = table[people[index].row, column]
      if !value.isEmpty, table[people[other].row, column].isEmpty {
        table.set(people[other].row, column, value)
      }
    }
    people[index].isRemoved = true
    table.remove(people[index].row)
  }
}
