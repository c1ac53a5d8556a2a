// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Brings the guests of lists into the event's tables: who is known, who is new, who may be twice.
struct GuestMerge {
  /// Columns that a list fills as they are.
  static let fields: [ListField] = [
    .nameZh, .nameLatin, .nameNative, .sex, .country, .title, .protocolClass, .languages,
    .passport, .diet, .mobility, .clearance, .clearanceFrom, .clearanceTo, .synthetic,
    .organisation, .arriveDate, .arriveTime, .arriveBy, .arrivePlace, .departDate, .departTime,
    .departBy, .departPlace, .hotel, .phone, .email, .note, .registration,
  ]

  let festival: Festival
  let log: ListLog
  var guests: GuestBook
  private(set) var book: PartyBook
  var offers: [ImportReport.Offer] = []
  /// For each table and record, the person it stands for.
  var matches: [[Int?]]
  var outcomes: [[ImportReport.Outcome?]]
  let tables: [ListTable]
  /// What each record's names are compared by, where that was asked.
  private var nameKeys: [[[String]?]]
  /// How often each mail address stands in the lists.
  let addresses: [String: Int]
  /// The class of every title and country so far; few of them make a long list.
  private var classes: [String: String] = [:]
  /// Whether each title so far is a leader's.
  private var leaders: [String: Bool] = [:]

  init(
    _ tables: [ListTable], guests: EventTable, units: EventTable, parties: EventTable,
    festival: Festival, log: ListLog
  ) {
    self.tables = tables
    self.festival = festival
    self.log = log
    addresses = tables.reduce(into: [:]) { addresses, table in
      for record in table.records {
        guard let email = record.filled(.email) else { continue }
        addresses[GuestBook.emailKey(email), default: 0] += 1
      }
    }
    book = PartyBook(parties: parties, units: units, festival: festival)
    let most = tables.reduce(0) { $0 + $1.records.count }
    self.guests = GuestBook(guests, book: book, newGuests: most)
    matches = tables.map { Array(repeating: nil, count: $0.records.count) }
    outcomes = tables.map { Array(repeating: nil, count: $0.records.count) }
    nameKeys = tables.map { Array(repeating: nil, count: $0.records.count) }
  }

  /// Matches, adds and updates all records; `merges` join people who were offered as one.
  mutating func run(
    merges: [(from: String, into: String)]
  ) -> [[ImportReport.Outcome]] {
    matchByNumbers()
    var placement = PartyPlacement(tables, matches: matches, guests: guests, log: log)
    placement.resolve(&book)
    matchByNames(placement)
    matchMerged(placement)
    add(placement)
    update(placement)
    merge(merges)
    reportWithdrawn()
    reportAbsent()
    return outcomes.map { list in list.map { $0 ?? .skipped(.noParty) } }
  }

  /// The person of each record, after ``run(merges:)``.
  var people: [(table: Int, record: Int, person: Int)] {
    matches.enumerated().flatMap { table, list in
      list.enumerated().compactMap { record, person in
        person.flatMap { guests.people[$0].isRemoved ? nil : (table, record, $0) }
      }
    }
  }

  mutating func forEachOpen(_ body: (inout GuestMerge, Int, Int, ListRecord) -> Void) {
    for table in tables.indices {
      for (index, record) in tables[table].records.enumerated()
      where matches[table][index] == nil && outcomes[table][index] == nil {
        body(&self, table, index, record)
      }
    }
  }

  /// What the names of a record are compared by, if that was asked before.
  func knownNameKeys(_ table: Int, _ index: Int) -> [String]? { nameKeys[table][index] }

  mutating func nameKeys(_ table: Int, _ index: Int) -> [String] {
    if let keys = nameKeys[table][index] { return keys }
    let keys = GuestBook.nameKeys(tables[table].records[index])
    nameKeys[table][index] = keys
    return keys
  }

  mutating func match(_ table: Int, _ index: Int, _ person: Int) {
    matches[table][index] = person
    guests.take(person)
  }

  // MARK: Adding

  private mutating func add(_ placement: PartyPlacement) {
    var groups: [(party: String, members: [(table: Int, index: Int)])] = []
    var positions: [String: Int] = [:]
    forEachOpen { merge, table, index, record in
      let unit = record.filled(.unitID).flatMap { merge.book.unit($0) }
      guard let party = unit?.party ?? placement.party(table, index) else {
        // A party that is new and of no known country cannot be added.
        merge.outcomes[table][index] = .skipped(
          record.hasUnknownCountry
            ? .unknownCountry : placement.isNamed(table, index) ? .noCountry : .noParty)
        return
      }
      guard merge.country(of: record, in: party) != nil else {
        merge.outcomes[table][index] = .skipped(
          record.hasUnknownCountry ? .unknownCountry : .noCountry)
        return
      }
      if let position = positions[party] {
        groups[position].members.append((table, index))
      } else {
        positions[party] = groups.count
        groups.append((party, [(table, index)]))
      }
    }
    var units: [[Int: String]] = tables.map { _ in [:] }
    for (party, members) in groups {
      var seating = UnitSeating(party: party, isNew: book.newParties.contains(party))
      for (table, index) in members {
        let record = tables[table].records[index]
        seating.add(
          record, table: table, index: index, protocolClass: protocolClass(of: record),
          isLeader: isLeader(record.filled(.title) ?? ""))
      }
      for (table, index, unit) in seating.units(&book) { units[table][index] = unit }
    }
    // In the order of the lists, so that identifiers follow it.
    forEachOpen { merge, table, index, record in
      guard let unit = units[table][index] else { return }
      merge.add(record, table: table, index: index, unit: unit)
    }
  }

  private mutating func add(_ record: ListRecord, table: Int, index: Int, unit: String) {
    let party = book.unit(unit)?.party ?? ""
    let grade = protocolClass(of: record)
    let values = Self.fields.map { field -> (column: String, value: String) in
      switch field {
      case .country: (field.rawValue, country(of: record, in: party) ?? "")
      case .protocolClass: (field.rawValue, grade)
      default: (field.rawValue, record[field] ?? "")
      }
    }
    if record.filled(.protocolClass) == nil, grade != ProtocolClass.member {
      log.add(
        .classDerived, at: record.place,
        LocalizedText(zh: "礼宾类别 \(grade) 取自职务", en: "The class \(grade) was taken from the title"),
        remedy: LocalizedText(zh: "请核对；团长据此选定", en: "Check it; the head of a party is chosen by it")
      )
    }
    if record.filled(.country) == nil {
      log.add(
        .countryOfParty, at: record.place,
        LocalizedText(
          zh: "该嘉宾没有国籍，取团组 \(party) 的", en: "The guest has no country and took that of \(party)"),
        remedy: LocalizedText(zh: "若是其他国家，请写明", en: "Write the country if it is another"))
    }
    var given = record.filled(.guestID)
    if let id = given, !Self.isIdentifier(id) {
      log.add(
        .identifierUnusable, at: record.place,
        LocalizedText(
          zh: "该嘉宾的编号含有不能用的字符，已另给编号",
          en: "The guest's identifier has characters that none may have; another was given"),
        remedy: LocalizedText(
          zh: "请只用英文字母、数字、点、连字符和下划线", en: "Use letters A-Z, digits, '.', '-' and '_'"))
      given = nil
    }
    let keys = nameKeys(table, index)
    let letters = NameLetters.of(keys, party: party)
    let twin = twin(of: record, nameKeys: keys, letters: letters, party: party)
    let person = guests.add(
      given, values, nameKeys: keys, letters: letters, unit: unit, party: party)
    matches[table][index] = person
    outcomes[table][index] = .added(guests.people[person].id)
    if let twin { offer(person, twin.person, record, twin.reason) }
  }

  private func country(of record: ListRecord, in party: String) -> String? {
    if let country = record.filled(.country) { return country }
    // A mixed party has no one country.
    return book.country(of: party).flatMap { $0.contains("/") ? nil : $0 }
  }

  private mutating func protocolClass(of record: ListRecord) -> String {
    if let given = record.filled(.protocolClass) { return given }
    guard let title = record.filled(.title) else { return ProtocolClass.member }
    let country = record.filled(.country)
    let key = country.map { "\($0) \(title)" } ?? title
    if let known = classes[key] { return known }
    let found = ProtocolClass.of(title, country: country)
    classes[key] = found
    return found
  }

  private mutating func isLeader(_ title: String) -> Bool {
    if let known = leaders[title] { return known }
    let found = ProtocolClass.isLeader(title)
    leaders[title] = found
    return found
  }

  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.first != "."
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  // MARK: Updating

  private mutating func update(_ placement: PartyPlacement) {
    for table in tables.indices {
      for (index, record) in tables[table].records.enumerated() {
        guard let person = matches[table][index], outcomes[table][index] == nil else { continue }
        let edits =
          updateFields(person, record, isExact: tables[table].isExact)
          + updateUnit(person, record, placement.party(table, index))
        let id = guests.people[person].id
        outcomes[table][index] = edits.isEmpty ? .unchanged(id) : .updated(id, edits)
      }
    }
  }

  private mutating func updateFields(
    _ person: Int, _ record: ListRecord, isExact: Bool
  ) -> [ImportReport.Edit] {
    let row = guests.people[person].row
    var edits: [ImportReport.Edit] = []
    for field in Self.fields {
      guard let value = record[field] else { continue }
      let old = guests.table[row, field.rawValue]
      if value == old { continue }
      if field == .registration, !isExact {
        if old.split(separator: "|").contains(Substring(value)) { continue }
        guests.setRegistration(person, value)
        edits.append(.init(field.rawValue, from: old, to: value))
        continue
      }
      // Guests keep a country and a class, whatever the list leaves out.
      if value.isEmpty, [.country, .protocolClass].contains(field) { continue }
      if !isExact, saysTheSame(field, value, old, record) { continue }
      guests.set(person, field.rawValue, value)
      edits.append(.init(field.rawValue, from: old, to: value))
    }
    return edits
  }

  /// Whether a list only spells a value in another way, or has a place holder for a name.
  private func saysTheSame(
    _ field: ListField, _ value: String, _ old: String, _ record: ListRecord
  ) -> Bool {
    if field == .email { return GuestBook.emailKey(value) == GuestBook.emailKey(old) }
    guard GuestBook.names.contains(field) else { return false }
    return record.isPlaceholder && !old.isEmpty || ListText.nameKey(value) == ListText.nameKey(old)
  }

  /// Moves a known guest whom the list puts into another unit or party.
  private mutating func updateUnit(
    _ person: Int, _ record: ListRecord, _ party: String?
  ) -> [ImportReport.Edit] {
    let current = guests.people[person]
    if let unit = record.filled(.unitID), let target = book.unit(unit) {
      guard unit != current.unit else { return [] }
      guests.move(person, to: unit, of: target.party)
      return [.init("unit_id", from: current.unit, to: unit)]
    }
    guard let party, party != current.party else { return [] }
    let target =
      book.units(of: party).first { $0.standing == AttendanceUnit.Standing.group.rawValue }?.id
      ?? book.addUnit(nil, party: party, isHead: false)
    guests.move(person, to: target, of: party)
    return [.init("unit_id", from: current.unit, to: target)]
  }

  // MARK: Merging

  private mutating func merge(_ merges: [(from: String, into: String)]) {
    for (from, into) in merges {
      guard let a = guests.index(ofID: from), let b = guests.index(ofID: into), a != b,
        !guests.people[a].isRemoved, !guests.people[b].isRemoved
      else {
        log.add(
          .unknownMerge, at: .init(file: "guests.csv"),
          LocalizedText(
            zh: "没有可以合并的两位嘉宾\(quotedZh(from))和\(quotedZh(into))",
            en: "There are no two guests \(quoted(from)) and \(quoted(into)) to merge"),
          remedy: LocalizedText(
            zh: "请用报告中的编号，如 --merge G031=G030",
            en: "Use the identifiers of the report, as in --merge G031=G030"))
        continue
      }
      guests.merge(a, into: b)
      for table in matches.indices {
        for index in matches[table].indices where matches[table][index] == a {
          outcomes[table][index] = .skipped(.merged(into))
        }
      }
      offers.removeAll { $0.from == from && $0.into == into }
    }
  }

  // MARK: Units

  /// Sets the size of every unit whose guests changed.
  mutating func finishUnits() {
    var counts: [String: Int] = [:]
    for person in guests.people where !person.isRemoved { counts[person.unit, default: 0] += 1 }
    var before: [String: Int] = [:]
    for guest in festival.guests { before[guest.unit.rawValue, default: 0] += 1 }
    for unit in book.unitList {
      let count = counts[unit.id] ?? 0
      let size = book.size(of: unit.id)
      let wasFull = before[unit.id] == size
      if unit.isNew ? count != size : count > size || (count < size && wasFull && count > 0) {
        book.setUnit(unit.id, "size", String(max(1, count)))
      }
      if unit.isNew {
        log.add(
          .unitAdded, at: .init(file: "units.csv"),
          LocalizedText(
            zh: "新增单元 \(unit.id)，人数 \(max(1, count))",
            en: "The unit \(unit.id) was added, with a size of \(max(1, count))"),
          remedy: LocalizedText(
            zh: "请在 units.csv 中补全该行：级别、兴趣", en: "Complete its row in units.csv: grade, interests"))
      }
    }
  }

  mutating func setUnit(_ id: String, _ column: String, _ value: String) {
    book.setUnit(id, column, value)
  }
}
