// SPDX-License-Identifier: Apache-2.0

/// A check of calendar bytes that trusts no library, for faults that no common reader reports.
///
/// - Source: RFC 5545 sections 3.1, 3.4 and 3.6.
package enum ICalendarLint {
  /// What is wrong, and on which physical line, counted from 1.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let text: String

    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }

    package var description: String { "line \(line): \(text)" }
  }

  /// All problems in line order; empty for a clean file.
  ///
  /// - Complexity: linear in the length.
  package static func problems(in bytes: [UInt8]) -> [Problem] {
    var problems: [Problem] = []
    let lines = physicalLines(bytes, &problems)
    var structure = LintStructure()
    for line in logicalLines(lines, &problems) {
      structure.read(line.text, at: line.number)
    }
    structure.finish(at: lines.count)
    return (problems + structure.problems).sorted {
      $0.line != $1.line ? $0.line < $1.line : $0.text < $1.text
    }
  }

  private static func physicalLines(
    _ bytes: [UInt8],
    _ problems: inout [Problem]
  ) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let number = lines.count + 1
      switch bytes[index] {
      case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
        lines.append(bytes[start..<index])
        index += 1
        start = index + 1
      case UInt8(ascii: "\r"):
        problems.append(Problem(line: number, text: "a carriage return alone"))
      case UInt8(ascii: "\n"):
        problems.append(Problem(line: number, text: "a line feed alone"))
        lines.append(bytes[start..<index])
        start = index + 1
      case UInt8(ascii: "\t"): break
      case 0..<0x20, 0x7F:
        problems.append(Problem(line: number, text: "control character \(bytes[index])"))
      default: break
      }
      index += 1
    }
    if start < bytes.count {
      lines.append(bytes[start...])
      problems.append(Problem(line: lines.count, text: "no line end"))
    }
    return lines
  }

  private static func logicalLines(
    _ lines: [ArraySlice<UInt8>],
    _ problems: inout [Problem]
  ) -> [(number: Int, text: String)] {
    var result: [(number: Int, text: String)] = []
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if line.count > ContentLines.longest {
        problems.append(Problem(line: number, text: "\(line.count) octets, more than 75"))
      }
      let text = String(validating: line, as: UTF8.self)
      if text == nil {
        problems.append(Problem(line: number, text: "not UTF-8, or folded inside a character"))
      }
      let shown = text ?? String(decoding: line, as: UTF8.self)
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        if line.count == 1 { problems.append(Problem(line: number, text: "empty continuation")) }
        if result.isEmpty {
          problems.append(Problem(line: number, text: "continuation of nothing"))
        } else {
          result[result.count - 1].text.unicodeScalars.append(
            contentsOf: shown.unicodeScalars.dropFirst()
          )
        }
      } else {
        if line.isEmpty { problems.append(Problem(line: number, text: "empty line")) }
        result.append((number, shown))
      }
    }
    return result
  }
}
