// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// The parties and units of the event, with those that a list adds.
struct PartyBook {
  struct Unit {
    let id: String
    let party: String
    let standing: String
    let row: Int
    let isNew: Bool
  }

  private(set) var parties: EventTable
  private(set) var units: EventTable
  private(set) var unitList: [Unit] = []
  private var unitIndex: [String: Int] = [:]
  private var unitsByParty: [String: [Int]] = [:]
  private var partyRows: [String: Int] = [:]
  /// Under which keys parties are known, and where each key stands in the list of them.
  private var names: [PartyName] = []
  private var positions: [String: Int] = [:]
  private let festival: Festival
  private(set) var newParties: Set<String> = []
  /// By country, the first number that may be free for a party of it.
  private var nextNumbers: [String: Int] = [:]

  init(parties: EventTable, units: EventTable, festival: Festival) {
    self.parties = parties
    self.units = units
    self.festival = festival
    for row in 0..<parties.rowCount {
      let id = parties[row, "party_id"]
      partyRows[id] = row
      for name in [id, parties[row, "name_zh"], parties[row, "name_en"]] where !name.isEmpty {
        let key = ListText.key(name)
        if positions[key] == nil { enter(key, id) }
      }
    }
    for row in 0..<units.rowCount {
      enter(
        Unit(
          id: units[row, "unit_id"], party: units[row, "party_id"],
          standing: units[row, "standing"], row: row, isNew: false))
    }
  }

  private mutating func enter(_ key: String, _ party: String) {
    let name = PartyName(key: key, party: party)
    if let position = positions[key] {
      names[position] = name
    } else {
      positions[key] = names.count
      names.append(name)
    }
  }

  private mutating func enter(_ unit: Unit) {
    unitIndex[unit.id] = unitList.count
    unitsByParty[unit.party, default: []].append(unitList.count)
    unitList.append(unit)
  }

  func unit(_ id: String) -> Unit? { unitIndex[id].map { unitList[$0] } }
  func hasParty(_ id: String) -> Bool { partyRows[id] != nil }
  func units(of party: String) -> [Unit] { (unitsByParty[party] ?? []).map { unitList[$0] } }

  /// The party of this identifier or name.
  func party(named name: String) -> String? {
    positions[ListText.key(name)].map { names[$0].party }
  }

  func country(of party: String) -> String? {
    guard let row = partyRows[party] else { return nil }
    let country = parties[row, "country"]
    return country.isEmpty ? nil : country
  }

  /// Existing parties whose name holds the given one or is held by it.
  func alike(_ name: String) -> [String] {
    let asked = PartyName(key: ListText.key(name), party: "")
    return Set(names.filter { $0.isInside(asked) || asked.isInside($0) }.map(\.party)).sorted()
  }

  // MARK: Adding

  /// Adds a party; its identifier is `given`, or made of its country.
  mutating func addParty(
    _ given: String?, name: String, country: String, languages: [String]
  ) -> String {
    let type = Self.type(of: name)
    let id = given ?? freePartyID(type: type, country: country)
    let isLatin = ListText.isLatin(name)
    let row = parties.append([
      ("party_id", id), (isLatin ? "name_en" : "name_zh", name), ("country", country),
      ("type", type), ("side", Party.Side.guest.rawValue),
      ("languages", languages.joined(separator: "|")),
    ])
    partyRows[id] = row
    enter(ListText.key(name), id)
    newParties.insert(id)
    return id
  }

  private static func type(of name: String) -> String {
    let key = ListText.key(name)
    return WordTable.words.entries("party type").first { ListText.holds(key, $0.key) }?.value
      ?? "civic"
  }

  private mutating func freePartyID(type: String, country: String) -> String {
    let code = country.split(separator: "/").first.map(String.init) ?? "X"
    if type == "consulate", partyRows["C-\(code)"] == nil { return "C-\(code)" }
    var number = nextNumbers[code] ?? 1
    while partyRows["\(code)\(number)"] != nil { number += 1 }
    nextNumbers[code] = number
    return "\(code)\(number)"
  }

  /// Adds a unit to a party; its size is set when all guests are placed.
  mutating func addUnit(_ given: String?, party: String, isHead: Bool, number: Int = 1) -> String {
    let letter = isHead ? "H" : "S"
    var id = given ?? "\(party).\(letter)\(number > 1 ? String(number) : "")"
    var next = number
    while unitIndex[id] != nil {
      next += 1
      id = "\(party).\(letter)\(next)"
    }
    let row = partyRows[party] ?? 0
    let standing = isHead ? AttendanceUnit.Standing.head : .group
    let suffix = next > 1 && given == nil ? " \(next)" : ""
    var names: [(column: String, value: String)] = []
    let chinese = parties[row, "name_zh"]
    let english = parties[row, "name_en"]
    if !chinese.isEmpty { names.append(("name_zh", chinese + (isHead ? "团长" : "成员") + suffix)) }
    if !english.isEmpty {
      names.append(("name_en", (isHead ? "Head of " : "Members of ") + english + suffix))
    }
    if names.isEmpty { names.append(("name_en", id)) }
    let unitRow = units.append(
      [("unit_id", id), ("party_id", party), ("standing", standing.rawValue), ("size", "1")] + names
    )
    enter(Unit(id: id, party: party, standing: standing.rawValue, row: unitRow, isNew: true))
    return id
  }

  mutating func setUnit(_ id: String, _ column: String, _ value: String) {
    guard let unit = unit(id) else { return }
    units.set(unit.row, column, value)
  }

  func size(of unit: String) -> Int {
    self.unit(unit).flatMap { Int(units[$0.row, "size"]) } ?? 0
  }
}
