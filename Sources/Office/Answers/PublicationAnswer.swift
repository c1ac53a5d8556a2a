// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Publishing

/// What a publication did.
package struct PublicationAnswer: Encodable {
  let edition: Int
  let isDraft: Bool
  let added: Int
  let moved: Int
  let reworded: Int
  let cancelled: Int
  let dropped: Int
  let unchanged: Int
  let calendars: Int
  let written: [String]
  let output: String
  /// `nil` where no server was named.
  package var push: PushAnswer?

  /// Takes the folder in which the calendars are.
  package init(_ published: Published, _ folder: URL) {
    edition = published.edition
    isDraft = published.isDraft
    added = published.added
    moved = published.moved
    reworded = published.reworded
    cancelled = published.cancelled
    dropped = published.dropped
    unchanged = published.unchanged
    calendars = published.calendars
    written = published.recipients
    output = folder.relativePath
  }

  /// For a person; the push has lines of its own.
  package var lines: [String] {
    [
      Speech.words(
        "第\(edition)版\(isDraft ? "（草案）" : "")", "Edition \(edition)\(isDraft ? " (draft)" : "")")
        + "\(Speech.colon)\(output)",
      "  "
        + Speech.words(
          "新增 \(added)，移动 \(moved)，改文字 \(reworded)，取消 \(cancelled)，过期 \(dropped)，不变 \(unchanged)",
          "\(added) added, \(moved) moved, \(reworded) reworded, \(cancelled) cancelled, "
            + "\(dropped) past, \(unchanged) unchanged"),
      "  "
        + Speech.words(
          "日历 \(calendars) 份中更新 \(written.count) 份",
          "\(written.count) of \(calendars) calendars were written"),
    ] + (written.count <= ShortList.longest ? ShortList.of(written) : [])
  }
}
