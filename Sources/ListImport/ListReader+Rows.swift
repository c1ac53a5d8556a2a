// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// The rows below the header: which are people, and what their cells say.
extension ListReader {
  /// Why a row of which nothing tells somebody is skipped; `nil` when it is a person.
  func reasonForNobody(_ record: ListRecord, _ row: ListRow) -> SkipReason? {
    if record.namesUnclear {
      log.add(
        .severalPersons, at: record.place,
        LocalizedText(
          zh: "该格写了不止一人，无法确定各人姓名；该行未读入",
          en: "The cell names more than one person, and not for certain how each is called; "
            + "the row was not read"),
        remedy: LocalizedText(zh: "请每人一行，写全姓名", en: "Give each person a row and a whole name"))
      return .severalNames
    }
    if record.hasName || record.filled(.outlet) != nil || record.filled(.guestID) != nil {
      return nil
    }
    let isNote = Set(row.cells.map(\.text).filter { !$0.isEmpty }).count <= 2
    return isNote ? .footnote : .noName
  }

  /// Says that a row was read as several people.
  func report(_ count: Int, at place: Finding.Location) {
    log.add(
      .severalPersons, at: place,
      LocalizedText(
        zh: "该行写了 \(count) 人，按 \(count) 人读入",
        en: "The row names \(count) people, and was read as \(count)"),
      remedy: LocalizedText(
        zh: "请核对各人的姓名、证件和职务", en: "Check the name, passport and title of each"))
  }

  /// Where nothing reads like a header, it may be garbled: the first such cell is told.
  func reportGarbled(_ sheets: [ListSheet], _ name: String) {
    for sheet in sheets {
      for cell in sheet.rows.prefix(5).flatMap(\.cells) {
        guard let garbled = GarbledText(cell.text) else { continue }
        log.add(
          garbled, of: nil,
          at: .init(file: name, line: Int(cell.line), column: Int(cell.column), sheet: sheet.name))
        return
      }
    }
  }

  /// Says what is unusual about the row of a person.
  func reportRow(_ row: ListRow, _ filled: [FilledDown], at place: Finding.Location) {
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
  }

  /// Says what a title between the rows was taken for.
  func report(_ title: SectionTitle, at place: Finding.Location) {
    if title.isUsed {
      let what = title.words
      log.add(
        .sectionUsed, at: place,
        LocalizedText(
          zh: "小标题\(quotedZh(title.text))：其下各行取作\(what.zh)",
          en: "The rows below the title \(quoted(title.text)) were taken for \(what.en)"),
        remedy: LocalizedText(zh: "请核对", en: "Check it"))
    } else {
      log.add(
        .sectionAsked, at: place,
        LocalizedText(
          zh: "小标题\(quotedZh(title.text))\(title.words.zh)；其下各行按普通各行读入",
          en:
            "The title \(quoted(title.text)) \(title.words.en); the rows below it were read like all others"
        ),
        remedy: LocalizedText(
          zh: "若其下不是嘉宾，请另存为一张名单，用 --as 导入",
          en: "If they are no guests, put them into a list of their own and import it with --as"))
    }
  }

  func skipReason(_ row: ListRow, _ header: HeaderFinder) -> SkipReason? {
    var filled = 0
    var first: ListCell?
    var isOneBlock = true
    var isRemark = false
    for (index, cell) in row.cells.enumerated() where !cell.text.isEmpty {
      filled += 1
      if filled == 1 { isRemark = header.mayStartRemark(index) && self.isRemark(cell.text) }
      if filled <= 3, isTotal(cell.text) { return .total }
      if first == nil { first = cell }
      if isOneBlock, !cell.isFilled || cell.text != first?.text { isOneBlock = false }
    }
    // A block merged over the whole row is a title or a remark.
    if filled > 2, isOneBlock { return .footnote }
    if filled >= 2, header.keys.contains(where: { repeats(row, $0) }) {
      return .repeatedHeader
    }
    // A star before a name in a full row marks the person.
    let isMarked = first.map { "*※＊".contains($0.text.first ?? " ") } ?? false
    return isRemark && (filled <= 2 || !isMarked) ? .footnote : nil
  }

  /// Whether the first cell of a row begins a remark: 注：…, 填表人, `Note: …`, `* …`.
  private func isRemark(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, Self.startsOfRemarks.contains(first) else {
      return false
    }
    if "*※＊".unicodeScalars.contains(first) { return text.count > 3 }
    let head = text.prefix { !":：(（".contains($0) }
    // 第1页
    let word = String(head.filter { !$0.isNumber })
    guard WordTable.words.value("footnote", word) != nil else { return false }
    // Page and Note are surnames as well.
    let isWhole = head.endIndex == text.endIndex
    return isWhole ? !ListText.isLatin(word) : ":：".contains(text[head.endIndex])
  }

  private static let startsOfRemarks = ScalarSet(
    "*※＊".unicodeScalars
      + WordTable.words.entries("footnote").flatMap { word in
        [word.key, word.key.uppercased()].compactMap(\.unicodeScalars.first)
      })

  private func isTotal(_ text: String) -> Bool {
    guard text.utf8.count <= 60, Self.mayBeTotal(text) else { return false }
    let key = ListText.key(text)
    guard
      let first = key.unicodeScalars.first(where: { !("0"..."9").contains($0) }),
      Self.startsOfTotals.contains(first)
    else { return false }
    if Self.totals.contains(key) { return true }
    // 合计29人, Total: 29
    let word = key.filter { !$0.isNumber }
    guard word.count < key.count else { return false }
    return Self.totals.contains(word)
      || (word.last.map { "人名位명".contains($0) } ?? false)
        && Self.totals.contains(String(word.dropLast()))
  }

  private static let totals = Set(WordTable.words.entries("total").map(\.key))
  /// Few cells begin with one of these characters, and all totals do.
  private static let startsOfTotals = ScalarSet(totals.compactMap(\.unicodeScalars.first))

  /// Whether the first letter of a text, before it is made ordinary, may begin a total.
  private static func mayBeTotal(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      // Digits and signs, which do not count.
      case 0..<0x41, 0x5B...0x60, 0x7B..<0xC0, 0x2000...0x2BFF, 0x3000...0x3004, 0x3007...0x3020,
        0x30FB:
        continue
      case 0x41...0x5A: return startsOfTotals.contains(Unicode.Scalar(UInt8(scalar.value) + 32))
      case 0xFF01...0xFF5E: return true
      default: return startsOfTotals.contains(scalar) || !ListText.isComposed(scalar)
      }
    }
    return false
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
  func fill(
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
        if let answer = column.need?.answer(cell.text) {
          cell.text = answer
          cell.kind = .text
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

  typealias FilledDown = (field: ListField, place: Finding.Location, line: Int)

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
  static func isCountryMerged(_ columns: [ListColumn]) -> Bool {
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

  private static let startsOfDitto = ScalarSet(
    "dDsSaA\"'-同〃々″〝上相위상".unicodeScalars
      + WordTable.words.entries("ditto").compactMap(\.key.unicodeScalars.first))

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
