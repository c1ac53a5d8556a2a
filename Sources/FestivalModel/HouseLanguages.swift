// SPDX-License-Identifier: Apache-2.0

/// The languages a festival's house speaks, from the festival's file.
///
/// - Shapes: `codes` is never empty; codes are lower-case ISO 639 codes, each once.
package struct HouseLanguages: Sendable, Hashable {
  /// The first comes first wherever several are shown, and names are compulsory in it alone.
  package let codes: [String]
  /// Whether the file names them; names need then be given in the first.
  package let isStated: Bool
  /// Languages in which the festival has its name; its guests may be addressed in them too.
  private let named: [String]

  /// What a festival is in that does not say: Chinese, then English, and guests in their own language.
  package static let chineseAndEnglish = HouseLanguages(
    codes: ["zh", "en"], named: Language.allCases.map(\.rawValue), isStated: false)

  /// Takes codes in lower case, each once; there is at least one.
  package init(codes: [String], named: [String], isStated: Bool) {
    precondition(!codes.isEmpty, "A house speaks at least one language")
    self.codes = codes
    self.named = named
    self.isStated = isStated
  }

  /// In which names have to be given.
  package var first: String { codes[0] }

  /// Whether nobody is addressed in another language than the house's only one.
  package var isSingle: Bool { Set(codes + named).count == 1 }

  /// Those that calendars are written in, in the house's order; English where there is none.
  package var spoken: [Language] {
    let known = codes.compactMap { Language(code: $0) }
    return known.isEmpty ? [.en] : known
  }

  /// The language of somebody with these working languages, the most useful first: the first that the
  /// festival has its name in; otherwise English if the house speaks it, or else its first.
  package func language(for working: [String]) -> Language {
    let offered = spoken + named.compactMap { Language(code: $0) }
    if let own = working.lazy.compactMap({ Language(code: $0) }).first(where: offered.contains) {
      return own
    }
    return offered.contains(.en) ? .en : spoken[0]
  }
}
