// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// In which languages an answer is worded.
package enum Speech {
  /// What is spoken here; each door sets it around the use cases it calls.
  @TaskLocal package static var languages: [Language] = [.zh, .en]

  /// A text in what is spoken here, on one line.
  package static func words(_ zh: String, _ en: String) -> String {
    languages.spoken(LocalizedText(zh: zh, en: en))
  }

  /// A text in what is spoken here, each language on a line of its own.
  package static func lines(_ zh: String, _ en: String) -> [String] {
    languages.map { LocalizedText(zh: zh, en: en)[$0] }
  }

  /// A number with an English noun, such as “1 session”.
  package static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What parts the items of a list, and what leads to one: Chinese alone has signs of its own.
  package static var comma: String { languages == [.zh] ? "、" : ", " }
  /// What parts two halves of a sentence.
  package static var semicolon: String { languages == [.zh] ? "；" : "; " }
  /// What leads to a list or an explanation.
  package static var colon: String { languages.colon }

  /// A remark in brackets behind a text.
  package static func bracketed(_ remark: String) -> String { languages.bracketed(remark) }
}
