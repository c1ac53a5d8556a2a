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
  func value(_ section: String, _ word: String) -> String? {
    sections[section]?[Self.key(word)]
  }

  /// The keys of all words of a section, with their values, the longest first.
  func entries(_ section: String) -> [(key: String, value: String)] {
    ordered[section] ?? []
  }
}
