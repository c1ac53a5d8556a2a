// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A row of a table of people, with what tells who it is.
struct PersonRow {
  let noun: LocalizedText
  let id: String
  /// Guests of one unit are planned together anyway.
  let unit: AttendanceUnit.ID?
  let name: String
  let email: String
  let passport: String
  let place: Finding.Location

  init(
    _ noun: LocalizedText, _ row: Row, _ column: String, unit: AttendanceUnit.ID? = nil,
    name: String
  ) {
    self.noun = noun
    self.unit = unit
    self.name = name
    id = row.text(column)
    email = row.text("email").lowercased()
    passport = row.text("passport").uppercased()
    place = row.place(column)
  }

  var words: LocalizedText { LocalizedText(zh: "\(noun.zh) \(id)", en: "\(noun.en) \(id)") }
}

extension FestivalAssembly {
  /// Says who may stand in two rows: each row has a diary of its own, so that one person could be
  /// booked twice at one time.
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
          zh: "若是同一人，请只留一行，或用 available 使两行的时间不重叠",
          en: "If it is one person, keep one of the rows, or part their hours by 'available'")
      )
    }
  }
}
