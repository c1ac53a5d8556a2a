// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads one of the `assertions` of the festival file.
enum AssertionReader {
  static func read(_ node: FestivalNode, _ languages: HouseLanguages) -> Assertion? {
    node.expectKeys(["count", "where", "equals", "source"], isLocalized: true)
    let name = node.localizedText(languages)
    let subject: Assertion.Subject? = node.required("count")?.word()
    let expected = node.required("equals")?.number(in: 0...NumberText.most)
    let source = node.required("source", code: .sourceMissing)?.filled()
    var condition: Selector? = .all
    if let node = node["where"], let subject, let text = node.filled() {
      condition = SelectorText.read(
        text,
        keys: Statistics.keys(of: subject),
        at: node.place,
        log: node.log
      )
    }
    guard let name, let subject, let expected, let source, let condition else { return nil }
    return Assertion(
      name: name,
      subject: subject,
      condition: condition,
      expected: expected,
      source: source
    )
  }
}
