// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Intake
import Spreadsheets

/// Writes a list of the event for an office to correct and send back.
///
/// Every heading ends with the name of the table's column, so that the list reads back exactly:
/// an import of it changes nothing.
package enum ListExport {
  /// The forms a list is written in.
  package enum Form: String, CaseIterable, Sendable { case xlsx, csv }

  /// The kinds of list there are, which leaves calendars out.
  package static let kinds: [ListKind] = [.guests, .media, .interpreters, .liaison]

  /// The header and one row a person, from an event's files.
  package static func rows(_ kind: ListKind, of files: [String: [UInt8]]) -> [[String]] {
    func table(_ schema: TableSchema) -> EventTable? {
      files[schema.file].map { EventTable(schema.file, $0) }
    }
    switch kind {
    case .interpreters:
      return rows(
        table(.interpreters),
        [
          (.interpreterID, "interpreter_id"), (.name, "name"), (.languages, "language"),
          (.modes, "modes"), (.available, "available"), (.phone, "phone"),
        ])
    case .liaison:
      return rows(
        table(.liaisonOfficers),
        [
          (.officerID, "officer_id"), (.name, "name"), (.parties, "parties"),
          (.languages, "languages"), (.phone, "phone"),
        ])
    case .media: return media(table(.outlets), table(.journalists))
    case .guests, .busy: return guests(table(.guests), table(.units), table(.parties))
    }
  }

  /// The list as a CSV that Excel reads: UTF-8 with a byte-order mark.
  package static func csv(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in rows {
      for (index, value) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += EventTable.cell(value)
      }
      bytes += Array("\r\n".utf8)
    }
    return bytes
  }

  /// Writes the list as a workbook in which every cell is text.
  ///
  /// - Throws: `WorkbookWriter.Problem`.
  package static func writeWorkbook(
    _ rows: [[String]], kind: ListKind, date: Date, to path: String
  ) throws {
    // A value that looks guarded is guarded again, as the reader takes one apostrophe away.
    let guarded = rows.map { row in
      row.map { FormulaGuard.removed(from: $0) == $0 ? $0 : FormulaGuard.added(to: $0) }
    }
    try WorkbookWriter.write(guarded, sheet: kind.rawValue, date: date, to: path)
  }

  // MARK: Lists

  private static func rows(
    _ table: EventTable?, _ columns: [(field: ListField, column: String)]
  ) -> [[String]] {
    var rows = [columns.map { Headings.exported($0.field) }]
    guard let table else { return rows }
    for row in 0..<table.rowCount { rows.append(columns.map { table[row, $0.column] }) }
    return rows
  }

  private static func guests(
    _ guests: EventTable?, _ units: EventTable?, _ parties: EventTable?
  ) -> [[String]] {
    let fields = [ListField.guestID, .unitID] + GuestMerge.fields
    var rows = [
      ([ListField.guestID, .unitID, .partyID, .party] + GuestMerge.fields).map(Headings.exported)
    ]
    guard let guests, let units, let parties else { return rows }
    var partyOfUnit: [String: String] = [:]
    for row in 0..<units.rowCount { partyOfUnit[units[row, "unit_id"]] = units[row, "party_id"] }
    var names: [String: String] = [:]
    for row in 0..<parties.rowCount {
      let chinese = parties[row, "name_zh"]
      names[parties[row, "party_id"]] = chinese.isEmpty ? parties[row, "name_en"] : chinese
    }
    for row in 0..<guests.rowCount {
      var values = fields.map { guests[row, $0.rawValue] }
      let party = partyOfUnit[guests[row, "unit_id"]] ?? ""
      values.insert(contentsOf: [party, names[party] ?? ""], at: 2)
      rows.append(values)
    }
    return rows
  }

  private static func media(_ outlets: EventTable?, _ journalists: EventTable?) -> [[String]] {
    let ofOutlet: [(field: ListField, column: String)] = [
      (.outletID, "outlet_id"), (.outlet, "name_zh"), (.outletEnglish, "name_en"),
      (.kind, "kind"), (.accreditation, "accreditation"), (.languages, "language"),
      (.country, "origin"), (.named, "named"),
    ]
    let ofPerson: [(field: ListField, column: String)] = [
      (.journalistID, "journalist_id"), (.name, "name"), (.clearance, "clearance"),
      (.clearanceFrom, "clearance_from"), (.clearanceTo, "clearance_to"),
      (.passport, "passport"), (.position, "position"), (.equipment, "equipment"),
      (.phone, "phone"),
    ]
    var rows = [(ofOutlet + ofPerson).map { Headings.exported($0.field) }]
    guard let outlets else { return rows }
    var people: [String: [Int]] = [:]
    for row in 0..<(journalists?.rowCount ?? 0) {
      people[journalists?[row, "outlet_id"] ?? "", default: []].append(row)
    }
    for row in 0..<outlets.rowCount {
      let outlet = ofOutlet.map { outlets[row, $0.column] }
      let members = people[outlets[row, "outlet_id"]] ?? []
      if members.isEmpty { rows.append(outlet + ofPerson.map { _ in "" }) }
      for person in members {
        rows.append(outlet + ofPerson.map { journalists?[person, $0.column] ?? "" })
      }
    }
    return rows
  }
}
