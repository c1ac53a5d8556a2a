// SPDX-License-Identifier: Apache-2.0

import GRDB

/// Why a ledger cannot be used; nothing was changed in it.
package struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the ledger refused.
  package enum Reason: Hashable, Sendable {
    /// There is no ledger, and none was to be made.
    case missing
    /// The bytes are no database, or a damaged one.
    case corrupt
    /// Another program holds it.
    case locked
    /// The file, its folder or the disk cannot be written.
    case readOnly
    /// A later version of this program made it.
    case newer
    /// A database, but not one of ours.
    case foreign
    /// The disk is full.
    case full
    /// Anything else, in the database's words.
    case refused(String)
  }

  /// The file that was to be used.
  package let path: String
  /// What stood against it.
  package let reason: Reason

  /// Takes the file as the office named it.
  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Chinese, then English.
  package var description: String { "\(zh) / \(en)" }

  /// What is wrong and what to do, in Chinese.
  package var zh: String {
    switch reason {
    case .missing: "没有台账 \(path)，请先发布一版"
    case .corrupt: "台账 \(path) 已损坏，未发布，请恢复最近的备份"
    case .locked: "台账 \(path) 正被其他程序使用，请稍后再试"
    case .readOnly: "台账 \(path) 无法写入，请检查权限和磁盘"
    case .newer: "台账 \(path) 由更新版本的 attache 建立，请用该版本"
    case .foreign: "文件 \(path) 是数据库，但不是 attache 的台账，请另指文件"
    case .full: "磁盘已满，台账 \(path) 无法写入"
    case .refused(let words): "台账 \(path) 无法使用：\(words)"
    }
  }

  /// What is wrong and what to do, in English.
  package var en: String {
    switch reason {
    case .missing: "There is no ledger at \(path); publish an edition first"
    case .corrupt:
      "The ledger \(path) is damaged; put back its last copy, nothing was published"
    case .locked:
      "The ledger \(path) is in use by another program; try again when it has ended"
    case .readOnly: "The ledger \(path) cannot be written; check the permissions and the disk"
    case .newer: "The ledger \(path) was made by a later version of attache; use that version"
    case .foreign:
      "The file \(path) is a database, but no ledger of attache; name another file"
    case .full: "The ledger \(path) cannot grow: the disk is full"
    case .refused(let words): "The ledger \(path) cannot be used: \(words)"
    }
  }
}

extension LedgerError {
  init(_ error: DatabaseError, path: String) {
    let reason: Reason =
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
      case .SQLITE_FULL: .full
      default: .refused(error.message ?? "code \(error.extendedResultCode.rawValue)")
      }
    self.init(path: path, reason: reason)
  }
}
