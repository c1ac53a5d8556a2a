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

  /// Takes every `CR LF SP` out.
  static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == cr, index + 2 < bytes.count, bytes[index + 1] == lf,
        bytes[index + 2] == space
      {
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Folds lines that end in `CR LF` to at most 75 octets, never inside a UTF-8 character.
  ///
  /// - Complexity: linear in the length.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 36)
    var width = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == cr, index + 1 < bytes.count, bytes[index + 1] == lf {
        result.append(cr)
        result.append(lf)
        width = 0
        index += 2
        continue
      }
      let length = characterLength(bytes, at: index)
      if width + length > longest {
        result.append(cr)
        result.append(lf)
        result.append(space)
        width = 1
      }
      result.append(contentsOf: bytes[index..<index + length])
      width += length
      index += length
    }
    return result
  }

  private static func characterLength(_ bytes: [UInt8], at start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, end - start < 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end - start
  }
}
