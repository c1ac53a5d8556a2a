// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The lines of a description in both languages: all Chinese lines, a blank line, all English ones.
struct BilingualLines {
  private var zh: [String] = []
  private var en: [String] = []

  mutating func add(zh: String, en: String) {
    self.zh.append(zh)
    self.en.append(en)
  }

  mutating func add(_ line: LocalizedText?) {
    guard let line else { return }
    add(zh: line.zh, en: line.en)
  }

  var text: String { zh.joined(separator: "\n") + "\n\n" + en.joined(separator: "\n") }
}
