// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a run says: answers on standard output; complaints, and one line that shows how the search goes on, on standard error.
enum Terminal {
  /// Whether a person watches; a pipe gets no progress line.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Columns of the terminal; eighty where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Prints an answer for machines: JSON on standard output, keys sorted.
  static func answer(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  static func show(_ lines: [String]) {
    for line in lines { print(line) }
  }

  static func complain(_ lines: [String]) {
    for line in lines { complain(line) }
  }

  static func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  /// Overwrites the progress line.
  static func showProgress(_ line: String) {
    guard isWatched else { return }
    FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
  }

  static func endProgress() {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
