// SPDX-License-Identifier: Apache-2.0

package import Foundation
import GRDB

extension DeskLedger {
  /// What somebody on the way asks the desk to do; nothing is done by it.
  package struct Proposal: Hashable, Sendable {
    /// What became of it; only an open one can be answered.
    package enum State: String, Sendable { case open, taken, declined, withdrawn }

    /// Counted from 1; 0 before it is kept.
    package var number: Int
    /// The slug of the event.
    package let event: String
    /// When it was made.
    package let at: Date
    /// The account that made it.
    package let who: String
    /// What happened, in Chinese and in English.
    package let zh: String
    /// The same in English.
    package let en: String
    /// Sentences of the language of changes; none where words have to do.
    package let changes: [String]
    /// Open until somebody of the desk answers or its maker takes it back.
    package var state: State
    /// Who answered it; empty while it is open.
    package var answered: String

    /// An open proposal that has no number yet.
    package init(
      event: String, at: Date, who: String, zh: String, en: String, changes: [String]
    ) {
      number = 0
      self.event = event
      self.at = at
      self.who = who
      self.zh = zh
      self.en = en
      self.changes = changes
      state = .open
      answered = ""
    }
  }

  /// Keeps a proposal.
  package func add(_ proposal: Proposal) throws(LedgerError) {
    try change { db in
      try db.execute(
        sql: """
          INSERT INTO proposal (event, at, who, zh, en, changes, state, answered)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          proposal.event, Self.seconds(proposal.at), proposal.who, proposal.zh, proposal.en,
          proposal.changes.joined(separator: "\n"), proposal.state.rawValue, proposal.answered,
        ])
    }
  }

  /// The proposals of an event, newest first.
  package func proposals(of event: String) throws(LedgerError) -> [Proposal] {
    try look { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM proposal WHERE event = ? ORDER BY number DESC", arguments: [event]
      ).map { row in
        let changes: String = row["changes"]
        var proposal = Proposal(
          event: row["event"], at: Self.instant(row["at"]), who: row["who"], zh: row["zh"],
          en: row["en"], changes: changes.split(separator: "\n").map(String.init))
        proposal.number = row["number"]
        proposal.state = Proposal.State(rawValue: row["state"]) ?? .open
        proposal.answered = row["answered"]
        return proposal
      }
    }
  }

  /// Answers an open proposal; the first to answer it does.
  ///
  /// - Returns: Whether it was open.
  package func answer(
    _ number: Int, of event: String, _ state: Proposal.State, by who: String
  ) throws(LedgerError) -> Bool {
    try change { db in
      try db.execute(
        sql: """
          UPDATE proposal SET state = ?, answered = ?
          WHERE number = ? AND event = ? AND state = 'open'
          """, arguments: [state.rawValue, who, number, event])
      return db.changesCount == 1
    }
  }
}
