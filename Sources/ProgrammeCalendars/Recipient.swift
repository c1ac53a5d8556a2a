// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Whom a calendar is for: its path in the folder and its title.
struct Recipient {
  /// Without the ending, such as `units/C-US.H`.
  let path: String
  let title: LocalizedText

  static let master = Recipient(
    path: "master",
    title: LocalizedText(zh: "总日程", en: "Master programme")
  )

  static func of(_ unit: AttendanceUnit) -> Recipient { make("units", unit.id, unit.name) }
  static func of(_ venue: Venue) -> Recipient { make("venues", venue.id, venue.name) }
  static func of(consulate party: Party) -> Recipient {
    make("consulates", party.id, party.name)
  }
  static func of(_ outlet: Outlet) -> Recipient { make("outlets", outlet.id, outlet.name) }
  static func of(_ interpreter: Interpreter) -> Recipient {
    make(
      "staff/interpreters",
      interpreter.id,
      LocalizedText(zh: "翻译 \(interpreter.id)", en: "Interpreter \(interpreter.id)")
    )
  }
  static func of(_ officer: LiaisonOfficer) -> Recipient {
    make(
      "staff/liaison",
      officer.id,
      LocalizedText(zh: "联络员 \(officer.id)", en: "Liaison officer \(officer.id)")
    )
  }

  /// The UID of one item of the programme for this recipient, the same in every edition.
  func uid(of item: String, in agenda: Agenda) -> String {
    let name = path.split(separator: "/").joined(separator: ".")
    return "\(agenda.slug).\(item).\(name)@attache"
  }

  private static func make<Entity>(
    _ folder: String,
    _ id: Identifier<Entity>,
    _ title: LocalizedText
  ) -> Recipient {
    Recipient(path: "\(folder)/\(fileName(id.rawValue))", title: title)
  }

  /// The identifier as a file name: what a path could misread is written `%XX`.
  private static func fileName(_ identifier: String) -> String {
    var result = ""
    for (index, scalar) in identifier.unicodeScalars.enumerated() {
      let isSafe =
        scalar.value >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "_" || (scalar == "." && index > 0)
      if isSafe {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
