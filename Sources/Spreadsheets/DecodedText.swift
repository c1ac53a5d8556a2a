// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A text file as UTF-8, with the encoding it was found to be in.
package struct DecodedText: Sendable {
  package let bytes: [UInt8]
  package let encoding: TextEncoding
  package let hasMark: Bool

  /// Decodes by the byte-order mark, else by validity, else by how plausible the characters are.
  ///
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
    // The sample ends with a line, so that no character is cut.
    let limit = 1 << 18
    let end = bytes.count <= limit ? nil : bytes[..<limit].lastIndex(of: UInt8(ascii: "\n"))
    let sample = bytes[..<(end ?? bytes.count)]
    for encoding in Self.ranking(of: sample) {
      guard let text = Self(bytes[...], encoding, hasMark: false) else { continue }
      self = text
      return
    }
    return nil
  }

  private init?(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, hasMark: Bool) {
    guard let text = encoding.utf8(bytes) else { return nil }
    self.bytes = text
    self.encoding = encoding
    self.hasMark = hasMark
  }

  /// The encodings that fit, the most plausible first.
  private static func ranking(of sample: ArraySlice<UInt8>) -> [TextEncoding] {
    if let wide = wideEncoding(of: sample) { return [wide] }
    if sample.contains(0) { return [] }
    if TextEncoding.utf8.utf8(sample) != nil { return [.utf8] }
    let candidates: [TextEncoding] = [.gb18030, .big5, .shiftJIS, .korean, .japaneseEUC, .western]
    let scored = candidates.enumerated().compactMap { index, encoding in
      encoding.utf8(sample).map { text in
        (encoding, index, Plausibility.score(String(decoding: text, as: UTF8.self)))
      }
    }
    return scored.sorted { ($1.2, $0.1) < ($0.2, $1.1) }.map(\.0)
  }

  /// UTF-16 without a mark shows in the zero bytes of its separators and line ends.
  private static func wideEncoding(of sample: ArraySlice<UInt8>) -> TextEncoding? {
    guard sample.count >= 4, sample.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    guard max(zeros[0], zeros[1]) * 50 > sample.count,
      min(zeros[0], zeros[1]) * 10 <= max(zeros[0], zeros[1])
    else { return nil }
    return zeros[1] > zeros[0] ? .utf16LittleEndian : .utf16BigEndian
  }
}

/// How much a text looks like a list that a person wrote.
enum Plausibility {
  /// Characters that are frequent in lists: common words, and the countries' names.
  private static let frequent: Set<Unicode.Scalar> = {
    var scalars = Set(
      """
      的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小心多天而能好都然没\
      日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二\
      理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气\
      信北少关并内加化由却代军产入先山五太水万市县区州省京沪港澳台领馆总团组表长席员秘书记主任委协会友好城交流协联合企业公司\
      姓名性别男女国籍护照号证件职务单位抵达离开日期时间航班车次饮食禁忌备注清真素食过敏序电话手机邮箱酒店房语言翻译媒体记者\
      的這來個國會為時說們過學對後發當無開見經頭長動兩現將與進實點種聲話處問機給幾業間電門東氣關並內產車馬書號領館總團組錄\
      姓護證單職務達離開飲備註語譯媒體記聯絡員區縣廣灣華龍陳張黃劉楊趙吳鄭謝許蔣鄧馮葉蘇盧賴\
      王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁田董余苏叶吕魏\
      佐藤鈴木高橋渡辺伊山本村小加吉松井木清斎森橋阿部石池前岡後長谷川近遠坂樱桜花春夏秋冬美子郎太健由惠直浩誠隆穗\
      様氏県町会社参加欠席
      """.unicodeScalars)
    for language in ["zh-Hans", "zh-Hant", "ja"] {
      let locale = Locale(identifier: language)
      for region in Locale.Region.isoRegions {
        for scalar in (locale.localizedString(forRegionCode: region.identifier) ?? "")
          .unicodeScalars
        where scalar.value > 0x7F { scalars.insert(scalar) }
      }
    }
    return scalars
  }()

  /// Hundredths of points per character beyond ASCII; 0 when there is none.
  static func score(_ text: String) -> Int {
    var sum = 0
    var count = 0
    var wasLetter = false
    for scalar in text.unicodeScalars {
      let value = scalar.value
      guard value > 0x7F else {
        wasLetter = (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
        // Control characters are no text.
        if value < 0x20, value != 0x09, value != 0x0A, value != 0x0D {
          sum -= 500
          count += 1
        }
        continue
      }
      count += 1
      sum += points(scalar, afterLetter: wasLetter)
      wasLetter = (0xC0...0x24F).contains(value)
    }
    return count == 0 ? 0 : sum / count
  }

  private static func points(_ scalar: Unicode.Scalar, afterLetter: Bool) -> Int {
    switch scalar.value {
    case 0x3041...0x30FF, 0xAC00...0xD7A3: 200
    case 0x3000...0x3020, 0xFF01...0xFF5E, 0x2018...0x201D: 150
    case 0x4E00...0x9FFF: frequent.contains(scalar) ? 300 : 80
    case 0xC0...0x24F: afterLetter ? 180 : 20
    case 0xA0...0xBF, 0x2010...0x2027, 0x20AC: 0
    case 0xFF61...0xFF9F: -100
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: -500
    case 0x80...0x9F: -500
    case 0x20000...0x323AF: 50
    default: -50
    }
  }
}
