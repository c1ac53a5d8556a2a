// SPDX-License-Identifier: Apache-2.0

/// Somebody who stands in several rows of the tables: an interpreter who also accompanies a party, a guest of two units.
///
/// Each row is planned by the rules of its table; the person is in one place at a time all the same.
///
/// - Shapes: each list in table order; two rows or more.
package struct Person: Sendable, Hashable {
  /// Rows of interpreters.csv; one is usual, several for several languages.
  package var interpreters: [Interpreter.ID]
  /// Rows of liaison_officers.csv.
  package var officers: [LiaisonOfficer.ID]
  /// Units that the person belongs to, which go nowhere without him.
  package var units: [AttendanceUnit.ID]

  /// A person of no row yet, unless told.
  package init(
    interpreters: [Interpreter.ID] = [], officers: [LiaisonOfficer.ID] = [],
    units: [AttendanceUnit.ID] = []
  ) {
    self.interpreters = interpreters
    self.officers = officers
    self.units = units
  }

  /// How many rows the person stands in; less than two make no ``Person`` of a festival.
  package var rowCount: Int { interpreters.count + officers.count + units.count }

  /// Whether all rows of the other are among these.
  package func covers(_ other: Person) -> Bool {
    other.interpreters.allSatisfy(interpreters.contains)
      && other.officers.allSatisfy(officers.contains) && other.units.allSatisfy(units.contains)
  }

  /// The rows in words, without names, such as “interpreter D1, liaison officer LO2”.
  package var rows: LocalizedText {
    let zh =
      interpreters.map { "翻译 \($0)" } + officers.map { "联络员 \($0)" } + units.map { "单元 \($0)" }
    let en =
      interpreters.map { "interpreter \($0)" } + officers.map { "liaison officer \($0)" }
      + units.map { "unit \($0)" }
    return LocalizedText(zh: zh.joined(separator: "、"), en: en.joined(separator: ", "))
  }
}
