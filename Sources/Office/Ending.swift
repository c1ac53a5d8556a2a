// SPDX-License-Identifier: Apache-2.0

/// How a use case ends; the number is the exit code that scripts read.
package enum Ending: Int32, Codable, Hashable, Sendable, CaseIterable {
  case done = 0
  /// Attaché contradicts itself. No table, list, file or option leads here.
  case bug = 1
  /// The question cannot be asked like this, or not now.
  case usage = 2
  /// Something is wrong with what was read; findings say what.
  case input = 3
  /// No programme keeps all hard rules, or none was found.
  case noProgramme = 4
  /// The disk, the network or the machine refused.
  case world = 5
}
