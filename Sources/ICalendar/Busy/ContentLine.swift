// SPDX-License-Identifier: Apache-2.0

/// One property of a calendar as its line has it, folds taken out.
///
/// libical drops values that it cannot read, with the line they stood on; people who must mend a
/// calendar need both, and so do readers of values that are a little wrong.
///
/// - Source: RFC 5545 section 3.1.
struct ContentLine {
  /// Counted from 1, as an editor shows it.
  let number: Int
  /// In capitals.
  let name: String
  let value: String
  private let parameters: [(name: String, value: String)]

  /// Reads a line without its end; `nil` when it has no name or no colon.
  init?(_ bytes: ArraySlice<UInt8>, number: Int) {
    guard let end = bytes.firstIndex(where: { $0 == Self.colon || $0 == Self.semicolon }),
      end > bytes.startIndex, end - bytes.startIndex <= 64
    else { return nil }
    self.number = number
    name = Self.capitals(bytes[..<end])
    var parameters: [(name: String, value: String)] = []
    var index = end
    while index < bytes.endIndex, bytes[index] == Self.semicolon {
      guard let parameter = Self.parameter(bytes, &index) else { return nil }
      parameters.append(parameter)
    }
    guard index < bytes.endIndex else { return nil }
    self.parameters = parameters
    value = String(decoding: bytes[(index + 1)...], as: UTF8.self)
  }

  /// A parameter's value without its quotes; several values stay parted by commas.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// The value with its escapes undone, in one line.
  ///
  /// - Source: RFC 5545 section 3.3.11.
  var text: String {
    guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
    var result = ""
    var isEscaped = false
    for character in value {
      switch (isEscaped, character) {
      case (false, "\\"): isEscaped = true
      case (true, "n"), (true, "N"):
        result.append(" ")
        isEscaped = false
      default:
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }

  /// Reads `;NAME=value` up to the next semicolon or the colon before the property's value.
  private static func parameter(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int
  ) -> (name: String, value: String)? {
    let start = index + 1
    index = start
    while index < bytes.endIndex, bytes[index] != equals, bytes[index] != semicolon,
      bytes[index] != colon
    { index += 1 }
    let name = capitals(bytes[start..<index])
    guard index < bytes.endIndex, bytes[index] == equals else { return (name, "") }
    index += 1
    var value: [UInt8] = []
    var isQuoted = false
    // Exchange writes (UTC+08:00) without quotes.
    var depth = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == quote {
        isQuoted.toggle()
      } else if !isQuoted, depth == 0,
        byte == semicolon
          || byte == colon && !(name == "TZID" && isInsideZone(bytes[(index + 1)...]))
      {
        return (name, String(decoding: value, as: UTF8.self))
      } else {
        if !isQuoted, byte == UInt8(ascii: "(") { depth += 1 }
        if !isQuoted, byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        value.append(byte)
      }
      index += 1
    }
    return nil
  }

  /// Whether what follows a colon is still the name of a zone, such as `UTC+08:00`, which ought to be
  /// quoted: no time begins there, and another colon follows.
  private static func isInsideZone(_ rest: ArraySlice<UInt8>) -> Bool {
    let digits = rest.prefix(4)
    let isTime = digits.count == 4 && digits.allSatisfy { (0x30...0x39).contains($0) }
    return !isTime && rest.contains(colon)
  }

  private static func capitals(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ (UInt8(ascii: "-")...UInt8(ascii: "Z")).contains($0) }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(
      decoding: bytes.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 },
      as: UTF8.self
    ).trimmingSpaces
  }

  private static let colon = UInt8(ascii: ":")
  private static let semicolon = UInt8(ascii: ";")
  private static let equals = UInt8(ascii: "=")
  private static let quote = UInt8(ascii: "\"")
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmingSpaces: String {
    let rest = drop { $0 == " " || $0 == "\t" }
    guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(rest[...last])
  }
}
