// SPDX-License-Identifier: Apache-2.0

/// Folding of content lines, on bytes.
///
/// libical's own folding leaves `CR CR LF SP LF` after some lines whose last segment has 73 octets,
/// and an empty continuation after 74, so its folds are taken out and made again.
///
/// - Source: RFC 5545 section 3.1.
enum ContentLines {
  /// Most octets of a line, without its end.
  static let longest = 75

  private static let cr = UInt8(ascii: "\r")
  private static let lf = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")

  /// Calls `body` with each line that says something, folds taken out, and where it began.
  ///
  /// Lines may end in CR LF, LF or CR. Folds are taken out as bytes: some programs fold inside a
  /// character, which RFC 5545 asks readers to restore.
  ///
  /// - Complexity: linear in the length.
  static func forEach(in bytes: [UInt8], _ body: (_ number: Int, _ line: ArraySlice<UInt8>) -> Void)
  {
    var whole: [UInt8] = []
    var start = 0
    var number = 0
    // Where the present line began; 0 before the first.
    var first = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != lf, bytes[end] != cr { end += 1 }
      number += 1
      let isContinuation = end > start && (bytes[start] == space || bytes[start] == tab)
      if isContinuation {
        if first > 0 { whole += bytes[(start + 1)..<end] }
      } else {
        if !whole.isEmpty { body(first, whole[...]) }
        whole.removeAll(keepingCapacity: true)
        whole += bytes[start..<end]
        first = number
      }
      let isPair = end + 1 < bytes.count && bytes[end] == cr && bytes[end + 1] == lf
      start = end + (isPair ? 2 : 1)
    }
    if !whole.isEmpty { body(first, whole[...]) }
  }

  /// The same text with no folds; every line keeps its number, as the line ends come after it.
  ///
  /// - Complexity: linear in the length.
  static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 2)
    var number = 1
    forEach(in: bytes) { line, text in
      while number < line {
        result.append(lf)
        number += 1
      }
      result += text
    }
    result.append(lf)
    return result
  }

  /// Takes every `CR LF SP` out.
  static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == cr, bytes[index + 1] == lf, bytes[index + 2] == space {
        result += bytes[copied..<index]
        index += 3
        copied = index
      } else {
        index += 1
      }
    }
    result += bytes[copied...]
    return result
  }

  /// Folds lines that end in `CR LF` to at most 75 octets, never inside a UTF-8 character.
  ///
  /// - Complexity: linear in the length.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 18)
    var start = 0
    while start < bytes.count {
      let end = endOfLine(bytes, from: start)
      var room = longest
      while end - start > room {
        let cut = boundary(bytes, before: start + room)
        result += bytes[start..<cut]
        result.append(cr)
        result.append(lf)
        result.append(space)
        start = cut
        // The space counts.
        room = longest - 1
      }
      result += bytes[start..<min(end + 2, bytes.count)]
      start = end + 2
    }
    return result
  }

  /// Where the next `CR LF` begins, or the end.
  private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == cr, bytes[index + 1] == lf { return index }
      index += 1
    }
    return bytes.count
  }

  /// The last beginning of a character up to an index.
  private static func boundary(_ bytes: [UInt8], before index: Int) -> Int {
    var index = index
    // No character is longer than four octets.
    for _ in 0..<3 where bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}
