// SPDX-License-Identifier: Apache-2.0

/// Digits of all scripts, and numbers written in Chinese characters, as ordinary digits.
enum Numerals {
  private static let values: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "十": 10, "廿": 20, "卅": 30,
  ]

  /// Digits of Arabic, Thai, Devanagari and others as 0 to 9, and 二〇一八, 二十七, 十 as their numbers.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    var run: [Int] = []
    func flush() {
      guard !run.isEmpty else { return }
      result.append(contentsOf: number(run).unicodeScalars)
      run = []
    }
    for scalar in text.unicodeScalars {
      if let value = values[scalar] {
        run.append(value)
        continue
      }
      flush()
      if scalar.value > 0x7F, scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue, let digit = Unicode.Scalar(Int(value) + 0x30)
      {
        result.append(digit)
      } else {
        result.append(scalar)
      }
    }
    flush()
    return String(result)
  }

  /// 二〇一八 digit by digit, 二十七 by tens.
  private static func number(_ run: [Int]) -> String {
    guard run.contains(where: { $0 >= 10 }) else { return run.map(String.init).joined() }
    var total = 0
    var digit = 0
    for value in run {
      if value == 10 {
        total += max(digit, 1) * 10
        digit = 0
      } else if value > 10 {
        total += value
      } else {
        digit = value
      }
    }
    return String(total + digit)
  }
}

extension Unicode.Scalar {
  fileprivate init?(_ value: Int) {
    guard let small = UInt32(exactly: value) else { return nil }
    self.init(small)
  }
}
