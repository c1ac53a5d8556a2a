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

  package let language: String
  package let mode: Mode

  package init(language: String, mode: Mode) {
    self.language = language
    self.mode = mode
  }
}
