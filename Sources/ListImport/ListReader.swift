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
          LocalizedText(
            zh: "该工作表没有像表头的行，未读取",
            en: "The sheet has no row that reads like a header, and was not read"),
          remedy: LocalizedText(zh: "若其中没有名单，无须处理", en: "Nothing to do, unless it holds a list"))
      }
    }
    if tables.isEmpty {
      log.add(
        .headerMissing, at: .init(file: name),
        LocalizedText(
          zh: "没有一行像表头：既有姓名列，又有说明身份的列",
          en: "No row reads like a header with a column for names and another for what they are"),
        remedy: LocalizedText(
          zh: "请在姓名上方的一行写明列名，如姓名、国籍、单位、职务；或用 --map 说明，如 --map 'Nom=name'",
          en: "Write headings such as 姓名, 国籍, 单位, 职务 in one row above the names, or say what they "
            + "mean, as in --map 'Nom=name'"))
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
    let isMerged = Self.isCountryMerged(header.columns)
    var above = [ListCell?](repeating: nil, count: header.columns.count)
    for row in sheet.rows[(header.rows.upperBound + 1)...] where !row.isBlank {
      let place = reader.place(row.cells.first { !$0.text.isEmpty } ?? row.cells[0])
      if let reason = skipReason(row, header) {
        table.skipped.append(SkippedRow(place: place, reason: reason))
        continue
      }
      var record = ListRecord(place: place)
      let filled = fill(
        &record, row, columns, table.sessions.count, reader, &above, isCountryMerged: isMerged)
      finishName(&record)
      guard record.hasName || record.filled(.outlet) != nil || record.filled(.guestID) != nil else {
        let isNote = Set(row.cells.map(\.text).filter { !$0.isEmpty }).count <= 2
        table.skipped.append(
          SkippedRow(place: place, reason: isNote ? .footnote : .noName))
        continue
      }
      if row.isHidden {
        log.add(
          .hiddenRow, at: place,
          LocalizedText(zh: "该行在工作簿中被隐藏，已读入", en: "The row is hidden in the workbook; it was read"),
          remedy: LocalizedText(
            zh: "若该嘉宾不来，请在工作簿中删去这一行",
            en: "Delete the row in the workbook if the guest does not come"))
      }
      for (field, cell, line) in filled {
        log.add(
          .filledDown, at: cell,
          LocalizedText(
            zh: "\(field.words.zh)为空，取自第 \(line) 行",
            en: "\(field.words.en) is empty and was taken from row \(line)"),
          remedy: LocalizedText(zh: "若原来不是合并单元格，请核对", en: "Check it, if the cells were not merged"))
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
          LocalizedText(
            zh: "列\(quotedZh(column.heading))在工作簿中被隐藏，已读入",
            en: "The column \(quoted(column.heading)) is hidden in the workbook; it was read"),
          remedy: LocalizedText(
            zh: "若不该由您看到，请在工作簿中删去这一列",
            en: "Delete the column in the workbook if it is not meant for you"))
      }
      switch column.meaning {
      case .field(let field):
        let reason = field.reasonNotKept
        table.columns.append(
          .init(heading: column.heading, field: reason == nil ? field.rawValue : nil))
        table.fields.insert(field)
        if column.isExact { table.isExact = true }
        if let reason, !reason.en.isEmpty {
          log.add(
            .columnNotKept, at: place,
            LocalizedText(
              zh: "列\(quotedZh(column.heading))不保留：\(reason.zh)",
              en: "The column \(quoted(column.heading)) is not kept: \(reason.en)"),
            remedy: .nothingToDo)
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
            LocalizedText(
              zh:
                "列名\(quotedZh(column.heading))不认识，但 \(asked.cells) 格中有 \(asked.matches) 格像\(asked.field.words.zh)；未保留",
              en: "\(quoted(column.heading)) is no heading that is known, but \(asked.matches) of "
                + "\(asked.cells) cells look like \(asked.field.words.en); none was kept"),
            remedy: LocalizedText(
              zh:
                "请加 --map '\(column.heading)=\(asked.field.rawValue)' 再导入一次；不要这一列，请加 --map '\(column.heading)=-'",
              en: "Import again with --map '\(column.heading)=\(asked.field.rawValue)', "
                + "or with --map '\(column.heading)=-' to leave the column out"))
          continue
        }
        if let first = column.repeats {
          log.add(
            .columnNotKept, at: place,
            LocalizedText(
              zh: "列\(quotedZh(column.heading))与列\(quotedZh(first))意思相同，只读后者",
              en: "The column \(quoted(column.heading)) means the same as \(quoted(first)), which "
                + "was read"),
            remedy: LocalizedText(
              zh: "若要读这一列，请用 --map 说明，另一列用 --map 去掉",
              en: "To read this one, name it with --map, and leave the other out with --map"))
          continue
        }
        log.add(
          .columnNotKept, at: place,
          LocalizedText(
            zh: "列名\(quotedZh(column.heading))不认识",
            en: "The heading \(quoted(column.heading)) is not known"),
          remedy: LocalizedText(
            zh: "若需保留，请改成 docs/IMPORT.md 中的列名，或用 --map 说明",
            en: "Rename it to one of the headings of docs/IMPORT.md, if it is to be kept"))
      }
    }
    if sheet.isCut {
      log.add(
        .cutSheet, at: .init(file: name, sheet: sheet.name),
        LocalizedText(zh: "第一千列以后的各列未读取", en: "Columns beyond the thousandth were not read"),
        remedy: LocalizedText(zh: "请把这些列移到左边", en: "Move them to the left"))
    }
  }

  // MARK: Rows

  private func skipReason(_ row: ListRow, _ header: HeaderFinder) -> SkipReason? {
    var filled = 0
    var first: ListCell?
    var isOneBlock = true
    for cell in row.cells where !cell.text.isEmpty {
      filled += 1
      if filled <= 3, isTotal(cell.text) { return .total }
      if first == nil { first = cell }
      if isOneBlock, !cell.isFilled || cell.text != first?.text { isOneBlock = false }
    }
    // A block merged over the whole row is a title or a remark.
    if filled > 2, isOneBlock { return .footnote }
    if filled >= 2, header.keys.contains(where: { repeats(row, $0) }) {
      return .repeatedHeader
    }
    return nil
  }

  private func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 60, text.unicodeScalars.contains(where: Self.mayStartTotal) else {
      return false
    }
    let key = ListText.key(text)
    guard key.unicodeScalars.contains(where: Self.startsOfTotals.contains) else { return false }
    if Self.totals.contains(key) { return true }
    // 合计29人, Total: 29
    let word = key.filter { !$0.isNumber }
    guard word.count < key.count else { return false }
    return Self.totals.contains(word)
      || (word.last.map { "人名位명".contains($0) } ?? false)
        && Self.totals.contains(String(word.dropLast()))
  }

  private static let totals = Set(WordTable.words.entries("total").map(\.key))
  /// Few rows have one of these characters, and all totals have.
  private static let startsOfTotals = Array(Set(totals.compactMap(\.unicodeScalars.first)))

  /// Whether a character, before it is made ordinary, may be one of these.
  private static func mayStartTotal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0xFF01...0xFF5E: true
    default: startsOfTotals.contains(scalar) || !ListText.isComposed(scalar)
    }
  }

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
    _ reader: CellReader, _ above: inout [ListCell?], isCountryMerged: Bool
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
        switch field {
        case .rowNumber, .bookkeeping: continue
        default: break
        }
        if !column.isExact, field.mayBeAbove,
          let source = takenFromAbove(
            cell, field, column.index, &above, isCountryMerged: isCountryMerged)
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
    _ cell: ListCell, _ field: ListField, _ column: Int, _ above: inout [ListCell?],
    isCountryMerged: Bool
  ) -> ListCell? {
    let isDitto =
      cell.text.utf8.count <= 20
      && cell.text.unicodeScalars.first.map(Self.startsOfDitto.contains) ?? false
      && WordTable.words.value("ditto", ListText.cleaned(cell.text).text) != nil
    let isMerged =
      field == .party || field == .outlet || (field == .country && isCountryMerged)
    if isDitto || (cell.text.isEmpty && isMerged) { return above[column] }
    if !cell.text.isEmpty { above[column] = cell }
    return nil
  }

  /// Whether countries head groups of rows, as parties do: they stand before the names, and no column
  /// is for parties.
  private static func isCountryMerged(_ columns: [ListColumn]) -> Bool {
    guard !columns.contains(where: { $0.meaning == .field(.party) }),
      let country = columns.firstIndex(where: { $0.meaning == .field(.country) }),
      let name = columns.firstIndex(where: { column in
        [.name, .nameZh, .nameLatin, .nameNative, .surname].contains {
          column.meaning == .field($0)
        }
      })
    else { return false }
    return country < name
  }

  private static let startsOfDitto = Array(
    Set(
      "dDsSaA\"'-同〃々″〝上相위상".unicodeScalars
        + WordTable.words.entries("ditto").compactMap(\.key.unicodeScalars.first)))

  private func mark(_ cell: ListCell, _ reader: CellReader) -> Bool? {
    let text = ListText.cleaned(cell.text).text
    if text.isEmpty { return nil }
    if WordTable.words.value("yes", text) != nil { return true }
    if WordTable.words.value("no", text) != nil { return false }
    log.add(
      .markUnclear, at: reader.place(cell),
      LocalizedText(
        zh: "\(quotedZh(text))既不是“是”也不是“否”", en: "\(quoted(text)) is neither yes nor no"),
      remedy: LocalizedText(zh: "参加写 √ 或 是，不参加写 × 或 否", en: "Write √ or 是 for yes, × or 否 for no"))
    return nil
  }
}
