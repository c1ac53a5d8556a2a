// SPDX-License-Identifier: Apache-2.0

/// The words of courtesy that stand in a column of their own: `Mr`, `Dr. (Ms.)`, `H.E.`, 女士.
///
/// Registration systems call such a column Title, which elsewhere is what somebody is.
struct Salutation {
  /// Whom they speak of, in their order: `M`, `F`, both, or neither.
  let sexes: [String]
  /// Whether two people are meant, as in `Mr and Mrs`; `Mr/Ms` is a form that nobody has filled in.
  let isCouple: Bool

  /// What tells the sex of one person.
  var sex: String? { sexes.count == 1 ? sexes.first : nil }

  /// `nil` unless all words of a text are such.
  init?(_ text: String) {
    guard text.utf8.count <= 40, let found = Self.known[text] ?? Self.read(text) else { return nil }
    self = found
  }

  private init(sexes: [String], isCouple: Bool) {
    self.sexes = sexes
    self.isCouple = isCouple
  }

  private static let words: [String: String] = Dictionary(
    WordTable.words.entries("salutation").map { ($0.key, $0.value) },
    uniquingKeysWith: { a, _ in a })
  /// Those that most lists have, read once.
  private static let known: [String: Salutation] = {
    var known: [String: Salutation] = [:]
    for text in ["Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Miss", "Dr", "Dr.", "Prof.", "先生", "女士"]
    {
      known[text] = read(text)
    }
    return known
  }()
  private static let joints: Set<String> = ["and", "et", "und", "y", "e", "i", "и", "en"]

  private static func read(_ text: String) -> Salutation? {
    var sexes: [String] = []
    var isJoined = false
    var count = 0
    let spaced = text.replacing("&", with: " and ").replacing("及", with: " and ")
      .replacing("和", with: " and ")
    for word in spaced.split(whereSeparator: { " /／()（）,，、|".contains($0) }) {
      let key = ListText.key(String(word))
      if key.isEmpty { continue }
      if joints.contains(key), count > 0 {
        isJoined = true
        continue
      }
      guard let values = values(String(word), key) else { return nil }
      count += 1
      for value in values where value != "-" && !sexes.contains(value) { sexes.append(value) }
    }
    guard count > 0 else { return nil }
    return Salutation(sexes: sexes, isCouple: isJoined && sexes.count == 2)
  }

  /// What a word says, or the parts between its points: `Prof.Dr.`, `H.E.`.
  private static func values(_ word: String, _ key: String) -> [String]? {
    if let value = words[key] { return [value] }
    guard word.contains(".") else { return nil }
    let parts = word.split(separator: ".").map { ListText.key(String($0)) }
    let values = parts.compactMap { words[$0] ?? ($0.count == 1 ? "-" : nil) }
    return values.count == parts.count ? values : nil
  }

  /// Whether the cells of a column are such words: nearly all are, and one at least tells a sex, unless it need not.
  static func areIn(_ cells: [String], withoutSex: Bool = false) -> Bool {
    let found = cells.compactMap { Salutation($0) }
    return !found.isEmpty && found.count * 5 >= cells.count * 4
      && (withoutSex || found.contains { !$0.sexes.isEmpty })
  }
}
