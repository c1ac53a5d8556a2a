// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Findings as a person reads them: three of a kind, and how many more there are.
package struct FindingLines {
  /// In which each finding is worded, in this order.
  package let languages: [Language]
  /// Whether every finding is listed.
  package let all: Bool

  private static let most = 3

  /// Lists a few of a kind, unless told.
  package init(languages: [Language], all: Bool = false) {
    self.languages = languages
    self.all = all
  }

  /// Of each code in each file the first few, in the order of the files.
  package func lines(_ findings: [Finding]) -> [String] {
    struct Kind: Hashable {
      let code: String
      let file: String
    }
    var counts: [Kind: Int] = [:]
    for finding in findings {
      counts[Kind(code: finding.code, file: finding.location.file), default: 0] += 1
    }
    var shown: [Kind: Int] = [:]
    var lines: [String] = []
    for finding in findings {
      let kind = Kind(code: finding.code, file: finding.location.file)
      let number = shown[kind, default: 0] + 1
      shown[kind] = number
      let more = (counts[kind] ?? 0) - Self.most
      // One more is listed in the place of the line that would count it.
      if all || number <= Self.most || more == 1 {
        lines += finding.lines(in: languages)
      } else if number == Self.most + 1 {
        let words = LocalizedText(
          zh: "同类问题另有 \(more) 处；--all 全部列出",
          en: "and \(more) more of the kind; --all lists them")
        lines.append(
          [kind.file, kind.code, languages.spoken(words)].joined(separator: languages.colon))
      }
    }
    return lines
  }
}
