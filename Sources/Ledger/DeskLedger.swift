// SPDX-License-Identifier: Apache-2.0

package import Foundation
import GRDB

/// Who may use the web desk, which feeds it gives out, and who fetched them, in one SQLite file.
///
/// Secrets (of sign-in links, browser sessions and feeds) are kept as SHA-256 digests only, so that a
/// copy of the file opens nothing. Deleted values are overwritten.
package final class DeskLedger: Sendable {
  /// Where the file is, as it was opened.
  package let path: String
  private let file: LedgerFile

  /// Marks a file as a desk's: `ATCD`.
  private static let applicationID = 0x4154_4344

  /// Opens the file; one that is missing is made.
  ///
  /// - Throws: ``LedgerError`` when it is damaged, in use, not writable, not ours, or of a later version.
  package init(path: String, patience: TimeInterval = 5) throws(LedgerError) {
    self.path = path
    file = try LedgerFile(
      path: path, patience: patience, label: "desk", mark: Self.applicationID,
      migrator: Self.migrator)
  }

  // MARK: People

  /// Someone who may sign in.
  package struct Account: Hashable, Sendable {
    /// Unique; the audit calls the person by it.
    package let name: String
    /// A word that the desk knows; the ledger does not judge it.
    package let role: String
    /// What a role is limited to, such as one consulate; empty for the whole office.
    package let scope: String

    /// Sees the whole office, unless told.
    package init(name: String, role: String, scope: String = "") {
      self.name = name
      self.role = role
      self.scope = scope
    }
  }

  /// Adds somebody, or gives him another role.
  package func save(_ account: Account) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: """
          INSERT INTO account (name, role, scope) VALUES (?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET role = excluded.role, scope = excluded.scope
          """, arguments: [account.name, account.role, account.scope])
    }
  }

  /// Takes somebody's right to sign in, and ends what he has open.
  package func removeAccount(_ name: String) throws(LedgerError) {
    try change { db in
      for table in ["session", "invitation", "password"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE account = ?", arguments: [name])
      }
      try db.execute(sql: "DELETE FROM account WHERE name = ?", arguments: [name])
    }
  }

  /// Everybody who may sign in, by name.
  package func accounts() throws(LedgerError) -> [Account] {
    try look { db in
      try Row.fetchAll(db, sql: "SELECT * FROM account ORDER BY name").map(Self.account)
    }
  }

  /// The account of this name; `nil` where there is none.
  package func account(_ name: String) throws(LedgerError) -> Account? {
    try look { db in
      try Row.fetchOne(db, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
        .map(Self.account)
    }
  }

  // MARK: Sign-in

  /// Keeps a link that signs its account in once, until `ends`.
  package func addInvitation(digest: String, account: String, ends: Date) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: "INSERT INTO invitation (digest, account, ends) VALUES (?, ?, ?)",
        arguments: [digest, account, Self.seconds(ends)])
    }
  }

  /// Uses a link up: the first to come gets the account, everybody after that nothing.
  package func redeem(digest: String, at now: Date) throws(LedgerError) -> Account? {
    try change { db in
      let found = try Row.fetchOne(
        db,
        sql: """
          SELECT account.* FROM invitation JOIN account ON account.name = invitation.account
          WHERE digest = ? AND ends > ?
          """, arguments: [digest, Self.seconds(now)])
      try db.execute(
        sql: "DELETE FROM invitation WHERE digest = ? OR ends <= ?",
        arguments: [digest, Self.seconds(now)])
      return found.map(Self.account)
    }
  }

  /// Keeps a browser session.
  package func addSession(
    digest: String, account: String, at now: Date, ends: Date
  ) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: "INSERT INTO session (digest, account, seen, ends) VALUES (?, ?, ?, ?)",
        arguments: [digest, account, Self.seconds(now), Self.seconds(ends)])
    }
  }

  /// The account of a browser session that was used within `idle` seconds; its use is noted once a minute.
  package func account(
    ofSession digest: String, at now: Date, idle: TimeInterval
  ) throws(LedgerError) -> Account? {
    let found = try look { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT account.*, session.seen FROM session
          JOIN account ON account.name = session.account
          WHERE digest = ? AND ends > ? AND seen > ?
          """,
        arguments: [digest, Self.seconds(now), Self.seconds(now.addingTimeInterval(-idle))]
      )
      .map { (account: Self.account($0), seen: $0["seen"] as Int64) }
    }
    guard let found else { return nil }
    if found.seen + 60 <= Self.seconds(now) {
      try change { db in
        try db.execute(
          sql: "UPDATE session SET seen = ? WHERE digest = ?",
          arguments: [Self.seconds(now), digest])
      }
    }
    return found.account
  }

  /// Ends a signed-in session, known by the digest of its token.
  package func removeSession(digest: String) throws(LedgerError) {
    try change { db in
      try db.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest])
    }
  }

  // MARK: Feeds

  /// A secret address under which one recipient's calendar can be fetched.
  package struct Feed: Hashable, Sendable {
    /// Counted from 1 over all events.
    package let number: Int
    /// The slug of the event.
    package let event: String
    /// The path of the calendar without its ending, such as `units/C-US.H`.
    package let recipient: String
    /// SHA-256 of the secret in its address.
    package let digest: String
    /// When it was given out.
    package let created: Date
    /// When it was ended, if it was.
    package let ended: Date?
  }

  /// What one kind of client last fetched from a feed.
  package struct Fetch: Hashable, Sendable {
    /// Number of the feed.
    package let feed: Int
    /// Such as `Google` or `Outlook`; never a whole user agent.
    package let client: String
    /// The edition that was handed over.
    package let edition: Int
    /// When, in whole seconds.
    package let at: Date

    /// A later one of the same feed and client takes its place.
    package init(feed: Int, client: String, edition: Int, at: Date) {
      self.feed = feed
      self.client = client
      self.edition = edition
      self.at = at
    }
  }

  /// Adds a feed.
  package func addFeed(
    event: String, recipient: String, digest: String, at now: Date
  ) throws(LedgerError) -> Feed {
    try change { db in
      try db.execute(
        sql: "INSERT INTO feed (event, recipient, digest, created) VALUES (?, ?, ?, ?)",
        arguments: [event, recipient, digest, Self.seconds(now)])
      return Feed(
        number: Int(db.lastInsertedRowID), event: event, recipient: recipient, digest: digest,
        created: now, ended: nil)
    }
  }

  /// Ends a feed: its address answers like one that never was.
  ///
  /// - Returns: Whether it was open.
  package func endFeed(_ number: Int, of event: String, at now: Date) throws(LedgerError) -> Bool {
    try change { db in
      try db.execute(
        sql: "UPDATE feed SET ended = ? WHERE number = ? AND event = ? AND ended IS NULL",
        arguments: [Self.seconds(now), number, event])
      return db.changesCount == 1
    }
  }

  /// Every feed of every event, oldest first.
  package func feeds() throws(LedgerError) -> [Feed] {
    try look { db in
      try Row.fetchAll(db, sql: "SELECT * FROM feed ORDER BY number").map { row in
        let ended: Int64? = row["ended"]
        return Feed(
          number: row["number"], event: row["event"], recipient: row["recipient"],
          digest: row["digest"], created: Self.instant(row["created"]),
          ended: ended.map(Self.instant))
      }
    }
  }

  /// Notes fetches, the latest of each feed and kind of client.
  package func save(_ fetches: [Fetch]) throws(LedgerError) {
    try change { db in
      for fetch in fetches {
        try db.execute(
          sql: """
            INSERT INTO fetch (feed, client, edition, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (feed, client) DO UPDATE SET edition = excluded.edition, at = excluded.at
            """, arguments: [fetch.feed, fetch.client, fetch.edition, Self.seconds(fetch.at)])
      }
    }
  }

  /// The latest fetch of each feed and kind of client.
  package func fetches() throws(LedgerError) -> [Fetch] {
    try look { db in
      try Row.fetchAll(db, sql: "SELECT * FROM fetch ORDER BY feed, client").map { row in
        Fetch(
          feed: row["feed"], client: row["client"], edition: row["edition"],
          at: Self.instant(row["at"]))
      }
    }
  }

  // MARK: Audit

  /// Who saw or took what.
  package struct View: Hashable, Sendable {
    /// When it was seen or taken.
    package let at: Date
    /// The account, or what stands for one.
    package let who: String
    /// A few English words, such as `sign-in`, with identifiers and no guest's name.
    package let what: String

    /// One entry of the desk's own audit.
    package init(at: Date, who: String, what: String) {
      self.at = at
      self.who = who
      self.what = what
    }
  }

  /// Keeps who looked at what, and when.
  package func add(_ view: View) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: "INSERT INTO view (at, who, what) VALUES (?, ?, ?)",
        arguments: [Self.seconds(view.at), view.who, view.what])
    }
  }

  /// The latest entries, newest first.
  package func views(limit: Int) throws(LedgerError) -> [View] {
    try look { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM view ORDER BY id DESC LIMIT ?", arguments: [limit]
      ).map { View(at: Self.instant($0["at"]), who: $0["who"], what: $0["what"]) }
    }
  }

  // MARK: Plumbing

  func change<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try file.write(body) } catch { throw LedgerFile.told(error, path: path) }
  }

  func look<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try file.read(body) } catch { throw LedgerFile.told(error, path: path) }
  }

  private static func account(_ row: Row) -> Account {
    Account(name: row["name"], role: row["role"], scope: row["scope"])
  }

  static func seconds(_ instant: Date) -> Int64 {
    Int64(instant.timeIntervalSince1970.rounded(.down))
  }

  static func instant(_ seconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(seconds))
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 accounts, feeds and views") { db in
      try db.execute(
        sql: """
          CREATE TABLE account (
            name TEXT PRIMARY KEY, role TEXT NOT NULL, scope TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE invitation (
            digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account, ends INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE session (
            digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account,
            seen INTEGER NOT NULL, ends INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE feed (
            number INTEGER PRIMARY KEY, event TEXT NOT NULL, recipient TEXT NOT NULL,
            digest TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, ended INTEGER
          ) STRICT;
          CREATE TABLE fetch (
            feed INTEGER NOT NULL REFERENCES feed, client TEXT NOT NULL, edition INTEGER NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (feed, client)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE view (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL
          ) STRICT;
          """)
    }
    migrator.registerMigration("2 proposals") { db in
      try db.execute(
        sql: """
          CREATE TABLE proposal (
            number INTEGER PRIMARY KEY, event TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL,
            zh TEXT NOT NULL, en TEXT NOT NULL, changes TEXT NOT NULL, state TEXT NOT NULL,
            answered TEXT NOT NULL
          ) STRICT;
          """)
    }
    migrator.registerMigration("3 passwords") { db in
      try db.execute(
        sql: """
          CREATE TABLE password (
            account TEXT PRIMARY KEY REFERENCES account, hash TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          """)
    }
    return migrator
  }
}
