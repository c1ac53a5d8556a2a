// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import ListImport

/// What a person, or a machine, reads after an import.
package enum ImportSummary {
  /// Longer rows of identifiers are cut.
  private static let mostIdentifiers = 20
  /// Places of one sentence that are listed.
  private static let mostPlaces = 30

  /// List by list what was understood, then questions, changes, repairs, warnings and offers.
  package static func lines(of report: ImportReport) -> [String] {
    let languages = Speech.languages
    var lines: [String] = []
    for list in report.lists { lines += self.lines(of: list) + [""] }
    lines += questions(of: report)
    if !report.changes.isEmpty {
      lines.append(Speech.words("修改", "changed") + Speech.bracketed("\(report.changes.count)"))
      for change in report.changes {
        let edits = change.edits.map(words).joined(separator: Speech.comma)
        lines.append("  \(change.id)\(Speech.colon)\(edits)")
      }
      lines.append("")
    }
    lines += self.lines(
      of: report, .note, in: languages,
      title: LocalizedText(zh: "整理与说明", en: "repairs and notes"))
    lines += self.lines(
      of: report, .warning, in: languages, title: LocalizedText(zh: "请核对", en: "please check"))
    if !report.offers.isEmpty {
      lines.append(
        Speech.words("疑似重复，未合并", "possible duplicates, not merged")
          + Speech.bracketed("\(report.offers.count)"))
      for offer in report.offers {
        let reason = languages.spoken(offer.reason.text)
        lines.append("  --merge \(offer.from)=\(offer.into)   \(reason)")
      }
      lines.append("")
    }
    if !report.newParties.isEmpty {
      lines.append(Speech.words("新团组", "new parties") + shortened(report.newParties))
    }
    if !report.newUnits.isEmpty {
      lines.append(Speech.words("新单元", "new units") + shortened(report.newUnits))
    }
    lines.append(
      report.files.isEmpty
        ? Speech.words("表格无变化", "no table changes")
        : "\(Speech.words("变动的表", "tables that change"))\(Speech.colon)"
          + report.files.map(\.name).joined(separator: Speech.comma))
    return lines
  }

  /// What the office must answer, with the words that answer it.
  private static func questions(of report: ImportReport) -> [String] {
    var lines: [String] = []
    for list in report.lists {
      for question in list.questions {
        lines.append(
          "  "
            + Speech.words(
              "\(question.heading)：\(question.cells) 格中有 \(question.matches) 格像"
                + "“\(question.fieldTitle)”，这一列是什么？",
              "\(question.heading): \(question.matches) of \(question.cells) cells look like "
                + "\(question.fieldName); what is this column?"))
        lines.append(
          "    --map '\(question.heading)=\(question.fieldName)'  "
            + Speech.words("不要则用", "or leave it out:") + " --map '\(question.heading)=-'")
      }
      let withoutCountry = list.skipped.count { $0.reason == .noCountry }
      if withoutCountry > 0 {
        lines.append(
          "  "
            + Speech.words(
              "\(list.name)：\(withoutCountry) 人没有国籍，是哪国人？",
              "\(list.name): \(withoutCountry) \(withoutCountry == 1 ? "person" : "people") without a "
                + "country; which is it?"))
        lines.append("    --country JP")
      }
    }
    return lines.isEmpty
      ? [] : [Speech.words("请回答后再导入一次", "answer, and import again")] + lines + [""]
  }

  private static func words(_ edit: ImportReport.Edit) -> String {
    let column = Speech.languages.spoken(edit.words)
    guard let old = edit.old, let new = edit.new else { return column }
    return "\(column) \(old.isEmpty ? "-" : old) → \(new.isEmpty ? "-" : new)"
  }

  private static func shortened(_ identifiers: [String]) -> String {
    let shown = identifiers.prefix(mostIdentifiers).joined(separator: Speech.comma)
    return Speech.bracketed("\(identifiers.count)") + Speech.colon + shown
      + (identifiers.count > mostIdentifiers ? "\(Speech.comma)…" : "")
  }

  /// The findings of one severity: under each code, every place.
  private static func lines(
    of report: ImportReport, _ severity: Finding.Severity, in languages: [Language],
    title: LocalizedText
  ) -> [String] {
    let findings = report.findings.filter { $0.severity == severity }
    if findings.isEmpty { return [] }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      if groups[finding.code] == nil { order.append(finding.code) }
      groups[finding.code, default: []].append(finding)
    }
    var lines = [languages.spoken(title)]
    for code in order.sorted() {
      guard let group = groups[code], let first = group.first else { continue }
      let listed = ListFindingCode(rawValue: code)
      let count = report.totals.first { $0.code == listed }?.count ?? group.count
      // Findings of the event's own tables have no line of meaning here.
      let space = languages == [.zh] ? "" : " "
      let meaning = listed.map { space + languages.spoken($0.meaning) } ?? ""
      let remedy =
        group.allSatisfy { $0.remedy == first.remedy } ? " → \(languages.spoken(first.remedy))" : ""
      lines.append("  \(code)\(languages.bracketed("\(count)"))\(meaning)\(remedy)")
      for same in alike(group) {
        lines.append(
          "    \(places(same))\(languages.colon)\(languages.spoken(same[0].cause))"
            + (remedy.isEmpty ? " → \(languages.spoken(same[0].remedy))" : ""))
      }
      if count > group.count {
        lines.append(
          "    … "
            + Speech.words("另有 \(count - group.count) 处", "and \(count - group.count) more"))
      }
    }
    return lines + [""]
  }

  /// Findings of one sentence in one sheet stand together, in the order of the first of each.
  private static func alike(_ findings: [Finding]) -> [[Finding]] {
    struct Key: Hashable {
      let file: String
      let sheet: String?
      let cause: LocalizedText
      let remedy: LocalizedText

      /// One language tells nearly all apart, and there are thousands.
      func hash(into hasher: inout Hasher) { hasher.combine(cause.en) }
    }
    var positions: [Key: Int] = [:]
    var groups: [[Finding]] = []
    for finding in findings {
      let key = Key(
        file: finding.location.file, sheet: finding.location.sheet, cause: finding.cause,
        remedy: finding.remedy)
      if let position = positions[key] {
        groups[position].append(finding)
      } else {
        positions[key] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  /// The first place with its file, the others by row and column alone, such as `list.csv:2:1, 3:1`.
  private static func places(_ findings: [Finding]) -> String {
    let first = findings[0].location
    let file = Finding.Location(file: first.file, sheet: first.sheet).description
    let others = findings.dropFirst().prefix(mostPlaces - 1).map {
      String($0.location.description.dropFirst(file.count + 1))
    }
    let more = findings.count - mostPlaces
    let rest = more > 0 ? [Speech.words("另有 \(more) 处", "\(more) more")] : []
    return ([first.description] + others + rest).joined(separator: Speech.comma)
  }

  private static func lines(of list: ImportReport.List) -> [String] {
    var lines = [list.name + Speech.bracketed(list.format)]
    for column in list.columns {
      let field =
        column.words.map { Speech.languages.spoken($0) } ?? Speech.words("不保留", "not kept")
      lines.append("  \(column.heading) → \(field)")
    }
    lines.append(
      Speech.words(
        "读入 \(list.rowCount) 行 = 新增 \(list.added) + 更新 \(list.updated) + 不变 \(list.unchanged) + 跳过 "
          + "\(list.skipped.count)",
        "\(Speech.counted(list.rowCount, "row")) = \(list.added) added + \(list.updated) updated"
          + " + \(list.unchanged) unchanged + \(list.skipped.count) skipped"))
    lines += list.busy.map { "  \(Speech.words("占用", "busy"))\(Speech.colon)\(words($0))" }
    lines += list.freed.map {
      "  \(Speech.words("释放", "free again"))\(Speech.colon)\(words($0))"
    }
    for row in list.skipped.prefix(200) {
      lines.append(
        "  \(row.place)\(Speech.colon)\(Speech.words("跳过", "skipped"))\(Speech.colon)"
          + Speech.languages.spoken(row.reason.text))
    }
    if list.skipped.count > 200 { lines.append("  … \(list.skipped.count - 200)") }
    return lines
  }

  private static func words(_ day: BusyDay) -> String {
    day.isWholeDay
      ? Speech.words("\(day.date) 全天", "\(day.date), the whole day")
      : day.words(separator: Speech.comma)
  }
}
