// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Reads RFC 4180 text strictly from bytes, with the place of every cell.
///
/// Our own because findings must name line and column, which SwiftCSV, the well-kept library for
/// this, does not report.
package struct CommaSeparatedText {
  /// One cell and where it starts, counted from 1; columns count characters of the line.
  ///
  /// Numbers of 32 bits, as a long list has millions of cells.
  package struct Cell: Sendable {
    package let text: String
    private let startLine: UInt32
    private let startColumn: UInt32
    private let start: UInt32
    private let end: UInt32

    fileprivate init(_ text: String, line: Int, column: Int, range: Range<Int>) {
      self.text = text
      startLine = UInt32(line)
      startColumn = UInt32(column)
      start = UInt32(range.lowerBound)
      end = UInt32(range.upperBound)
    }

    package var line: Int { Int(startLine) }
    package var column: Int { Int(startColumn) }
    /// Where the cell is written, with its quotes.
    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  private static let quote = UInt8(ascii: "\"")
  package static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let tab = UInt8(ascii: "\t")

  /// What a table may hold; a workbook's sheets hold no more cells either.
  package static let mostRows = 250_000
  package static let mostCells = 6_000_000

  private let bytes: [UInt8]
  private let separator: UInt8
  private let file: String
  private let log: FindingLog
  private var position: Int
  private var line = 1
  private var column = 1

  private init(
    _ bytes: [UInt8], from start: Int = 0, separator: UInt8 = comma, file: String, log: FindingLog
  ) {
    self.bytes = bytes
    self.separator = separator
    self.file = file
    self.log = log
    position = start
  }

  /// The rows of the file, blank ones left out; `nil` when the bytes are no text.
  static func rows(of bytes: [UInt8], file: String, log: FindingLog) -> [[Cell]]? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard UTF8Check.isClean(bytes[start...], file: file, log: log) else { return nil }
    var reader = CommaSeparatedText(bytes, from: start, file: file, log: log)
    return reader.readRows()
  }

  /// Reads UTF-8 with any separator; what the findings are worth is for the caller to say.
  package static func rows(
    ofText bytes: [UInt8],
    separator: UInt8,
    file: String
  ) -> (rows: [[Cell]]?, findings: [Finding]) {
    let log = FindingLog()
    var reader = CommaSeparatedText(bytes, separator: separator, file: file, log: log)
    return (reader.readRows(), log.findings)
  }

  private mutating func readRows() -> [[Cell]]? {
    var rows: [[Cell]] = []
    var cellCount = 0
    while position < bytes.count {
      guard let row = readRow(width: rows.last?.count ?? 0, most: Self.mostCells - cellCount) else {
        return nil
      }
      guard row.contains(where: { !$0.text.isEmpty }) else { continue }
      rows.append(row)
      cellCount += row.count
      guard rows.count <= Self.mostRows else {
        reportTooLarge()
        return nil
      }
    }
    return rows
  }

  private func reportTooLarge() {
    log.add(
      .fileTooLarge,
      at: here,
      LocalizedText(
        zh: "表格超过 \(Self.mostRows) 行或 \(Self.mostCells) 个单元格",
        en: "The table has more than \(Self.mostRows) rows, or \(Self.mostCells) cells"),
      remedy: LocalizedText(zh: "请确认文件没有拿错", en: "Check that it is the right file")
    )
  }

  /// Reads to the end of the row, which probably has as many cells as the one before.
  private mutating func readRow(width: Int, most: Int) -> [Cell]? {
    var cells: [Cell] = []
    cells.reserveCapacity(width)
    while true {
      let line = line
      let column = column
      let start = position
      guard let text = current == Self.quote ? readQuoted() : readPlain() else { return nil }
      guard cells.count < most else {
        reportTooLarge()
        return nil
      }
      cells.append(Cell(text, line: line, column: column, range: start..<position))
      guard current == separator else { break }
      advance()
    }
    endLine()
    return cells
  }

  /// Reads to the separator or the end of the line.
  private mutating func readPlain() -> String {
    let bytes = bytes
    let start = position
    var end = start
    var characters = 0
    var hasQuote = false
    var hasControl = false
    var previous: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      if byte == Self.quote { hasQuote = true }
      if Self.isControl(byte, after: previous) { hasControl = true }
      if byte & 0xC0 != 0x80 { characters += 1 }
      previous = byte
      end += 1
    }
    if hasQuote {
      log.add(
        .strayQuote,
        at: here,
        LocalizedText(
          zh: "单元格中有引号，但不以引号开头", en: "The cell holds a quote but does not start with one"),
        remedy: LocalizedText(
          zh: "请用引号括住整个单元格，并把其中的引号写成两个",
          en: "Put the whole cell in quotes and double the quotes inside it")
      )
    }
    if hasControl { reportControl(at: here) }
    position = end
    column += characters
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Reads to the closing quote; `nil` when the file ends first.
  private mutating func readQuoted() -> String? {
    let bytes = bytes
    let line = line
    let column = column
    func place() -> Finding.Location { Finding.Location(file: file, line: line, column: column) }
    advance()
    var text: [UInt8] = []
    // What is read but not in `text` yet; most cells have no quote inside and never are.
    var start = position
    var hasControl = false
    var previous: UInt8 = 0
    while true {
      guard position < bytes.count else {
        log.add(
          .quoteOpen,
          at: place(),
          LocalizedText(zh: "从这里开始的引号没有结束", en: "The quoted cell that starts here never ends"),
          remedy: LocalizedText(zh: "请在单元格末尾补上引号", en: "Close the cell with a quote")
        )
        return nil
      }
      let byte = bytes[position]
      if byte != Self.quote {
        if Self.isControl(byte, after: previous) { hasControl = true }
        previous = byte
        advance()
      } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
        advance()
        text += bytes[start..<position]
        advance()
        start = position
      } else {
        break
      }
    }
    let rest = bytes[start..<position]
    advance()
    if let byte = current, byte != separator, byte != Self.lineFeed,
      byte != Self.carriageReturn
    {
      log.add(
        .textAfterQuote,
        at: here,
        LocalizedText(zh: "单元格的结束引号后面还有文字", en: "Text follows the closing quote of the cell"),
        remedy: LocalizedText(
          zh: "请删去多余文字，或把属于内容的引号写成两个",
          en: "Remove the text, or double the quotes that belong to the cell")
      )
      _ = readPlain()
    }
    if hasControl { reportControl(at: place()) }
    return text.isEmpty
      ? String(decoding: rest, as: UTF8.self) : String(decoding: text + rest, as: UTF8.self)
  }

  /// Whether a byte of a text ends a control character: U+0000 to U+001F but for tab and line ends,
  /// or U+007F to U+009F.
  private static func isControl(_ byte: UInt8, after previous: UInt8) -> Bool {
    if byte < 0x20 { return byte != tab && byte != lineFeed && byte != carriageReturn }
    return byte == 0x7F || (previous == 0xC2 && byte < 0xA0)
  }

  private func reportControl(at place: Finding.Location) {
    log.add(
      .controlCharacter,
      at: place,
      LocalizedText(zh: "单元格中有看不见的控制字符", en: "The cell holds an invisible control character"),
      remedy: LocalizedText(zh: "请重新输入该单元格", en: "Type the cell again")
    )
  }

  private var here: Finding.Location { Finding.Location(file: file, line: line, column: column) }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func endLine() {
    if current == Self.carriageReturn {
      let isPair = position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed
      advance()
      if isPair { advance() }
    } else if current == Self.lineFeed {
      advance()
    }
  }

  /// Steps over one byte; a line ends at LF, or at a CR without one.
  private mutating func advance() {
    let byte = bytes[position]
    position += 1
    if byte == Self.lineFeed || (byte == Self.carriageReturn && current != Self.lineFeed) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
