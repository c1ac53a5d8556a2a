// SPDX-License-Identifier: Apache-2.0

import GRDB

extension DeskLedger {
  /// The hash of somebody's password; `nil` when there is none.
  package func passwordHash(of account: String) throws(LedgerError) -> String? {
    try look { db in
      try String.fetchOne(
        db, sql: "SELECT hash FROM password WHERE account = ?", arguments: [account])
    }
  }

  /// Whether anybody signs in with a password.
  package func hasPasswords() throws(LedgerError) -> Bool {
    try look { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM password)") ?? false }
  }

  /// Keeps the hash of a new password, and ends what the account has open but for one session.
  package func setPassword(
    hash: String, of account: String, keeping digest: String
  ) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: """
          INSERT INTO password (account, hash) VALUES (?, ?)
          ON CONFLICT (account) DO UPDATE SET hash = excluded.hash
          """, arguments: [account, hash])
      try db.execute(
        sql: "DELETE FROM session WHERE account = ? AND digest <> ?", arguments: [account, digest])
    }
  }
}
