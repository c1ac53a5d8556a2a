// SPDX-License-Identifier: Apache-2.0

/// A check of calendar bytes that trusts no library, for faults that no common reader reports.
///
/// - Source: RFC 5545 sections 3.1, 3.4 and 3.6.
package enum ICalendarLint {
  /// What is wrong, and on which physical line, counted from 1.
  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// Of the file as it lies, folded lines counted one by one.
    package let line: Int
    /// In English; property values are shown only of identifiers, zones and times.
    package let text: String

    /// Takes a line counted from 1.
    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }

    /// As test reports print it.
    package var description: String { "line \(line): \(text)" }
  }

  /// All problems in line order; empty for a clean file.
  ///
  /// - Complexity: linear in the length.
  package static func problems(in bytes: [UInt8]) -> [Problem] {
    var problems: [Problem] = []
    let lines = physicalLines(bytes, &problems)
    var structure = LintStructure()
    readLogicalLines(lines, &problems, into: &structure)
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

  /// Joins what was folded, and checks how.
  private static func readLogicalLines(
    _ lines: [ArraySlice<UInt8>],
    _ problems: inout [Problem],
    into structure: inout LintStructure
  ) {
    var whole: [UInt8] = []
    // Where the joined line began; 0 before the first.
    var first = 0
    for (index, line) in lines.enumerated() {
      let number = index + 1
      if line.count > ContentLines.longest {
        problems.append(Problem(line: number, text: "\(line.count) octets, more than 75"))
      }
      if !isText(line) {
        problems.append(Problem(line: number, text: "not UTF-8, or folded inside a character"))
      }
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        if line.count == 1 { problems.append(Problem(line: number, text: "empty continuation")) }
        if first == 0 {
          problems.append(Problem(line: number, text: "continuation of nothing"))
        } else {
          whole += line.dropFirst()
        }
      } else {
        if line.isEmpty { problems.append(Problem(line: number, text: "empty line")) }
        if first > 0 { structure.read(whole, at: first) }
        whole.removeAll(keepingCapacity: true)
        whole += line
        first = number
      }
    }
    if first > 0 { structure.read(whole, at: first) }
  }

  private static func isText(_ line: ArraySlice<UInt8>) -> Bool {
    do {
      _ = try UTF8Span(validating: line.span)
      return true
    } catch {
      return false
    }
  }
}
