// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// One table with a checked header, every row as wide as the header.
struct Table {
  let rows: [Row]

  /// Reads a table; `nil` when it has no usable header, which is then in the findings.
  init?(_ bytes: [UInt8], schema: TableSchema, languages: HouseLanguages, log: FindingLog) {
    self.init(
      bytes,
      file: schema.file,
      required: schema.required(for: languages),
      known: schema.required + schema.optional,
      localized: schema.localized,
      languages: languages,
      log: log
    )
  }

  /// Reads a table with the given columns; those of `localized` texts may be in any language.
  init?(
    _ bytes: [UInt8], file: String, required: [String], known: [String], localized: [String] = [],
    languages: HouseLanguages = .chineseAndEnglish, log: FindingLog
  ) {
    let reading = FindingLog()
    let read = CommaSeparatedText.rows(of: bytes, file: file, log: reading)
    // Cells that are parted by another sign break the rules of commas everywhere.
    let sign = read?.first.flatMap { Self.otherSeparator($0, required: required) }
    if sign == nil { log.take(reading) }
    guard let lines = read else { return nil }
    guard let header = lines.first else {
      log.add(
        .tableEmpty,
        at: Finding.Location(file: file, line: 1, column: 1),
        LocalizedText(zh: "表格没有表头", en: "The table has no header line"),
        remedy: LocalizedText(zh: "请在第一行写列名", en: "Write the column names in the first line")
      )
      return nil
    }
    if let sign {
      log.add(
        .otherSeparator,
        at: Finding.Location(file: file, line: 1, column: 1),
        LocalizedText(
          zh: "单元格以\(sign.zh)分隔，而不是逗号", en: "The cells are parted by \(sign.en), not by commas"),
        remedy: LocalizedText(
          zh: "请另存为逗号分隔的 CSV UTF-8", en: "Save the table as CSV UTF-8 with commas")
      )
      return nil
    }
    let body = lines.dropFirst()
    let blank = Set(
      header.indices.filter { index in
        header[index].text.isEmpty
          && body.allSatisfy { index >= $0.count || $0[index].text.isEmpty }
      })
    guard
      let columns = Self.columns(
        of: header,
        blank: blank,
        file: file,
        required: required,
        known: known,
        localized: localized,
        log: log
      )
    else { return nil }
    rows = body.compactMap { cells in
      guard let first = cells.first else { return nil }
      // A spreadsheet writes empty cells to the width of its widest row.
      let isWider = cells.count > header.count && cells[header.count...].allSatisfy(\.text.isEmpty)
      guard cells.count == header.count || isWider else {
        log.add(
          .cellCount,
          at: Finding.Location(file: file, line: first.line, column: first.column),
          LocalizedText(
            zh: "这一行有 \(cells.count) 个单元格，表头有 \(header.count) 个",
            en: "The row has \(cells.count) cells, the header \(header.count)"),
          remedy: LocalizedText(
            zh: "每行的单元格数应与表头相同；含逗号的单元格请加引号",
            en: "Give every row one cell for each column; quote cells that hold a comma")
        )
        return nil
      }
      return Row(
        file: file, columns: columns, cells: cells, languages: languages, log: log)
    }
  }

  /// The sign between the cells of a header that has only one, if all required columns are in it.
  private static func otherSeparator(
    _ header: [CommaSeparatedText.Cell], required: [String]
  ) -> LocalizedText? {
    guard header.count == 1, required.count > 1 else { return nil }
    let signs: [(sign: Character, name: LocalizedText)] = [
      (";", LocalizedText(zh: "分号", en: "semicolons")),
      ("\t", LocalizedText(zh: "制表符", en: "tabs")),
      ("|", LocalizedText(zh: "竖线", en: "bars")),
    ]
    return signs.first { sign, _ in
      let names = header[0].text.split(separator: sign).map { trimmed(String($0)) }
      return required.allSatisfy(names.contains)
    }?.name
  }

  private static func columns(
    of header: [CommaSeparatedText.Cell],
    blank: Set<Int>,
    file: String,
    required: [String],
    known: [String],
    localized: [String],
    log: FindingLog
  ) -> [String: Int]? {
    var columns: [String: Int] = [:]
    var isUsable = true
    for (index, cell) in header.enumerated() where !blank.contains(index) {
      let place = Finding.Location(file: file, line: cell.line, column: cell.column)
      if columns[cell.text] != nil {
        isUsable = false
        log.add(
          .columnTwice,
          at: place,
          LocalizedText(
            zh: "列\(quotedZh(cell.text))出现了两次",
            en: "The column \(quoted(cell.text)) is there twice"),
          remedy: LocalizedText(zh: "两列只留一列", en: "Keep one of the two columns")
        )
      } else if !known.contains(cell.text), !isName(cell.text, of: localized) {
        log.add(
          .unknownColumn,
          at: place,
          LocalizedText(
            zh: "没有列\(quotedZh(cell.text))，未读取",
            en: "The column \(quoted(cell.text)) is unknown and not read"),
          remedy: LocalizedText(
            zh: "请更正列名或删去；可用的列：\(known.joined(separator: "、"))",
            en: "Correct its name, or remove it; known are \(known.joined(separator: ", "))")
        )
      }
      columns[cell.text] = index
    }
    for name in required where columns[name] == nil {
      isUsable = false
      log.add(
        .columnMissing,
        at: Finding.Location(file: file, line: 1, column: 1),
        LocalizedText(zh: "缺少列 \(name)", en: "The column '\(name)' is missing"),
        remedy: LocalizedText(zh: "请加上一列，列名为 \(name)", en: "Add a column with the header '\(name)'")
      )
    }
    return isUsable ? columns : nil
  }

  /// Whether a column holds a localized text in some language, such as `name_it`.
  private static func isName(_ column: String, of localized: [String]) -> Bool {
    localized.contains { name in
      column.hasPrefix("\(name)_") && TextInLanguages.isCode(column.dropFirst(name.count + 1))
    }
  }
}
