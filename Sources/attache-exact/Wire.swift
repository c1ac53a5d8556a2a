// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the two processes say to each other.
///
/// - In: `Q`, two lengths of 4 bytes (least significant first), parameters, model; or `S`, which ends the solve early.
/// - Out: one letter, a length of 4 bytes, as many bytes. `H` ready, with the library's path; `R` an answer; `M` no
///   library; `N` a library that is not the right one; `U` wrong usage.
struct Wire: Sendable {
  enum Message {
    case question(parameters: [UInt8], model: [UInt8])
    case stop
  }

  private let output: Int32

  /// Takes standard output for itself; whatever the libraries print goes to standard error.
  init() {
    output = dup(1)
    dup2(2, 1)
  }

  func send(_ letter: Unicode.Scalar, _ text: String) { send(letter, Array(text.utf8)) }

  func send(_ letter: Unicode.Scalar, _ bytes: [UInt8]) {
    var length = UInt32(bytes.count).littleEndian
    let header = [UInt8(truncatingIfNeeded: letter.value)]
    let all = header + withUnsafeBytes(of: &length) { Array($0) } + bytes
    var sent = 0
    while sent < all.count {
      let count = all[sent...].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // Nobody listens any more.
      guard count > 0 else { _exit(0) }
      sent += count
    }
  }

  /// The next message, or nil when the other side has closed.
  func receive() -> Message? {
    guard let letter = read(1)?.first else { return nil }
    guard letter == UInt8(ascii: "Q") else { return .stop }
    guard let first = length(), let second = length(), let parameters = read(first),
      let model = read(second)
    else { return nil }
    return .question(parameters: parameters, model: model)
  }

  private func length() -> Int? {
    read(4).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let part = bytes[received...].withUnsafeMutableBytes {
        Glibc.read(0, $0.baseAddress, $0.count)
      }
      if part < 0, errno == EINTR { continue }
      guard part > 0 else { return nil }
      received += part
    }
    return bytes
  }
}
