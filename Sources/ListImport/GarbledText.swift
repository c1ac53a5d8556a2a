// SPDX-License-Identifier: Apache-2.0

import Spreadsheets

/// A text that some program has read in another encoding than it was written in: `FranÃ§ois`, 寮犱笁, 锟斤拷.
struct GarbledText {
  /// What it probably was; `nil` when it is lost.
  let original: String?
  /// In which encoding it was written, and in which it was read.
  let written: TextEncoding
  let read: TextEncoding

  /// `nil` for a text that is as it was written, as far as can be told.
  ///
  /// The text must be as the file has it: a no-break space is one of the bytes of à and of 张.
  init?(_ text: String) {
    guard !Self.isASCII(text), Self.mayBe(text) else { return nil }
    if text.contains("锟斤拷") || text.contains("\u{FFFD}\u{FFFD}") || text.contains("ï¿½") {
      self.init(original: nil, written: .utf8, read: .gb18030)
    } else if let found = Self.western(text) ?? Self.chinese(text) {
      self = found
    } else {
      return nil
    }
  }

  private init(original: String?, written: TextEncoding, read: TextEncoding) {
    self.original = original
    self.written = written
    self.read = read
  }

  /// What was read as Windows-1252, or as Latin-1, which has control characters where the other has signs.
  private static func western(_ text: String) -> GarbledText? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let byte = signs[scalar] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    // A no-break space may have become an ordinary one since.
    let spaced = bytes.indices.map { index in
      bytes[index] == 0x20 && index > 0 && bytes[index - 1] == 0xC3 ? 0xA0 : bytes[index]
    }
    for bytes in [bytes, spaced] {
      if let found = String(validating: bytes, as: UTF8.self), found != text {
        return GarbledText(original: found, written: .utf8, read: .western)
      }
    }
    // Two accents side by side are rare, and four are no word.
    guard bytes.filter({ $0 > 0xBF }).count >= 4, !bytes.contains(where: isLatinLetter),
      let decoded = DecodedText(bytes), decoded.others.isEmpty, decoded.encoding != .western
    else { return nil }
    return GarbledText(
      original: String(decoding: decoded.bytes, as: UTF8.self), written: decoded.encoding,
      read: .western)
  }

  private static func isLatinLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// UTF-8 that was read as GBK: each two Han are three bytes, of which the last may be lost.
  private static func chinese(_ text: String) -> GarbledText? {
    var text = text
    while let last = text.last, last == "?" || last == "\u{FFFD}" { text.removeLast() }
    guard var bytes = TextEncoding.gb18030.bytes(of: text) else { return nil }
    for _ in 0..<3 {
      if let found = String(validating: bytes, as: UTF8.self) {
        let scalars = found.unicodeScalars.filter { $0.value > 0x7F }
        guard !scalars.isEmpty, scalars.allSatisfy({ ListText.isEastAsian($0) || $0 == "·" }) else {
          return nil
        }
        return GarbledText(original: found, written: .utf8, read: .gb18030)
      }
      guard !bytes.isEmpty else { return nil }
      bytes.removeLast()
    }
    return nil
  }

  /// The characters of Windows-1252 that Latin-1 lacks.
  private static let signs: [Unicode.Scalar: UInt8] = {
    var signs: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F {
      guard let text = TextEncoding.western.utf8([byte]),
        let scalar = String(decoding: text, as: UTF8.self).unicodeScalars.first
      else { continue }
      signs[scalar] = byte
    }
    return signs
  }()

  /// The Han that GBK makes of the first two bytes of another Han in UTF-8.
  private static let firsts: Set<Unicode.Scalar> = {
    var firsts: Set<Unicode.Scalar> = []
    for lead in UInt8(0xE4)...0xE9 {
      for next in UInt8(0x80)...0xBF {
        guard let text = TextEncoding.gb18030.utf8([lead, next]) else { continue }
        firsts.formUnion(String(decoding: text, as: UTF8.self).unicodeScalars)
      }
    }
    return firsts
  }()

  /// Few texts have two signs of Latin side by side that are no letters of ASCII, begin with one of these Han, or have lost a
  /// character.
  ///
  /// - Complexity: one pass over the bytes.
  private static func mayBe(_ text: String) -> Bool {
    var before: UInt8 = 0
    var wasLatin = false
    for byte in text.utf8 {
      switch byte {
      case 0xC2...0xC3:
        if wasLatin { return true }
      case 0xC5...0xCB where wasLatin: return true
      case 0xE2 where wasLatin: return true
      case 0xEF: return mayHaveLost(text)
      case 0xE4...0xE9 where before < 0x80:
        if let first = text.unicodeScalars.first(where: { $0.value > 0x7F }), firsts.contains(first)
        {
          return true
        }
        return text.utf8.contains(0x9F) && text.contains("锟斤拷")
      case 0x20 where before >= 0x80: if wasLatin { return text.contains("Ã ") }
      default: break
      }
      if byte < 0x80 { wasLatin = false }
      if byte == 0xC2 || byte == 0xC3 { wasLatin = true }
      if byte >= 0xE0 { wasLatin = false }
      before = byte
    }
    return false
  }

  private static func isASCII(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      var all: UInt8 = 0
      for byte in bytes { all |= byte }
      return all < 0x80
    } ?? false
  }

  private static func mayHaveLost(_ text: String) -> Bool {
    text.contains("\u{FFFD}")
  }
}
