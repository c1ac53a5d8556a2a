// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ListImport

/// What a person, or a machine, reads after an import.
enum ImportSummary {
  /// Longer rows of identifiers are cut.
  private static let mostIdentifiers = 20

  static func lines(of report: ImportReport) -> [String] {
    var lines: [String] = []
    for list in report.lists { lines += self.lines(of: list) + [""] }
    if !report.changes.isEmpty {
      lines.append("修改 / changed (\(report.changes.count))")
      for change in report.changes {
        lines.append("  \(change.id): \(change.edits.map(words).joined(separator: ", "))")
      }
      lines.append("")
    }
    lines += self.lines(of: report, .note, title: "整理与说明 / repairs and notes")
    lines += self.lines(of: report, .warning, title: "请核对 / please check")
    if !report.offers.isEmpty {
      lines.append("疑似重复，未合并 / possible duplicates, not merged (\(report.offers.count))")
      for offer in report.offers {
        let reason = offer.isSamePassport ? "证件号相同 / same passport" : "同团同名 / same name and party"
        lines.append("  --merge \(offer.from)=\(offer.into)   \(reason)")
      }
      lines.append("")
    }
    if !report.newParties.isEmpty {
      lines.append("新团组 / new parties \(shortened(report.newParties))")
    }
    if !report.newUnits.isEmpty {
      lines.append("新单元 / new units \(shortened(report.newUnits))")
    }
    lines.append(
      report.files.isEmpty
        ? "表格无变化 / no table changes"
        : "变动的表 / tables that change: \(report.files.map(\.name).joined(separator: ", "))")
    return lines
  }

  private static func words(_ edit: ImportReport.Edit) -> String {
    guard let old = edit.old, let new = edit.new else { return edit.column }
    return "\(edit.column) \(old.isEmpty ? "-" : old) → \(new.isEmpty ? "-" : new)"
  }

  private static func shortened(_ identifiers: [String]) -> String {
    let shown = identifiers.prefix(mostIdentifiers).joined(separator: ", ")
    return "(\(identifiers.count)): \(shown)"
      + (identifiers.count > mostIdentifiers ? ", …" : "")
  }

  /// The findings of one severity: under each code, every place.
  private static func lines(
    of report: ImportReport, _ severity: Finding.Severity, title: String
  ) -> [String] {
    let findings = report.findings.filter { $0.severity == severity }
    if findings.isEmpty { return [] }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      if groups[finding.code] == nil { order.append(finding.code) }
      groups[finding.code, default: []].append(finding)
    }
    var lines = [title]
    for code in order.sorted() {
      guard let group = groups[code], let first = group.first else { continue }
      let listed = ListFindingCode(rawValue: code)
      let count = report.totals.first { $0.code == listed }?.count ?? group.count
      // Findings of the event's own tables have no line of meaning here.
      let meaning = listed.map { " \($0.meaning.bilingual)" } ?? ""
      let remedy = group.allSatisfy { $0.remedy == first.remedy } ? " → \(first.remedy)" : ""
      lines.append("  \(code) (\(count))\(meaning)\(remedy)")
      for finding in group {
        lines.append(
          "    \(finding.location): \(finding.cause)"
            + (remedy.isEmpty ? " → \(finding.remedy)" : ""))
      }
      if count > group.count {
        lines.append("    … 另有 / and \(count - group.count) more")
      }
    }
    return lines + [""]
  }

  private static func lines(of list: ImportReport.List) -> [String] {
    var lines = ["\(list.name)  (\(list.format))"]
    for column in list.columns {
      lines.append("  \(column.heading) → \(column.field ?? "不保留 / not kept")")
    }
    lines.append(
      "读入 \(list.rowCount) 行 = 新增 \(list.added) + 更新 \(list.updated) + 不变 \(list.unchanged) + 跳过 "
        + "\(list.skipped.count) / \(list.rowCount) rows = \(list.added) added + \(list.updated) updated"
        + " + \(list.unchanged) unchanged + \(list.skipped.count) skipped")
    lines += list.busy.map { "  占用 / busy: \(words($0))" }
    lines += list.freed.map { "  释放 / free again: \(words($0))" }
    for row in list.skipped.prefix(200) {
      lines.append("  \(row.place): 跳过 / skipped: \(row.reason.text.bilingual)")
    }
    if list.skipped.count > 200 { lines.append("  … \(list.skipped.count - 200)") }
    return lines
  }

  private static func words(_ day: BusyDay) -> String {
    day.isWholeDay ? "\(day.date) 全天 / the whole day" : "\(day)"
  }

  /// The same for machines.
  struct Answer: Encodable {
    struct List: Encodable {
      let name: String
      let format: String
      let columns: [Column]
      let rows: Int
      let added: Int
      let updated: Int
      let unchanged: Int
      let skipped: [Skipped]
      let busy: [String]
      let freed: [String]
    }
    struct Column: Encodable {
      let heading: String
      let field: String?
    }
    struct Skipped: Encodable {
      let place: String
      let zh: String
      let en: String
    }
    struct Change: Encodable {
      let id: String
      let edits: [Edit]
    }
    /// Values that never stand on a screen are left out.
    struct Edit: Encodable {
      let column: String
      let old: String?
      let new: String?
    }
    struct Offer: Encodable {
      let from: String
      let into: String
      let samePassport: Bool
    }

    let kind: String
    let lists: [List]
    let changes: [Change]
    let duplicates: [Offer]
    let newParties: [String]
    let newUnits: [String]
    let findings: [attache.Answer.Finding]
    let totals: [String: Int]
    let tables: [String]
    let written: Bool

    init(_ report: ImportReport, isWritten: Bool) {
      kind = report.kind.rawValue
      lists = report.lists.map { list in
        List(
          name: list.name, format: list.format,
          columns: list.columns.map { Column(heading: $0.heading, field: $0.field) },
          rows: list.rowCount, added: list.added, updated: list.updated,
          unchanged: list.unchanged,
          skipped: list.skipped.map {
            Skipped(
              place: $0.place.description, zh: $0.reason.text.zh, en: $0.reason.text.en)
          },
          busy: list.busy.map(\.description), freed: list.freed.map(\.description))
      }
      changes = report.changes.map { change in
        Change(
          id: change.id,
          edits: change.edits.map { Edit(column: $0.column, old: $0.old, new: $0.new) })
      }
      duplicates = report.offers.map {
        Offer(from: $0.from, into: $0.into, samePassport: $0.isSamePassport)
      }
      newParties = report.newParties
      newUnits = report.newUnits
      findings = report.findings.map(attache.Answer.Finding.init)
      totals = Dictionary(uniqueKeysWithValues: report.totals.map { ($0.code.rawValue, $0.count) })
      tables = report.files.map(\.name)
      written = isWritten
    }
  }
}
