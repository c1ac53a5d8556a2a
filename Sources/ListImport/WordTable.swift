// SPDX-License-Identifier: Apache-2.0

import Intake

/// The words of lists, read once from the data beside this file.
struct WordTable: Sendable {
  /// What the tables write for a word, by the word's key.
  private let sections: [String: [String: String]]
  /// The same, the longest word first.
  private let ordered: [String: [(key: String, value: String)]]

  static let words = WordTable(PackageResources.words_txt)

  /// The headings of each field, the first of which lists are exported with.
  static let headings: [(field: String, headings: [String])] = {
    String(decoding: PackageResources.headings_txt, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        return (String(parts[0]), list(parts.last ?? ""))
      }
  }()

  /// Each country and region with its letters in ISO 3166-1 and further names.
  static let countries: [(code: String, alpha3: String, names: [String])] = {
    String(decoding: PackageResources.countries_txt, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        let codes = parts[0].split(separator: " ").map(String.init)
        return (codes[0], codes[1], list(parts.last ?? ""))
      }
  }()

  private init(_ bytes: [UInt8]) {
    var sections: [String: [String: String]] = [:]
    var section = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("[") {
        section = String(line.dropFirst().dropLast())
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1)
      for word in Self.list(parts.last ?? "") {
        sections[section, default: [:]][Self.key(word)] = String(parts[0])
      }
    }
    self.sections = sections
    ordered = sections.mapValues { words in
      words.map { (key: $0.key, value: $0.value) }
        .sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
    }
  }

  private static func list(_ text: Substring) -> [String] {
    text.split(separator: "|").map { trimmed(String($0)) }
  }

  /// Signs have no letters; they are compared as they are.
  private static func key(_ word: String) -> String {
    let key = ListText.key(word)
    return key.isEmpty ? ListText.cleaned(word).text : key
  }

  /// What the tables write for a word of a section.
  ///
  /// Forms in two languages answer with both: `None 无`, 男 Male, `Vegetarian 素食`.
  func value(_ section: String, _ word: String) -> String? {
    guard let words = sections[section] else { return nil }
    if let value = words[Self.key(word)] { return value }
    guard let halves = Self.halves(of: word), let value = words[Self.key(halves.0)],
      words[Self.key(halves.1)] == value
    else { return nil }
    return value
  }

  /// The two parts of a text of which one is Latin and the other of another script.
  private static func halves(of text: String) -> (String, String)? {
    guard text.utf8.count <= 120, let first = text.unicodeScalars.first(where: isLetter) else {
      return nil
    }
    let isLatin = first.value < 0x250
    guard
      let change = text.unicodeScalars.firstIndex(where: {
        isLetter($0) && ($0.value < 0x250) != isLatin
      })
    else { return nil }
    let rest = text.unicodeScalars[change...]
    guard !rest.contains(where: { isLetter($0) && ($0.value < 0x250) == isLatin }) else {
      return nil
    }
    return (String(text.unicodeScalars[..<change]), String(rest))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0, 0x2000...0x2BFF, 0x3000...0x3004, 0x3007...0x3020, 0xFF00...0xFF65: false
    default: true
    }
  }

  /// The keys of all words of a section, with their values, the longest first.
  func entries(_ section: String) -> [(key: String, value: String)] {
    ordered[section] ?? []
  }
}
