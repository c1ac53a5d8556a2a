// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// What was written of a programme that existed already.
package struct DraftsAnswer: Encodable {
  let output: String
  let calendars: Int
  let score: AnswerParts.Score

  /// Takes the folder as it is shown to the person who asked.
  package init(in folder: URL, calendars: Int, _ score: Score) {
    output = folder.relativePath
    self.calendars = calendars
    self.score = AnswerParts.Score(score)
  }

  /// What to beware of; `nil` for a programme that keeps every hard rule.
  package var warning: String? {
    guard score.hard > 0 else { return nil }
    return Speech.words(
      "注意：该日程违反 \(score.hard) 处硬性规则，请用 attache verify 查看",
      "This programme breaks \(Speech.counted(score.hard, "hard rule")); see attache verify")
  }

  /// For a person, without the warning.
  package var lines: [String] {
    [
      Speech.words(
        "日历 \(calendars) 份已写入 \(output)",
        "\(Speech.counted(calendars, "calendar")) \(calendars == 1 ? "is" : "are") in \(output)")
    ]
  }
}

/// A list that was written to be sent out.
package struct ListExportAnswer: Encodable {
  let file: String
  let rows: Int

  /// Counts people, not the heading.
  package init(in file: URL, rows: Int) {
    self.file = file.relativePath
    self.rows = rows
  }

  /// For a person, with a word about what the file holds.
  package var lines: [String] {
    [
      Speech.words(
        "名单 \(rows) 行已写入 \(file)",
        "\(Speech.counted(rows, "row")) \(rows == 1 ? "is" : "are") in \(file)"),
      Speech.words("含个人信息，请妥善保管", "It holds personal data; handle it with care"),
    ]
  }
}
