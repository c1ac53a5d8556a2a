// SPDX-License-Identifier: Apache-2.0

/// A text file as UTF-8, with the encoding it was found to be in.
package struct DecodedText: Sendable {
  /// UTF-8, without the mark.
  package let bytes: [UInt8]
  /// What it was found to be in, or was told to be.
  package let encoding: TextEncoding
  /// Whether a byte-order mark settled the encoding.
  package let hasMark: Bool
  /// Encodings in which the bytes are another text that is hardly less likely; where they are UTF-8,
  /// one that is likelier.
  package let others: [TextEncoding]

  /// How much less likely a text must be that is out of the question: a thousand times, in hundredths
  /// of the natural logarithm.
  private static let certainty = 690

  /// Decodes by the byte-order mark, else by validity, else by how likely people write the characters.
  ///
  /// - Complexity: linear.
  /// - Returns: `nil` when no known encoding fits all bytes.
  package init?(_ bytes: [UInt8], encoding given: TextEncoding? = nil) {
    let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian),
      ([0xFE, 0xFF], .utf16BigEndian),
    ]
    if let mark = marks.first(where: {
      bytes.starts(with: $0.bytes) && (given ?? $0.encoding) == $0.encoding
    }) {
      self.init(bytes[mark.bytes.count...], mark.encoding, hasMark: true)
      return
    }
    if let given {
      self.init(bytes[...], given, hasMark: false)
      return
    }
    if bytes.count.isMultiple(of: 2), let wide = Self.wideEncoding(of: bytes.prefix(1 << 16)) {
      self.init(bytes[...], wide, hasMark: false)
      return
    }
    if bytes.contains(0) { return nil }
    if let text = Self(
      bytes[...], .utf8, hasMark: false, others: Self.likelierThanUTF8(bytes))
    {
      self = text
      return
    }
    let ranking = Self.ranking(of: Self.sample(of: bytes))
    for (place, (encoding, text, cost)) in ranking.enumerated() {
      let others = ranking[(place + 1)...].filter {
        $0.cost - cost < Self.certainty && $0.text != text
      }
      guard let text = Self(bytes[...], encoding, hasMark: false, others: others.map(\.encoding))
      else { continue }
      self = text
      return
    }
    return nil
  }

  private init?(
    _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, hasMark: Bool,
    others: [TextEncoding] = []
  ) {
    guard let text = encoding.utf8(bytes) else { return nil }
    self.bytes = text
    self.encoding = encoding
    self.hasMark = hasMark
    self.others = others
  }

  /// The encodings in which what happens to be UTF-8 is more like what people write; few characters
  /// may be UTF-8 by chance, more never are.
  private static func likelierThanUTF8(_ bytes: [UInt8]) -> [TextEncoding] {
    let most = 32
    var count = 0
    for byte in bytes where byte >= 0xC0 {
      count += 1
      if count > most { return [] }
    }
    let sample = sample(of: bytes)
    guard count > 0, let text = String(validating: sample, as: UTF8.self) else { return [] }
    let cost = Writing.utf8.map { $0.cost(text) }.min() ?? 0
    return ranking(of: sample).filter { $0.cost < cost && $0.text != text }.map(\.encoding)
  }

  /// Whole lines that are not plain ASCII, as many as tell enough; no character is cut.
  ///
  /// - Complexity: linear, with no more memory than it returns; a list may have a line for every other byte.
  private static func sample(of bytes: [UInt8]) -> [UInt8] {
    let most = 1 << 18
    var sample: [UInt8] = []
    var start = 0
    while start < bytes.count {
      var end = start
      var isPlain = true
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
        if bytes[end] > 0x7F { isPlain = false }
        end += 1
      }
      if !isPlain {
        if !sample.isEmpty, sample.count + end - start >= most { break }
        sample += bytes[start..<end]
        sample.append(UInt8(ascii: "\n"))
      }
      start = end + 1
    }
    return sample
  }

  /// The encodings that fit, the likeliest first.
  private static func ranking(
    of sample: [UInt8]
  ) -> [(encoding: TextEncoding, text: String, cost: Int)] {
    var readings: [(encoding: TextEncoding, text: String, cost: Int)] = []
    for writing in Writing.all {
      if let last = readings.last, last.encoding == writing.encoding {
        readings[readings.count - 1].cost = min(last.cost, writing.cost(last.text))
      } else if let text = writing.encoding.utf8(sample[...]) {
        let text = String(decoding: text, as: UTF8.self)
        readings.append((writing.encoding, text, writing.cost(text)))
      }
    }
    // Of equals the first is taken, and doubted.
    return readings.enumerated()
      .sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }

  /// UTF-16 without a mark shows in the zero bytes of its separators and line ends.
  private static func wideEncoding(of sample: ArraySlice<UInt8>) -> TextEncoding? {
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    guard max(zeros[0], zeros[1]) * 50 > sample.count,
      min(zeros[0], zeros[1]) * 10 <= max(zeros[0], zeros[1])
    else { return nil }
    return zeros[1] > zeros[0] ? .utf16LittleEndian : .utf16BigEndian
  }
}
