// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Foundation
package import Ledger

/// An edition: its status, and who took which step.
package struct EditionAnswer: Encodable {
  struct Step: Encodable {
    let status: String
    let who: String
    let at: String
    let note: String
  }

  let number: Int
  let status: String
  let repeats: Int?
  let history: [Step]

  private let edition: Edition

  private enum CodingKeys: String, CodingKey {
    case number, status, repeats, history
  }

  /// The same in plain types.
  package init(_ edition: Edition) {
    self.edition = edition
    number = edition.number
    status = edition.status.rawValue
    repeats = edition.origin
    history = edition.history.map {
      Step(
        status: $0.status.rawValue, who: $0.who, at: $0.at.formatted(.iso8601), note: $0.note)
    }
  }

  /// For a person whose clocks are those of `zone`.
  package func lines(in zone: TimeZone) -> [String] {
    let origin =
      edition.origin.map { Speech.bracketed(Speech.words("同第\($0)版", "repeats edition \($0)")) }
      ?? ""
    let number = Speech.words("第\(edition.number)版", "Edition \(edition.number)")
    return ["\(number)\(Speech.colon)\(word(edition.status))\(origin)"]
      + edition.history.map {
        "  \($0.at.formatted(.office(zone)))  \($0.who)  \(word($0.status))"
          + ($0.note.isEmpty ? "" : "  \($0.note)")
      }
  }

  private func word(_ status: Edition.Status) -> String {
    Speech.languages.spoken(status.words)
  }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
  /// A moment as the office reads it, such as `2018-03-20 09:00:00+08:00`.
  package static func office(_ zone: TimeZone) -> Self {
    Date.ISO8601FormatStyle(
      dateTimeSeparator: .space, timeZoneSeparator: .colon, includingFractionalSeconds: false,
      timeZone: zone)
  }
}
