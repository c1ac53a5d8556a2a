// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// What goes to standard error: complaints, and one line that shows how the search goes on.
enum Terminal {
  /// Whether a person watches; a pipe gets no progress line.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// What this run speaks; ``Main`` sets it for the command.
  @TaskLocal static var languages: [Language] = [.zh, .en]

  /// A text in what this run speaks, on one line.
  static func words(_ zh: String, _ en: String) -> String {
    languages.spoken(LocalizedText(zh: zh, en: en))
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
