// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// One SQLite file of ours: claimed, brought up to date, checked; deleted values are overwritten.
struct LedgerFile: Sendable {
  let path: String
  private let database: DatabaseQueue

  /// Opens a file; one that is missing is made.
  ///
  /// `mark` is the application id that tells our files of this kind from those of others, `patience` how long to wait
  /// for another program, in seconds; migrations end at `version`, or else at the last.
  ///
  /// - Throws: ``LedgerError`` when it is damaged, in use, not writable, not ours, or of a later version.
  init(
    path: String, patience: TimeInterval, label: String, mark: Int, migrator: DatabaseMigrator,
    upTo version: String? = nil
  ) throws(LedgerError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = label
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) { try Self.claim(db, mark: mark, path: path) }
      }
      guard try !database.read(migrator.hasBeenSuperseded) else {
        throw LedgerError(path: path, reason: .newer)
      }
      if let version {
        try migrator.migrate(database, upTo: version)
      } else {
        try migrator.migrate(database)
      }
      let problems = try database.read {
        try String.fetchAll($0, sql: "PRAGMA quick_check(1)")
      }
      guard problems == ["ok"] else { throw LedgerError(path: path, reason: .corrupt) }
    } catch {
      throw Self.told(error, path: path)
    }
  }

  /// Takes an empty file; refuses a database of someone else, and one that cannot be written.
  private static func claim(
    _ db: Database, mark: Int, path: String
  ) throws -> Database.TransactionCompletion {
    let found = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard found == mark || found == 0 && tables == 0 else {
      throw LedgerError(path: path, reason: .foreign)
    }
    try db.execute(sql: "PRAGMA application_id = \(mark)")
    // A file that was ours before is only tried: its bytes stay.
    return found == mark ? .rollback : .commit
  }

  /// Reads a consistent state; faults of the database are thrown as ``LedgerError``.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try telling { try database.read(body) }
  }

  /// Changes all of it, or nothing when `body` throws; closed to other writers from the first statement on.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try telling {
      var result: Value?
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
      }
      guard let result else { preconditionFailure("A transaction ended without a result") }
      return result
    }
  }

  /// Rewrites the file, so that no deleted value is left in pages that are free.
  func compact() throws(LedgerError) {
    do { try database.vacuum() } catch { throw Self.told(error, path: path) }
  }

  private func telling<Value>(_ step: () throws -> Value) throws -> Value {
    do {
      return try step()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  static func told(_ error: any Error, path: String) -> LedgerError {
    switch error {
    case let error as LedgerError: error
    case let error as DatabaseError: LedgerError(error, path: path)
    default: LedgerError(path: path, reason: .refused("\(error)"))
    }
  }
}
