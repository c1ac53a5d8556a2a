// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Office

/// Which calendar server to push to, and as whom.
struct ServerArgument: ParsableArguments {
  @Option(
    help: .words(
      "CalDAV 服务器上存放日历的文件夹。", "The folder on a CalDAV server in which the calendars lie."))
  var caldav: String?

  @Option(
    help: .words(
      """
      写有用户名、密码两行的文件，只有本人可读（默认用环境变量 \
      ATTACHE_CALDAV_USER 和 ATTACHE_CALDAV_PASSWORD）。
      """,
      """
      A file with user name and password on two lines, readable by its owner alone (default the \
      variables ATTACHE_CALDAV_USER and ATTACHE_CALDAV_PASSWORD).
      """))
  var credentials: String?

  @Option(
    help: .words(
      """
      为服务器作保的证书（PEM 文件；默认用系统的）。
      """,
      """
      A PEM file of the certificates that vouch for the server (default those of the system).
      """))
  var cacert: String?

  @Option(
    help: .words(
      """
      服务器上已有的日历，如 staff/interpreters/E1=名称；名称是它在 --caldav 之下的文件夹，\
      或完整地址；可多次给出（默认由推送新建）。
      """,
      """
      A calendar that is on the server already, as in staff/interpreters/E1=NAME, where NAME is its \
      folder in that of --caldav or its whole address; may be repeated (default: made by the push).
      """))
  var calendar: [String] = []

  @Flag(help: .words("覆盖他人在服务器上的改动。", "Write over what somebody changed on the server."))
  var overwrite = false

  /// The server, ready to be spoken to; `nil` when none is named.
  ///
  /// Wrong options end the command here, before anything is published.
  func server() throws -> NamedServer? {
    guard let caldav else { return nil }
    var naming = NamedServer.Naming(address: caldav)
    naming.calendars = calendar
    naming.credentials = credentials
    naming.authorities = cacert
    naming.overwrites = overwrite
    do {
      return try NamedServer(naming, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw Outcome(.usage, "--\(error.subject)\(Speech.colon)\(error.words)")
    }
  }
}

extension Terminal {
  /// What a push did, for a person.
  static func show(_ push: PushAnswer) {
    complain(PushFindings.lines(push.complaints))
    show(push.lines)
  }
}
