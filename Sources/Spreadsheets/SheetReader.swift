// SPDX-License-Identifier: Apache-2.0

/// Reads the cells of one sheet.
struct SheetReader {
  /// What all sheets of a workbook together may hold.
  struct Budget {
    var cells = 6_000_000
    var characters = 256 << 20
  }

  /// Lists have no more columns; what lies beyond is not read, and the sheet says so.
  private static let mostColumns = 1000
  private static let mostMerges = 200_000

  private struct Merge {
    let from: CellReference
    let to: CellReference
  }

  private let strings: [String]
  private let styles: WorkbookStyles
  private let countsFrom1904: Bool
  private var sheet = ListSheet(name: nil, rows: [])
  private var merges: [Merge] = []

  init(strings: [String], styles: WorkbookStyles, countsFrom1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.countsFrom1904 = countsFrom1904
  }

  mutating func read(
    _ part: consuming ArchivePart, name: String, budget: inout Budget
  ) throws(WorkbookError) -> ListSheet {
    sheet = ListSheet(name: name, rows: [])
    sheet.countsFrom1904 = countsFrom1904
    merges = []
    var reader = try XMLReader(part)
    while let node = try reader.next() {
      switch node {
      case .start("col"): readColumn(reader)
      case .start("row"):
        let last = sheet.rows.last?.number ?? 0
        let number = reader.attribute("r").flatMap { Int($0) } ?? last + 1
        let isHidden = Self.isTrue(reader.attribute("hidden"))
        let cells = try readRow(&reader, number: number, budget: &budget)
        guard number > last, number <= 1_048_576 else { throw .damaged(part: name) }
        if !cells.isEmpty {
          sheet.rows.append(ListRow(number: number, isHidden: isHidden, cells: cells))
        }
      case .start("mergeCell"):
        guard merges.count < Self.mostMerges else { throw .tooLarge(part: name) }
        readMerge(reader)
      default: continue
      }
    }
    for merge in merges { try fill(merge, budget: &budget) }
    return sheet
  }

  private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  private mutating func readColumn(_ reader: borrowing XMLReader) {
    guard Self.isTrue(reader.attribute("hidden")),
      let first = reader.attribute("min").flatMap({ Int($0) }),
      let last = reader.attribute("max").flatMap({ Int($0) }), first > 0, last >= first
    else { return }
    for column in first...max(first, min(last, Self.mostColumns))
    where !sheet.hiddenColumns.contains(column - 1) && column <= Self.mostColumns {
      sheet.hiddenColumns.append(column - 1)
    }
  }

  private mutating func readMerge(_ reader: borrowing XMLReader) {
    let ends = reader.attribute("ref")?.split(separator: ":") ?? []
    guard ends.count == 2, let from = CellReference(ends[0]), let to = CellReference(ends[1]),
      from.column <= to.column, from.row <= to.row
    else { return }
    merges.append(Merge(from: from, to: to))
  }

  // MARK: Rows

  private mutating func readRow(
    _ reader: inout XMLReader, number: Int, budget: inout Budget
  ) throws(WorkbookError) -> [ListCell] {
    var cells: [ListCell] = []
    var next = 1
    while let node = try reader.next() {
      switch node {
      case .start("c"):
        let column = reader.attribute("r").flatMap { CellReference($0)?.column } ?? next
        next = column + 1
        let cell = try readCell(&reader, row: number, column: column, budget: &budget)
        guard cell.kind != .empty else { continue }
        guard column <= Self.mostColumns else {
          sheet.isCut = true
          continue
        }
        try pad(&cells, to: column, row: number, budget: &budget)
        cells[column - 1] = cell
      case .end("row"): return cells
      default: continue
      }
    }
    return cells
  }

  private func pad(
    _ cells: inout [ListCell], to count: Int, row: Int, budget: inout Budget
  ) throws(WorkbookError) {
    guard cells.count < count else { return }
    budget.cells -= count - cells.count
    guard budget.cells >= 0 else { throw .tooLarge(part: sheet.name ?? "") }
    while cells.count < count {
      cells.append(ListCell("", .empty, line: row, column: cells.count + 1))
    }
  }

  private func readCell(
    _ reader: inout XMLReader, row: Int, column: Int, budget: inout Budget
  ) throws(WorkbookError) -> ListCell {
    let type = reader.attribute("t") ?? "n"
    let style = type == "n" ? reader.attribute("s").flatMap { Int($0) } : nil
    var value = ""
    var hasFormula = false
    var isInValue = false
    var isInPronunciation = false
    loop: while let node = try reader.next() {
      switch node {
      case .start("v"): isInValue = true
      case .start("t"): isInValue = !isInPronunciation
      case .end("v"), .end("t"): isInValue = false
      case .start("rPh"): isInPronunciation = true
      case .end("rPh"): isInPronunciation = false
      case .start("f"): hasFormula = true
      case .text(let piece):
        guard isInValue else { continue }
        value += piece
      case .end("c"): break loop
      default: continue
      }
    }
    budget.characters -= value.utf8.count
    guard budget.characters >= 0 else { throw .tooLarge(part: sheet.name ?? "") }
    let (text, kind) = content(value, type: type, style: style)
    return ListCell(
      text, text.isEmpty && hasFormula ? .formula : kind, line: row, column: column)
  }

  private func content(
    _ value: String, type: String, style: Int?
  ) -> (text: String, kind: ListCell.Kind) {
    guard !value.isEmpty else { return ("", .empty) }
    switch type {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else {
        return ("#REF!", .error)
      }
      return strings[index].isEmpty ? ("", .empty) : (strings[index], .text)
    case "str", "inlineStr": return (ExcelEscape.removed(from: value), .text)
    case "b": return (value == "1" || value == "true" ? "TRUE" : "FALSE", .boolean)
    case "e": return (value, .error)
    case "d":
      let text = value.replacing("T", with: " ").prefix(16)
      return (text.hasSuffix(" 00:00") ? String(text.prefix(10)) : String(text), .date)
    default: return number(value, style: style)
    }
  }

  private func number(_ value: String, style: Int?) -> (text: String, kind: ListCell.Kind) {
    guard let number = Double(value), number.isFinite else { return (value, .text) }
    if styles.showsDate(style),
      let date = SerialDate(number, countsFrom1904: countsFrom1904)
    {
      return (date.text, .date)
    }
    // Whole numbers are written without a point or an exponent, as they are shown.
    if number.rounded() == number, abs(number) < 1e15 { return (String(Int(number)), .number) }
    return (value, .number)
  }

  // MARK: Merged cells

  /// Gives every cell of a merged block the text of its corner.
  private mutating func fill(_ merge: Merge, budget: inout Budget) throws(WorkbookError) {
    guard let first = index(ofRow: merge.from.row),
      sheet.rows[first].number == merge.from.row,
      sheet.rows[first].cells.count >= merge.from.column
    else { return }
    var corner = sheet.rows[first].cells[merge.from.column - 1]
    guard corner.kind != .empty else { return }
    corner.isFilled = true
    let width = min(merge.to.column, Self.mostColumns)
    guard width >= merge.from.column else { return }
    for row in first..<sheet.rows.count {
      let number = sheet.rows[row].number
      guard number <= merge.to.row else { break }
      try pad(&sheet.rows[row].cells, to: width, row: number, budget: &budget)
      for column in merge.from.column...width {
        if row == first, column == merge.from.column { continue }
        guard sheet.rows[row].cells[column - 1].kind == .empty else { continue }
        var cell = corner
        cell.line = Int32(clamping: number)
        cell.column = Int32(clamping: column)
        sheet.rows[row].cells[column - 1] = cell
      }
    }
  }

  /// The first row at or below a number.
  private func index(ofRow number: Int) -> Int? {
    var low = 0
    var high = sheet.rows.count
    while low < high {
      let middle = (low + high) / 2
      if sheet.rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < sheet.rows.count ? low : nil
  }
}
