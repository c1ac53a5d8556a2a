// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables, as the list of changes that led to them; a change that was released never changes.
enum LedgerSchema {
  /// Marks a file as a ledger: `ATCH`.
  static let applicationID = 0x4154_4348

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 editions and publications") { db in
      try db.execute(sql: editionsAndPublications)
    }
    migrator.registerMigration("2 servers, replies and retention") { db in
      try db.execute(sql: serversRepliesAndRetention)
    }
    migrator.registerMigration("3 exports of lists") { db in
      try db.execute(sql: exportsOfLists)
    }
    return migrator
  }

  // Instants are whole seconds since 1970-01-01T00:00:00Z.

  private static let editionsAndPublications = """
    CREATE TABLE edition (
      number INTEGER PRIMARY KEY,
      status TEXT NOT NULL,
      programme BLOB NOT NULL,
      origin INTEGER,
      created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE transition (
      id INTEGER PRIMARY KEY,
      edition INTEGER NOT NULL REFERENCES edition,
      status TEXT NOT NULL,
      who TEXT NOT NULL,
      at INTEGER NOT NULL,
      note TEXT NOT NULL
    ) STRICT;
    CREATE TABLE publication (
      recipient TEXT NOT NULL,
      uid TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      stamp INTEGER NOT NULL,
      last_modified INTEGER,
      content_hash TEXT NOT NULL,
      status TEXT NOT NULL,
      starts INTEGER NOT NULL,
      ends INTEGER NOT NULL,
      location TEXT NOT NULL,
      summary TEXT NOT NULL,
      old_starts INTEGER,
      old_ends INTEGER,
      old_location TEXT,
      edition INTEGER NOT NULL REFERENCES edition,
      PRIMARY KEY (recipient, uid)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      recipient TEXT NOT NULL,
      purpose TEXT NOT NULL,
      edition INTEGER NOT NULL REFERENCES edition
    ) STRICT;
    """

  private static let serversRepliesAndRetention = """
    CREATE TABLE remote_resource (
      collection TEXT NOT NULL,
      uid TEXT NOT NULL,
      href TEXT NOT NULL,
      etag TEXT,
      recipient TEXT NOT NULL,
      edition INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      PRIMARY KEY (collection, uid)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reply (
      recipient TEXT NOT NULL,
      uid TEXT NOT NULL,
      participation TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      stamp INTEGER NOT NULL,
      received INTEGER NOT NULL,
      PRIMARY KEY (recipient, uid)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE retention (
      subject TEXT PRIMARY KEY,
      due INTEGER NOT NULL,
      done INTEGER
    ) STRICT, WITHOUT ROWID;
    """

  /// A column that may be empty now makes the table anew.
  private static let exportsOfLists = """
    CREATE TABLE audit_of_all (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      recipient TEXT NOT NULL,
      purpose TEXT NOT NULL,
      edition INTEGER REFERENCES edition
    ) STRICT;
    INSERT INTO audit_of_all SELECT id, at, who, recipient, purpose, edition FROM audit;
    DROP TABLE audit;
    ALTER TABLE audit_of_all RENAME TO audit;
    """
}
