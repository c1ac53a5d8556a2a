// SPDX-License-Identifier: Apache-2.0

package import Publishing

/// What a purge removed and what it still found, for a person.
package enum PurgeLines {
  /// What was removed, what was written again, and what is left.
  package static func of(_ report: PurgeReport) -> [String] {
    removed(report) + renewed(report) + searched(report)
  }

  private static func removed(_ report: PurgeReport) -> [String] {
    report.removed.keys.sorted().map { "  \($0)\(Speech.colon)\(report.removed[$0] ?? 0)" }
      + [
        "  \(Speech.words("台账中的答复", "ledger replies"))\(Speech.colon)\(report.replies)",
        "  \(Speech.words("邀请函", "invitations"))\(Speech.colon)\(report.messages)",
      ]
  }

  private static func renewed(_ report: PurgeReport) -> [String] {
    report.renewed.map {
      "  "
        + Speech.words("日历已去除敏感值并重写", "calendars written again without such values")
        + "\(Speech.colon)\($0)"
    }
      + report.notRenewed.keys.sorted().map {
        "  \(Speech.words("未能重写", "calendars not written again"))\(Speech.colon)\($0)\(Speech.colon)"
          + (report.notRenewed[$0] ?? "")
      }
  }

  private static func searched(_ report: PurgeReport) -> [String] {
    var lines = [
      Speech.words(
        "复查 \(report.searchedFiles) 个文件、\(report.searchedValues) 个值",
        "Searched \(report.searchedFiles) files for \(report.searchedValues) values")
        + Speech.colon
        + (report.isClean
          ? Speech.words("无残留", "nothing is left") : Speech.words("见下", "see below"))
    ]
    lines += ShortList.of(report.remaining.map { "\(Speech.words("仍有残留", "still in")) \($0)" })
    lines += ShortList.of(
      report.packed.map {
        "\(Speech.words("压缩文件，无法复查", "packed, not searched"))\(Speech.colon)\($0)"
      })
    lines += ShortList.of(
      report.unread.map {
        "\(Speech.words("读不到，未复查", "cannot be read, not searched"))\(Speech.colon)\($0)"
      })
    if !report.isClean {
      lines.append(
        "  "
          + Speech.words(
            "请删除这些文件或其中的值；已发布的日历可用 attache publish 重写",
            "Delete these files, or the values in them; attache publish writes published calendars "
              + "again"))
    }
    if report.searchedValues == 0 {
      lines.append(
        Speech.words(
          "表中已无敏感值，无从复查",
          "The tables held no such values, so there was nothing to search for"))
    }
    return lines
  }
}
