// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Reads RFC 4180 text strictly from bytes, with the place of every cell.
///
/// Our own because findings must name line and column, which SwiftCSV, the well-kept library for
/// this, does not report.
package struct CommaSeparatedText {
  /// One cell and where it starts, counted from 1; columns count characters of the line.
  package struct Cell: Sendable {
    package let text: String
    package let line: Int
    package let column: Int
    /// Where the cell is written, with its quotes.
    package let range: Range<Int>
  }

  private static let quote = UInt8(ascii: "\"")
  package static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8
  private let file: String
  private let log: FindingLog
  private var position: Int
  private var line = 1
  private var column = 1

  private init(
    _ bytes: ArraySlice<UInt8>, separator: UInt8 = comma, file: String, log: FindingLog
  ) {
    self.bytes = bytes
    self.separator = separator
    self.file = file
    self.log = log
    position = bytes.startIndex
  }

  /// The rows of the file, blank ones left out; `nil` when the bytes are no text.
  static func rows(of bytes: [UInt8], file: String, log: FindingLog) -> [[Cell]]? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard UTF8Check.isClean(text, file: file, log: log) else { return nil }
    var reader = CommaSeparatedText(text, file: file, log: log)
    return reader.readRows()
  }

  /// Reads UTF-8 with any separator; what the findings are worth is for the caller to say.
  package static func rows(
    ofText bytes: [UInt8],
    separator: UInt8,
    file: String
  ) -> (rows: [[Cell]]?, findings: [Finding]) {
    let log = FindingLog()
    var reader = CommaSeparatedText(bytes[...], separator: separator, file: file, log: log)
    return (reader.readRows(), log.findings)
  }

  private mutating func readRows() -> [[Cell]]? {
    var rows: [[Cell]] = []
    while position < bytes.endIndex {
      guard let row = readRow() else { return nil }
      if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private mutating func readRow() -> [Cell]? {
    var cells: [Cell] = []
    while true {
      let line = line
      let column = column
      let start = position
      guard let text = current == Self.quote ? readQuoted() : readPlain() else { return nil }
      cells.append(Cell(text: text, line: line, column: column, range: start..<position))
      guard current == separator else { break }
      advance()
    }
    endLine()
    return cells
  }

  private mutating func readPlain() -> String {
    let start = position
    var hasQuote = false
    let place = here
    while let byte = current, byte != separator, byte != Self.lineFeed,
      byte != Self.carriageReturn
    {
      if byte == Self.quote { hasQuote = true }
      advance()
    }
    if hasQuote {
      log.add(
        .strayQuote,
        at: place,
        "The cell holds a quote but does not start with one",
        remedy: "Put the whole cell in quotes and double the quotes inside it"
      )
    }
    return checked(String(decoding: bytes[start..<position], as: UTF8.self), at: place)
  }

  /// Reads to the closing quote; `nil` when the file ends first.
  private mutating func readQuoted() -> String? {
    let place = here
    advance()
    var text: [UInt8] = []
    while true {
      guard let byte = current else {
        log.add(
          .quoteOpen,
          at: place,
          "The quoted cell that starts here never ends",
          remedy: "Close the cell with a quote"
        )
        return nil
      }
      advance()
      if byte != Self.quote {
        text.append(byte)
      } else if current == Self.quote {
        text.append(byte)
        advance()
      } else {
        break
      }
    }
    if let byte = current, byte != separator, byte != Self.lineFeed,
      byte != Self.carriageReturn
    {
      log.add(
        .textAfterQuote,
        at: here,
        "Text follows the closing quote of the cell",
        remedy: "Remove the text, or double the quotes that belong to the cell"
      )
      _ = readPlain()
    }
    return checked(String(decoding: text, as: UTF8.self), at: place)
  }

  private func checked(_ text: String, at place: Finding.Location) -> String {
    let isDirty = text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\r"
        && scalar != "\t"
    }
    if isDirty {
      log.add(
        .controlCharacter,
        at: place,
        "The cell holds an invisible control character",
        remedy: "Type the cell again"
      )
    }
    return text
  }

  private var here: Finding.Location { Finding.Location(file: file, line: line, column: column) }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func endLine() {
    if current == Self.carriageReturn {
      let isPair = position + 1 < bytes.endIndex && bytes[position + 1] == Self.lineFeed
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
