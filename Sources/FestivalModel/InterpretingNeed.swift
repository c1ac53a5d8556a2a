// SPDX-License-Identifier: Apache-2.0

/// A language that a session is interpreted into and out of, and how.
package struct InterpretingNeed: Sendable, Hashable {
  /// Working modes of interpreters.
  package enum Mode: String, Sendable, CaseIterable {
    /// Simultaneous, in a booth.
    case simultaneous = "SI"
    /// Consecutive, on stage or at the table; doubles speech time.
    case consecutive = "CI"
    /// Volunteers at matchmaking tables.
    case volunteer = "VOL"
  }

  /// A code such as `JA`; the house's language is always on the other side.
  package let language: String
  /// Decides how many interpreters a team has (HC13) and how long speech takes (HC16).
  package let mode: Mode

  /// One item of the column `interpreting`, such as `JA:CI`.
  package init(language: String, mode: Mode) {
    self.language = language
    self.mode = mode
  }
}
