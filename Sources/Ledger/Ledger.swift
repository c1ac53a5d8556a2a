// SPDX-License-Identifier: Apache-2.0

package import Foundation
import GRDB

/// What was published to whom, in one SQLite file: editions, approvals, publications, what lies on
/// servers, replies, and who was given what.
///
/// The ledger names recipients by the path of their calendar and events by UID; it holds no guest's
/// name. Who submitted and approved is as the office wrote it. Deleted values are overwritten.
package final class Ledger: Sendable {
  package let path: String
  private let database: DatabaseQueue

  /// Opens a ledger; one that is missing is made, and one of an earlier version is brought up to date.
  ///
  /// `patience` is how long to wait for another program, in seconds.
  ///
  /// - Throws: ``LedgerError`` when it is damaged, in use, not writable, not ours, or of a later version.
  package convenience init(path: String, patience: TimeInterval = 5) throws(LedgerError) {
    try self.init(path: path, patience: patience, upTo: nil)
  }

  /// Opens a ledger that must be there already.
  package static func existing(
    path: String, patience: TimeInterval = 5
  ) throws(LedgerError) -> Ledger {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError(path: path, reason: .missing)
    }
    return try Ledger(path: path, patience: patience)
  }

  /// The schemas there have been, oldest first.
  package static var schemaVersions: [String] { LedgerSchema.migrator.migrations }

  /// Opens a ledger and stops at one of ``schemaVersions``; `nil` goes to the last.
  package init(path: String, patience: TimeInterval, upTo version: String?) throws(LedgerError) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "ledger"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) { try LedgerSchema.claim(db, path: path) }
      }
      let migrator = LedgerSchema.migrator
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

  /// Reads a consistent state.
  package func read<Value>(
    _ body: (LedgerSnapshot) throws -> Value
  ) throws -> Value {
    try telling { try database.read { try body(LedgerSnapshot($0)) } }
  }

  /// Changes the ledger: all of it, or nothing when `body` throws.
  ///
  /// The ledger is closed to other writers from the first statement on, so that what `body` reads
  /// still holds when it writes.
  package func write<Value>(
    _ body: (LedgerTransaction) throws -> Value
  ) throws -> Value {
    try telling {
      var result: Value?
      try database.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          result = try body(LedgerTransaction(db))
          return .commit
        }
      }
      guard let result else { preconditionFailure("A transaction ended without a result") }
      return result
    }
  }

  /// Rewrites the file, so that no deleted value is left in pages that are free.
  package func compact() throws(LedgerError) {
    do { try database.vacuum() } catch { throw Self.told(error, path: path) }
  }

  private func telling<Value>(_ step: () throws -> Value) throws -> Value {
    do {
      return try step()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  private static func told(_ error: any Error, path: String) -> LedgerError {
    switch error {
    case let error as LedgerError: error
    case let error as DatabaseError: LedgerError(error, path: path)
    default: LedgerError(path: path, reason: .refused("\(error)"))
    }
  }
}
