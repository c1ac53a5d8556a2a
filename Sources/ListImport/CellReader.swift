// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

/// Reads the cells of one sheet as the values that tables write, and reports every repair.
final class CellReader {
  private struct Key: Hashable {
    let field: ListField
    let text: String

    /// Byte by byte: what is the same in another form of Unicode is another key, and read again.
    static func == (one: Key, other: Key) -> Bool {
      one.field == other.field && one.text.utf8.elementsEqual(other.text.utf8)
    }

    /// The text tells nearly all apart.
    func hash(into hasher: inout Hasher) {
      let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }

  /// What a cell says, with the findings it takes; texts that come again are read once.
  struct Outcome {
    var value: String?
    /// The other half of a date with a time.
    var extra: String?
    var dayOffset = 0
    /// Flight or train and place, where one cell holds the whole journey.
    var carrier: String?
    var place: String?
    /// Of words of courtesy, the sexes that they tell; two for a couple.
    var sexes: [String] = []
    var findings: [(code: ListFindingCode, cause: LocalizedText, remedy: LocalizedText)] = []

    mutating func add(_ code: ListFindingCode, _ cause: LocalizedText, remedy: LocalizedText) {
      findings.append((code, cause, remedy))
    }
  }

  /// What spreadsheets write for a value that they do not have.
  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
  ]

  private static func isError(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "#") && (errors.contains(text) || isTooNarrow(text))
  }

  /// `########`: what a spreadsheet writes for a day or number that its column has no room for.
  private static func isTooNarrow(_ text: String) -> Bool {
    text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
  }

  let dates: DateText
  let log: ListLog
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
    // Text files keep the words of an error alone.
    if cell.kind == .error || cell.kind == .formula || Self.isError(cell.text) {
      if Self.isTooNarrow(cell.text) {
        log.add(
          .valueMissingInFormula, at: place(cell),
          LocalizedText(zh: "列太窄，表格只写出了 #", en: "The column was too narrow, and holds # alone"),
          remedy: LocalizedText(zh: "请把该列拉宽，再导出一次", en: "Widen the column and export it again"))
        return
      }
      log.add(
        .valueMissingInFormula, at: place(cell),
        cell.kind != .formula
          ? LocalizedText(zh: "单元格是错误值", en: "The cell holds an error")
          : LocalizedText(zh: "文件中没有该公式的结果", en: "The formula has no value in the file"),
        remedy: LocalizedText(
          zh: "请打开工作簿，等它算完，再保存", en: "Open the workbook, let it calculate, and save it again"))
      return
    }
    if isExact {
      record[field] = FormulaGuard.removed(from: trimmed(exact(cell, field)))
      return
    }
    guard !cell.text.isEmpty else { return }
    if let garbled = GarbledText(cell.text) { log.add(garbled, of: field, at: place(cell)) }
    let cleaned = ListText.cleaned(cell.text)
    reportCleaning(cleaned, of: field, at: cell)
    let text = ListText.withoutFormula(FormulaGuard.removed(from: cleaned.text))
    guard !text.isEmpty else { return }
    let field = fieldOfNeed(text, field)
    switch field {
    case .name, .nameZh, .nameLatin, .nameNative:
      let report = report(at: cell)
      if cell.text.utf8.contains(UInt8(ascii: "\n")),
        case .several(let names) = PersonsInCell(lines: cell.text)
      {
        NameText.read(names, as: field, into: &record, report: report)
      } else {
        NameText.read(text, as: field, into: &record, report: report)
      }
    case .passport, .phone, .pressCard, .wechat, .registration, .guestID, .unitID, .partyID:
      record[field] = number(text, field, cell)
    case .companion: NameText.readCompanions(text, into: &record, report: report(at: cell))
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

  private func report(at cell: ListCell) -> NameText.Report {
    { code, cause, remedy in self.log.add(code, at: self.place(cell), cause(), remedy: remedy()) }
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
      LocalizedText(
        zh: "\(field.words.zh)中看不见的字符已删去",
        en: "Invisible characters in \(field.words.en) were removed"),
      remedy: LocalizedText(zh: "请核对该单元格", en: "Check the cell"))
  }

  /// A number that tells somebody apart, or leads to him; `nil` when the cell holds none.
  private func number(_ text: String, _ field: ListField, _ cell: ListCell) -> String? {
    let text = LongNumber.plain(text)
    switch LongNumber(text) {
    case .lost:
      log.add(
        .digitsLost, at: place(cell),
        LocalizedText(
          zh: "\(field.words.zh)中的号码被电子表格丢失了末几位，未保留",
          en: "The spreadsheet has lost digits of the number in \(field.words.en); it was not kept"),
        remedy: LocalizedText(
          zh: "请再要一次号码，先把该列设为文本格式再填写",
          en: "Ask for the number, and format the column as text before typing it"))
      return nil
    case .whole(let digits): return digits
    case nil: break
    }
    guard field == .passport else { return text }
    if Self.isPlain(text) { return text }
    let passport = text.filter { $0 != " " }.uppercased()
    if passport.contains(where: \.isNumber) { return passport }
    // PENDING, 待补, 同上: two people with the same words are not one.
    if WordTable.words.value("none", text) == nil {
      log.add(
        .valueNotKept, at: place(cell),
        LocalizedText(
          zh: "\(field.words.zh)中是文字，没有号码，未保留",
          en: "The cell \(field.words.en) holds words and no number; it was not kept"),
        remedy: LocalizedText(zh: "有了号码再填写", en: "Write the number when it is known"))
    }
    return nil
  }

  /// Whether a passport has capitals and digits alone, a digit among them, as nearly all have.
  private static func isPlain(_ text: String) -> Bool {
    var hasDigit = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x41...0x5A: continue
      default: return false
      }
    }
    return hasDigit
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
          LocalizedText(
            zh: "\(field.words.zh)中的全角字母或数字已改为半角",
            en: "Full-width letters or digits in \(field.words.en) were made ordinary ones"),
          remedy: LocalizedText(zh: "请核对该单元格", en: "Check the cell"))
      }
    }
    if cleaned.hadControls { reportControls(of: field, at: cell) }
    if cleaned.hadSpaces {
      log.add(
        .spacesRemoved, at: place(cell),
        LocalizedText(
          zh: "\(field.words.zh)中的多余空格已删去", en: "Spaces in \(field.words.en) were removed"),
        remedy: LocalizedText(
          zh: "若空格没有特别意思，无须处理", en: "Nothing to do, unless they meant something"))
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
            LocalizedText(
              zh: "\(date.words.zh)与\(time.words.zh)两列的日期不同，取 \(value)",
              en: "The columns of \(date.words.en) and \(time.words.en) name different days; "
                + "\(value) was kept"),
            remedy: LocalizedText(zh: "请核对日期", en: "Check the day"))
        }
        record[date] = value
      }
      if let extra = outcome.extra {
        // A day that is written with its own hour says more than the column beside it.
        if field == time, let stated = record.filled(time), stated != extra {
          log.add(
            .daysDiffer, at: record.place,
            LocalizedText(
              zh: "\(date.words.zh)与\(time.words.zh)两列的时刻不同，取 \(stated)",
              en: "The columns of \(date.words.en) and \(time.words.en) name different hours; "
                + "\(stated) was kept"),
            remedy: LocalizedText(zh: "请核对时刻", en: "Check the hour"))
        } else {
          record[time] = extra
        }
      }
      for (field, value) in [
        (isArrival ? ListField.arriveBy : .departBy, outcome.carrier),
        (isArrival ? .arrivePlace : .departPlace, outcome.place),
      ] where record.filled(field) == nil {
        if let value { record[field] = value }
      }
      if outcome.dayOffset > 0, let value = record.filled(date), let day = CivilDate(value) {
        record[date] = day.advanced(by: outcome.dayOffset).description
      }
    case .visa: if let value = outcome.value { record[.clearance] = value }
    case .salutation, .title: applyCourtesy(outcome, field, &record)
    case .arriveBy, .departBy: applyCarrier(outcome, field, &record)
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
    case .sex: sex(text)
    case .salutation, .title: courtesy(text, field)
    case .visa: word("clearance", text, field)
    case .mobility: word("mobility", text, field, keepsUnknown: true)
    case .kind: word("outlet kind", text, field, keepsUnknown: true)
    case .accreditation: word("accreditation", text, field)
    case .diet: diet(text)
    case .status: state(text)
    case .languages: list("language", text, field)
    case .modes: list("mode", text, field)
    case .arriveBy, .departBy: carrier(text, field)
    case .clearance: clearance(text)
    case .hotel: hotel(text)
    default: Outcome(value: text)
    }
  }

  func none(_ text: String) -> Bool { WordTable.words.value("none", text) != nil }
}
