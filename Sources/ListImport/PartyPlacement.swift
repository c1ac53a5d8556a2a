// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Finds the party that each row of the lists means, and adds those that are new.
struct PartyPlacement {
  /// Rows that name one party in one way.
  private struct Naming {
    let name: String
    let givenID: String?
    var records: [(table: Int, index: Int)] = []
    var party: String?
  }

  private let tables: [ListTable]
  private let matches: [[Int?]]
  private let guests: GuestBook
  private let log: ListLog
  private var namings: [Naming] = []
  private var positions: [String: Int] = [:]
  private var ofRecord: [[Int?]]

  init(_ tables: [ListTable], matches: [[Int?]], guests: GuestBook, log: ListLog) {
    self.tables = tables
    self.matches = matches
    self.guests = guests
    self.log = log
    ofRecord = tables.map { Array(repeating: nil, count: $0.records.count) }
    for (table, list) in tables.enumerated() {
      for (index, record) in list.records.enumerated() { enter(record, table, index) }
    }
  }

  private mutating func enter(_ record: ListRecord, _ table: Int, _ index: Int) {
    let id = record.filled(.partyID)
    // A list of one delegation has no column for it; its name is then the list's own.
    let named = record.filled(.party) ?? record.filled(.organisation) ?? id
    guard let name = named ?? (matches[table][index] == nil ? Self.title(tables[table]) : nil)
    else {
      return
    }
    let key = id ?? ListText.key(name)
    if let position = positions[key] {
      namings[position].records.append((table, index))
      ofRecord[table][index] = position
    } else {
      positions[key] = namings.count
      ofRecord[table][index] = namings.count
      namings.append(Naming(name: name, givenID: id, records: [(table, index)]))
    }
  }

  private static func title(_ table: ListTable) -> String {
    let file = table.name.split(separator: ":").first.map(String.init) ?? table.name
    return file.split(separator: ".").first.map(String.init) ?? file
  }

  /// The party of a record, after ``resolve(_:)``.
  func party(_ table: Int, _ index: Int) -> String? {
    ofRecord[table][index].flatMap { namings[$0].party }
  }

  /// Whether a record names a party at all.
  func isNamed(_ table: Int, _ index: Int) -> Bool { ofRecord[table][index] != nil }

  /// Looks every naming up: by identifier, by name, by the guests who are known; else it is new.
  mutating func resolve(_ book: inout PartyBook) {
    for position in namings.indices {
      let naming = namings[position]
      if let id = naming.givenID, book.hasParty(id) {
        namings[position].party = id
      } else if naming.givenID == nil, let id = book.party(named: naming.name) {
        namings[position].party = id
      } else if naming.givenID == nil, let id = partyOfKnown(naming) {
        namings[position].party = id
        log.add(
          .partyAlike, at: place(naming),
          LocalizedText(
            zh: "团组\(quotedZh(naming.name))当作 \(id)，因为其嘉宾已在该团",
            en:
              "The party \(quoted(naming.name)) is taken for \(id), where guests of it are already"),
          remedy: LocalizedText(
            zh: "请照 parties.csv 写团组名称", en: "Write the party's name as in parties.csv"))
      } else {
        namings[position].party = add(naming, &book)
      }
    }
  }

  private func place(_ naming: Naming) -> Finding.Location {
    tables[naming.records[0].table].records[naming.records[0].index].place
  }

  /// The party in which most of the guests are that were found by identifier or passport.
  private func partyOfKnown(_ naming: Naming) -> String? {
    var counts: [String: Int] = [:]
    for (table, index) in naming.records {
      guard let person = matches[table][index] else { continue }
      counts[guests.people[person].party, default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
  }

  private func add(_ naming: Naming, _ book: inout PartyBook) -> String? {
    var countries: [String] = []
    var languages: [String] = []
    for (table, index) in naming.records {
      let record = tables[table].records[index]
      if let country = record.filled(.country), !countries.contains(country) {
        countries.append(country)
      }
      for language in (record.filled(.languages) ?? "").split(separator: "|").map(String.init)
      where !languages.contains(language) && languages.count < 4 { languages.append(language) }
    }
    guard !countries.isEmpty else { return nil }
    let alike = book.alike(naming.name)
    let given = naming.givenID.flatMap { GuestMerge.isIdentifier($0) ? $0 : nil }
    let id = book.addParty(
      given, name: naming.name, country: countries.prefix(4).joined(separator: "/"),
      languages: languages)
    log.add(
      .partyAdded, at: place(naming),
      LocalizedText(
        zh: "为\(quotedZh(naming.name))新增团组 \(id)",
        en: "The party \(id) was added for \(quoted(naming.name))"),
      remedy: LocalizedText(
        zh: "请在 parties.csv 中补全该行：类型、语种、行程、酒店",
        en: "Complete its row in parties.csv: type, languages, journey and hotel"))
    if !alike.isEmpty {
      log.add(
        .partyAlike, at: place(naming),
        LocalizedText(
          zh: "新团组 \(id) 与 \(alike.joined(separator: "、")) 名称相近",
          en: "The new party \(id) has a name like \(alike.joined(separator: ", "))"),
        remedy: LocalizedText(
          zh: "若是同一团组，请照 parties.csv 写名称，再导入一次",
          en: "If it is the same, write the name as in parties.csv and import again"))
    }
    return id
  }
}
