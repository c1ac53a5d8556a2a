// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Names of what is being written, before it takes its place: no two alike, within a process and over processes.
package enum TemporaryName {
  /// A hidden name beside a file, which no other writer has.
  package static func beside(_ name: String) -> String { ".\(name).\(mark()).tmp" }

  /// The process, and a number that it gives once.
  static func mark() -> String {
    "\(getpid()).\(String(UInt64.random(in: .min ... .max), radix: 36))"
  }

  /// The process whose mark this is; earlier versions wrote its number alone.
  static func owner(_ mark: some Collection<Substring>) -> Int32? {
    guard (1...2).contains(mark.count), let owner = mark.first.flatMap({ Int32($0) }), owner > 0
    else { return nil }
    return owner
  }
}
