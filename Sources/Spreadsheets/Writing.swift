// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What people write in one script and encoding, as far as single characters tell: how unlikely a
/// text is as one of these.
///
/// The characters of a standard's first level, which holds those in common use, share one part of
/// what is written, the commonest of them a larger one, all others a small rest. Since every encoding
/// reads the same bytes, the sums can be compared: a text is of the encoding in which it is least
/// unlikely, however short it is, and the difference says for how certain that may be taken.
///
/// - Source: levels of GB/T 2312, Big5, JIS X 0208 and KS X 1001; names of countries in CLDR.
struct Writing {
  let encoding: TextEncoding
  /// Of each character of the basic plane, in hundredths of the natural logarithm.
  private let costs: [Int32]

  /// For characters that nobody writes: controls, private use, and what no class holds.
  private static let most: Int32 = 1600
  /// For a change between scripts inside a word, and what else words of a script do not do.
  private static let oddity = 300

  private init(_ encoding: TextEncoding, _ classes: [(Set<UInt16>, share: Double)]) {
    self.encoding = encoding
    var costs = [Int32](repeating: Self.most, count: 1 << 16)
    for (characters, share) in classes {
      let cost = Int32((-100 * log(share / Double(max(1, characters.count)))).rounded())
      for character in characters {
        costs[Int(character)] = min(costs[Int(character)], cost)
      }
    }
    self.costs = costs
  }

  /// How unlikely a text is, in hundredths of the natural logarithm.
  ///
  /// - Complexity: linear.
  func cost(_ text: String) -> Int {
    var sum = 0
    var before: Script?
    for scalar in text.unicodeScalars {
      let script = Script(scalar)
      switch scalar.value {
      case 0x80...0xFFFF: sum += Int(costs[Int(scalar.value)])
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x2C: sum += 370
      case 0x21...0x7E: sum += 620
      case 0x09, 0x0A, 0x0D: sum += 370
      default: sum += Int(Self.most)
      }
      if let before, let script, before.isOdd(before: script) { sum += Self.oddity }
      before = script
    }
    return sum
  }

  /// What a character is, where its neighbour says something about it.
  private enum Script {
    case han, hangul, halfKana, accented, small, capital, smallCyrillic, capitalCyrillic

    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7A: self = .small
      case 0x41...0x5A: self = .capital
      case 0xC0...0xDE: self = .accented
      case 0xDF...0xFF: self = .accented
      case 0x402...0x42F: self = .capitalCyrillic
      case 0x430...0x45F: self = .smallCyrillic
      case 0x4E00...0x9FFF: self = .han
      case 0xAC00...0xD7A3: self = .hangul
      case 0xFF61...0xFF9F: self = .halfKana
      default: return nil
      }
    }

    /// Whether words hardly ever have these two side by side.
    func isOdd(before next: Script) -> Bool {
      switch (self, next) {
      case (.han, .hangul), (.hangul, .han), (.han, .halfKana), (.halfKana, .han): true
      case (.han, .small), (.small, .han): true
      case (.halfKana, .small), (.halfKana, .capital), (.small, .halfKana), (.capital, .halfKana):
        true
      case (.accented, .accented), (.accented, .capital), (.small, .capital): true
      case (.smallCyrillic, .capitalCyrillic), (.smallCyrillic, .small), (.small, .smallCyrillic),
        (.capitalCyrillic, .small), (.capital, .smallCyrillic):
        true
      default: false
      }
    }
  }

  // MARK: Tables

  /// All that is considered.
  static let all: [Writing] = {
    let chinese = scalars(FrequentCharacters.chinese).union(countries("zh-Hans", "zh-Hant"))
    let kana = range(0x3041, 0x30FE)
    let halfKana = range(0xFF61, 0xFF9F)
    let marks = range(0x3000, 0x3020).union(range(0xFF01, 0xFF5E))
      .union(scalars("‘’“”—…·"))
    let han = range(0x4E00, 0x9FFF)

    let simplified = level(.gb18030, 0xB0A1, 0xD7F9)
    let simplifiedRare = level(.gb18030, 0xD8A1, 0xF7FE)
    let traditional = level(.big5, 0xA440, 0xC67E)
    let traditionalRare = level(.big5, 0xC940, 0xF9D5)
    func classes(
      _ usual: Set<UInt16>, _ rare: Set<UInt16>
    ) -> [(Set<UInt16>, share: Double)] {
      [
        (chinese.intersection(usual.union(rare)), 0.68), (usual, 0.2), (rare, 0.03), (marks, 0.07),
        (han, 0.01), (kana, 0.005),
      ]
    }

    let kanji = level(.japaneseEUC, 0xB0A1, 0xCFD3)
    let kanjiRare = level(.japaneseEUC, 0xD0A1, 0xF4A6)
    let kanjiCommon = scalars(FrequentCharacters.kanji).union(countries("ja"))
      .intersection(kanji.union(kanjiRare))
    let japanese: [(Set<UInt16>, share: Double)] = [
      (kana, 0.4), (kanjiCommon, 0.32), (kanji, 0.17), (kanjiRare, 0.02), (marks, 0.07),
      (halfKana, 0.01), (han, 0.005),
    ]

    let hangul = level(.korean, 0xB0A1, 0xC8FE)
    let hanja = level(.korean, 0xCAA1, 0xFDFE).intersection(han)
    let hangulCommon = scalars(FrequentCharacters.hangul).union(countries("ko"))
      .intersection(hangul)
    let hanjaCommon = chinese.intersection(traditional).intersection(hanja)

    return [
      Writing(.gb18030, classes(simplified, simplifiedRare)),
      Writing(.gb18030, classes(traditional, traditionalRare)),
      Writing(.big5, classes(traditional, traditionalRare)),
      Writing(.shiftJIS, japanese),
      Writing(
        .shiftJIS,
        [
          (scalars(FrequentCharacters.halfKana), 0.65), (halfKana, 0.1), (kanjiCommon, 0.1),
          (kanji, 0.05), (kana, 0.05), (marks, 0.04),
        ]),
      Writing(.japaneseEUC, japanese),
      Writing(
        .korean,
        [
          (hangulCommon, 0.75), (hangul, 0.15), (range(0xAC00, 0xD7A3), 0.005), (marks, 0.06),
          (hanjaCommon, 0.015), (hanja, 0.01),
        ]),
      // Names in Chinese characters beside those in Korean letters.
      Writing(
        .korean,
        [
          (hangulCommon, 0.4), (hangul, 0.1), (hanjaCommon, 0.3), (hanja, 0.12), (marks, 0.06),
        ]),
      Writing(
        .western,
        [
          (scalars(FrequentCharacters.latin), 0.9),
          (range(0xC0, 0xFF).union(scalars("ŒœŠšŽžŸ")), 0.06),
          (range(0xA0, 0xBF).union(scalars("–—’‘“”„…•€")), 0.04),
        ]),
      Writing(.cyrillic, cyrillic),
    ]
  }()

  /// Letters of Russian, small ones by far the most; then those of its neighbours.
  ///
  /// All shares are small, as such lists are fewer: a rare Chinese character is two small letters too.
  private static let cyrillic: [(Set<UInt16>, share: Double)] = [
    (scalars("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф"), 0.3), (range(0x410, 0x42F), 0.06),
    (scalars("ъёЁіІїЇєЄґҐўЎ"), 0.02), (scalars("№«»–—\u{A0}"), 0.02), (range(0x402, 0x45F), 0.005),
  ]

  /// Texts in UTF-8, whose bytes may make characters of another encoding as well.
  static let utf8: [Writing] = {
    let marks = range(0xA0, 0xBF).union(range(0x300, 0x36F)).union(scalars("–—’‘“”„…•€"))
    let latin: [(Set<UInt16>, share: Double)] = [
      (scalars(FrequentCharacters.latin), 0.7), (letters(0xC0, 0x17F), 0.2),
      (letters(0x1E00, 0x1EFF), 0.05), (marks, 0.05),
    ]
    // Greek, Cyrillic, Armenian, Hebrew, Arabic; those of South Asia and beyond.
    let others = [
      letters(0x370, 0x3CF), letters(0x400, 0x45F), letters(0x531, 0x587), letters(0x5D0, 0x5EA),
      letters(0x621, 0x6D5), letters(0x900, 0x17FF),
    ]
    return [Writing(.utf8, latin)] + others.map { Writing(.utf8, [($0, 0.95), (marks, 0.05)]) }
      + all
  }()

  private static func letters(_ first: UInt16, _ last: UInt16) -> Set<UInt16> {
    range(first, last).filter { code in
      let properties = Unicode.Scalar(code)?.properties
      return properties.map { $0.isAlphabetic || $0.canonicalCombiningClass != .notReordered }
        ?? false
    }
  }

  private static func scalars(_ text: String) -> Set<UInt16> {
    Set(text.unicodeScalars.filter { $0.value > 0x7F }.compactMap { UInt16(exactly: $0.value) })
  }

  private static func range(_ first: UInt16, _ last: UInt16) -> Set<UInt16> { Set(first...last) }

  /// The characters of the names of all countries.
  private static func countries(_ languages: String...) -> Set<UInt16> {
    languages.reduce(into: []) { set, language in
      let locale = Locale(identifier: language)
      for region in Locale.Region.isoRegions {
        set.formUnion(scalars(locale.localizedString(forRegionCode: region.identifier) ?? ""))
      }
    }
  }

  /// The characters between two places of a standard's table, which its encoding knows.
  private static func level(
    _ encoding: TextEncoding, _ first: UInt16, _ last: UInt16
  ) -> Set<UInt16> {
    let isBig5 = encoding == .big5
    let codes = (first...last).filter { code in
      switch code & 0xFF {
      case 0xA1...0xFE: true
      case 0x40...0x7E: isBig5
      default: false
      }
    }
    let bytes = codes.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return scalars(String(decoding: encoding.utf8(bytes[...]) ?? [], as: UTF8.self))
      .subtracting(range(0xE000, 0xF8FF))
  }
}
