// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Intake
package import Spreadsheets

/// Brings lists into an event: reads them, understands them, and says what the tables become.
package enum ListImporter {
  /// What to import, and how.
  package struct Request: Sendable {
    /// `nil` to tell by the headings.
    package var kind: ListKind?
    /// `nil` to detect it.
    package var encoding: TextEncoding?
    package var merges: [(from: String, into: String)] = []
    /// Whose busy times a calendar holds: a unit's or an interpreter's identifier.
    package var owner: String?

    package init() {}
  }

  /// Reads lists against an event whose files are given by name.
  ///
  /// - Returns: the report with every changed table, which the event's reader accepts; `nil` when
  ///   something must be corrected first, which the log then says.
  package static func run(
    _ sources: [ListSource], into festival: Festival, files: [String: [UInt8]],
    request: Request, log: ListLog
  ) -> ImportReport? {
    let opened = sources.map { ListFile($0, encoding: request.encoding, log: log) }
    guard !log.hasErrors else { return nil }
    let lists = opened.compactMap(\.self)
    let names = SessionNames(festival)
    let reader = ListReader(festival: festival, sessions: names, log: log)
    var tables: [ListTable] = []
    for list in lists {
      switch list.content {
      case .sheets(let sheets):
        tables += reader.tables(of: sheets, name: list.name, format: list.format)
      case .cards, .calendar: continue
      }
    }
    guard !log.hasErrors else { return nil }
    let kind = request.kind ?? .guests
    var report = ImportReport(kind: kind, lists: [])
    importGuests(tables, names, festival, files, request, log, &report)
    guard !log.hasErrors else { return nil }
    report.findings = log.findings
    report.totals = log.totals
    return report
  }

  private static func table(
    _ schema: TableSchema, _ files: [String: [UInt8]]
  ) -> EventTable {
    files[schema.file].map { EventTable(schema.file, $0) }
      ?? EventTable(schema.file, columns: schema.required)
  }

  private static func importGuests(
    _ tables: [ListTable], _ names: SessionNames, _ festival: Festival,
    _ files: [String: [UInt8]], _ request: Request, _ log: ListLog, _ report: inout ImportReport
  ) {
    var merge = GuestMerge(
      tables, guests: table(.guests, files), units: table(.units, files),
      parties: table(.parties, files), festival: festival, log: log)
    let outcomes = merge.run(merges: request.merges)
    merge.finishUnits()
    UnitWindows(festival: festival, log: log).derive(for: &merge)
    var attendance = AttendanceMerge(table(.sessions, files), names: names, log: log)
    attendance.run(tables, merge)
    report.count(tables, outcomes)
    report.offers = merge.offers
    report.newParties = merge.book.newParties.sorted()
    report.newUnits = merge.book.unitList.filter(\.isNew).map(\.id)
    for table in [merge.book.parties, merge.book.units, merge.guests.table, attendance.sessions]
    where table.isChanged { report.files.append((table.file, table.encoded())) }
  }
}
