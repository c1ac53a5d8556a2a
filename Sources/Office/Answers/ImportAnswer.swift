// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import ListImport

/// The same for machines.
package struct ImportAnswer: Encodable {
  /// One list: what was understood of it, and what its rows became.
  package struct List: Encodable {
    package let name: String
    package let format: String
    package let columns: [Column]
    package let questions: [Question]
    package let rows: Int
    package let added: Int
    package let updated: Int
    package let unchanged: Int
    package let skipped: [Skipped]
    package let busy: [String]
    package let freed: [String]
  }
  /// A column and the field that it was taken for; `nil` for none.
  package struct Column: Encodable {
    package let heading: String
    package let field: String?
  }
  /// A column whose meaning the office must say.
  package struct Question: Encodable {
    package let heading: String
    package let looksLike: String
    package let cells: Int
    package let matches: Int
  }
  /// A row that was passed over, and why.
  package struct Skipped: Encodable {
    package let place: String
    package let zh: String
    package let en: String
  }
  /// What changes in one row of the tables.
  package struct Change: Encodable {
    package let id: String
    package let edits: [Edit]
  }
  /// Values that never stand on a screen are left out.
  package struct Edit: Encodable {
    package let column: String
    package let old: String?
    package let new: String?
  }
  /// Two rows that may be one person.
  package struct Offer: Encodable {
    package let from: String
    package let into: String
    package let samePassport: Bool
    package let reason: String
  }

  package let kind: String
  package let lists: [List]
  package let changes: [Change]
  package let duplicates: [Offer]
  package let newParties: [String]
  package let newUnits: [String]
  package let findings: [AnswerParts.Finding]
  package let totals: [String: Int]
  package let tables: [String]
  package let written: Bool

  package init(_ report: ImportReport, isWritten: Bool) {
    kind = report.kind.rawValue
    lists = report.lists.map { list in
      List(
        name: list.name, format: list.format,
        columns: list.columns.map { Column(heading: $0.heading, field: $0.field) },
        questions: list.questions.map {
          Question(
            heading: $0.heading, looksLike: $0.fieldName, cells: $0.cells, matches: $0.matches)
        },
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
      Offer(
        from: $0.from, into: $0.into, samePassport: $0.reason == .passport,
        reason: $0.reason.rawValue)
    }
    newParties = report.newParties
    newUnits = report.newUnits
    findings = report.findings.map(AnswerParts.Finding.init)
    totals = Dictionary(uniqueKeysWithValues: report.totals.map { ($0.code.rawValue, $0.count) })
    tables = report.files.map(\.name)
    written = isWritten
  }
}
