// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Brings lists of interpreters, liaison officers and media into the event's tables.
struct StaffMerge {
  let log: ListLog
  private let tables: [ListTable]
  private var people: StaffBook
  private var outlets: StaffBook
  private let book: PartyBook
  private let kind: ListKind

  /// `table` gives the event's table of a name and key columns.
  init(
    _ tables: [ListTable], kind: ListKind, people: EventTable, outlets: EventTable,
    book: PartyBook, log: ListLog
  ) {
    self.tables = tables
    self.kind = kind
    self.log = log
    self.book = book
    let (id, group): (String, String?) =
      switch kind {
      case .interpreters: ("interpreter_id", "language")
      case .liaison: ("officer_id", nil)
      default: ("journalist_id", "outlet_id")
      }
    self.people = StaffBook(people, id: id, names: ["name"], group: group)
    self.outlets = StaffBook(
      outlets, id: "outlet_id", names: ["name_zh", "name_en"], group: nil)
  }

  var changed: [EventTable] { [outlets.table, people.table].filter(\.isChanged) }

  mutating func run() -> [[ImportReport.Outcome]] {
    var outcomes: [[ImportReport.Outcome]] = []
    for table in tables {
      var list: [ImportReport.Outcome] = []
      for record in table.records {
        switch kind {
        case .interpreters: list.append(interpreter(record))
        case .liaison: list.append(officer(record))
        default: list.append(journalist(record))
        }
      }
      outcomes.append(list)
    }
    return outcomes
  }

  private func name(_ record: ListRecord) -> String? {
    record.filled(.name) ?? record.filled(.nameZh) ?? record.filled(.nameLatin)
      ?? record.filled(.nameNative)
  }

  private mutating func enter(
    _ record: ListRecord, id field: ListField, prefix: String, width: Int, group: String?,
    _ values: [(column: String, value: String?)]
  ) -> ImportReport.Outcome {
    var given = record.filled(field)
    if let id = given, !GuestMerge.isIdentifier(id) {
      log.add(
        .identifierUnusable, at: record.place,
        LocalizedText(
          zh: "编号含有不能用的字符，已另给编号",
          en: "The identifier has characters that none may have; another was given"),
        remedy: LocalizedText(
          zh: "请只用英文字母、数字、点、连字符和下划线", en: "Use letters A-Z, digits, '.', '-' and '_'"))
      given = nil
    }
    let known =
      given.map { people.row(id: $0) }
      ?? name(record).flatMap { people.row(name: $0, group: group) }
    if let row = known {
      let id = people.id(of: row)
      if people.isTaken(row) { return .skipped(.sameIdentifier(id)) }
      let edits = people.update(row, values)
      return edits.isEmpty ? .unchanged(id) : .updated(id, edits)
    }
    let row = people.add(given, prefix: prefix, width: width, values)
    return .added(people.id(of: row))
  }

  // MARK: Interpreters

  private mutating func interpreter(_ record: ListRecord) -> ImportReport.Outcome {
    guard name(record) != nil else { return .skipped(.noName) }
    let languages = (record.filled(.languages) ?? "").split(separator: "|").map(String.init)
      .filter { $0 != "ZH" }
    guard let language = languages.first else { return .skipped(.noLanguage) }
    guard let modes = record.filled(.modes) else { return .skipped(.noMode) }
    if languages.count > 1 {
      log.add(
        .valueNotKept, at: record.place,
        LocalizedText(
          zh: "每位翻译只有一个语种，\(languages.dropFirst().joined(separator: "、")) 未保留",
          en:
            "An interpreter has one language; \(languages.dropFirst().joined(separator: ", ")) is not kept"
        ),
        remedy: LocalizedText(zh: "其他语种请另写一行", en: "Give the other language a row of its own"))
    }
    return enter(
      record, id: .interpreterID, prefix: language.prefix(1).description, width: 1,
      group: language,
      [
        ("name", name(record)), ("language", language), ("modes", modes),
        ("available", record[.available]), ("phone", record[.phone]),
      ])
  }

  // MARK: Liaison officers

  private mutating func officer(_ record: ListRecord) -> ImportReport.Outcome {
    guard name(record) != nil else { return .skipped(.noName) }
    let named = record.filled(.parties) ?? record.filled(.party) ?? ""
    var parties: [String] = []
    for part in named.split(whereSeparator: { "、,;/|\n".contains($0) }) {
      let text = trimmed(String(part))
      if let party = book.party(named: text) {
        if !parties.contains(party) { parties.append(party) }
      } else {
        log.add(
          .valueNotKept, at: record.place,
          LocalizedText(
            zh: "没有团组\(quotedZh(text))，未保留",
            en: "There is no party \(quoted(text)); it is not kept"),
          remedy: LocalizedText(
            zh: "请照 parties.csv 写团组名称", en: "Write the party's name as in parties.csv"))
      }
    }
    guard !parties.isEmpty else { return .skipped(.noParty) }
    return enter(
      record, id: .officerID, prefix: "LO", width: 2, group: nil,
      [
        ("name", name(record)), ("parties", parties.joined(separator: "|")),
        ("languages", record[.languages]), ("phone", record[.phone]),
      ])
  }

  // MARK: Media

  private mutating func journalist(_ record: ListRecord) -> ImportReport.Outcome {
    guard let outlet = outlet(record) else { return .skipped(.noOutlet) }
    guard let name = name(record) else {
      let id = outlets.id(of: outlet.row)
      if outlet.isNew { return .added(id) }
      return outlet.edits.isEmpty ? .unchanged(id) : .updated(id, outlet.edits)
    }
    let id = outlets.id(of: outlet.row)
    return enter(
      record, id: .journalistID, prefix: "\(id)-", width: 1, group: id,
      [
        ("name", name), ("outlet_id", id), ("clearance", record[.clearance]),
        ("clearance_from", record[.clearanceFrom]), ("clearance_to", record[.clearanceTo]),
        ("passport", record[.passport]), ("position", record[.position]),
        ("equipment", record[.equipment]), ("phone", record[.phone]),
      ])
  }

  private mutating func outlet(
    _ record: ListRecord
  ) -> (row: Int, isNew: Bool, edits: [ImportReport.Edit])? {
    let name = record.filled(.outlet)
    let english = record.filled(.outletEnglish)
    let values: [(column: String, value: String?)] = [
      ("name_en", english), ("kind", record.filled(.kind)),
      ("accreditation", record.filled(.accreditation)), ("origin", record.filled(.country)),
      ("named", record.filled(.named)),
      ("language", record.filled(.languages).map { String($0.prefix { $0 != "|" }) }),
    ]
    let given = record.filled(.outletID).flatMap { GuestMerge.isIdentifier($0) ? $0 : nil }
    if let row = given.flatMap({ outlets.row(id: $0) })
      ?? [name, english].compactMap(\.self).compactMap({
        outlets.row(name: $0, group: nil, mayBeTaken: true)
      }).first
    {
      return (row, false, outlets.update(row, values.filter { $0.column != "language" }))
    }
    guard let title = name ?? english else { return nil }
    let kind = record.filled(.kind) ?? Self.kind(of: title)
    let isLatin = ListText.isLatin(title)
    var all = values.filter { $0.column != "kind" && $0.column != "name_en" }
    all.append(("kind", kind))
    all.append(("name_en", english ?? (isLatin ? title : nil)))
    all.append(("name_zh", isLatin ? nil : title))
    let row = outlets.add(given, prefix: "M", width: 2, all)
    return (row, true, [])
  }

  /// What an outlet's name tells of its kind; `press` when nothing.
  private static func kind(of title: String) -> String {
    let key = ListText.key(title)
    return WordTable.words.entries("outlet kind").first {
      $0.key.count >= 2 && ListText.holds(key, $0.key)
    }?.value ?? "press"
  }
}
