// SPDX-License-Identifier: Apache-2.0

/// A list of files for a person, cut where nobody reads on; machines are given all of it.
enum ShortList {
  static let longest = 20

  /// Prints the first lines, and how many more there are.
  static func show(_ lines: [String]) {
    for line in lines.prefix(longest) { print("    \(line)") }
    let more = lines.count - longest
    if more > 0 { print("    …（\(Terminal.words("另有 \(more) 项", "and \(more) more"))）") }
  }
}
