// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What an import did, or would do.
package struct ImportReport: Sendable {
  /// What became of one row of a list.
  package enum Outcome: Sendable, Hashable {
    case added(String)
    case updated(String, [Edit])
    case unchanged(String)
    case skipped(SkipReason)
  }

  /// One value that a list changed.
  package struct Edit: Sendable, Hashable {
    package let column: String
    /// `nil` for values that never stand on a screen.
    package let old: String?
    package let new: String?

    /// The column as a list heads it, and as its table calls it.
    package var words: LocalizedText { ListField.words(ofColumn: column) }

    init(_ column: String, from old: String, to new: String) {
      let isSensitive = ListField(rawValue: column)?.isSensitive ?? false
      self.column = column
      self.old = isSensitive ? nil : old
      self.new = isSensitive ? nil : new
    }
  }

  /// A person whose row changed.
  package struct Change: Sendable, Hashable {
    package let id: String
    package let edits: [Edit]
    package var columns: [String] { edits.map(\.column) }
  }

  /// One sheet or file.
  package struct List: Sendable {
    package let name: String
    package let format: String
    package let columns: [ListTable.Column]
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var skipped: [SkippedRow] = []
    /// Columns about which the office is asked.
    package var questions: [ColumnQuestion] = []
    /// Of a calendar: what its owner cannot be planned in, day by day.
    package var busy: [BusyDay] = []
    /// Of a calendar: what an earlier import took and this one gave back.
    package var freed: [BusyDay] = []

    /// Every row below the header is one of these.
    package var rowCount: Int { added + updated + unchanged + skipped.count }
  }

  /// Two rows that may be one person, to be merged with `--merge from=into`.
  package struct Offer: Sendable, Hashable {
    /// What the two have in common.
    package enum Reason: String, Sendable {
      case passport, registration, email, name, nameElsewhere, spelling

      package var text: LocalizedText {
        switch self {
        case .passport: LocalizedText(zh: "证件号相同", en: "the same passport")
        case .registration: LocalizedText(zh: "报名号相同", en: "the same number of the register")
        case .email: LocalizedText(zh: "邮箱相同", en: "the same mail address")
        case .name: LocalizedText(zh: "同团同名", en: "the same name in the same party")
        case .nameElsewhere: LocalizedText(zh: "在另一团组有同名的人", en: "the same name in another party")
        case .spelling:
          LocalizedText(zh: "同团姓名只差写法", en: "a name of the same letters in the same party")
        }
      }
    }

    package let from: String
    package let into: String
    package let reason: Reason
  }

  package var kind: ListKind
  package var lists: [List]
  /// People whose rows changed, in the order of the lists.
  package var changes: [Change] = []
  package var offers: [Offer] = []
  /// New identifiers, by table.
  package var newParties: [String] = []
  package var newUnits: [String] = []
  package var findings: [Finding] = []
  /// How often each finding occurred, listed or not.
  package var totals: [(code: ListFindingCode, count: Int)] = []
  /// The tables that change, by file name.
  package var files: [(name: String, bytes: [UInt8])] = []

  package init(kind: ListKind, lists: [List]) {
    self.kind = kind
    self.lists = lists
  }

  /// Fills in what became of the rows of each table, and proves that none was lost.
  mutating func count(_ tables: [ListTable], _ outcomes: [[Outcome]]) {
    for (index, table) in tables.enumerated() {
      precondition(
        outcomes[index].count == table.records.count,
        "\(outcomes[index].count) outcomes for \(table.records.count) rows of \(table.name)")
      var list = List(name: table.name, format: table.format, columns: table.columns)
      list.skipped = table.skipped
      list.questions = table.questions
      for (record, outcome) in zip(table.records, outcomes[index]) {
        switch outcome {
        case .added: list.added += 1
        case .updated(let id, let edits):
          list.updated += 1
          changes.append(Change(id: id, edits: edits))
        case .unchanged: list.unchanged += 1
        case .skipped(let reason):
          list.skipped.append(SkippedRow(place: record.place, reason: reason))
        }
      }
      precondition(
        list.rowCount == table.rowCount,
        "\(table.name): \(table.rowCount) rows but \(list.rowCount) outcomes")
      lists.append(list)
    }
  }
}
