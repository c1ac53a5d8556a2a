// SPDX-License-Identifier: Apache-2.0

/// The digits of a clock within a text: `H:MM`, `H点MM分`, `H点半`, `14h20`, `14.20 Uhr`, `1420hrs`.
struct ClockFace {
  let hour: Int?
  let minute: Int
  /// Where it stands among the scalars of the text.
  let range: Range<Int>
  /// Whether it is written as it is spoken, with 点 or 時.
  var isSpoken = false

  private init(_ hour: Int?, _ minute: Int?, _ range: Range<Int>, isSpoken: Bool = false) {
    self.hour = hour
    self.minute = minute ?? 99
    self.range = range
    self.isSpoken = isSpoken
  }

  /// The first clock of a text in small letters; digits alone count with a part of the day beside
  /// them (`hasPart`), and three or four of them when they may be a time.
  init?(_ text: [Unicode.Scalar], mayBeDigits: Bool, hasPart: Bool) {
    var index = 0
    while index < text.count {
      guard Self.digit(text[index]) != nil else {
        index += 1
        continue
      }
      let start = index
      let hour = Self.number(text, &index)
      if let face = Self.face(text, start, hour, &index)
        ?? Self.alone(text, start..<index, hour, mayBeDigits: mayBeDigits, hasPart: hasPart)
      {
        self = face
        return
      }
    }
    return nil
  }

  /// What follows the digits of an hour; `index` moves on behind them.
  private static func face(
    _ text: [Unicode.Scalar], _ start: Int, _ hour: Int?, _ index: inout Int
  ) -> ClockFace? {
    let digits = index - start
    // 14 h 20 is written with spaces, too.
    if digits <= 2, word(text, index, ["h"]) {
      while text[index] == " " { index += 1 }
    }
    switch index < text.count ? text[index] : " " {
    case ":", "：":
      index += 1
      guard index < text.count, digit(text[index]) != nil else { return nil }
      let minute = number(text, &index)
      skipSeconds(text, &index)
      return ClockFace(hour, minute, start..<index)
    case "点", "时", "時", "點", "시": return spoken(text, start, hour, &index)
    case "h" where digits <= 2:
      // 14h, 14h20, 14 h 20; but 3 hours, 14hrs are words.
      let next = index + 1 < text.count ? text[index + 1] : " "
      guard next == " " || digit(next) != nil || !next.properties.isAlphabetic else { break }
      index += 1
      var ahead = index
      while ahead < text.count, text[ahead] == " " { ahead += 1 }
      let first = ahead
      let minute = number(text, &ahead)
      guard ahead - first == 2 else { return ClockFace(hour, 0, start..<index) }
      index = ahead
      return ClockFace(hour, minute, start..<index)
    case "." where digits <= 2:
      // 14.20 is a time when "Uhr" or the like says so.
      var ahead = index + 1
      let first = ahead
      let minute = number(text, &ahead)
      guard ahead - first == 2,
        word(text, ahead, ["uhr", "hrs", "h", "am", "pm"]) || isLed(text, start)
      else { break }
      index = ahead
      return ClockFace(hour, minute, start..<index)
    default: break
    }
    if digits <= 2, word(text, index, ["uhr"]) {
      // 14 Uhr, 14 Uhr 30.
      var ahead = index
      while ahead < text.count, text[ahead] == " " || text[ahead].properties.isAlphabetic {
        ahead += 1
      }
      let first = ahead
      let minute = number(text, &ahead)
      guard ahead - first == 2, ahead == text.count || text[ahead] == " " else {
        return ClockFace(hour, 0, start..<index)
      }
      index = ahead
      return ClockFace(hour, minute, start..<index)
    }
    if digits <= 2, word(text, index, ["hrs", "o'clock", "oclock"]) {
      return ClockFace(hour, 0, start..<index)
    }
    if (3...4).contains(digits), let hour,
      word(text, index, ["hrs", "hr", "h", "lt", "hours", "uhr"])
    {
      return ClockFace(hour / 100, hour % 100, start..<index)
    }
    return nil
  }

  /// `3点半`, `15点30分`, `10时整`.
  private static func spoken(
    _ text: [Unicode.Scalar], _ start: Int, _ hour: Int?, _ index: inout Int
  ) -> ClockFace {
    index += 1
    if index < text.count, text[index] == "钟" || text[index] == "鐘" { index += 1 }
    if index < text.count, text[index] == "半" {
      return ClockFace(hour, 30, start..<index + 1, isSpoken: true)
    }
    if index < text.count, text[index] == "整" {
      return ClockFace(hour, 0, start..<index + 1, isSpoken: true)
    }
    var ahead = index
    while ahead < text.count, text[ahead] == " " { ahead += 1 }
    guard ahead < text.count, digit(text[ahead]) != nil else {
      return ClockFace(hour, 0, start..<index, isSpoken: true)
    }
    index = ahead
    let minute = number(text, &index)
    if index < text.count, text[index] == "刻" {
      return ClockFace(hour, minute.map { $0 * 15 }, start..<index + 1, isSpoken: true)
    }
    if index < text.count, ["分", "분"].contains(text[index]) { index += 1 }
    return ClockFace(hour, minute, start..<index, isSpoken: true)
  }

  private static func alone(
    _ text: [Unicode.Scalar], _ range: Range<Int>, _ hour: Int?, mayBeDigits: Bool, hasPart: Bool
  ) -> ClockFace? {
    let before = text[..<range.lowerBound]
    let after = text[range.upperBound...]
    let isLast = after.allSatisfy { $0 == " " }
    let isAlone = isLast && before.allSatisfy { $0 == " " }
    if isAlone, mayBeDigits, range.count == 4 || range.count == 3, let hour {
      return ClockFace(hour / 100, hour % 100, range)
    }
    // `27 March 3 pm`: the day stands before it.
    let hasDay = before.last == " " && before.contains { digit($0) != nil }
    guard hasPart, range.count <= 2, isAlone || (isLast && hasDay) else { return nil }
    return ClockFace(hour, 0, range)
  }

  private static func skipSeconds(_ text: [Unicode.Scalar], _ index: inout Int) {
    guard index + 1 < text.count, text[index] == ":", digit(text[index + 1]) != nil else { return }
    index += 1
    _ = number(text, &index)
    guard index + 1 < text.count, text[index] == ".", digit(text[index + 1]) != nil else { return }
    index += 1
    _ = number(text, &index)
  }

  /// Whether one of some words stands at a place, after spaces.
  private static func word(_ text: [Unicode.Scalar], _ index: Int, _ words: [String]) -> Bool {
    var start = index
    while start < text.count, text[start] == " " { start += 1 }
    var end = start
    while end < text.count, text[end].properties.isAlphabetic || text[end] == "'" { end += 1 }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<end])
    return words.contains(String(word))
  }

  /// Whether a word before a place says that an hour follows: `kl. 14.30`, `alle ore 14.30`.
  private static func isLed(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    var end = start
    while end > 0, " .".unicodeScalars.contains(text[end - 1]) { end -= 1 }
    var first = end
    while first > 0, text[first - 1].properties.isAlphabetic { first -= 1 }
    return word(text, first, ["kl", "klo", "ore", "um", "alle"])
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
  }

  /// The digits from a place on; `nil` when they are too many for a clock or a year.
  private static func number(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
    var value = 0
    var count = 0
    while index < text.count, let digit = digit(text[index]) {
      count += 1
      if count <= 9 { value = value * 10 + digit }
      index += 1
    }
    return count > 0 && count <= 9 ? value : nil
  }
}
