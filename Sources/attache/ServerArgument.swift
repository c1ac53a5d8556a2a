// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CalDAV
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

/// Which calendar server to push to, and as whom.
struct ServerArgument: ParsableArguments {
  @Option(help: "The folder on a CalDAV server in which the calendars lie.")
  var caldav: String?

  @Option(
    help: """
      A file with user name and password on two lines, readable by its owner alone (default the \
      variables ATTACHE_CALDAV_USER and ATTACHE_CALDAV_PASSWORD).
      """)
  var credentials: String?

  @Option(
    help: """
      A PEM file of the certificates that vouch for the server (default those of the system).
      """)
  var cacert: String?

  @Option(
    help: """
      A calendar that is on the server already, as in staff/interpreters/E1=NAME, where NAME is its \
      folder in that of --caldav or its whole address; may be repeated (default: made by the push).
      """)
  var calendar: [String] = []

  @Flag(help: "Write over what somebody changed on the server.")
  var overwrite = false

  /// The address given to `--caldav`.
  private func address(_ text: String) throws -> ServerAddress {
    do {
      return try ServerAddress(text)
    } catch {
      // The text itself may hold a password.
      let why =
        switch error {
        case .notAnAddress: "地址应为 https://…/ / it must be an address like https://host/folder/"
        case .holdsCredentials:
          "地址里不能写用户名和密码 / user name and password do not belong into an address"
        case .notEncrypted: "只有本机可用 http / http is taken for this machine only; use https"
        }
      throw Outcome(.usage, "--caldav: \(why)")
    }
  }

  /// The calendars given to `--calendar`, by recipient.
  private func collections(in home: ServerAddress) throws -> [String: ServerAddress] {
    var collections: [String: ServerAddress] = [:]
    for pair in calendar {
      let ends = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard ends.count == 2, let address = home.collection(ends[1]) else {
        throw Outcome(
          .usage,
          "--calendar: 应为 staff/interpreters/E1=名称 / write staff/interpreters/E1=NAME, "
            + "on the server of --caldav")
      }
      guard collections.updateValue(address, forKey: ends[0]) == nil else {
        throw Outcome(.usage, "--calendar: \(ends[0]) 重复 / is named twice")
      }
      guard Set(collections.values).count == collections.count else {
        throw Outcome(
          .usage, "--calendar: 两人不能共用一份日历 / two people cannot share \(ends[1])")
      }
    }
    return collections
  }

  private func login() throws -> Credentials? {
    do {
      if let credentials { return try Credentials.fromFile(URL(filePath: credentials)) }
      return try Credentials.fromEnvironment(ProcessInfo.processInfo.environment)
    } catch {
      let why =
        switch error {
        case .halfSet: "两个环境变量须同时设置 / set both variables or none"
        case .unreadable: "凭据文件读不到 / the file cannot be read"
        case .open: "他人可读凭据文件，请 chmod 600 / others can read the file: chmod 600"
        case .malformed: "凭据文件应为两行 / the file must be two lines: user name, password"
        }
      throw Outcome(.usage, "--credentials: \(why)")
    }
  }

  private func authorities() throws -> CertificateFile? {
    do {
      return try cacert.map { file throws(CertificateFile.Problem) in
        try CertificateFile(URL(filePath: file))
      }
    } catch {
      let why =
        switch error {
        case .unreadable: "证书文件读不到 / the file cannot be read"
        case .notCertificates: "文件里没有 PEM 证书 / the file holds no PEM certificate"
        }
      throw Outcome(.usage, "--cacert: \(why)")
    }
  }

  /// The server, ready to be spoken to; `nil` when none is named.
  ///
  /// Wrong options end the command here, before anything is published.
  func server() throws -> NamedServer? {
    guard let caldav else { return nil }
    let home = try address(caldav)
    return NamedServer(
      home: home, collections: try collections(in: home),
      server: CalDAVClient(
        credentials: try login(), authorities: try authorities(),
        patience: Patience { Thread.sleep(forTimeInterval: $0) }),
      overwrites: overwrite)
  }
}

/// A calendar server as the command line names it.
struct NamedServer {
  fileprivate let home: ServerAddress
  fileprivate let collections: [String: ServerAddress]
  fileprivate let server: CalDAVClient
  fileprivate let overwrites: Bool

  /// Pushes what was published.
  func push(
    _ folder: URL, of event: EventArgument, ledger: Ledger, _ step: Step
  ) throws -> PushAnswer {
    PushAnswer(
      try Publisher.push(
        folder, of: event.slug, to: server, at: home, collections: collections, ledger: ledger,
        overwrites: overwrites, who: step.who, at: step.at))
  }
}

extension Terminal {
  /// What a push did, for a person.
  static func show(_ push: PushAnswer) {
    complain(PushFindings.lines(push.complaints))
    show(push.lines)
  }
}
