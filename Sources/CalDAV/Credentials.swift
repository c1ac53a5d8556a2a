// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A user name and a password; never printed.
package struct Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Why there are none to be had.
  package enum Problem: Error, Hashable, Sendable {
    /// One of the two variables is set, the other not.
    case halfSet
    case unreadable
    /// Others on this machine can read the file.
    case open
    /// The file is not two lines: the user, then the password.
    case malformed
  }

  /// The environment variable of the user name.
  package static let userVariable = "ATTACHE_CALDAV_USER"
  /// The environment variable of the password.
  package static let passwordVariable = "ATTACHE_CALDAV_PASSWORD"

  let user: String
  let password: String

  /// Refuses what a header cannot carry: nothing, a colon in the user name, control characters.
  package init(user: String, password: String) throws(Problem) {
    guard !user.isEmpty, !password.isEmpty, !user.contains(":"),
      (user + password).unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw .malformed }
    self.user = user
    self.password = password
  }

  /// From the environment; `nil` when neither variable is set.
  package static func fromEnvironment(
    _ environment: [String: String]
  ) throws(Problem) -> Credentials? {
    switch (environment[userVariable], environment[passwordVariable]) {
    case (nil, nil): return nil
    case (let user?, let password?): return try Credentials(user: user, password: password)
    default: throw .halfSet
    }
  }

  /// From a file of two lines that its owner alone can read.
  package static func fromFile(_ file: URL) throws(Problem) -> Credentials {
    let attributes: [FileAttributeKey: Any]
    let text: String
    do {
      attributes = try FileManager.default.attributesOfItem(
        atPath: file.resolvingSymlinksInPath().path)
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unreadable
    }
    guard let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 == 0
    else { throw .open }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count == 2 || lines.count == 3 && lines[2].isEmpty else { throw .malformed }
    return try Credentials(user: String(lines[0]), password: String(lines[1]))
  }

  /// Says nothing of either, so that no log holds them.
  package var description: String { "credentials" }
  /// Says nothing of either, so that no log holds them.
  package var debugDescription: String { description }
}
