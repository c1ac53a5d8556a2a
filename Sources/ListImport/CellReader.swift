// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// Reads the cells of one sheet as the values that tables write, and reports every repair.
final class CellReader {
  private struct Key: Hashable {
    let field: ListField
    let text: String
  }

  /// What a cell says, with the findings it takes; texts that come again are read once.
  private struct Outcome {
    var value: String?
    /// The other half of a date with a time.
    var extra: String?
    var dayOffset = 0
    var findings: [(code: ListFindingCode, cause: String, remedy: String)] = []

    mutating func add(_ code: ListFindingCode, _ cause: String, remedy: String) {
      findings.append((code, cause, remedy))
    }
  }

  private let dates: DateText
  private let log: ListLog
  private let file: String
  private let sheet: String?
  private var cache: [Key: Outcome] = [:]

  init(_ festival: Festival, countsFrom1904: Bool, file: String, sheet: String?, log: ListLog) {
    dates = DateText(
      firstDay: festival.clock.firstDay,
      lastDay: festival.clock.date(ofDay: festival.dayCount - 1),
      countsFrom1904: countsFrom1904)
    self.file = file
    self.sheet = sheet
    self.log = log
  }

  func place(_ cell: ListCell) -> Finding.Location {
    Finding.Location(file: file, line: Int(cell.line), column: Int(cell.column), sheet: sheet)
  }

  /// Reads a cell into a record.
  func read(_ cell: ListCell, as field: ListField, isExact: Bool, into record: inout ListRecord) {
    if cell.kind == .error || cell.kind == .formula {
      log.add(
        .valueMissingInFormula, at: place(cell),
        cell.kind == .error ? "The cell holds an error" : "The formula has no value in the file",
        remedy: "Open the workbook, let it calculate, and save it again")
      return
    }
    if isExact {
      record[field] = FormulaGuard.removed(from: trimmed(exact(cell, field)))
      return
    }
    guard !cell.text.isEmpty else { return }
    let cleaned = ListText.cleaned(cell.text)
    reportCleaning(cleaned, of: field, at: cell)
    let text = FormulaGuard.removed(from: cleaned.text)
    guard !text.isEmpty else { return }
    switch field {
    case .name, .nameZh, .nameLatin, .nameNative:
      NameText.read(text, as: field, into: &record) { code, cause, remedy in
        log.add(code, at: place(cell), cause, remedy: remedy)
      }
    case .passport, .phone, .email, .note, .organisationAndTitle, .party, .surname, .givenName,
      .contact, .wechat, .pressCard, .guestID, .unitID, .partyID:
      record[field] = plain(text, field)
    default:
      let outcome = cached(text, field, cell.kind)
      for finding in outcome.findings {
        log.add(finding.code, at: place(cell), finding.cause, remedy: finding.remedy)
      }
      apply(outcome, field, &record)
    }
  }

  /// The text of a cell but for what no table may hold.
  private func exact(_ cell: ListCell, _ field: ListField) -> String {
    let scalars = cell.text.unicodeScalars
    guard scalars.contains(where: ListText.isControl) else { return cell.text }
    reportControls(of: field, at: cell)
    return String(String.UnicodeScalarView(scalars.filter { !ListText.isControl($0) }))
  }

  private func reportControls(of field: ListField, at cell: ListCell) {
    log.add(
      .controlsRemoved, at: place(cell),
      "Invisible control characters in '\(field.rawValue)' were removed",
      remedy: "Check the cell")
  }

  private func plain(_ text: String, _ field: ListField) -> String? {
    switch field {
    case .passport:
      WordTable.words.value("none", text) != nil
        ? nil : text.filter { $0 != " " }.uppercased()
    case .note: WordTable.words.value("none", text) != nil ? "" : text
    default: text
    }
  }

  private func reportCleaning(_ cleaned: ListText.Cleaned, of field: ListField, at cell: ListCell) {
    if cleaned.wasWide, field != .rowNumber {
      let hasLetters = cell.text.unicodeScalars.contains {
        (0xFF10...0xFF19).contains($0.value) || (0xFF21...0xFF5A).contains($0.value)
      }
      if hasLetters {
        log.add(
          .widthNarrowed, at: place(cell),
          "Full-width letters or digits in '\(field.rawValue)' were made ordinary ones",
          remedy: "Check the cell")
      }
    }
    if cleaned.hadControls { reportControls(of: field, at: cell) }
    if cleaned.hadSpaces {
      log.add(
        .spacesRemoved, at: place(cell), "Spaces in '\(field.rawValue)' were removed",
        remedy: "Nothing to do, unless they meant something")
    }
  }

  private func apply(_ outcome: Outcome, _ field: ListField, _ record: inout ListRecord) {
    switch field {
    case .arriveDate, .departDate, .arriveTime, .departTime:
      let isArrival = field == .arriveDate || field == .arriveTime
      let date: ListField = isArrival ? .arriveDate : .departDate
      let time: ListField = isArrival ? .arriveTime : .departTime
      if let value = outcome.value { record[date] = value }
      if let extra = outcome.extra { record[time] = extra }
      if outcome.dayOffset > 0, let value = record.filled(date), let day = CivilDate(value) {
        record[date] = day.advanced(by: outcome.dayOffset).description
      }
    case .visa: if let value = outcome.value { record[.clearance] = value }
    default: if let value = outcome.value { record[field] = value }
    }
  }

  private func cached(_ text: String, _ field: ListField, _ kind: ListCell.Kind) -> Outcome {
    let key = Key(field: field, text: text)
    if let outcome = cache[key] { return outcome }
    let outcome = read(text, field, kind)
    // Long texts do not come again.
    if text.utf8.count <= 64, cache.count < 50_000 { cache[key] = outcome }
    return outcome
  }

  private func read(_ text: String, _ field: ListField, _ kind: ListCell.Kind) -> Outcome {
    switch field {
    case .arriveDate, .departDate: moment(text, field, kind, mayBeClock: false)
    case .arriveTime, .departTime: moment(text, field, kind, mayBeClock: true)
    case .clearanceFrom, .clearanceTo: moment(text, field, kind, mayBeClock: false)
    case .country: country(text)
    case .sex: word("sex", text, field)
    case .visa: word("clearance", text, field)
    case .mobility: word("mobility", text, field, keepsUnknown: true)
    case .kind: word("outlet kind", text, field, keepsUnknown: true)
    case .accreditation: word("accreditation", text, field)
    case .diet: diet(text)
    case .languages: list("language", text, field)
    case .modes: list("mode", text, field)
    case .arriveBy, .departBy: Outcome(value: none(text) ? "" : text.uppercased())
    default: Outcome(value: text)
    }
  }

  private func none(_ text: String) -> Bool { WordTable.words.value("none", text) != nil }

  // MARK: Dates

  private func moment(
    _ text: String, _ field: ListField, _ kind: ListCell.Kind, mayBeClock: Bool
  ) -> Outcome {
    if none(text) { return Outcome() }
    var outcome = Outcome()
    guard let reading = dates.read(text, mayBeClock: mayBeClock) else {
      outcome.add(
        mayBeClock ? .timeUnreadable : .dateUnreadable,
        "\(quoted(text)) in '\(field.rawValue)' is no \(mayBeClock ? "time" : "day") near the festival",
        remedy: mayBeClock ? "Write it like 15:30" : "Write it like \(dates.firstDay)")
      return outcome
    }
    outcome.value = reading.date?.description
    outcome.extra = reading.time.map(ClockText.face)
    outcome.dayOffset = reading.dayOffset
    let what = [outcome.value, outcome.extra].compactMap(\.self).joined(separator: " ")
    if reading.wasSerial {
      outcome.add(
        .serialRead, "The day number \(quoted(text)) was read as \(what)",
        remedy: "Check the date")
    } else if reading.hadNoYear {
      outcome.add(
        .yearAdded, "\(quoted(text)) has no year and was read as \(what)",
        remedy: "Check the year")
    } else if reading.isRewritten, kind != .date {
      outcome.add(
        reading.date == nil ? .timeRewritten : .dateRewritten,
        "\(quoted(text)) was read as \(what)"
          + (reading.dayOffset > 0 ? ", \(reading.dayOffset) day later" : ""),
        remedy: "Check it")
    }
    if reading.isVague {
      outcome.add(
        .timeUnreadable, "\(quoted(text)) names no hour", remedy: "Write the hour, like 05:30")
    }
    return outcome
  }

  // MARK: Words

  private func country(_ text: String) -> Outcome {
    if let code = CountryNames.code(text) { return Outcome(value: code) }
    var outcome = Outcome()
    outcome.add(
      .countryUnknown, "\(quoted(text)) is not a country that is known",
      remedy: "Write its name, or the two capital letters of ISO 3166")
    return outcome
  }

  private func word(
    _ section: String, _ text: String, _ field: ListField, keepsUnknown: Bool = false
  ) -> Outcome {
    if let value = WordTable.words.value(section, text) { return Outcome(value: value) }
    if none(text) { return Outcome(value: field == .mobility ? "" : nil) }
    var outcome = Outcome(value: keepsUnknown ? text : nil)
    if !keepsUnknown {
      outcome.add(
        .wordUnknown, "A word in '\(field.rawValue)' is unknown and not kept",
        remedy: "Use one of the words of docs/IMPORT.md")
    }
    return outcome
  }

  private func diet(_ text: String) -> Outcome {
    if none(text) { return Outcome(value: "") }
    var outcome = Outcome()
    if let code = WordTable.words.value("diet", text) {
      outcome.value = code
    } else {
      let parts = text.split { "、,;/+和".contains($0) }.map { trimmed(String($0)) }
      let codes = parts.map { WordTable.words.value("diet", $0) }
      if parts.count > 1, codes.allSatisfy({ $0 != nil }) {
        outcome.value = codes.compactMap(\.self).joined(separator: "|")
      }
    }
    if outcome.value == nil {
      outcome.value = text
      outcome.add(
        .wordUnknown, "The diet has no code and was kept as it is written",
        remedy: "Write one of the diets of docs/IMPORT.md, if one fits")
    } else if outcome.value != text {
      outcome.add(
        .dietCoded, "The diet was written as its code", remedy: "Check it with the guest")
    }
    return outcome
  }

  private func list(_ section: String, _ text: String, _ field: ListField) -> Outcome {
    if none(text) { return Outcome() }
    var outcome = Outcome()
    var codes: [String] = []
    for part in text.split(whereSeparator: { "、,;/|+和及&".contains($0) }) {
      let word = trimmed(String(part))
      if let code = WordTable.words.value(section, word) {
        if !codes.contains(code) { codes.append(code) }
      } else {
        outcome.add(
          .wordUnknown, "\(quoted(word)) in '\(field.rawValue)' is unknown and not kept",
          remedy: "Write a name or code, such as 日语, Japanese or JA")
      }
    }
    outcome.value = codes.isEmpty ? nil : codes.joined(separator: "|")
    return outcome
  }
}
