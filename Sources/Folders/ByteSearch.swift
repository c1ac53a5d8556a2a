// SPDX-License-Identifier: Apache-2.0

/// Looks for any of many values in bytes, at one reading.
///
/// A value is found as UTF-8 and as UTF-16. One of fewer than six bytes, which any longer number may
/// hold, is found where no letter or digit of ASCII stands beside it.
package struct ByteSearch {
  private struct Needle {
    let bytes: [UInt8]
    let standsAlone: Bool
  }

  /// The shortest value that is found inside a longer word.
  private static let shortestInside = 6
  private static let longestTail = 8

  /// Needles by their last bytes, eight at most, packed into one number; one table for each length.
  private let byTail: [(length: Int, needles: [UInt64: [Needle]])]

  /// Leaves empty values out; duplicates cost nothing.
  package init(_ values: some Sequence<String>) {
    var tables: [Int: [UInt64: [Needle]]] = [:]
    for value in values where !value.isEmpty {
      let plain = Array(value.utf8)
      var spellings = [Needle(bytes: plain, standsAlone: plain.count < Self.shortestInside)]
      if plain.count >= Self.shortestInside {
        let units = Array(value.utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        spellings += [little, big].map { Needle(bytes: $0, standsAlone: false) }
      }
      for needle in spellings {
        let length = min(Self.longestTail, needle.bytes.count)
        let tail = needle.bytes.suffix(length).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        tables[length, default: [:]][tail, default: []].append(needle)
      }
    }
    byTail = tables.keys.sorted().map { ($0, tables[$0] ?? [:]) }
  }

  /// Whether any value is in the bytes.
  ///
  /// - Complexity: linear in the bytes, however many values there are, as long as few share their
  ///   last eight bytes.
  package func isAnyFound(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var window: UInt64 = 0
      for end in bytes.indices {
        window = window << 8 | UInt64(bytes[end])
        for (length, needles) in byTail where length <= end + 1 {
          let tail = length == 8 ? window : window & (1 << (UInt64(length) * 8) - 1)
          guard let candidates = needles[tail] else { continue }
          if candidates.contains(where: { Self.ends($0, at: end, in: bytes) }) { return true }
        }
      }
      return false
    }
  }

  private static func ends(
    _ needle: Needle, at end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = end + 1 - needle.bytes.count
    guard start >= 0, needle.bytes.indices.allSatisfy({ bytes[start + $0] == needle.bytes[$0] })
    else { return false }
    return !needle.standsAlone
      || !(start > 0 && isWord(bytes[start - 1]))
        && !(end + 1 < bytes.count && isWord(bytes[end + 1]))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
