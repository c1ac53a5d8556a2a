// SPDX-License-Identifier: Apache-2.0

import Spreadsheets

/// What one column of a list means.
struct ListColumn {
  enum Meaning: Equatable {
    case field(ListField)
    /// A column of marks for one session, by what its heading calls it.
    case attendance(String)
    /// Said to be left out.
    case leftOut
    case unknown
  }

  let index: Int
  /// The heading as it stands, rows joined by ` > `.
  let heading: String
  var meaning: Meaning
  /// Whether the heading is the name of a table's column, as in lists that were exported; its cells
  /// are then taken as they are.
  var isExact = false
  /// The heading of another column that means the same, and is read.
  var repeats: String?
  /// Which of the columns of marks it is.
  var session = 0
  /// The need for which a yes stands, where the heading names it.
  var need: NeedColumn?
  var isEmpty: Bool { heading.isEmpty }
  var isTime: Bool { meaning == .field(.arriveTime) || meaning == .field(.departTime) }
  var isCarrier: Bool { meaning == .field(.arriveBy) || meaning == .field(.departBy) }
}

/// Finds the header of a sheet: one to three rows whose joined headings mean the most fields.
struct HeaderFinder {
  /// The rows of the header, as indices of the sheet's rows.
  let rows: ClosedRange<Int>
  let columns: [ListColumn]
  /// The keys of the cells of its rows, by which the header is known when it comes again.
  let keys: [[String]]

  /// Headers stand near the top.
  private static let deepest = 60
  private static let tallest = 3
  private static let widest = 1000

  init?(_ sheet: ListSheet, sessions: SessionNames, mapped: [HeadingMap] = []) {
    let single = sheet.rows.indices.prefix(Self.deepest + Self.tallest - 1).map { row in
      Self.columns(sheet, row...row, sessions: sessions, mapped: mapped)
    }
    // Rows of data are by far the most; a header has a heading that says something by itself.
    let saysField = single.map { columns in
      columns.contains { if case .field = $0.meaning { true } else { false } }
    }
    var best: (rows: ClosedRange<Int>, columns: [ListColumn], score: Int)?
    for first in sheet.rows.indices.prefix(Self.deepest) {
      for height in 1...Self.tallest where first + height <= sheet.rows.count {
        let rows = first...(first + height - 1)
        guard saysField[rows].contains(true) else { continue }
        let columns =
          height == 1
          ? single[first] : Self.columns(sheet, rows, sessions: sessions, mapped: mapped)
        let score = Self.score(columns, sheet.rows[rows])
        if score > best?.score ?? 0 { best = (rows, columns, score) }
      }
    }
    guard let best else { return nil }
    rows = best.rows
    let below = sheet.rows[(best.rows.upperBound + 1)...]
    columns = Self.numbered(
      Self.withNeeds(
        Self.withoutStrangers(Self.withReview(best.columns), below, sessions), below))
    keys = sheet.rows[best.rows].map { row in row.cells.map { ListText.key($0.text) } }
  }

  /// Ten for each field, less for height, for columns without meaning and for rows that hold data.
  private static func score(_ columns: [ListColumn], _ rows: ArraySlice<ListRow>) -> Int {
    var fields: Set<ListField> = []
    var unknown = 0
    for column in columns {
      switch column.meaning {
      case .field(let field): fields.insert(field)
      case .attendance, .leftOut: break
      case .unknown: if !column.heading.isEmpty { unknown += 1 }
      }
    }
    fields.subtract([.rowNumber, .bookkeeping, .status])
    guard fields.count >= 2, fields.contains(where: Self.names.contains) else { return 0 }
    // Days and numbers never stand in a header.
    let dates = rows.reduce(0) { sum, row in
      sum + row.cells.count { $0.kind == .date || ($0.kind == .number && $0.text.utf8.count > 2) }
    }
    return fields.count * 10 - unknown - (rows.count - 1) - dates * 10
  }

  /// A list of people has a column for what they are called.
  private static let names: Set<ListField> = [
    .name, .nameZh, .nameLatin, .nameNative, .surname, .guestID, .outlet, .interpreterID,
    .officerID, .journalistID,
  ]

  private static func columns(
    _ sheet: ListSheet, _ range: ClosedRange<Int>, sessions: SessionNames, mapped: [HeadingMap]
  ) -> [ListColumn] {
    let rows = sheet.rows[range]
    let width = min(widest, rows.map(\.cells.count).max() ?? 0)
    var paths = [[String]](repeating: [], count: width)
    for (depth, row) in rows.enumerated() {
      // A blank cell belongs to the heading on its left when something stands below it.
      var left = ""
      let isLast = depth == rows.count - 1
      for column in 0..<width {
        var text =
          column < row.cells.count ? ListText.cleaned(row.cells[column].text).text : ""
        if !isLast, text.isEmpty, hasText(below: depth, column, rows) { text = left }
        if !text.isEmpty { left = text }
        if !text.isEmpty, paths[column].last != text { paths[column].append(text) }
      }
    }
    var columns = paths.enumerated().map { index, path in
      meaning(of: path, index: index, sessions: sessions, mapped: mapped)
    }
    readCourtesies(&columns, sheet.rows[(range.upperBound + 1)...])
    readParts(&columns, sheet.rows[(range.upperBound + 1)...])
    leaveOutRepeated(&columns)
    // The bare names of columns stand in tables of an event, and now and then in lists of others.
    if !columns.contains(where: { Self.identifiers.contains($0.heading) }) {
      for index in columns.indices where ListField(rawValue: columns[index].heading) != nil {
        columns[index].isExact = false
      }
    }
    return columns
  }

  /// Registration systems call Title what is Mr or Ms; the cells tell.
  ///
  /// Beside another column of titles, Dr. alone tells it.
  private static func readCourtesies(_ columns: inout [ListColumn], _ rows: ArraySlice<ListRow>) {
    let titles = columns.count { $0.meaning == .field(.title) }
    for index in columns.indices
    where columns[index].meaning == .field(.title) && !columns[index].isExact {
      // Titles between the rows and totals stand alone.
      let cells = rows.prefix(sample).compactMap { row -> String? in
        guard index < row.cells.count, row.cells.count(where: { !$0.text.isEmpty }) > 2 else {
          return nil
        }
        return ListText.cleaned(row.cells[index].text).text
      }.filter { !$0.isEmpty }
      if Salutation.areIn(cells, withoutSex: titles > 1) {
        columns[index].meaning = .field(.salutation)
      }
    }
  }

  /// Nom beside Prénom is a surname, Nombre beside Apellidos a given name; where its cells hold those of the
  /// column beside it, it is the whole name.
  private static func readParts(_ columns: inout [ListColumn], _ rows: ArraySlice<ListRow>) {
    func only(_ field: ListField) -> Int? {
      let found = columns.indices.filter { columns[$0].meaning == .field(field) }
      return found.count == 1 ? found[0] : nil
    }
    guard let name = only(.name), !columns[name].isExact else { return }
    let (surname, given) = (only(.surname), only(.givenName))
    guard (surname == nil) != (given == nil), let part = surname ?? given else { return }
    var filled = 0
    var whole = 0
    for row in rows.prefix(sample) where max(name, part) < row.cells.count {
      let cells = [name, part].map { ListText.key(row.cells[$0].text) }
      if cells.contains(where: \.isEmpty) { continue }
      filled += 1
      if ListText.holds(cells[0], cells[1]) { whole += 1 }
    }
    guard filled > 0, whole * 2 < filled else { return }
    columns[name].meaning = .field(surname == nil ? .surname : .givenName)
  }

  /// Whether a row whose first words stand in a column may be a remark: those of notes hold a person's.
  func mayStartRemark(_ index: Int) -> Bool {
    index >= columns.count || columns[index].meaning != .field(.note)
  }

  // MARK: What the whole list says

  private static func numbered(_ columns: [ListColumn]) -> [ListColumn] {
    var columns = columns
    var sessionCount = 0
    for index in columns.indices {
      guard case .attendance = columns[index].meaning else { continue }
      columns[index].session = sessionCount
      sessionCount += 1
    }
    return columns
  }

  /// In the list of a register, 审核状态 says whether the person is taken, and not what the police say.
  private static func withReview(_ columns: [ListColumn]) -> [ListColumn] {
    let isRegister = columns.contains {
      $0.meaning == .field(.registration) || $0.meaning == .field(.bookkeeping)
    }
    guard isRegister, !columns.contains(where: { $0.meaning == .field(.status) }) else {
      return columns
    }
    var columns = columns
    for index in columns.indices
    where columns[index].meaning == .field(.clearance) && !columns[index].isExact {
      columns[index].meaning = .field(.status)
    }
    return columns
  }

  /// `Attending format` asks for no session: none is called so, and no cell is a mark.
  private static func withoutStrangers(
    _ columns: [ListColumn], _ rows: ArraySlice<ListRow>, _ sessions: SessionNames
  ) -> [ListColumn] {
    columns.map { column in
      guard case .attendance(let name) = column.meaning, sessions.session(name) == nil else {
        return column
      }
      let texts = rows.prefix(sample).compactMap { row in
        column.index < row.cells.count ? ListText.cleaned(row.cells[column.index].text).text : nil
      }.filter { !$0.isEmpty }
      let isMarked = texts.contains {
        WordTable.words.value("yes", $0) != nil || WordTable.words.value("no", $0) != nil
      }
      guard !texts.isEmpty, !isMarked else { return column }
      var column = column
      column.meaning = .unknown
      return column
    }
  }

  /// `Vegetarian` and `Wheelchair` are answered by yes or no, and the heading says to what.
  private static func withNeeds(
    _ columns: [ListColumn], _ rows: ArraySlice<ListRow>
  ) -> [ListColumn] {
    columns.map { column in
      var column = column
      let isOfNeed = [.field(.diet), .field(.mobility)].contains(column.meaning)
      guard isOfNeed || column.meaning == .unknown && column.repeats == nil, !column.isEmpty,
        !column.isExact, NeedColumn(heading: column.heading) != nil
      else { return column }
      let cells = rows.prefix(sample).compactMap { row in
        column.index < row.cells.count ? ListText.cleaned(row.cells[column.index].text).text : nil
      }
      column.need = NeedColumn(heading: column.heading, cells: cells)
      if let need = column.need { column.meaning = .field(need.field) }
      return column
    }
  }

  /// Rows that are looked at, of a list that may be long.
  private static let sample = 200

  /// Of several columns of one meaning the first is read; a country, such as that of an address, is
  /// somebody's own only where no column says whose passport he has.
  private static func leaveOutRepeated(_ columns: inout [ListColumn]) {
    let countries = columns.filter { $0.meaning == .field(.country) }
    let isNational = countries.contains { Headings.isOfNationality($0.heading) }
    // An approval may be complete, and its result a refusal.
    let hasResult = columns.contains {
      $0.meaning == .field(.status) && Headings.isOfResult($0.heading)
    }
    let isWeak = columns.map {
      $0.meaning == .field(.country)
        && (isNational
          ? !Headings.isOfNationality($0.heading) : Headings.isOfResidence($0.heading))
        || $0.meaning == .field(.status) && hasResult && !Headings.isOfResult($0.heading)
        || $0.meaning == .field(.phone) && Headings.isOfDesk($0.heading)
    }
    var used: [ListField: String] = [:]
    for weak in [false, true] {
      for index in columns.indices where isWeak[index] == weak {
        guard case .field(let field) = columns[index].meaning, !field.mayRepeat else { continue }
        if let first = used[field] {
          columns[index].repeats = first
          columns[index].meaning = .unknown
        } else {
          used[field] = columns[index].heading
        }
      }
    }
  }

  private static let identifiers = Set(
    [ListField.guestID, .outletID, .interpreterID, .officerID, .journalistID].map(\.rawValue))

  private static func hasText(below depth: Int, _ column: Int, _ rows: ArraySlice<ListRow>) -> Bool
  {
    rows.dropFirst(depth + 1).contains { column < $0.cells.count && !$0.cells[column].text.isEmpty }
  }

  // MARK: Headings

  private static func meaning(
    of path: [String], index: Int, sessions: SessionNames, mapped: [HeadingMap]
  ) -> ListColumn {
    let heading = path.joined(separator: " > ")
    func column(_ meaning: ListColumn.Meaning, isExact: Bool = false) -> ListColumn {
      ListColumn(index: index, heading: heading, meaning: meaning, isExact: isExact)
    }
    guard let last = path.last else { return column(.unknown) }
    let keys = [heading, last].map { ListText.key($0) }
    if let asked = mapped.first(where: { keys.contains($0.key) }) {
      return column(asked.field.map { .field($0) } ?? .leftOut)
    }
    // Only what `attache export` wrote, or a table of the event holds, is taken as it stands.
    if path.count == 1, let field = Headings.exported(last) {
      return column(.field(field), isExact: true)
    }
    if let field = Headings.field(path) { return column(.field(field)) }
    if let session = attendance(path, sessions: sessions) { return column(.attendance(session)) }
    return column(.unknown)
  }

  /// The session of a heading such as `是否出席欢迎晚宴`, or `出席活动 > 欢迎晚宴`.
  private static func attendance(_ path: [String], sessions: SessionNames) -> String? {
    guard let last = path.last else { return nil }
    if sessions.session(last) != nil { return last }
    for (key, _) in WordTable.words.entries("attending") {
      if path.count > 1, path.dropLast().contains(where: { ListText.key($0) == key }) {
        return last
      }
      let name = ListText.key(last)
      if name.hasPrefix(key), name.count > key.count { return String(name.dropFirst(key.count)) }
    }
    return nil
  }
}
