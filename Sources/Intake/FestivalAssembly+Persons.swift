// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// A row of a table of people, with what tells who it is.
struct PersonRow {
  let noun: LocalizedText
  let id: String
  let part: Part?
  /// Guests of one unit are planned together anyway.
  let unit: AttendanceUnit.ID?
  let name: String
  /// The name in every script that the row has.
  let names: [String]
  let email: String
  let passport: String
  let place: Finding.Location

  /// What somebody does whose diaries are kept together.
  enum Part {
    case interpreter(Interpreter.ID)
    case officer(LiaisonOfficer.ID)
    case guest(AttendanceUnit.ID)
  }

  init(
    _ noun: LocalizedText, _ row: Row, _ column: String, part: Part? = nil, name: String,
    names: [String]? = nil
  ) {
    self.noun = noun
    self.part = part
    unit = if case .guest(let unit)? = part { unit } else { nil }
    self.name = name
    self.names = (names ?? [name]).filter { !$0.isEmpty }
    id = row.text(column)
    email = row.text("email").lowercased()
    passport = Self.passport(row)
    place = row.place(column)
  }

  /// A passport as it is compared; empty where a spreadsheet has lost its digits, and one person's may look
  /// like another's.
  static func passport(_ row: Row) -> String {
    let text = row.text("passport")
    return LongNumber(text) == .lost ? "" : text.uppercased()
  }

  /// The mail address and the passport, as far as the row has them.
  var identifiers: [String] { [email, passport].filter { !$0.isEmpty } }

  /// What two rows of one person share: a name with the mail address, or with the passport.
  func keys(_ identifiers: [String]) -> [String] {
    guard part != nil else { return [] }
    return names.flatMap { name in
      let key = name.precomposedStringWithCompatibilityMapping.lowercased()
      return identifiers.map { "\($0)\t\(key)" }
    }
  }

  var words: LocalizedText { LocalizedText(zh: "\(noun.zh) \(id)", en: "\(noun.en) \(id)") }
}

extension FestivalAssembly {
  /// Those who stand in several rows by their name and mail address, or name and passport, which is enough to keep one
  /// diary for them.
  func joinPersons() {
    var counts: [String: Int] = [:]
    for row in persons where row.part != nil {
      for identifier in row.identifiers { counts[identifier, default: 0] += 1 }
    }
    var known: [String: Int] = [:]
    var joined: [Person] = []
    for row in persons {
      let keys = row.keys(row.identifiers.filter { counts[$0, default: 0] > 1 })
      guard let part = row.part, !keys.isEmpty else { continue }
      // Through one row an address and a passport may be found to be one person's.
      let found = Set(keys.compactMap { known[$0] }).sorted()
      let number = found.first ?? joined.count
      if found.isEmpty { joined.append(Person()) }
      for other in found.dropFirst() {
        joined[number].interpreters += joined[other].interpreters
        joined[number].officers += joined[other].officers
        joined[number].units += joined[other].units.filter { !joined[number].units.contains($0) }
        joined[other] = Person()
        for (key, value) in known where value == other { known[key] = number }
      }
      for key in keys { known[key] = number }
      switch part {
      case .interpreter(let id): joined[number].interpreters.append(id)
      case .officer(let id): joined[number].officers.append(id)
      case .guest(let unit):
        if !joined[number].units.contains(unit) { joined[number].units.append(unit) }
      }
    }
    parts.persons = joined.filter { $0.rowCount > 1 }
  }

  /// Says which passport is none any more.
  func checkDigits(of row: Row) {
    guard LongNumber(row.text("passport")) == .lost else { return }
    row.add(
      .digitsLost, "passport",
      LocalizedText(
        zh: "电子表格丢失了证件号的末几位，不能用来认人",
        en: "The spreadsheet has lost digits of the passport's number, which tells nobody apart"),
      remedy: LocalizedText(
        zh: "请再要一次号码，先把该列设为文本格式再填写",
        en: "Ask for the number, and format the column as text before typing it"))
  }

  /// Says who may stand in two rows, but is not told to be one person: each row has a diary of its own, so that one
  /// person could be booked twice at one time.
  func checkPersons() {
    var byEmail: [String: PersonRow] = [:]
    var byPassport: [String: PersonRow] = [:]
    var staffByName: [String: PersonRow] = [:]
    for person in persons {
      let isGuest = person.unit != nil
      var found: (other: PersonRow, what: LocalizedText)?
      func look(_ key: String, _ known: inout [String: PersonRow], _ what: LocalizedText) {
        guard !key.isEmpty else { return }
        guard let other = known[key] else {
          known[key] = person
          return
        }
        guard found == nil, !isGuest || other.unit != person.unit else { return }
        let keys = other.keys(other.identifiers)
        if person.keys(person.identifiers).contains(where: keys.contains) { return }
        // Offices give one address for all of their guests.
        let areGuests = isGuest && other.unit != nil
        if areGuests, person.passport != other.passport, person.name != other.name { return }
        found = (other, what)
      }
      look(person.passport, &byPassport, LocalizedText(zh: "证件号", en: "passport"))
      look(person.email, &byEmail, LocalizedText(zh: "邮箱", en: "mail address"))
      // Guests have namesakes; two of the same staff would be told apart.
      if !isGuest { look(person.name, &staffByName, LocalizedText(zh: "姓名", en: "name")) }
      guard let (other, what) = found else { continue }
      log.add(
        .personTwice, at: person.place,
        LocalizedText(
          zh: "\(person.words.zh) 与\(other.words.zh) 的\(what.zh)相同，可能是同一人，会被当作两人安排",
          en: "The \(person.words.en) has the \(what.en) of the \(other.words.en), and may be one "
            + "person who is planned as two"),
        remedy: LocalizedText(
          zh: "若是同一人，请在两行写同样的姓名和邮箱，之后按一人安排",
          en: "If it is one person, write the same name and mail address in both rows; they are "
            + "planned as one then")
      )
    }
  }
}
