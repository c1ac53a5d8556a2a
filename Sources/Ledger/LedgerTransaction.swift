// SPDX-License-Identifier: Apache-2.0

package import Foundation
import GRDB

/// Changes to the ledger that take effect together; usable only inside the closure it was given to.
package struct LedgerTransaction {
  private let db: Database

  /// The state with the changes made so far.
  package let snapshot: LedgerSnapshot

  init(_ db: Database) {
    self.db = db
    snapshot = LedgerSnapshot(db)
  }

  /// Adds a draft with the next number; open editions before it are superseded.
  ///
  /// `programme` makes the bytes of its `programme.json` for the number it will have; `origin` is
  /// the edition it repeats, if any.
  package func addEdition(
    origin: Int? = nil, who: String, at: Date, programme: (_ number: Int) throws -> Data
  ) throws -> Edition {
    let editions = try snapshot.editions()
    let number = (editions.last?.number ?? 0) + 1
    for edition in editions where edition.status.allows(.superseded) {
      try move(edition.number, to: .superseded, who: who, at: at, note: "edition \(number)")
    }
    try db.execute(
      sql: """
        INSERT INTO edition (number, status, programme, origin, created) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        number, Edition.Status.draft.rawValue, try programme(number), origin, seconds(at),
      ])
    try note(number, .draft, who: who, at: at, note: "")
    guard let edition = try snapshot.edition(number) else {
      preconditionFailure("Edition \(number) was added and is not there")
    }
    return edition
  }

  /// Takes an edition one step on its way.
  ///
  /// - Precondition: ``Edition/Status/allows(_:)`` says that it may.
  package func move(
    _ number: Int, to status: Edition.Status, who: String, at: Date, note: String = ""
  ) throws {
    guard let edition = try snapshot.edition(number), edition.status.allows(status) else {
      preconditionFailure("Edition \(number) cannot become \(status)")
    }
    try db.execute(
      sql: "UPDATE edition SET status = ? WHERE number = ?", arguments: [status.rawValue, number])
    try self.note(number, status, who: who, at: at, note: note)
  }

  /// Writes what a recipient is told of an event, in place of what he was told before.
  package func save(_ publication: Publication) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO publication (recipient, uid, sequence, stamp, last_modified, content_hash,
          status, starts, ends, location, summary, old_starts, old_ends, old_location, edition)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (recipient, uid) DO UPDATE SET sequence = excluded.sequence,
          stamp = excluded.stamp, last_modified = excluded.last_modified,
          content_hash = excluded.content_hash, status = excluded.status,
          starts = excluded.starts, ends = excluded.ends, location = excluded.location,
          summary = excluded.summary, old_starts = excluded.old_starts,
          old_ends = excluded.old_ends, old_location = excluded.old_location,
          edition = excluded.edition
        """
    ).execute(arguments: [
      publication.recipient, publication.uid, publication.sequence, seconds(publication.stamp),
      publication.lastModified.map(seconds), publication.contentHash, publication.status.rawValue,
      seconds(publication.placement.start), seconds(publication.placement.end),
      publication.placement.location, publication.summary,
      (publication.previous?.start).map(seconds), (publication.previous?.end).map(seconds),
      publication.previous?.location, publication.edition,
    ])
  }

  /// Forgets an event, once it was cancelled and is past.
  package func removePublication(of recipient: String, uid: String) throws {
    try db.execute(
      sql: "DELETE FROM publication WHERE recipient = ? AND uid = ?", arguments: [recipient, uid])
  }

  /// Writes what lies on a server, in place of what was known of the same collection and UID.
  package func save(_ resource: RemoteResource) throws {
    try db.execute(
      sql: """
        INSERT INTO remote_resource
          (collection, uid, href, etag, recipient, edition, sequence, content_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (collection, uid) DO UPDATE SET href = excluded.href, etag = excluded.etag,
          recipient = excluded.recipient, edition = excluded.edition,
          sequence = excluded.sequence, content_hash = excluded.content_hash
        """,
      arguments: [
        resource.collection, resource.uid, resource.href, resource.etag, resource.recipient,
        resource.edition, resource.sequence, resource.contentHash,
      ])
  }

  /// Forgets a resource that is no longer on the server.
  package func removeRemoteResource(in collection: String, uid: String) throws {
    try db.execute(
      sql: "DELETE FROM remote_resource WHERE collection = ? AND uid = ?",
      arguments: [collection, uid])
  }

  /// Keeps a reply unless a newer one is there.
  ///
  /// - Returns: Whether it was kept.
  package func keep(_ reply: AttendanceReply) throws -> Bool {
    if let old = try snapshot.reply(of: reply.recipient, to: reply.uid), !reply.isNewer(than: old) {
      return false
    }
    try db.execute(
      sql: """
        INSERT INTO reply (recipient, uid, participation, sequence, stamp, received)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (recipient, uid) DO UPDATE SET participation = excluded.participation,
          sequence = excluded.sequence, stamp = excluded.stamp, received = excluded.received
        """,
      arguments: [
        reply.recipient, reply.uid, reply.participation.rawValue, reply.sequence,
        seconds(reply.stamp), seconds(reply.received),
      ])
    return true
  }

  /// Forgets who answered what.
  ///
  /// - Returns: How many answers there were.
  package func removeReplies() throws -> Int {
    try db.execute(sql: "DELETE FROM reply")
    return db.changesCount
  }

  /// Adds a line that tells of an export.
  package func add(_ line: AuditLine) throws {
    try db.cachedStatement(
      sql: "INSERT INTO audit (at, who, recipient, purpose, edition) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [seconds(line.at), line.who, line.recipient, line.purpose, line.edition])
  }

  /// Keeps until when something is kept, in the place of what was said of it before.
  package func save(_ retention: Retention) throws {
    try db.execute(
      sql: """
        INSERT INTO retention (subject, due, done) VALUES (?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET due = excluded.due, done = excluded.done
        """,
      arguments: [retention.subject, seconds(retention.due), retention.done.map(seconds)])
  }

  private func note(
    _ edition: Int, _ status: Edition.Status, who: String, at: Date, note: String
  ) throws {
    try db.execute(
      sql: "INSERT INTO transition (edition, status, who, at, note) VALUES (?, ?, ?, ?, ?)",
      arguments: [edition, status.rawValue, who, seconds(at), note])
  }

  private func seconds(_ instant: Date) -> Int64 {
    Int64(instant.timeIntervalSince1970.rounded(.down))
  }
}
