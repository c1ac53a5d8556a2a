// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Tells when somebody whom a list adds is in the event already, in another part.
///
/// A plan keeps diaries by row, but one for rows of the same name and mail address; others could be booked twice at one
/// time.
struct TwoRoles {
  /// One row of a table of people.
  struct Row {
    let id: String
    let names: [String]
    let email: String
    let phone: String
  }

  private var byName: [String: LocalizedText] = [:]
  private var byEmail: [String: LocalizedText] = [:]
  private var byPhone: [String: LocalizedText] = [:]

  /// Whether there is nobody.
  var isEmpty: Bool { byName.isEmpty && byEmail.isEmpty && byPhone.isEmpty }

  /// Takes the people of tables, each with what its rows are.
  init(_ tables: [(role: LocalizedText, rows: [Row])]) {
    for (role, rows) in tables {
      for row in rows {
        let title = LocalizedText(zh: "\(role.zh) \(row.id)", en: "\(role.en) \(row.id)")
        for name in row.names where byName[name] == nil { byName[name] = title }
        if !row.email.isEmpty { byEmail[row.email] = title }
        if !row.phone.isEmpty { byPhone[row.phone] = title }
      }
    }
  }

  /// Says whether somebody who is added may be one of them.
  func check(_ row: Row, at place: Finding.Location, _ log: ListLog) {
    guard let (title, what) = other(row) else { return }
    log.add(
      .twoRoles, at: place,
      LocalizedText(
        zh: "\(row.id) 可能就是\(title.zh)：\(what.zh)相同",
        en: "\(row.id) may be the \(title.en): \(what.en) is the same"),
      remedy: LocalizedText(
        zh: "若是同一人，请在两行写同样的姓名和邮箱，之后按一人安排",
        en: "If it is one person, write the same name and mail address in both rows; they are "
          + "planned as one then"
      ))
  }

  private func other(_ row: Row) -> (title: LocalizedText, what: LocalizedText)? {
    if !row.email.isEmpty, let title = byEmail[row.email] {
      return (title, LocalizedText(zh: "邮箱", en: "the mail address"))
    }
    if !row.phone.isEmpty, let title = byPhone[row.phone] {
      return (title, LocalizedText(zh: "电话", en: "the telephone"))
    }
    // Two characters are the name of many.
    for name in row.names where name.utf8.count > 6 {
      if let title = byName[name] { return (title, LocalizedText(zh: "姓名", en: "the name")) }
    }
    return nil
  }

  // MARK: Rows

  /// The rows of a table of staff.
  static func rows(_ table: EventTable, id: String) -> [Row] {
    (0..<table.rowCount).filter { !table.isRemoved($0) }.map { index in
      let name = Honorific.removed(from: table[index, "name"])
      return row(
        table[index, id], names: name.isEmpty ? [] : [ListText.nameKey(name)],
        email: table[index, "email"], phone: table[index, "phone"])
    }
  }

  /// A row whose names are compared by the keys that are given.
  static func row(_ id: String, names: [String], email: String, phone: String) -> Row {
    Row(
      id: id, names: names, email: email.isEmpty ? "" : GuestBook.emailKey(email),
      phone: phone.isEmpty ? "" : lastDigits(phone))
  }

  /// The last digits are the same with and without the country's.
  private static func lastDigits(_ phone: String) -> String {
    let digits = phone.utf8.filter { (0x30...0x39).contains($0) }
    return digits.count >= 8 ? String(decoding: digits.suffix(8), as: UTF8.self) : ""
  }
}
