// SPDX-License-Identifier: Apache-2.0

import Spreadsheets

/// A column that asks after one need and is answered by yes or no: `Vegetarian`, 是否清真, `Do you use a wheelchair?`.
struct NeedColumn {
  let field: ListField
  /// The need in words, for which a yes stands.
  let word: String
  /// Whether x says yes, as in boxes that are ticked; beside √ it says no.
  private var isTicked = false

  /// `nil` for a heading that names no need, or several.
  init?(heading: String) {
    for wording in Self.wordings(heading) {
      for field in [ListField.diet, .mobility] {
        guard WordTable.words.value(field.rawValue, wording) != nil else { continue }
        self.field = field
        word = wording
        return
      }
    }
    return nil
  }

  /// The same with the cells below, by which x is understood.
  init?(heading: String, cells: [String]) {
    self.init(heading: heading)
    isTicked = !cells.contains { WordTable.words.value("yes", $0) != nil }
  }

  /// What a cell says: the need, nothing, or `nil` when it is no yes and no no.
  func answer(_ text: String) -> String? {
    let text = ListText.cleaned(text).text
    if WordTable.words.value("yes", text) != nil { return word }
    if text.lowercased() == "x" { return isTicked ? word : "" }
    let isNo = ["no", "none"].contains { WordTable.words.value($0, text) != nil }
    return isNo ? "" : nil
  }

  // MARK: Wordings

  /// The heading, and what is left of it without the words that ask.
  private static func wordings(_ heading: String) -> [String] {
    // What stands in brackets says how to answer: (Y/N), （是/否）.
    var text = heading.replacing(/[(（\[][^()（）\[\]]*[)）\]]/, with: " ")
    while let last = text.last, last.isWhitespace || "?？:：*".contains(last) { text.removeLast() }
    var wordings = [heading, text]
    for ending in [" required", " needed", "の有無", "有無", " 유무", " 여부"]
    where text.lowercased().hasSuffix(ending) {
      text.removeLast(ending.count)
      wordings.append(text)
    }
    var words = text.split(separator: " ")
    while words.count > 1, let first = words.first, asking.contains(first.lowercased()) {
      words.removeFirst()
      wordings.append(words.joined(separator: " "))
    }
    var rest = Substring(text)
    while let ask = questions.first(where: { rest.hasPrefix($0) && rest.count > $0.count }) {
      rest = rest.dropFirst(ask.count)
      wordings.append(String(rest))
    }
    return wordings
  }

  private static let asking: Set<String> = [
    "are", "you", "do", "does", "is", "am", "i", "have", "has", "a", "an", "the", "any", "need",
    "needs", "use", "uses", "require", "requires", "want", "prefer", "prefers",
  ]
  private static let questions = ["是否", "您", "需要", "有", "需", "为", "對", "对", "要"]
}
