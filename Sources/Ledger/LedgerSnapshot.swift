// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// What the ledger says at one moment; usable only inside the closure it was given to.
package struct LedgerSnapshot {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// Every edition, oldest first.
  package func editions() throws -> [Edition] {
    try Row.fetchAll(db, sql: "SELECT * FROM edition ORDER BY number").map(edition)
  }

  /// The edition of this number; `nil` where there is none.
  package func edition(_ number: Int) throws -> Edition? {
    try Row.fetchOne(db, sql: "SELECT * FROM edition WHERE number = ?", arguments: [number])
      .map(edition)
  }

  /// The edition of the highest number; `nil` before the first.
  package func latestEdition() throws -> Edition? {
    try Row.fetchOne(db, sql: "SELECT * FROM edition ORDER BY number DESC LIMIT 1").map(edition)
  }

  /// Every publication, by recipient and UID.
  package func publications() throws -> [Publication] {
    try Row.fetchAll(db, sql: "SELECT * FROM publication ORDER BY recipient, uid")
      .map(publication)
  }

  /// One recipient's publications, by UID.
  package func publications(of recipient: String) throws -> [Publication] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM publication WHERE recipient = ? ORDER BY uid",
      arguments: [recipient]
    ).map(publication)
  }

  /// What lies on one collection of a server, by UID.
  package func remoteResources(in collection: String) throws -> [RemoteResource] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM remote_resource WHERE collection = ? ORDER BY uid",
      arguments: [collection]
    ).map { row in
      RemoteResource(
        collection: row["collection"], uid: row["uid"], href: row["href"], etag: row["etag"],
        recipient: row["recipient"], edition: row["edition"], sequence: row["sequence"],
        contentHash: row["content_hash"])
    }
  }

  /// The newest reply to each event, by recipient and UID.
  package func replies() throws -> [AttendanceReply] {
    try Row.fetchAll(db, sql: "SELECT * FROM reply ORDER BY recipient, uid").map(reply)
  }

  /// The last answer of a recipient to one event; `nil` before the first.
  package func reply(of recipient: String, to uid: String) throws -> AttendanceReply? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM reply WHERE recipient = ? AND uid = ?", arguments: [recipient, uid]
    ).map(reply)
  }

  /// Every export, oldest first.
  package func audit() throws -> [AuditLine] {
    try Row.fetchAll(db, sql: "SELECT * FROM audit ORDER BY id").map { row in
      AuditLine(
        at: instant(row["at"]), who: row["who"], recipient: row["recipient"],
        purpose: row["purpose"], edition: row["edition"])
    }
  }

  /// Until when something is kept, all of them, in the order of their subjects.
  package func retentions() throws -> [Retention] {
    try Row.fetchAll(db, sql: "SELECT * FROM retention ORDER BY subject").map { row in
      let done: Int64? = row["done"]
      return Retention(
        subject: row["subject"], due: instant(row["due"]), done: done.map(instant))
    }
  }

  // MARK: Rows

  private func edition(_ row: Row) throws -> Edition {
    let number: Int = row["number"]
    let steps = try Row.fetchAll(
      db, sql: "SELECT * FROM transition WHERE edition = ? ORDER BY id", arguments: [number])
    return Edition(
      number: number, status: try known(row["status"]), programme: row["programme"],
      origin: row["origin"], created: instant(row["created"]),
      history: try steps.map { step in
        Edition.Transition(
          status: try known(step["status"]), who: step["who"], at: instant(step["at"]),
          note: step["note"])
      })
  }

  private func publication(_ row: Row) throws -> Publication {
    let lastModified: Int64? = row["last_modified"]
    let oldStart: Int64? = row["old_starts"]
    let oldEnd: Int64? = row["old_ends"]
    let oldLocation: String? = row["old_location"]
    var previous: Publication.Placement?
    if let oldStart, let oldEnd, let oldLocation {
      previous = Publication.Placement(
        start: instant(oldStart), end: instant(oldEnd), location: oldLocation)
    }
    return Publication(
      recipient: row["recipient"], uid: row["uid"], sequence: row["sequence"],
      stamp: instant(row["stamp"]), lastModified: lastModified.map(instant),
      contentHash: row["content_hash"], status: try known(row["status"]),
      placement: Publication.Placement(
        start: instant(row["starts"]), end: instant(row["ends"]), location: row["location"]),
      summary: row["summary"], previous: previous, edition: row["edition"])
  }

  private func reply(_ row: Row) throws -> AttendanceReply {
    AttendanceReply(
      recipient: row["recipient"], uid: row["uid"],
      participation: try known(row["participation"]), sequence: row["sequence"],
      stamp: instant(row["stamp"]), received: instant(row["received"]))
  }

  private func instant(_ seconds: Int64) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

  /// A word that only a damaged ledger holds is reported as such.
  private func known<Word: RawRepresentable<String>>(_ text: String) throws -> Word {
    guard let word = Word(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an unknown word")
    }
    return word
  }
}
