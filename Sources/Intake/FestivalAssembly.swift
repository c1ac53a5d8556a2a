// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// A festival while its tables are read one after the other; later tables refer to earlier ones.
final class FestivalAssembly {
  let log: FindingLog
  let file: FestivalFile
  private let files: EventFiles
  var parts: Festival.Parts

  var places = Register<Place>(Noun.place, file: TableSchema.places.file)
  var venues = Register<Venue>(Noun.venue, file: TableSchema.venues.file)
  var parties = Register<Party>(Noun.party, file: TableSchema.parties.file)
  var units = Register<AttendanceUnit>(Noun.unit, file: TableSchema.units.file)
  var sessions = Register<Session>(Noun.session, file: TableSchema.sessions.file)
  var outlets = Register<Outlet>(Noun.outlet, file: TableSchema.outlets.file)
  var vehicles = Register<Vehicle>(Noun.vehicle, file: TableSchema.vehicles.file)
  /// Rows of places that are closed to kinds of vehicles.
  var closings: [Row] = []
  /// Sessions by identifier and by key; tables may name them either way.
  var sessionNames: [String: Session.ID] = [:]

  init(files: EventFiles, slug: String, log: FindingLog) {
    self.files = files
    self.log = log
    let name = TableSchema.festivalFile
    if files.bytes[name] == nil, !files.unreadable.contains(name) {
      Self.reportMissing(name, log: log)
    }
    file = FestivalFile(files.bytes[name], log: log)
    let standIn = FestivalClock(timeZone: .gmt, firstDay: CivilDate(daysSinceEpoch: 0))
    parts = Festival.Parts(
      clock: file.clock ?? standIn,
      rules: file.rules,
      travel: TravelTimes(places: [], base: [], peak: nil)
    )
    parts.slug = slug
    parts.name = file.name
    parts.dayCount = file.dayCount
    parts.grid = file.grid
    parts.dayEnd = file.dayEnd
    parts.houseLanguage = file.houseLanguage
    parts.languages = file.languages
    parts.officeEmail = file.officeEmail
    parts.precedence = file.precedence
    parts.countryNames = file.countryNames
    parts.types = file.types
    parts.movementRules = file.movementRules
    parts.assertions = file.assertions
  }

  /// The rows of a table; none when the folder has no such table or it cannot be read.
  func rows(_ schema: TableSchema) -> [Row] { readableRows(schema) ?? [] }

  /// The rows of a table, or `nil` when it is required or there, and cannot be read.
  func readableRows(_ schema: TableSchema) -> [Row]? {
    guard let bytes = bytes(schema.file, isRequired: schema.isRequired) else {
      return schema.isRequired || files.unreadable.contains(schema.file) ? nil : []
    }
    return Table(bytes, schema: schema, languages: file.languages, log: log)?.rows
  }

  /// The rows of a table whose identifiers others refer to.
  func rows<Entity>(_ schema: TableSchema, for register: inout Register<Entity>) -> [Row] {
    guard let rows = readableRows(schema) else {
      register.isUnread = true
      return []
    }
    return rows
  }

  func bytes(_ name: String, isRequired: Bool) -> [UInt8]? {
    if let bytes = files.bytes[name] { return bytes }
    if isRequired, !files.unreadable.contains(name) { Self.reportMissing(name, log: log) }
    return nil
  }

  private static func reportMissing(_ name: String, log: FindingLog) {
    log.add(
      .fileMissing,
      at: Finding.Location(file: name),
      LocalizedText(zh: "缺少文件 \(name)", en: "The file \(name) is missing"),
      remedy: LocalizedText(
        zh: "请补上；attache new <名称> 会生成各文件的示例",
        en: "Add it; attache new <slug> writes an example of each file")
    )
  }

  /// The session a cell names by identifier or by key.
  func session(_ row: Row, _ column: String) -> Session.ID? {
    row.filled(column).flatMap { session($0, row, column) }
  }

  func session(_ text: String, _ row: Row, _ column: String) -> Session.ID? {
    if let id = sessionNames[text] { return id }
    if sessions.isUnread { return nil }
    row.add(
      .unknownReference,
      column,
      LocalizedText(zh: "没有场次\(quotedZh(text))", en: "There is no session \(quoted(text))"),
      remedy: LocalizedText(
        zh: "请填写 \(TableSchema.sessions.file) 中某场次的编号或简称",
        en: "Write the identifier or the key of a session in \(TableSchema.sessions.file)")
    )
    return nil
  }

  func checkCountry(_ row: Row, _ column: String) -> String? {
    guard let country = row.filled(column) else { return nil }
    guard LanguageText.isCountry(country, at: row.place(column), log: log) else { return nil }
    for code in country.split(separator: "/").map(String.init)
    where file.isRead && file.countryNames[code] == nil && namelessCountries.insert(code).inserted {
      row.add(
        .countryWithoutName,
        column,
        LocalizedText(
          zh: "国家\(quotedZh(code))没有名称", en: "The country \(quoted(code)) has no name"),
        remedy: LocalizedText(
          zh: "请在 \(TableSchema.festivalFile) 的 countries 中补上",
          en: "Add it to 'countries' in \(TableSchema.festivalFile)")
      )
    }
    return country
  }

  /// Everybody in the tables of people, in their order.
  var persons: [PersonRow] = []

  private var namelessCountries: Set<String> = []
}
