// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CalendarServer
import FestivalModel
import Foundation
import Ledger
import Planning

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

  /// Pushes what was published, says what happened, and ends the command if not all is well.
  func push(
    _ folder: URL, of event: EventArgument, ledger: Ledger, _ step: Step
  ) throws {
    guard let caldav else { return }
    let home = try address(caldav)
    let server = CalendarServer(
      credentials: try login(), patience: Patience { Thread.sleep(forTimeInterval: $0) })
    let pushed = try attempting {
      try Pipeline.push(
        folder, of: event.slug, to: server, at: home, ledger: ledger, overwrites: overwrite,
        who: step.who, at: step.at)
    }
    if event.json {
      try Answer.print(PushAnswer(pushed))
    } else {
      for finding in pushed.findings { Terminal.complain(finding.description) }
      print(
        "日历服务器 / Calendar server: \(pushed.calendars) 份日历一致 / calendars in step; "
          + "写入 \(pushed.written)，认领 \(pushed.adopted)，删除 \(pushed.removed)，不变 \(pushed.unchanged) / "
          + "\(pushed.written) written, \(pushed.adopted) recognised, \(pushed.removed) removed, "
          + "\(pushed.unchanged) unchanged")
      if pushed.untried > 0 {
        print("  未尝试 \(pushed.untried) 份，请再次运行 / \(pushed.untried) not tried; run it again")
      }
    }
    guard !pushed.findings.isEmpty else { return }
    let isConflict = pushed.findings.allSatisfy { $0.isForTheOffice }
    throw Outcome(isConflict ? .input : .world)
  }
}

private struct PushAnswer: Encodable {
  let calendars: Int
  let written: Int
  let recognised: Int
  let removed: Int
  let unchanged: Int
  let untried: Int
  let findings: [Answer.Finding]

  init(_ pushed: Pushed) {
    calendars = pushed.calendars
    written = pushed.written
    recognised = pushed.adopted
    removed = pushed.removed
    unchanged = pushed.unchanged
    untried = pushed.untried
    findings = pushed.findings.map(Answer.Finding.init)
  }
}

extension Finding {
  /// Whether a person of the office decides about it, rather than a server that failed.
  fileprivate var isForTheOffice: Bool {
    let codes: [PushFindingCode] = [.changedThere, .removedThere, .notPublished]
    return codes.contains { $0.rawValue == code }
  }
}
