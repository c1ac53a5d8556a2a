// SPDX-License-Identifier: Apache-2.0

/// One text in the languages the festival has it in.
package struct LocalizedText: Hashable, Sendable {
  package let zh: String
  package let en: String
  package let ja: String?

  package init(zh: String, en: String, ja: String? = nil) {
    self.zh = zh
    self.en = en
    self.ja = ja
  }

  /// Both main languages in one line, Chinese first.
  package var bilingual: String {
    if zh.isEmpty || zh == en { return en }
    return en.isEmpty ? zh : "\(zh) / \(en)"
  }
}
