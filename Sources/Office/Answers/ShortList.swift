// SPDX-License-Identifier: Apache-2.0

/// A list of files for a person, cut where nobody reads on; machines are given all of it.
package enum ShortList {
  /// Lines that a person still reads.
  package static let longest = 20

  /// The first lines, and how many more there are.
  package static func of(_ lines: [String]) -> [String] {
    let more = lines.count - longest
    return lines.prefix(longest).map { "    \($0)" }
      + (more > 0 ? ["    …（\(Speech.words("另有 \(more) 项", "and \(more) more"))）"] : [])
  }
}
