-- SPDX-License-Identifier: Apache-2.0
-- A ledger as schema 1 left it, with one row of everything; a schema that was released never changes.
PRAGMA application_id = 1096041288;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 editions and publications');
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
INSERT INTO edition VALUES (1, 'published', x'7B7D', NULL, 1522116000);
INSERT INTO edition VALUES (2, 'draft', x'7B7D', 1, 1522119600);
INSERT INTO transition VALUES (1, 1, 'draft', 'Li', 1522116000, '');
INSERT INTO transition VALUES (2, 1, 'submitted', 'Li', 1522116060, '');
INSERT INTO transition VALUES (3, 1, 'approved', 'Wang', 1522116120, '同意');
INSERT INTO transition VALUES (4, 1, 'published', 'Li', 1522116180, '');
INSERT INTO transition VALUES (5, 2, 'draft', 'Li', 1522119600, '');
INSERT INTO publication VALUES ('units/A', 'u', 3, 1522116180, 1522116180, 'h', 'confirmed',
  1522142100, 1522143900, '樱花厅', '会见 🌸', 1522138500, 1522140300, '会谈厅', 1);
INSERT INTO audit VALUES (1, 1522116180, 'Li', 'units/A', 'publish', 1);
