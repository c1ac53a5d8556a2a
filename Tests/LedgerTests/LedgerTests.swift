// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import GRDB
import Ledger
import Testing

@Suite final class LedgerTests {
  private let folder: URL
  private var path: String { folder.appending(path: "ledger.sqlite").path }
  private let noon = Date(timeIntervalSince1970: 1_522_116_000)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  // MARK: Editions

  @Test func `an edition goes from draft to published, and its history says who and when`() throws {
    let ledger = try Ledger(path: path)

    try ledger.write { change in
      let edition = try change.addEdition(who: "Li", at: noon) { Data("programme \($0)".utf8) }
      try change.move(edition.number, to: .submitted, who: "Li", at: noon + 60)
      try change.move(edition.number, to: .approved, who: "Wang", at: noon + 120, note: "as read")
      try change.move(edition.number, to: .published, who: "Li", at: noon + 180)
    }

    let edition = try #require(try Ledger.existing(path: path).read { try $0.latestEdition() })
    #expect(edition.number == 1)
    #expect(edition.status == .published)
    #expect(edition.programme == Data("programme 1".utf8))
    #expect(
      edition.history == [
        Edition.Transition(status: .draft, who: "Li", at: noon),
        Edition.Transition(status: .submitted, who: "Li", at: noon + 60),
        Edition.Transition(status: .approved, who: "Wang", at: noon + 120, note: "as read"),
        Edition.Transition(status: .published, who: "Li", at: noon + 180),
      ])
  }

  @Test func `a new edition supersedes the open ones and leaves the published ones`() throws {
    let ledger = try Ledger(path: path)

    try ledger.write { change in
      for _ in 1...3 { _ = try change.addEdition(who: "Li", at: noon) { _ in Data() } }
    }

    let editions = try ledger.read { try $0.editions() }
    #expect(editions.map(\.number) == [1, 2, 3])
    #expect(editions.map(\.status) == [.superseded, .superseded, .draft])
  }

  @Test func `only the drawn steps exist`() {
    let steps = Edition.Status.allCases.flatMap { from in
      Edition.Status.allCases.filter(from.allows).map { "\(from) \($0)" }
    }

    #expect(
      steps == [
        "draft submitted", "draft superseded", "submitted draft", "submitted approved",
        "submitted superseded", "approved draft", "approved published", "approved superseded",
      ])
  }

  // MARK: Content

  @Test func `everything written is read back`() throws {
    let ledger = try Ledger(path: path)
    let moved = publication(sequence: 3, previous: true)
    let resource = RemoteResource(
      collection: "http://localhost/staff", uid: "u", href: "/staff/u.ics", etag: "\"1\"",
      recipient: "staff/liaison/L1", edition: 1, sequence: 3, contentHash: "h")
    let line = AuditLine(
      at: noon, who: "Li", recipient: "units/A", purpose: "publish files", edition: 1)
    let retention = Retention(subject: "sensitive columns", due: noon + 86_400)

    try ledger.write { change in
      _ = try change.addEdition(who: "Li", at: noon) { _ in Data() }
      try change.save(publication(sequence: 0, previous: false))
      try change.save(moved)
      try change.save(resource)
      try change.add(line)
      try change.save(retention)
    }

    let again = try Ledger.existing(path: path)
    #expect(try again.read { try $0.publications() } == [moved])
    #expect(try again.read { try $0.publications(of: "units/A") } == [moved])
    #expect(try again.read { try $0.publications(of: "units/B") }.isEmpty)
    #expect(
      try again.read { try $0.remoteResources(in: "http://localhost/staff") } == [resource])
    #expect(try again.read { try $0.audit() } == [line])
    #expect(try again.read { try $0.retentions() } == [retention])
    try again.write { change in
      try change.removePublication(of: "units/A", uid: "u")
      try change.removeRemoteResource(in: "http://localhost/staff", uid: "u")
    }
    #expect(try again.read { try $0.publications() }.isEmpty)
    #expect(try again.read { try $0.remoteResources(in: "http://localhost/staff") }.isEmpty)
  }

  @Test func `of two replies the newer counts, in whichever order they come`() throws {
    let old = reply(.accepted, sequence: 1, after: 60)
    let other = reply(.tentative, sequence: 1, after: 120)
    let new = reply(.declined, sequence: 2, after: 0)

    for order in [[old, other, new], [new, other, old], [other, new, old]] {
      let ledger = try Ledger(path: folder.appending(path: UUID().uuidString).path)
      let kept = try ledger.write { change in try order.filter { try change.keep($0) } }
      #expect(try ledger.read { try $0.replies() } == [new])
      #expect(kept.last == new)
    }
  }

  @Test func `a change that fails leaves nothing behind`() throws {
    struct Stop: Error {}
    let ledger = try Ledger(path: path)

    #expect(throws: Stop.self) {
      try ledger.write { change in
        _ = try change.addEdition(who: "Li", at: noon) { _ in Data() }
        throw Stop()
      }
    }

    #expect(try ledger.read { try $0.editions() }.isEmpty)
  }

  // MARK: Bad ledgers

  @Test func `bytes that are no database are refused and kept`() throws {
    let garbage = Data((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    try garbage.write(to: URL(filePath: path))

    #expect(throws: LedgerError(path: path, reason: .corrupt)) { try Ledger(path: self.path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == garbage)
  }

  @Test(arguments: [1000, 5000, 9000]) func `a damaged page is noticed`(at position: Int) throws {
    do {
      let ledger = try Ledger(path: path)
      try ledger.write { change in
        _ = try change.addEdition(who: "Li", at: noon) { _ in Data(repeating: 7, count: 9000) }
      }
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(
      position - position % 4096..<position - position % 4096 + 4096,
      with: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 11 &+ 3) })
    try bytes.write(to: URL(filePath: path))

    #expect(throws: LedgerError(path: path, reason: .corrupt)) { try Ledger(path: self.path) }
  }

  @Test func `a ledger in use by another program is reported after a while`() throws {
    let ledger = try Ledger(path: path)

    try ledger.write { change in
      _ = try change.addEdition(who: "Li", at: noon) { _ in Data() }
      #expect(throws: LedgerError(path: path, reason: .locked)) {
        try Ledger(path: self.path, patience: 0.1)
      }
    }
  }

  @Test func `a ledger that cannot be written is reported`() throws {
    do { _ = try Ledger(path: path) }
    var bytes = try Data(contentsOf: URL(filePath: path))
    // Byte 18 is the write version: of a number it does not know, SQLite may only read the file.
    bytes[18] = 3
    try bytes.write(to: URL(filePath: path))

    #expect(throws: LedgerError(path: path, reason: .readOnly)) { try Ledger(path: self.path) }
  }

  @Test func `a ledger in a folder that does not exist is reported`() {
    let path = folder.appending(path: "nowhere/ledger.sqlite").path

    #expect(throws: LedgerError(path: path, reason: .readOnly)) { try Ledger(path: path) }
    #expect(throws: LedgerError(path: path, reason: .missing)) { try Ledger.existing(path: path) }
  }

  @Test func `a ledger of a later version is refused`() throws {
    do { _ = try Ledger(path: path) }
    try raw { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of tomorrow')")
    }

    #expect(throws: LedgerError(path: path, reason: .newer)) { try Ledger(path: self.path) }
  }

  @Test func `a database of another program is refused`() throws {
    try raw { db in try db.execute(sql: "CREATE TABLE recipe (name TEXT)") }

    #expect(throws: LedgerError(path: path, reason: .foreign)) { try Ledger(path: self.path) }
    #expect(
      try raw { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") } == ["recipe"])
  }

  // MARK: Schemas

  /// One row in every table, made for the types of its columns.
  private func fill(_ db: Database) throws -> [String: Row] {
    var rows: [String: Row] = [:]
    // Editions come first: others refer to edition 1.
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb%'
        ORDER BY name <> 'edition', name
        """)
    for table in tables {
      let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))")
      let values = columns.enumerated().map { index, column -> DatabaseValue in
        let name: String = column["name"]
        if name == "number" || name == "edition" { return 1.databaseValue }
        return switch column["type"] as String {
        case "INTEGER": (100 + index).databaseValue
        case "BLOB": Data([1, 2, 3]).databaseValue
        default: "\(table) \(index) 樱花".databaseValue
        }
      }
      let marks = values.map { _ in "?" }.joined(separator: ", ")
      try db.execute(
        sql: "INSERT INTO \(table) VALUES (\(marks))", arguments: StatementArguments(values))
      rows[table] = try Row.fetchOne(db, sql: "SELECT * FROM \(table)")
    }
    return rows
  }

  @Test(arguments: Ledger.schemaVersions)
  func `a ledger of any earlier schema keeps its data`(version: String) throws {
    do { _ = try Ledger(path: path, patience: 1, upTo: version) }
    let before = try raw { try fill($0) }

    do { _ = try Ledger(path: path) }

    #expect(before.keys.contains("publication"))
    for (table, row) in before {
      let now = try #require(try raw { try Row.fetchOne($0, sql: "SELECT * FROM \(table)") })
      for (column, value) in row { #expect(now[column] == value, "\(table).\(column)") }
    }
    #expect(
      try raw { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY 1") }
        == Ledger.schemaVersions)
  }

  /// A schema that was released is in a file of its own, which nobody changes with the program.
  @Test(arguments: Ledger.schemaVersions)
  func `a ledger that an earlier release wrote is read and goes on`(version: String) throws {
    let number = try #require(version.split(separator: " ").first)
    let fixture = fixturesFolder.appending(path: "ledger-\(number).sql")
    let statements = try String(contentsOf: fixture, encoding: .utf8)
    do {
      try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: statements) }
    }

    let ledger = try Ledger.existing(path: path)

    let editions = try ledger.read { try $0.editions() }
    #expect(editions.map(\.status) == [.published, .draft])
    #expect(editions.map(\.origin) == [nil, 1])
    #expect(editions[0].history.map(\.who) == ["Li", "Li", "Wang", "Li"])
    #expect(editions[0].history[2].note == "同意")
    let told = try #require(try ledger.read { try $0.publications() }.first)
    #expect(told.recipient == "units/A")
    #expect(told.sequence == 3)
    #expect(told.placement.location == "樱花厅")
    #expect(told.previous?.location == "会谈厅")
    #expect(told.lastModified == noon + 180)
    #expect(try ledger.read { try $0.audit() }.map(\.purpose) == ["publish"])
    let hasServers = number != "1"
    #expect(try ledger.read { try $0.replies() }.count == (hasServers ? 1 : 0))
    #expect(try ledger.read { try $0.retentions() }.count == (hasServers ? 1 : 0))
    #expect(
      try ledger.read { try $0.remoteResources(in: "http://localhost/staff") }.count
        == (hasServers ? 1 : 0))
    try ledger.write { change in
      try change.move(2, to: .submitted, who: "Li", at: noon)
      try change.save(publication(sequence: 4, previous: true))
      #expect(try change.keep(reply(.declined, sequence: 4, after: 600)))
    }
    #expect(try ledger.read { try $0.publications() }.map(\.sequence) == [4])
    // What it was led to is what a new ledger has.
    let fresh = folder.appending(path: "fresh.sqlite").path
    do { _ = try Ledger(path: fresh) }
    func tables(_ path: String) throws -> [String] {
      try DatabaseQueue(path: path).read {
        try String.fetchAll(
          $0,
          sql:
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'grdb%' ORDER BY 1"
        )
      }
    }
    #expect(try tables(path) == tables(fresh))
  }

  @Test func `compacting leaves no trace of what was removed`() throws {
    let ledger = try Ledger(path: path)
    try ledger.write { change in
      _ = try change.addEdition(who: "Li", at: noon) { _ in Data() }
      for index in 0..<200 {
        try change.save(publication(uid: "u\(index)", summary: "SECRET-\(index)"))
      }
    }
    #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data("SECRET".utf8)) != nil)

    try ledger.write { change in
      for index in 0..<200 { try change.removePublication(of: "units/A", uid: "u\(index)") }
    }
    try ledger.compact()

    #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data("SECRET".utf8)) == nil)
  }

  // MARK: Samples

  private func raw<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: path).write(body)
  }

  private func publication(
    uid: String = "u", sequence: Int = 0, previous: Bool = false, summary: String = "樱花 🌸"
  ) -> Publication {
    let place = Publication.Placement(start: noon, end: noon + 1800, location: "CIV-REC")
    return Publication(
      recipient: "units/A", uid: uid, sequence: sequence, stamp: noon,
      lastModified: previous ? noon + 1 : nil, contentHash: "h\(sequence)", status: .confirmed,
      placement: place, summary: summary, previous: previous ? place : nil, edition: 1)
  }

  private func reply(
    _ participation: AttendanceReply.Participation, sequence: Int, after seconds: Double
  ) -> AttendanceReply {
    AttendanceReply(
      recipient: "units/A", uid: "u", participation: participation, sequence: sequence,
      stamp: noon + seconds, received: noon + 1000)
  }
}
