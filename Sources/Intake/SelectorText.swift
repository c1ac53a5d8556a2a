// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads written conditions and turns what is wrong with them into findings.
enum SelectorText {
  static func read(
    _ text: String,
    keys: [String],
    at place: Finding.Location,
    log: FindingLog
  ) -> Selector? {
    do {
      let selector = try Selector(text, keys: keys)
      if selector.conditions.allSatisfy({ !$0.alternatives.isEmpty }) { return selector }
      log.add(
        .badSelector,
        at: place,
        LocalizedText(
          zh: "\(quotedZh(text))中有一个条件没有值", en: "A condition in \(quoted(text)) has no value"),
        remedy: LocalizedText(zh: "请在等号后面填写", en: "Write a value after '='")
      )
    } catch {
      switch error {
      case .noEqualsSign(let part):
        log.add(
          .badSelector,
          at: place,
          LocalizedText(
            zh: "条件\(quotedZh(part))没有等号", en: "The condition \(quoted(part)) has no '='"),
          remedy: LocalizedText(zh: "请写成 country=JP", en: "Write it like country=JP")
        )
      case .unknownKey(let key, let known):
        log.add(
          .badSelector,
          at: place,
          LocalizedText(
            zh: "这里不能以\(quotedZh(key))为条件", en: "\(quoted(key)) cannot be asked for here"),
          remedy: known.isEmpty
            ? LocalizedText(zh: "请删去该条件", en: "Leave the condition out")
            : LocalizedText(
              zh: "可用：\(known.joined(separator: "、"))",
              en: "Use one of: \(known.joined(separator: ", "))")
        )
      }
    }
    return nil
  }
}
