// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Ledger
package import Publishing

/// What replies to invitations mean for the programme.
package struct RepliesAnswer: Encodable {
  struct Effect: Encodable {
    let recipient: String
    let item: String
    let answer: String
    let zh: String
    let en: String
  }

  let kept: Int
  let effects: [Effect]
  let findings: [AnswerParts.Finding]

  private let replied: Replied

  private enum CodingKeys: String, CodingKey {
    case kept, effects, findings
  }

  /// The same in plain types.
  package init(_ replied: Replied) {
    self.replied = replied
    kept = replied.kept
    effects = replied.effects.map {
      Effect(
        recipient: $0.recipient, item: $0.item, answer: $0.participation.rawValue,
        zh: $0.words.zh, en: $0.words.en)
    }
    findings = replied.findings.map(AnswerParts.Finding.init)
  }

  /// For a person, without the findings.
  package var lines: [String] {
    replied.effects.flatMap { effect in
      Speech.languages.enumerated().map { number, language in
        "\(effect.isWarning && number == 0 ? "⚠" : " ") \(effect.words[language])"
      }
    } + [Speech.words("记录答复 \(kept) 件", "\(kept) \(kept == 1 ? "reply" : "replies") kept")]
  }
}
