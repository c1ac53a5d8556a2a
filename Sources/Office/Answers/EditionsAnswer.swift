// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Ledger

/// All editions of an event, how long its data is kept, and what left the house.
package struct EditionsAnswer: Encodable {
  struct Kept: Encodable {
    let subject: String
    let due: String
    let done: String?
  }

  struct Export: Encodable {
    let at: String
    let who: String
    let recipient: String
    let purpose: String
    let edition: Int?
  }

  let editions: [EditionAnswer]
  let retention: [Kept]
  /// `nil` unless it was asked for.
  let audit: [Export]?

  private let book: Book

  private enum CodingKeys: String, CodingKey {
    case editions, retention, audit
  }

  /// What the ledger holds, read at one moment.
  private struct Book {
    let retentions: [Retention]
    let exports: [AuditLine]
  }

  /// Reads a ledger; its exports only where they are asked for.
  ///
  /// - Throws: `LedgerError` when it cannot be read.
  package init(of ledger: Ledger, withAudit: Bool) throws {
    let (editions, retentions, exports) = try ledger.read {
      (try $0.editions(), try $0.retentions(), try withAudit ? $0.audit() : [])
    }
    book = Book(retentions: retentions, exports: exports)
    self.editions = editions.map(EditionAnswer.init)
    retention = retentions.map {
      Kept(
        subject: $0.subject, due: $0.due.formatted(.iso8601), done: $0.done?.formatted(.iso8601))
    }
    audit =
      withAudit
      ? exports.map {
        Export(
          at: $0.at.formatted(.iso8601), who: $0.who, recipient: $0.recipient,
          purpose: $0.purpose, edition: $0.edition)
      } : nil
  }

  /// For a person whose clocks are those of `zone`.
  package func lines(in zone: TimeZone) -> [String] {
    (editions.isEmpty
      ? [Speech.words("还没有任何版本", "There is no edition yet")]
      : editions.flatMap { $0.lines(in: zone) })
      + book.exports.map { export in
        let edition = export.edition.map { "  " + Speech.words("第\($0)版", "edition \($0)") } ?? ""
        return "  \(export.at.formatted(.office(zone)))  \(export.who)  \(export.recipient)  "
          + "\(export.purpose)\(edition)"
      }
      + book.retentions.map { retention in
        if let done = retention.done {
          let moment = done.formatted(.office(zone))
          return Speech.words("敏感数据已于 \(moment) 清除", "Sensitive data was removed at \(moment)")
        }
        let due = retention.due.formatted(.office(zone))
        return
          Speech.words(
            "敏感数据保存至 \(due)，届时请运行 attache purge",
            "Sensitive data is kept until \(due); run attache purge then")
      }
  }
}
