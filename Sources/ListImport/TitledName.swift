// SPDX-License-Identifier: Apache-2.0

import Intake

/// A name with the title of the person behind it: 样本花（会长）, `Anna SAMPLE (Director)`, `Hans MUSTER - Mayor`, 王伟 市长.
struct TitledName {
  let name: String
  let title: String

  /// `nil` for a name alone, and for one behind which stands what is no title that is known.
  init?(_ text: String) {
    guard let last = text.utf8.last else { return nil }
    let parts: (Substring, Substring)?
    if last == UInt8(ascii: ")"), let open = text.lastIndex(of: "(") {
      parts = (text[..<open], text[text.index(after: open)...].dropLast())
    } else if let dash = Self.dash(text) {
      parts = (text[..<dash.lowerBound], text[dash.upperBound...])
    } else if let comma = text.utf8.lastIndex(of: UInt8(ascii: ",")),
      text[..<comma].utf8.contains(UInt8(ascii: " "))
    {
      // SATO, Hanako is a name; a title stands behind a whole one.
      parts = (text[..<comma], text[comma...].dropFirst())
    } else {
      parts = Self.eastAsian(text)
    }
    guard let parts else { return nil }
    let (name, title) = (trimmed(String(parts.0)), trimmed(String(parts.1)))
    guard NameText.isName(name), Self.isTitle(title) else { return nil }
    self.name = name
    self.title = title
  }

  private static func dash(_ text: String) -> Range<String.Index>? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == 0xE2 }) else { return nil }
    return [" - ", " – ", " — "].lazy.compactMap { text.firstRange(of: $0) }.first
  }

  /// A known title behind a name of Han or Hangul and a space.
  private static func eastAsian(_ text: String) -> (Substring, Substring)? {
    guard text.utf8.contains(UInt8(ascii: " ")),
      ListText.isJoined(text.filter { $0 != " " && $0 != "·" }),
      let space = text.lastIndex(of: " ")
    else { return nil }
    let (name, title) = (text[..<space], text[space...].dropFirst())
    let isTitle = ["class", "leader"].contains {
      WordTable.words.value($0, String(title)) != nil
    }
    return isTitle && name.count > 1 ? (name, title) : nil
  }

  private static func isTitle(_ text: String) -> Bool {
    !text.isEmpty
      && (ProtocolClass.of(text) != ProtocolClass.member || ProtocolClass.isLeader(text))
  }
}
