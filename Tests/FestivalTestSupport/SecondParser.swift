// SPDX-License-Identifier: Apache-2.0

/// Another program's reading of calendar files: Python's `icalendar`, the quickest of them.
package enum SecondParser {
  package typealias Calendar = IndependentReaders.Calendar
  package typealias Event = IndependentReaders.Event

  /// Reads files given by relative path.
  package static func read(_ files: [(path: String, bytes: [UInt8])]) throws -> [String: Calendar] {
    try IndependentReaders.read(files, by: ["icalendar"])["icalendar"] ?? [:]
  }
}
