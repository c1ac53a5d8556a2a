// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Which person each row of the lists is.
extension GuestMerge {
  /// Finds people by what tells them apart: identifier, a register's number, passport, mail address.
  mutating func matchByNumbers() {
    forEachOpen { merge, table, index, record in
      guard let id = record.filled(.guestID), let person = merge.guests.index(ofID: id) else {
        return
      }
      if merge.guests.people[person].isTaken {
        merge.outcomes[table][index] = .skipped(.sameIdentifier(id))
      } else {
        merge.match(table, index, person)
      }
    }
    if tables.contains(where: { $0.fields.contains(.registration) }) {
      matchByKey { guests, record in
        guard let number = record.filled(.registration),
          let person = guests.index(registration: number), guests.agrees(record, person)
        else { return [] }
        return [person]
      }
    }
    matchByKey { guests, record in
      guard let passport = record.filled(.passport) else { return [] }
      return guests.indices(passport: passport).filter { guests.sharesName(record, $0) }
    }
    if addresses.isEmpty { return }
    matchByKey { guests, record in
      guard let email = record.filled(.email), !record.isPlaceholder else { return [] }
      return guests.indices(email: email).filter {
        guests.sharesFullName(record, $0) && !guests.passportsDiffer(record, $0)
      }
    }
  }

  private mutating func matchByKey(_ find: (GuestBook, ListRecord) -> [Int]) {
    forEachOpen { merge, table, index, record in
      guard record.filled(.guestID) == nil else { return }
      let known = find(merge.guests, record)
      if let person = known.first(where: { !merge.guests.people[$0].isTaken }) {
        merge.match(table, index, person)
      }
    }
  }

  mutating func matchByNames(_ placement: PartyPlacement) {
    forEachOpen { merge, table, index, record in
      guard record.filled(.guestID) == nil else { return }
      let party = placement.party(table, index)
      for key in merge.nameKeys(table, index) {
        let known = merge.guests.indices(name: key).filter { person in
          !merge.guests.people[person].isTaken && !merge.guests.passportsDiffer(record, person)
            && (party == nil || merge.guests.people[person].party == party)
        }
        // Without a party only a name that occurs once is certain.
        guard let person = known.first, party != nil || known.count == 1 else { continue }
        merge.match(table, index, person)
        return
      }
    }
  }

  /// Rows that were merged in an earlier import stay merged.
  mutating func matchMerged(_ placement: PartyPlacement) {
    guard guests.hasMerged else { return }
    forEachOpen { merge, table, index, record in
      guard record.filled(.guestID) == nil,
        let person = merge.guests.index(
          mergedFrom: record, party: placement.party(table, index)),
        !merge.guests.passportsDiffer(record, person)
      else { return }
      if merge.guests.people[person].isTaken {
        merge.outcomes[table][index] = .skipped(.merged(merge.guests.people[person].id))
      } else {
        merge.match(table, index, person)
      }
    }
  }

  // MARK: Who may be one

  /// Who may be the one of the record, which becomes a guest of its own.
  func twin(
    of record: ListRecord, nameKeys: [String], letters: [NameLetters], party: String
  ) -> (person: Int, reason: ImportReport.Offer.Reason)? {
    if record.isPlaceholder { return nil }
    if let passport = record.filled(.passport),
      let twin = guests.indices(passport: passport).first
    {
      return (twin, .passport)
    }
    if let number = record.filled(.registration), let twin = guests.index(registration: number) {
      return (twin, .registration)
    }
    // An address that several people have is that of an office.
    if let email = record.filled(.email), addresses[GuestBook.emailKey(email)] == 1 {
      let others = guests.indices(email: email)
      if others.count == 1, !guests.passportsDiffer(record, others[0]) {
        return (others[0], .email)
      }
    }
    for key in nameKeys {
      let others = guests.indices(name: key).filter { !guests.passportsDiffer(record, $0) }
      if let twin = others.first(where: { guests.people[$0].party == party }) {
        return (twin, .name)
      }
      // Two characters are the name of many.
      if let twin = others.first, key.utf8.count > 6, !guests.emailsDiffer(record, twin) {
        return (twin, .nameElsewhere)
      }
    }
    if let twin = guests.index(letters: letters),
      !guests.passportsDiffer(record, twin), !guests.emailsDiffer(record, twin)
    {
      return (twin, .spelling)
    }
    return nil
  }

  mutating func offer(
    _ new: Int, _ old: Int, _ record: ListRecord, _ reason: ImportReport.Offer.Reason
  ) {
    let offer = ImportReport.Offer(
      from: guests.people[new].id, into: guests.people[old].id, reason: reason)
    offers.append(offer)
    log.add(
      .duplicate, at: record.place,
      LocalizedText(
        zh: "\(offer.from) 可能就是 \(offer.into)：\(reason.text.zh)",
        en: "\(offer.from) may be \(offer.into): \(reason.text.en)"),
      remedy: LocalizedText(
        zh: "若是同一人，导入时请加 --merge \(offer.from)=\(offer.into)",
        en: "If they are one person, import with --merge \(offer.from)=\(offer.into)"))
    if reason == .passport, !guests.sharesName(record, old) {
      log.add(
        .namesDiffer, at: record.place,
        LocalizedText(
          zh: "证件号与 \(offer.into) 相同，姓名却不同",
          en: "The passport is that of \(offer.into), but the name is another"),
        remedy: LocalizedText(zh: "请更正证件号，或合并两人", en: "Correct the passport, or merge the two"))
    }
  }

  // MARK: Who is missing

  /// Tells which guests a register has taken off since.
  func reportWithdrawn() {
    for table in tables {
      for record in table.withdrawn {
        guard let person = withdrawn(record) else { continue }
        log.add(
          .registrationDoubtful, at: record.place,
          LocalizedText(
            zh: "\(guests.people[person].id) 已取消报名或在候补，但仍是嘉宾",
            en:
              "\(guests.people[person].id) is cancelled or kept waiting in the register, but stays a guest"
          ),
          remedy: LocalizedText(
            zh: "若此人不来，请从 guests.csv 中删去该行",
            en: "Take the row out of guests.csv if the person does not come"))
      }
    }
  }

  private func withdrawn(_ record: ListRecord) -> Int? {
    var known: [Int] = []
    if let number = record.filled(.registration), let person = guests.index(registration: number) {
      known = [person]
    } else if let passport = record.filled(.passport) {
      known = guests.indices(passport: passport)
    } else if let email = record.filled(.email) {
      known = guests.indices(email: email).filter { guests.sharesFullName(record, $0) }
    }
    return known.first { !guests.people[$0].isTaken && guests.agrees(record, $0) }
  }

  /// Tells who is in the event, but no longer in a list that had him.
  func reportAbsent() {
    var listed: Set<String> = []
    var absent: [String: [String]] = [:]
    var unlisted: [(id: String, party: String)] = []
    var isRegister = false
    for (index, person) in guests.people.enumerated() where !person.isNew && !person.isRemoved {
      if person.isTaken {
        listed.insert(person.party)
        if guests.isNumbered(index) { isRegister = true }
      } else {
        absent[person.party, default: []].append(person.id)
        if guests.isNumbered(index) { unlisted.append((person.id, person.party)) }
      }
    }
    func add(_ people: [String], _ cause: LocalizedText) {
      func named(_ separator: String) -> String {
        people.prefix(10).joined(separator: separator) + (people.count > 10 ? "\(separator)…" : "")
      }
      log.add(
        .notInList, at: .init(file: "guests.csv"),
        LocalizedText(zh: "\(cause.zh)：\(named("、"))", en: "\(cause.en): \(named(", "))"),
        remedy: LocalizedText(
          zh: "若不来，请从 guests.csv 中删去", en: "Remove them from guests.csv if they do not come"))
    }
    for party in listed.sorted() {
      guard let people = absent[party] else { continue }
      add(
        people,
        LocalizedText(
          zh: "\(party) 有 \(people.count) 位嘉宾不在名单上",
          en: "\(people.count) guests of \(party) are in no list"))
    }
    // A register has people of many parties, and one that vanished may have been alone in his.
    guard isRegister, tables.contains(where: { $0.fields.contains(.registration) }) else { return }
    let gone = unlisted.filter { !listed.contains($0.party) }.map(\.id)
    if !gone.isEmpty {
      add(
        gone,
        LocalizedText(
          zh: "有 \(gone.count) 位嘉宾有报名号，却不在名单上",
          en: "\(gone.count) guests have numbers of a register, but are in no list"))
    }
  }
}
