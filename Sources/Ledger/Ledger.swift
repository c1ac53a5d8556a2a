// SPDX-License-Identifier: Apache-2.0

package import Foundation
import GRDB

/// What was published to whom, in one SQLite file: editions, approvals, publications, what lies on
/// servers, replies, and who was given what.
///
/// The ledger names recipients by the path of their calendar and events by UID; it holds no guest's
/// name. Who submitted and approved is as the office wrote it. Deleted values are overwritten.
package final class Ledger: Sendable {
  /// Where the file is, as it was opened.
  package let path: String
  private let file: LedgerFile

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
    file = try LedgerFile(
      path: path, patience: patience, label: "ledger", mark: LedgerSchema.applicationID,
      migrator: LedgerSchema.migrator, upTo: version)
  }

  /// Reads a consistent state.
  package func read<Value>(
    _ body: (LedgerSnapshot) throws -> Value
  ) throws -> Value {
    try file.read { try body(LedgerSnapshot($0)) }
  }

  /// Changes the ledger: all of it, or nothing when `body` throws.
  ///
  /// The ledger is closed to other writers from the first statement on, so that what `body` reads
  /// still holds when it writes.
  package func write<Value>(
    _ body: (LedgerTransaction) throws -> Value
  ) throws -> Value {
    try file.write { try body(LedgerTransaction($0)) }
  }

  /// Rewrites the file, so that no deleted value is left in pages that are free.
  package func compact() throws(LedgerError) {
    try file.compact()
  }
}
