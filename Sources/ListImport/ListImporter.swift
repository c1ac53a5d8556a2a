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
    /// What columns mean whose headings do not say it.
    package var maps: [HeadingMap] = []
    /// The country of guests for whom the lists name none, as two capital letters.
    package var country: String?

    package init() {}
  }

  /// The two letters of a country, by any of its names.
  package static func country(_ name: String) -> String? { CountryNames.code(name) }

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
    checkRows(lists, log)
    guard !log.hasErrors else { return nil }
    let names = SessionNames(festival)
    let reader = ListReader(
      festival: festival, sessions: names, maps: request.maps, country: request.country, log: log)
    var tables: [ListTable] = []
    var calendars: [(name: String, format: String, bytes: [UInt8])] = []
    for list in lists {
      switch list.content {
      case .sheets(let sheets):
        tables += reader.tables(of: sheets, name: list.name, format: list.format)
      case .cards(let bytes):
        var table = VCardReader(encoding: request.encoding, log: log)
          .table(of: bytes, name: list.name, format: list.format)
        for index in table.records.indices { reader.finish(&table.records[index]) }
        tables.append(table)
      case .calendar(let bytes): calendars.append((list.name, list.format, bytes))
      }
    }
    checkMaps(request.maps, tables, log)
    guard !log.hasErrors else { return nil }
    let kind = request.kind ?? Self.kind(of: tables, calendars.isEmpty)
    if (kind == .busy) != tables.isEmpty || (kind == .busy) == calendars.isEmpty {
      log.add(
        .mixedLists, at: .init(file: sources.first?.name ?? ""),
        LocalizedText(
          zh: "日历与人员名单混在一起，或与 --as 所说的不符",
          en: "Calendars and lists of people were given together, or not what --as says"),
        remedy: LocalizedText(
          zh: "请把日历单独导入；名单请用相应的 --as",
          en: "Import calendars by themselves, and lists with a fitting --as"))
    }
    guard !log.hasErrors else { return nil }
    var report = ImportReport(kind: kind, lists: [])
    switch kind {
    case .guests: importGuests(tables, names, festival, files, request, log, &report)
    case .busy: importBusyTimes(calendars, festival, files, request, log, &report)
    case .media, .interpreters, .liaison:
      importStaff(tables, kind, festival, files, log, &report)
    }
    guard !log.hasErrors else { return nil }
    report.findings = log.findings
    report.totals = log.totals
    return report
  }

  /// Refuses lists that together have more rows than one may have.
  private static func checkRows(_ lists: [ListFile], _ log: ListLog) {
    var count = 0
    for list in lists {
      guard case .sheets(let sheets) = list.content else { continue }
      count += sheets.reduce(0) { $0 + $1.rows.count }
      guard count > CommaSeparatedText.mostRows else { continue }
      log.add(
        .tooLarge, at: .init(file: list.name),
        LocalizedText(
          zh: "名单超过 \(CommaSeparatedText.mostRows) 行",
          en: "The lists have more than \(CommaSeparatedText.mostRows) rows"),
        remedy: LocalizedText(zh: "请核对文件是否正确", en: "Check that they are the right files"))
      return
    }
  }

  /// Refuses what was said of columns that no list has.
  private static func checkMaps(_ maps: [HeadingMap], _ tables: [ListTable], _ log: ListLog) {
    let keys = tables.reduce(into: Set<String>()) { keys, table in
      for column in table.columns {
        keys.insert(ListText.key(column.heading))
        if let last = column.heading.split(separator: " > ").last {
          keys.insert(ListText.key(String(last)))
        }
      }
    }
    for map in maps where !keys.contains(map.key) {
      log.add(
        .unknownMapping, at: .init(file: tables.first?.name ?? ""),
        LocalizedText(
          zh: "名单中没有列\(quotedZh(map.heading))", en: "No list has a column \(quoted(map.heading))"),
        remedy: LocalizedText(
          zh: "请照名单中的列名写，如 --map 'Food=diet'",
          en: "Write the heading as it stands in the list, as in --map 'Food=diet'"))
    }
  }

  /// What the headings tell of a list.
  private static func kind(of tables: [ListTable], _ hasNoCalendar: Bool) -> ListKind {
    if tables.isEmpty, !hasNoCalendar { return .busy }
    let fields = tables.reduce(into: Set<ListField>()) { $0.formUnion($1.fields) }
    if !fields.isDisjoint(with: [.outlet, .outletEnglish, .journalistID, .position]) {
      return .media
    }
    if !fields.isDisjoint(with: [.interpreterID, .modes]) { return .interpreters }
    if !fields.isDisjoint(with: [.officerID, .parties]) { return .liaison }
    return .guests
  }

  private static func importStaff(
    _ tables: [ListTable], _ kind: ListKind, _ festival: Festival, _ files: [String: [UInt8]],
    _ log: ListLog, _ report: inout ImportReport
  ) {
    let schema: TableSchema =
      switch kind {
      case .interpreters: .interpreters
      case .liaison: .liaisonOfficers
      default: .journalists
      }
    let book = PartyBook(
      parties: table(.parties, files), units: table(.units, files), festival: festival)
    var merge = StaffMerge(
      tables, kind: kind, people: table(schema, files), outlets: table(.outlets, files),
      book: book, log: log)
    report.count(tables, merge.run())
    report.files = merge.changed.map { ($0.file, $0.encoded()) }
  }

  private static func importBusyTimes(
    _ calendars: [(name: String, format: String, bytes: [UInt8])], _ festival: Festival,
    _ files: [String: [UInt8]], _ request: Request, _ log: ListLog, _ report: inout ImportReport
  ) {
    var merge = BusyMerge(
      units: table(.units, files), interpreters: table(.interpreters, files),
      book: BusyBook(table(.busyTimes, files), clock: festival.clock), festival: festival, log: log)
    for calendar in calendars {
      guard
        let list = merge.run(
          calendar.bytes, name: calendar.name, format: calendar.format, owner: request.owner)
      else { continue }
      report.lists.append(list)
    }
    report.files = merge.changed.map { ($0.file, $0.encoded()) }
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
    var tables = tables
    RegisterNumbers.check(&tables, log)
    var merge = GuestMerge(
      tables, guests: table(.guests, files), units: table(.units, files),
      parties: table(.parties, files), festival: festival, log: log)
    let outcomes = merge.run(merges: request.merges)
    merge.finishUnits()
    UnitWindows(festival: festival, log: log).derive(for: &merge)
    var attendance = AttendanceMerge(table(.sessions, files), names: names, log: log)
    attendance.run(tables, merge)
    checkRoles(merge, files, log)
    report.count(tables, outcomes)
    report.offers = merge.offers
    report.newParties = merge.book.newParties.sorted()
    report.newUnits = merge.book.unitList.filter(\.isNew).map(\.id)
    for table in [merge.book.parties, merge.book.units, merge.guests.table, attendance.sessions]
    where table.isChanged { report.files.append((table.file, table.encoded())) }
  }

  /// Looks for new guests among the staff and the press.
  private static func checkRoles(
    _ merge: GuestMerge, _ files: [String: [UInt8]], _ log: ListLog
  ) {
    let staff: [(role: LocalizedText, schema: TableSchema, id: String)] = [
      (LocalizedText(zh: "翻译", en: "interpreter"), .interpreters, "interpreter_id"),
      (LocalizedText(zh: "联络员", en: "liaison officer"), .liaisonOfficers, "officer_id"),
      (LocalizedText(zh: "记者", en: "journalist"), .journalists, "journalist_id"),
    ]
    let roles = TwoRoles(
      staff.map { ($0.role, TwoRoles.rows(table($0.schema, files), id: $0.id)) })
    guard !roles.isEmpty else { return }
    for (table, index, person) in merge.people where merge.guests.people[person].isNew {
      let record = merge.tables[table].records[index]
      let row = TwoRoles.row(
        merge.guests.people[person].id,
        names: merge.knownNameKeys(table, index) ?? GuestBook.nameKeys(record),
        email: record.filled(.email) ?? "", phone: record.filled(.phone) ?? "")
      roles.check(row, at: record.place, log)
    }
  }
}
