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
      reportGarbled(sheets, name)
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
    // A time alone belongs to the day of the column beside it, which is read first; a flight's own
    // day comes after both.
    let columns =
      header.columns.filter { $0.meaning != .unknown && !$0.isTime && !$0.isCarrier }
      + header.columns.filter(\.isTime) + header.columns.filter(\.isCarrier)
    let isMerged = Self.isCountryMerged(header.columns)
    var above = [ListCell?](repeating: nil, count: header.columns.count)
    var section = SectionTitle.none
    for row in sheet.rows[(header.rows.upperBound + 1)...] where !row.isBlank {
      let place = reader.place(row.cells.first { !$0.text.isEmpty } ?? row.cells[0])
      if let title = SectionTitle(row, header) {
        section = title
        table.skipped.append(SkippedRow(place: place, reason: .section))
        report(title, at: place)
        continue
      }
      if let reason = skipReason(row, header) {
        table.skipped.append(SkippedRow(place: place, reason: reason))
        continue
      }
      var record = ListRecord(place: place)
      let filled = fill(
        &record, row, columns, table.sessions.count, reader, &above, isCountryMerged: isMerged)
      finishName(&record)
      if let reason = reasonForNobody(record, row) {
        table.skipped.append(SkippedRow(place: place, reason: reason))
        continue
      }
      reportRow(row, filled, at: place)
      section.fill(&record)
      if section.namesParty { table.fields.insert(.party) }
      if record.others.isEmpty {
        add(&record, to: &table)
        continue
      }
      let people = record.split()
      report(people.count, at: place)
      for var person in people { add(&person, to: &table) }
    }
    return table
  }

  /// Takes a person, unless the register has taken the person off.
  private func add(_ record: inout ListRecord, to table: inout ListTable) {
    finish(&record)
    if let reason = state(of: record) {
      table.skipped.append(SkippedRow(place: record.place, reason: reason))
      table.withdrawn.append(record)
    } else {
      table.records.append(record)
    }
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
          .init(
            heading: column.heading,
            field: reason == nil ? (field == .salutation ? .sex : field).rawValue : nil))
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
}
