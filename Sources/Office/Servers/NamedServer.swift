// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel
package import Foundation
package import Ledger
package import Publishing

/// A calendar server as the office names it, ready to be spoken to.
package struct NamedServer {
  private let home: ServerAddress
  private let collections: [String: ServerAddress]
  private let client: CalDAVClient
  private let overwrites: Bool

  /// What the office says of a server.
  package struct Naming: Sendable {
    /// The folder on the server in which the calendars lie.
    package var address: String
    /// Calendars that are there already, as `recipient=name`; others are made by the push.
    package var calendars: [String] = []
    /// A file of user name and password; the environment where there is none.
    package var credentials: String?
    /// A PEM file of the certificates that vouch for the server; the system's where there is none.
    package var authorities: String?
    /// Whether to write over what somebody changed on the server.
    package var overwrites = false

    /// An address alone: nothing there yet, nothing overwritten.
    package init(address: String) { self.address = address }
  }

  /// What is wrong with a naming, before anything is published.
  package struct Problem: Error, Hashable, Sendable {
    /// What is meant: `caldav`, `calendar`, `credentials` or `cacert`.
    package let subject: String
    /// In what is spoken.
    package let words: String
  }

  /// - Throws: ``Problem`` for an address, a calendar or a file that cannot be used.
  package init(_ naming: Naming, environment: [String: String]) throws(Problem) {
    home = try Self.address(naming.address)
    collections = try Self.collections(naming.calendars, in: home)
    client = CalDAVClient(
      credentials: try Self.login(naming.credentials, environment),
      authorities: try Self.authorities(naming.authorities),
      patience: Patience { Thread.sleep(forTimeInterval: $0) })
    overwrites = naming.overwrites
  }

  /// Pushes what was published of an event.
  ///
  /// - Throws: `LedgerError` and `CalendarFolderError`; what the server refuses is in the answer.
  package func push(
    _ folder: URL, of slug: String, ledger: Ledger, _ step: Step
  ) throws -> PushAnswer {
    PushAnswer(
      try Publisher.push(
        folder, of: slug, to: client, at: home, collections: collections, ledger: ledger,
        overwrites: overwrites, who: step.who, at: step.at))
  }

  private static func address(_ text: String) throws(Problem) -> ServerAddress {
    do {
      return try ServerAddress(text)
    } catch {
      // The text itself may hold a password.
      let words =
        switch error {
        case .notAnAddress:
          Speech.words(
            "地址应为 https://…/", "it must be an address like https://host/folder/")
        case .holdsCredentials:
          Speech.words(
            "地址里不能写用户名和密码", "user name and password do not belong into an address")
        case .notEncrypted:
          Speech.words(
            "只有本机可用 http，请用 https", "http is taken for this machine only; use https")
        }
      throw Problem(subject: "caldav", words: words)
    }
  }

  private static func collections(
    _ pairs: [String], in home: ServerAddress
  ) throws(Problem) -> [String: ServerAddress] {
    var collections: [String: ServerAddress] = [:]
    for pair in pairs {
      let ends = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard ends.count == 2, let address = home.collection(ends[1]) else {
        throw Problem(
          subject: "calendar",
          words: Speech.words(
            "应为 staff/interpreters/E1=名称，且在 --caldav 的服务器上",
            "write staff/interpreters/E1=NAME, on the server of --caldav"))
      }
      guard collections.updateValue(address, forKey: ends[0]) == nil else {
        throw Problem(
          subject: "calendar",
          words: Speech.words(
            "\(ends[0]) 重复", "\(ends[0]) is named twice"))
      }
      guard Set(collections.values).count == collections.count else {
        throw Problem(
          subject: "calendar",
          words: Speech.words(
            "两人不能共用一份日历 \(ends[1])", "two people cannot share \(ends[1])"))
      }
    }
    return collections
  }

  private static func login(
    _ file: String?, _ environment: [String: String]
  ) throws(Problem) -> Credentials? {
    do {
      if let file { return try Credentials.fromFile(URL(filePath: file)) }
      return try Credentials.fromEnvironment(environment)
    } catch {
      let words =
        switch error {
        case .halfSet:
          Speech.words(
            "两个环境变量须同时设置", "set both variables or none")
        case .unreadable:
          Speech.words(
            "凭据文件读不到", "the file cannot be read")
        case .open:
          Speech.words(
            "他人可读凭据文件，请 chmod 600", "others can read the file: chmod 600")
        case .malformed:
          Speech.words(
            "凭据文件应为两行：用户名、密码", "the file must be two lines: user name, password")
        }
      throw Problem(subject: "credentials", words: words)
    }
  }

  private static func authorities(_ file: String?) throws(Problem) -> CertificateFile? {
    guard let file else { return nil }
    do {
      return try CertificateFile(URL(filePath: file))
    } catch {
      let words =
        switch error {
        case .unreadable:
          Speech.words(
            "证书文件读不到", "the file cannot be read")
        case .notCertificates:
          Speech.words(
            "文件里没有 PEM 证书", "the file holds no PEM certificate")
        }
      throw Problem(subject: "cacert", words: words)
    }
  }
}
