// SPDX-License-Identifier: Apache-2.0

/// The unfolded lines of vCards, one at a time; a long file takes no more memory than its bytes.
///
/// - Source: RFC 6350, 3.2; soft line breaks of quoted-printable values as in version 2.1.
struct CardLines {
  struct Line {
    /// The first of the lines it was folded from, counted from 1.
    let number: Int
    /// The property's name in capitals, without its group; empty for what has none.
    let name: String
    /// `nil` for a line that is longer than any that is read.
    let text: String?
  }

  private static let longest = 64 << 10
  private static let longestName = 64

  private let bytes: [UInt8]
  private var position = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Line? {
    while position < bytes.count {
      let first = physicalLine()
      if first.isEmpty { continue }
      let start = number
      var length = first.count
      var parts = [first]
      let isQuoted = Self.isQuotedPrintable(bytes[first])
      while position < bytes.count {
        let last = parts[parts.count - 1]
        let isSoft =
          isQuoted && !last.isEmpty && bytes[last.upperBound - 1] == UInt8(ascii: "=")
        let isFolded =
          bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t")
        guard isSoft || isFolded else { break }
        if isSoft { parts[parts.count - 1] = last.lowerBound..<last.upperBound - 1 }
        let more = physicalLine()
        length += more.count
        guard length <= Self.longest else { continue }
        parts.append(isFolded ? more.dropFirst() : more)
      }
      let text =
        length > Self.longest
        ? nil : String(decoding: parts.flatMap { bytes[$0] }, as: UTF8.self)
      return Line(number: start, name: Self.name(bytes[first]), text: text)
    }
    return nil
  }

  /// Steps over one line and its end; where it is, without its end.
  private mutating func physicalLine() -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n"),
      bytes[position] != UInt8(ascii: "\r")
    {
      position += 1
    }
    let end = position
    if position < bytes.count {
      let isPair =
        bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
        && bytes[position + 1] == UInt8(ascii: "\n")
      position += isPair ? 2 : 1
    }
    number += 1
    return start..<end
  }

  private static func head(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.prefix(1000).prefix { $0 != UInt8(ascii: ":") }
  }

  private static func isQuotedPrintable(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.last == UInt8(ascii: "=") else { return false }
    return String(decoding: head(line), as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
  }

  /// A group stands before the name: `item1.EMAIL`.
  private static func name(_ line: ArraySlice<UInt8>) -> String {
    let name = head(line).prefix(longestName).prefix { $0 != UInt8(ascii: ";") }
    guard let point = name.lastIndex(of: UInt8(ascii: ".")) else {
      return String(decoding: name, as: UTF8.self).uppercased()
    }
    return String(decoding: name[(point + 1)...], as: UTF8.self).uppercased()
  }
}
