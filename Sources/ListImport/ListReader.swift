// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// Understands the sheets of a list: header, columns, rows of persons and rows of other kinds.
struct ListReader {
  let festival: Festival
  let sessions: SessionNames
  /// What the office says of columns, and of guests without a nationality.
  let maps: [HeadingMap]
  let country: String?
  let log: ListLog

  /// Reads every sheet that has a header; none after a finding when no sheet has.
  func tables(of sheets: [ListSheet], name: String, format: String) -> [ListTable] {
    var tables: [ListTable] = []
    for sheet in sheets where sheet.rows.contains(where: { !$0.isBlank }) {
      if let header = HeaderFinder(sheet, sessions: sessions, mapped: maps) {
        let table = read(sheet, header, name: name, format: format)
        tables.append(table)
      } else if sheet.name != nil {
        log.add(
          .sheetNotRead, at: .init(file: name, sheet: sheet.name),
          "The sheet has no row that reads like a header, and was not read",
          remedy: "Nothing to do, unless it holds a list")
      }
    }
    if tables.isEmpty {
      log.add(
        .headerMissing, at: .init(file: name),
        "No row reads like a header with a column for names and another for what they are",
        remedy: "Write headings such as 姓名, 国籍, 单位, 职务 in one row above the names")
    }
    return tables
  }

  private func read(
    _ sheet: ListSheet, _ header: HeaderFinder, name: String, format: String
  ) -> ListTable {
    let title = sheet.name.map { "\(name):\($0)" } ?? name
    var table = ListTable(name: title, format: format)
    describe(header, sheet, name, &table)
    let reader = CellReader(
      festival, countsFrom1904: sheet.countsFrom1904, file: name, sheet: sheet.name, log: log)
    // A time alone belongs to the day of the column beside it, which is read first.
    let columns =
      header.columns.filter { $0.meaning != .unknown && !$0.isTime }
      + header.columns.filter(\.isTime)
    var above: [Int: ListCell] = [:]
    for row in sheet.rows[(header.rows.upperBound + 1)...] where !row.isBlank {
      let place = reader.place(row.cells.first { !$0.text.isEmpty } ?? row.cells[0])
      if let reason = skipReason(row, header) {
        table.skipped.append(SkippedRow(place: place, reason: reason))
        continue
      }
      var record = ListRecord(place: place)
      let filled = fill(&record, row, columns, table.sessions.count, reader, &above)
      finishName(&record)
      guard record.hasName || record.filled(.outlet) != nil || record.filled(.guestID) != nil else {
        let isNote = Set(row.cells.map(\.text).filter { !$0.isEmpty }).count <= 2
        table.skipped.append(
          SkippedRow(place: place, reason: isNote ? .footnote : .noName))
        continue
      }
      if row.isHidden {
        log.add(
          .hiddenRow, at: place, "The row is hidden in the workbook; it was read",
          remedy: "Delete the row in the workbook if the guest does not come")
      }
      for (field, cell, line) in filled {
        log.add(
          .filledDown, at: cell, "'\(field.rawValue)' is empty and was taken from row \(line)",
          remedy: "Check it, if the cells were not merged")
      }
      finish(&record)
      if let reason = state(of: record) {
        table.skipped.append(SkippedRow(place: place, reason: reason))
        table.withdrawn.append(record)
        continue
      }
      table.records.append(record)
    }
    return table
  }

  /// Notes what each column means, and says which are not kept.
  private func describe(
    _ header: HeaderFinder, _ sheet: ListSheet, _ name: String, _ table: inout ListTable
  ) {
    let row = sheet.rows[header.rows.upperBound]
    for column in header.columns {
      let place = Finding.Location(
        file: name, line: row.number,
        column: sheet.name == nil && column.index < row.cells.count
          ? Int(row.cells[column.index].column) : column.index + 1,
        sheet: sheet.name)
      if sheet.hiddenColumns.contains(column.index), !column.isEmpty {
        log.add(
          .hiddenColumn, at: place,
          "The column \(quoted(column.heading)) is hidden in the workbook; it was read",
          remedy: "Delete the column in the workbook if it is not meant for you")
      }
      switch column.meaning {
      case .field(let field):
        let reason = field.reasonNotKept
        table.columns.append(
          .init(heading: column.heading, field: reason == nil ? field.rawValue : nil))
        table.fields.insert(field)
        if column.isExact { table.isExact = true }
        if let reason, !reason.isEmpty {
          log.add(
            .columnNotKept, at: place,
            "The column \(quoted(column.heading)) is not kept: \(reason)", remedy: "Nothing to do")
        }
      case .attendance(let session):
        table.columns.append(.init(heading: column.heading, field: "session \(session)"))
        table.sessions.append(session)
      case .leftOut: table.columns.append(.init(heading: column.heading, field: nil))
      case .unknown:
        guard !column.isEmpty else { continue }
        table.columns.append(.init(heading: column.heading, field: nil))
        if let asked = ColumnQuestion(
          column, rows: sheet.rows[(header.rows.upperBound + 1)...], festival: festival,
          countsFrom1904: sheet.countsFrom1904)
        {
          table.questions.append(asked)
          log.add(
            .columnAsked, at: place,
            "\(quoted(column.heading)) is no heading that is known, but \(asked.matches) of "
              + "\(asked.cells) cells look like '\(asked.field.rawValue)'; none was kept",
            remedy: "Import again with --map '\(column.heading)=\(asked.field.rawValue)', "
              + "or with --map '\(column.heading)=-' to leave the column out")
          continue
        }
        log.add(
          .columnNotKept, at: place,
          "The heading \(quoted(column.heading)) is not known, or comes a second time",
          remedy: "Rename it to one of the headings of docs/IMPORT.md, if it is to be kept")
      }
    }
    if sheet.isCut {
      log.add(
        .cutSheet, at: .init(file: name, sheet: sheet.name),
        "Columns beyond the thousandth were not read", remedy: "Move them to the left")
    }
  }

  // MARK: Rows

  private func skipReason(_ row: ListRow, _ header: HeaderFinder) -> SkipReason? {
    let filled = row.cells.filter { !$0.text.isEmpty }
    for cell in filled.prefix(3) where isTotal(cell.text) { return .total }
    // A block merged over the whole row is a title or a remark.
    if filled.count > 2, filled.allSatisfy({ $0.isFilled && $0.text == filled[0].text }) {
      return .footnote
    }
    if filled.count >= 2, header.keys.contains(where: { repeats(row, $0) }) {
      return .repeatedHeader
    }
    return nil
  }

  private func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let key = ListText.key(text)
    guard key.unicodeScalars.contains(where: Self.startsOfTotals.contains) else { return false }
    if Self.totals.contains(key) { return true }
    // 合计29人, Total: 29
    let word = key.filter { !$0.isNumber }
    guard word.count < key.count else { return false }
    return Self.totals.contains(word)
      || (word.last.map { "人名位".contains($0) } ?? false)
        && Self.totals.contains(String(word.dropLast()))
  }

  private static let totals = Set(WordTable.words.entries("total").map(\.key))
  /// Few rows have one of these characters, and all totals have.
  private static let startsOfTotals = Set(totals.compactMap(\.unicodeScalars.first))

  private func repeats(_ row: ListRow, _ header: [String]) -> Bool {
    for (index, cell) in row.cells.enumerated() {
      let heading = index < header.count ? header[index] : ""
      if cell.text.isEmpty && heading.isEmpty { continue }
      if ListText.key(cell.text) != heading { return false }
    }
    return true
  }

  /// Reads all cells; returns which took their value from a row above.
  private func fill(
    _ record: inout ListRecord, _ row: ListRow, _ columns: [ListColumn], _ sessionCount: Int,
    _ reader: CellReader, _ above: inout [Int: ListCell]
  ) -> [FilledDown] {
    var filled: [FilledDown] = []
    record.attendance = Array(repeating: nil, count: sessionCount)
    for column in columns {
      var cell =
        column.index < row.cells.count
        ? row.cells[column.index]
        : ListCell("", .empty, line: row.number, column: column.index + 1)
      switch column.meaning {
      case .field(let field):
        if field == .rowNumber || field == .bookkeeping { continue }
        if !column.isExact, field.mayBeAbove,
          let source = takenFromAbove(cell, field, column.index, &above)
        {
          filled.append((field, reader.place(cell), Int(source.line)))
          cell.text = source.text
          cell.kind = source.kind
        }
        reader.read(cell, as: field, isExact: column.isExact, into: &record)
      case .attendance: record.attendance[column.session] = mark(cell, reader)
      case .leftOut, .unknown: continue
      }
    }
    // A row that is no person takes nothing from the row above.
    if !record.hasName {
      for (field, _, _) in filled { record[field] = nil }
    }
    return filled
  }

  private typealias FilledDown = (field: ListField, place: Finding.Location, line: Int)

  /// The cell above whose value a cell has: merged cells of a party leave all but the first empty
  /// when they become text, and 同上 says so.
  private func takenFromAbove(
    _ cell: ListCell, _ field: ListField, _ column: Int, _ above: inout [Int: ListCell]
  ) -> ListCell? {
    let isDitto =
      cell.text.utf8.count <= 20
      && cell.text.unicodeScalars.first.map(Self.startsOfDitto.contains) ?? false
      && WordTable.words.value("ditto", ListText.cleaned(cell.text).text) != nil
    if isDitto || (cell.text.isEmpty && (field == .party || field == .outlet)) {
      return above[column]
    }
    if !cell.text.isEmpty { above[column] = cell }
    return nil
  }

  private static let startsOfDitto = Set(
    "dDsSaA\"'-同〃々″〝上相위상".unicodeScalars
      + WordTable.words.entries("ditto").compactMap(\.key.unicodeScalars.first))

  private func mark(_ cell: ListCell, _ reader: CellReader) -> Bool? {
    let text = ListText.cleaned(cell.text).text
    if text.isEmpty { return nil }
    if WordTable.words.value("yes", text) != nil { return true }
    if WordTable.words.value("no", text) != nil { return false }
    log.add(
      .markUnclear, at: reader.place(cell),
      "\(quoted(text)) is neither yes nor no",
      remedy: "Write √ or 是 for yes, × or 否 for no")
    return nil
  }

  /// The name of columns for its parts.
  func finishName(_ record: inout ListRecord) {
    let surname = record.filled(.surname)
    let given = record.filled(.givenName)
    guard var name = surname ?? given else { return }
    func report(_ code: ListFindingCode, _ cause: String, _ remedy: String) {
      log.add(code, at: record.place, cause, remedy: remedy)
    }
    var rest = surname == nil ? nil : given
    if NameText.isPlaceholder(name) || rest.map({ NameText.isPlaceholder("\($0) ") }) ?? false {
      record.isPlaceholder = true
    } else {
      name = NameText.plain(name, .surname, report)
      rest = rest.map { NameText.plain($0, .givenName, report) }
    }
    if ListText.isLatin(name), record.filled(.nameLatin) == nil {
      if surname == nil {
        // One name alone is the whole name.
        record[.nameLatin] = name
      } else {
        record[.nameLatin] = rest.map { "\(name.uppercased()), \($0)" } ?? name
      }
    } else if !ListText.isLatin(name) {
      let isHan = name.unicodeScalars.contains(where: ListText.isHan)
      let column: ListField = isHan ? .nameZh : .nameNative
      guard record.filled(column) == nil else { return }
      // Han and Hangul stand without a space between surname and given name; other scripts with one.
      let joint = ListText.isJoined(name) ? "" : " "
      record[column] = name + (rest.map { joint + $0 } ?? "")
    }
  }

  /// What a register says of the person: why the row is not read, or a warning.
  private func state(of record: ListRecord) -> SkipReason? {
    switch record.filled(.status) {
    case "out": return .cancelled
    case "waiting": return .waiting
    case "open":
      log.add(
        .registrationDoubtful, at: record.place,
        "The register does not say that the person comes; the row was read",
        remedy: "Ask; write the state into the list, or take the row out")
      return nil
    default: return nil
    }
  }

  /// What takes more than one column of the row.
  func finish(_ record: inout ListRecord) {
    finishName(&record)
    if record.isPlaceholder {
      log.add(
        .placeholder, at: record.place, "The row names nobody yet; it was read as one person",
        remedy: "Write the name when it is known, or take the row out")
    }
    if let country, record.filled(.country) == nil, !record.hasUnknownCountry {
      record[.country] = country
      log.add(
        .countryGiven, at: record.place, "The guest has no country and took \(country)",
        remedy: "Write the country if it is another")
    }
    splitTitle(&record)
    if let room = record.filled(.room) {
      record[.hotel] = record.filled(.hotel).map { "\($0) / \(room)" } ?? room
    }
    mineNote(&record)
  }

  /// `单位及职务` begins with the party's name, or is kept whole as the title.
  private func splitTitle(_ record: inout ListRecord) {
    guard let both = record.filled(.organisationAndTitle), record.filled(.title) == nil else {
      return
    }
    if let party = record.filled(.party), both.hasPrefix(party) {
      let rest = trimmed(String(both.dropFirst(party.count)))
      if !rest.isEmpty {
        record[.title] = rest
        log.add(
          .titleSplit, at: record.place, "The title was parted from the party's name before it",
          remedy: "Nothing to do")
        return
      }
    }
    record[.title] = both
  }

  /// Wheelchairs and diets are often told in the remarks alone.
  private func mineNote(_ record: inout ListRecord) {
    guard let note = record.filled(.note) else { return }
    let key = ListText.key(note)
    for (field, words) in Self.needs where record[field] == nil {
      guard let word = words.first(where: { ListText.holds(key, $0.key) }) else { continue }
      record[field] = word.value
      log.add(
        .noteMined, at: record.place,
        "The note tells a need, which was written to '\(field.rawValue)'",
        remedy: "Check it with the guest")
    }
  }

  /// The words that tell a need; single characters and short Latin words occur inside others.
  private static let needs: [(field: ListField, words: [(key: String, value: String)])] =
    [("mobility", .mobility), ("diet", .diet)].map { section, field in
      let words = WordTable.words.entries(section).filter { word in
        let isLatin = word.key.utf8.count == word.key.count
        return word.key.count >= (isLatin ? 5 : 2)
      }
      return (field, words)
    }
}
