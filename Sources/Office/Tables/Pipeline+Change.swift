// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension Pipeline {
  /// Reads changes, or takes a kept repair, and says what they make of an event's tables; writes nothing.
  ///
  /// `kept` is where ``KeptRepairs`` of the last explanation are.
  ///
  /// - Throws: ``Refusal`` with every finding, or ``TablesDisagree``.
  package static func change(
    _ texts: [String], repair: Int? = nil, of event: URL, kept: URL
  ) throws -> FolderChange {
    try FolderChange(texts, repair: repair.map { (number: $0, file: kept) }, of: event)
  }
}
