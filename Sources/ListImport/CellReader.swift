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
      clock: festival.clock,
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
    case .passport, .phone, .pressCard, .wechat, .registration, .guestID, .unitID, .partyID:
      record[field] = number(text, field, cell)
    case .surname, .givenName:
      if NameText.isPart(text) { record[field] = text }
    case .email, .note, .organisationAndTitle, .party, .contact:
      record[field] = plain(text, field)
    default:
      let outcome = cached(text, field, cell.kind)
      for finding in outcome.findings {
        log.add(finding.code, at: place(cell), finding.cause, remedy: finding.remedy)
      }
      if field == .country, outcome.value == nil { record.hasUnknownCountry = true }
      apply(outcome, field, &record)
    }
  }

  /// The text of a cell but for what no table may hold.
  private func exact(_ cell: ListCell, _ field: ListField) -> String {
    func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
      ListText.isControl(scalar) || ListText.isInvisible(scalar)
    }
    let scalars = cell.text.unicodeScalars
    guard scalars.contains(where: isUnwanted) else { return cell.text }
    reportControls(of: field, at: cell)
    return String(String.UnicodeScalarView(scalars.filter { !isUnwanted($0) }))
  }

  private func reportControls(of field: ListField, at cell: ListCell) {
    log.add(
      .controlsRemoved, at: place(cell),
      "Invisible characters in '\(field.rawValue)' were removed",
      remedy: "Check the cell")
  }

  /// A number that tells somebody apart, or leads to him; `nil` when the cell holds none.
  private func number(_ text: String, _ field: ListField, _ cell: ListCell) -> String? {
    let text = LongNumber.plainHyphens(text)
    switch LongNumber(text) {
    case .lost:
      log.add(
        .digitsLost, at: place(cell),
        "The spreadsheet has lost digits of the number in '\(field.rawValue)'; it was not kept",
        remedy: "Ask for the number, and format the column as text before typing it")
      return nil
    case .whole(let digits): return digits
    case nil: break
    }
    guard field == .passport else { return text }
    let passport = text.filter { $0 != " " }.uppercased()
    if passport.contains(where: \.isNumber) { return passport }
    // PENDING, 待补, 同上: two people with the same words are not one.
    if WordTable.words.value("none", text) == nil {
      log.add(
        .valueNotKept, at: place(cell),
        "The cell 'passport' holds words and no number; it was not kept",
        remedy: "Write the number when it is known")
    }
    return nil
  }

  private func plain(_ text: String, _ field: ListField) -> String? {
    field == .note && WordTable.words.value("none", text) != nil ? "" : text
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
      if let value = outcome.value {
        if let other = record.filled(date), other != value {
          log.add(
            .daysDiffer, at: record.place,
            "The columns of '\(date.rawValue)' and '\(time.rawValue)' name different days; "
              + "\(value) was kept",
            remedy: "Check the day")
        }
        record[date] = value
      }
      if let extra = outcome.extra {
        // A day that is written with its own hour says more than the column beside it.
        if field == time, let stated = record.filled(time), stated != extra {
          log.add(
            .daysDiffer, at: record.place,
            "The columns of '\(date.rawValue)' and '\(time.rawValue)' name different hours; "
              + "\(stated) was kept",
            remedy: "Check the hour")
        } else {
          record[time] = extra
        }
      }
      if outcome.dayOffset > 0, let value = record.filled(date), let day = CivilDate(value) {
        record[date] = day.advanced(by: outcome.dayOffset).description
      }
    case .visa: if let value = outcome.value { record[.clearance] = value }
    case .diet, .mobility:
      guard let value = outcome.value else { return }
      let parts = (record.filled(field) ?? "").split(separator: "|").map(String.init)
      let new = value.split(separator: "|").map(String.init).filter { !parts.contains($0) }
      record[field] = (parts + new).joined(separator: "|")
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
    case .status: state(text)
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
    let reading: DateText.Reading
    switch dates.read(text, mayBeClock: mayBeClock) {
    case .success(let found): reading = found
    case .failure(let reason):
      outcome.add(
        mayBeClock && reason == .unreadable ? .timeUnreadable : .dateUnreadable,
        reason == .ambiguous
          ? "\(quoted(text)) in '\(field.rawValue)' is one of two days near the festival"
          : "\(quoted(text)) in '\(field.rawValue)' is no \(mayBeClock ? "time" : "day") near the festival",
        remedy: mayBeClock && reason == .unreadable
          ? "Write it like 15:30" : "Write it like \(dates.firstDay)")
      return outcome
    }
    // A time alone moves the day of the column beside it.
    let day = reading.date?.advanced(by: reading.dayOffset)
    outcome.value = day?.description
    outcome.extra = reading.time.map(ClockText.face)
    outcome.dayOffset = day == nil ? reading.dayOffset : 0
    let what = [outcome.value, outcome.extra].compactMap(\.self).joined(separator: " ")
    if reading.wasSerial {
      outcome.add(
        .serialRead, "The day number \(quoted(text)) was read as \(what)",
        remedy: "Check the date")
    } else if reading.hadNoYear {
      outcome.add(
        .yearAdded, "\(quoted(text)) has no year and was read as \(what)",
        remedy: "Check the year")
    } else if reading.isRewritten, kind != .date, what != text {
      outcome.add(
        reading.date == nil ? .timeRewritten : .dateRewritten,
        "\(quoted(text)) was read as \(what)"
          + (outcome.dayOffset > 0 ? ", a day later" : ""),
        remedy: "Check it")
    }
    if reading.isOfNight {
      outcome.add(
        .nightRead, "\(quoted(text)) was read as the night after the day that is named",
        remedy: "Check it; write 00:30 and its own day")
    }
    if reading.isVague {
      outcome.add(
        .timeUnreadable, "\(quoted(text)) names no hour", remedy: "Write the hour, like 05:30")
    }
    return outcome
  }

  // MARK: Words

  private func country(_ text: String) -> Outcome {
    if ["-", "—", "/", "?"].contains(text) { return Outcome(value: "") }
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
    let reading = DietText(text)
    outcome.value = reading.value
    if reading.isUnknown {
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
    var outcome = Outcome()
    // NO is the language of Norway, "no" says that none is asked for.
    if none(text), text != "NO" || section != "language" {
      if section == "language", ListText.key(text) == "no", text != "no" {
        outcome.add(
          .wordUnknown, "\(quoted(text)) may be Norwegian, or say that there is none; not kept",
          remedy: "Write Norwegian, or leave the cell empty")
      }
      return outcome
    }
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

  /// What a register says of a person: `in`, `out`, `waiting` or `open`.
  private func state(_ text: String) -> Outcome {
    if let state = WordTable.words.value("state", text) { return Outcome(value: state) }
    var outcome = Outcome(value: "open")
    outcome.add(
      .wordUnknown, "\(quoted(text)) is no state of a registration that is known",
      remedy: "Check whether the person comes")
    return outcome
  }
}
