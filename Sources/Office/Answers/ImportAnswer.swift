// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import ListImport

/// The same for machines.
package struct ImportAnswer: Encodable {
  /// One list: what was understood of it, and what its rows became.
  package struct List: Encodable {
    /// The file, and the sheet where there are several.
    package let name: String
    /// How it was read, such as an encoding or a kind of workbook.
    package let format: String
    /// In the order of the list.
    package let columns: [Column]
    /// Columns whose meaning the office is asked for.
    package let questions: [Question]
    /// Below the heading; each is one of the four numbers that follow.
    package let rows: Int
    /// New rows of the table.
    package let added: Int
    /// Rows of which something changed.
    package let updated: Int
    /// Rows that say what the table says.
    package let unchanged: Int
    /// Rows that were passed over, each with its reason.
    package let skipped: [Skipped]
    /// Of a calendar: what its owner cannot be planned in, a line for each day.
    package let busy: [String]
    /// Of a calendar: what an earlier import took and this one gave back.
    package let freed: [String]
  }
  /// A column and the field that it was taken for; `nil` for none.
  package struct Column: Encodable {
    /// As the list heads it.
    package let heading: String
    /// The column of the table; left out where the list's column is not read.
    package let field: String?
  }
  /// A column whose meaning the office must say.
  package struct Question: Encodable {
    /// As the list heads it.
    package let heading: String
    /// The field that its cells look like.
    package let looksLike: String
    /// Cells with something in them.
    package let cells: Int
    /// Of these, those that look like the field.
    package let matches: Int
  }
  /// A row that was passed over, and why.
  package struct Skipped: Encodable {
    /// File, line and column.
    package let place: String
    /// Why, in Chinese.
    package let zh: String
    /// Why, in English.
    package let en: String
  }
  /// What changes in one row of the tables.
  package struct Change: Encodable {
    /// Identifier of the row.
    package let id: String
    /// What changed in it, value by value.
    package let edits: [Edit]
  }
  /// Values that never stand on a screen are left out.
  package struct Edit: Encodable {
    /// Name of the column in the table.
    package let column: String
    /// Left out for values that never stand on a screen.
    package let old: String?
    /// Left out for values that never stand on a screen.
    package let new: String?
  }
  /// Two rows that may be one person.
  package struct Offer: Encodable {
    /// The row that would go.
    package let from: String
    /// The row that would stay.
    package let into: String
    /// Whether both have one passport, which says most.
    package let samePassport: Bool
    /// What the two have in common, such as `email`.
    package let reason: String
  }

  /// What kind of list it was, such as `guests`.
  package let kind: String
  /// One for each sheet or file.
  package let lists: [List]
  /// Rows that changed, in the order of the lists.
  package let changes: [Change]
  /// Merged only when the office says so.
  package let duplicates: [Offer]
  /// Identifiers of parties that the lists brought in.
  package let newParties: [String]
  /// Identifiers of units that the lists brought in.
  package let newUnits: [String]
  /// What to look at; of frequent ones a few, see ``totals``.
  package let findings: [AnswerParts.Finding]
  /// How often each code occurred, listed or not.
  package let totals: [String: Int]
  /// Tables that change, by file name.
  package let tables: [String]
  /// Whether the tables were written, or only would be.
  package let written: Bool

  /// The same in plain types.
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
