// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

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
  private var byEmail: [String: [Int]] = [:]
  /// By a register's number: the present one of each person, and those that were merged into it.
  private var byRegistration: [String: Int] = [:]
  private var byFormerRegistration: [String: Int] = [:]
  /// Under which other names a person of a party is listed too, since rows were merged.
  private var byOtherName: [String: Int] = [:]
  /// The last person whose names have the same letters, by party.
  private var byLetters: [NameLetters: Int] = [:]
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
      let party = book.unit(unit)?.party ?? ""
      let keys = nameKeys(row)
      enter(
        Person(id: table[row, "guest_id"], row: row, isNew: false, unit: unit, party: party),
        nameKeys: keys, letters: NameLetters.of(keys, party: party))
    }
  }

  private mutating func enter(_ person: Person, nameKeys: [String], letters: [NameLetters]) {
    let index = people.count
    people.append(person)
    byID[person.id] = index
    let passport = table[person.row, "passport"]
    if !passport.isEmpty { byPassport[Self.passportKey(passport), default: []].append(index) }
    let email = table[person.row, "email"]
    if !email.isEmpty { byEmail[Self.emailKey(email), default: []].append(index) }
    for key in nameKeys { byName[key, default: []].append(index) }
    enterOthers(index)
    for letters in letters { byLetters[letters] = index }
  }

  /// Enters what later imports know a person by, beside its present names.
  private mutating func enterOthers(_ index: Int) {
    let row = people[index].row
    for (position, number) in parts(row, "registration").enumerated() {
      let key = ListText.key(number)
      if position == 0 { byRegistration[key] = index } else { byFormerRegistration[key] = index }
    }
    for other in parts(row, "also_named") { byOtherName[Self.otherNameKey(other)] = index }
  }

  private func parts(_ row: Int, _ column: String) -> [String] {
    let text = table[row, column]
    return text.isEmpty ? [] : text.split(separator: "|").map(String.init)
  }

  static func emailKey(_ email: String) -> String {
    email.lowercased().filter { $0 != " " }
  }

  /// `JP1/样本花`, the party and the name that a merged row had.
  private static func otherNameKey(_ text: String) -> String {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? "\(parts[0])/\(ListText.nameKey(parts[1]))" : ListText.nameKey(text)
  }

  static func passportKey(_ passport: String) -> String { ListText.key(passport) }

  private func nameKeys(_ row: Int) -> [String] {
    Self.names.map { table[row, $0.rawValue] }.filter { !$0.isEmpty }
      .map { ListText.nameKey(Honorific.removed(from: $0)) }.filter { !$0.isEmpty }
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

  func indices(email: String) -> [Int] {
    (byEmail[Self.emailKey(email)] ?? []).filter { !people[$0].isRemoved }
  }

  func index(registration number: String) -> Int? {
    byRegistration[ListText.key(number)].flatMap { people[$0].isRemoved ? nil : $0 }
  }

  /// Whether rows were merged in earlier imports.
  var hasMerged: Bool { !byFormerRegistration.isEmpty || !byOtherName.isEmpty }

  /// The person into whom a row of this number, or of this name and party, was merged before.
  func index(mergedFrom record: ListRecord, party: String?) -> Int? {
    var found = record.filled(.registration).flatMap { byFormerRegistration[ListText.key($0)] }
    if found == nil, !byOtherName.isEmpty, let party {
      found = Self.nameKeys(record).lazy.compactMap { byOtherName["\(party)/\($0)"] }.first
    }
    return found.flatMap { people[$0].isRemoved ? nil : $0 }
  }

  /// Somebody of the party whose name has the same letters, without accents, spaces and order.
  func index(letters: [NameLetters]) -> Int? {
    letters.lazy.compactMap { byLetters[$0] }.first { !people[$0].isRemoved }
  }

  func isNumbered(_ index: Int) -> Bool { !table[people[index].row, "registration"].isEmpty }

  /// Whether a record and a person have a whole name in common.
  func sharesFullName(_ record: ListRecord, _ index: Int) -> Bool {
    let theirs = nameKeys(people[index].row)
    return Self.nameKeys(record).contains(where: theirs.contains)
  }

  /// Whether a register's number may be that of this person: one word of the names, the mail address
  /// or the passport is the same, or one of them has no name.
  func agrees(_ record: ListRecord, _ index: Int) -> Bool {
    let row = people[index].row
    if let email = record.filled(.email), Self.emailKey(email) == Self.emailKey(table[row, "email"])
    {
      return true
    }
    if let passport = record.filled(.passport),
      Self.passportKey(passport) == Self.passportKey(table[row, "passport"])
    {
      return true
    }
    func words(_ keys: [String]) -> Set<String> {
      Set(
        keys.flatMap { $0.split(separator: " ").map { ListText.withoutAccents(String($0)) } }
          .filter { $0.count >= 2 })
    }
    let theirs = words(nameKeys(row))
    let ours = words(Self.nameKeys(record))
    return theirs.isEmpty || ours.isEmpty || !theirs.isDisjoint(with: ours)
  }

  /// Whether both have an address and the two differ.
  func emailsDiffer(_ record: ListRecord, _ index: Int) -> Bool {
    let theirs = table[people[index].row, "email"]
    guard let ours = record.filled(.email), !theirs.isEmpty else { return false }
    return Self.emailKey(ours) != Self.emailKey(theirs)
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
    letters: [NameLetters], unit: String, party: String
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
      nameKeys: nameKeys, letters: letters)
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

  /// Fills what `into` lacks from `index`, which then is no more; what that was called is kept, so
  /// that the next list with both rows is understood.
  mutating func merge(_ index: Int, into other: Int) {
    let row = people[index].row
    let target = people[other].row
    let names = Self.names.map { table[row, $0.rawValue] }.filter { !$0.isEmpty }
      .map { "\(people[index].party)/\($0.filter { $0 != "|" })" }
    join(parts(row, "also_named") + names, to: target, "also_named")
    join(parts(row, "registration"), to: target, "registration")
    for column in table.columns
    where !["guest_id", "unit_id", "also_named", "registration"].contains(column) {
      let value = table[row, column]
      if !value.isEmpty, table[target, column].isEmpty { table.set(target, column, value) }
    }
    people[index].isRemoved = true
    table.remove(row)
    enterOthers(other)
  }

  /// Puts a register's number before those that a person had.
  mutating func setRegistration(_ index: Int, _ number: String) {
    let others = parts(people[index].row, "registration").filter { $0 != number }
    table.set(people[index].row, "registration", ([number] + others).joined(separator: "|"))
  }

  private mutating func join(_ values: [String], to row: Int, _ column: String) {
    let known = parts(row, column)
    let new = values.reduce(into: [String]()) {
      if !known.contains($1), !$0.contains($1) { $0.append($1) }
    }
    if !new.isEmpty { table.set(row, column, (known + new).joined(separator: "|")) }
  }
}
