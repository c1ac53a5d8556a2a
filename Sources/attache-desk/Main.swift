// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Ledger

/// Folders of events as they are named on the command line.
enum EventNames {
  /// A folder, or one of that name under events/.
  static func folder(_ event: String) -> URL {
    let given = URL(filePath: event)
    let isName = !event.contains("/") && !FileManager.default.fileExists(atPath: given.path)
    return isName ? URL(filePath: "events").appending(path: event) : given
  }
}

/// The commands of `attache` that need the desk: `attache-desk …` and `attache-desk feed …`.
@main
enum Program {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "feed" {
      await FeedCommand.main(Array(words.dropFirst()))
    } else {
      await DeskCommand.main(words)
    }
  }
}

/// Opens the office's page; `attache desk` starts this program.
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attache desk",
    abstract: "Open the office's page in a browser.",
    discussion: """
      The first start prints a link that signs you in as administrator. SIGTERM and Ctrl-C end the \
      desk when the requests that have begun are answered.
      """)

  @Argument(help: "The event folders, or their names under events/ (default every event there).")
  var events: [String] = []

  @Option(help: "The port to listen on.")
  var port = 8017

  @Option(help: "The address to listen on; others than this machine's own need --trusted-header.")
  var host = "127.0.0.1"

  @Option(help: "Where the desk keeps who may sign in (default .desk beside the events).")
  var data: String?

  @Option(help: "The header in which a proxy passes the name of who signed in with it.")
  var trustedHeader: String?

  @Option(help: "The proxy's address, from which alone that header counts; may be repeated.")
  var trustedFrom: [String] = []

  @Option(help: "The identity provider to sign in with, such as https://sign-in.example.org.")
  var oidcIssuer: String?

  @Option(help: "The name under which that provider knows the desk.")
  var oidcClient: String?

  @Option(help: "A file with the secret that it gave the desk, which nobody else can read.")
  var oidcSecret: String?

  @Option(help: "What of its answer is the name of somebody here: email, sub or another claim.")
  var oidcClaim = "email"

  @Option(help: "A PEM file of the certificates that vouch for that provider.")
  var oidcCacert: String?

  @Option(help: "How browsers reach the desk, such as https://desk.example.org.")
  var publicAddress: String?

  @Option(help: "The CalDAV server to which pages may push, such as https://host/folder/.")
  var caldav: String?

  @Option(help: "A calendar that is there already, as staff/interpreters/E1=NAME; may be repeated.")
  var calendar: [String] = []

  @Option(
    help: "A file of that server's user name and password, one a line (default the environment).")
  var credentials: String?

  @Option(help: "A PEM file of the certificates that vouch for that server.")
  var cacert: String?

  @Option(
    help: "Rehearse: the time from which the desk's clock goes, as 2018-03-28T11:00:00+08:00.")
  var rehearse: String?

  @Option(help: "Print a new sign-in link for this person, and end.")
  var linkFor: String?

  @Flag(help: "Open the link in the browser.")
  var open = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535") }
    if trustedHeader != nil, trustedFrom.isEmpty {
      throw ValidationError("--trusted-header needs --trusted-from, the proxy's address")
    }
    if let problem = providerProblem { throw ValidationError("--\(problem)") }
    if let problem = calendarServer?.problem { throw ValidationError("--\(problem)") }
    if let rehearse, Self.instant(rehearse) == nil {
      throw ValidationError("--rehearse is a time with its offset, as 2018-03-28T11:00:00+08:00")
    }
    let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
    if !isLoopback,
      trustedHeader == nil && oidcIssuer == nil || publicAddress?.hasPrefix("https://") != true
    {
      throw ValidationError(
        "Beyond this machine the desk needs a proxy with TLS: --public-address https://…, and either "
          + "--trusted-header with --trusted-from or --oidc-issuer")
    }
  }

  func run() async throws {
    Self.allowConnections()
    let folders = try eventFolders()
    let store = URL(filePath: data ?? ".desk")
    do {
      try FileManager.default.createDirectory(
        at: store, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Self.refused("\(store.path): \(error.localizedDescription)")
    }
    var options = DeskOptions(
      events: folders, data: store, calendars: URL(filePath: "calendars"),
      published: URL(filePath: "published"))
    options.host = host
    options.port = port
    options.publicAddress = publicAddress
    options.invitations = URL(filePath: "invitations")
    options.calendarServer = calendarServer
    options.provider = try provider()
    if let trustedHeader {
      options.trustedHeader = .init(name: trustedHeader, addresses: trustedFrom)
    }
    let desk: Desk
    let clock = self.clock
    do throws(LedgerError) {
      desk = try Desk(options, now: clock)
      if let linkFor {
        guard let link = try desk.link(name: linkFor) else {
          throw LedgerError(path: store.path, reason: .refused("nobody named \(linkFor)"))
        }
        print(link)
        return
      }
    } catch {
      throw Self.refused(error.description)
    }
    let name = ProcessInfo.processInfo.environment["USER"] ?? "office"
    let link: String?
    do throws(LedgerError) {
      link = try desk.firstLink(name: name)
    } catch {
      throw Self.refused(error.description)
    }
    let address = options.address
    let opensBrowser = open
    do {
      try await desk.run { _ in
        print("桌面已开 / The desk is open: \(address)")
        if let link { print("首次登录 / Sign in the first time: \(link)") }
        fflush(nil)
        if opensBrowser { Self.show(link ?? address) }
      }
    } catch {
      throw Self.refused("\(host):\(port): \(error)")
    }
  }

  /// Lets as many connections stand open as the system allows; most shells begin with 1024 files for everything.
  private static func allowConnections() {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0 else { return }
    let wanted = min(limit.rlim_max, 16_384)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = wanted
    // Where it is refused, fewer can look at once.
    setrlimit(files, &limit)
  }

  private func provider() throws(NamedProvider.Problem) -> NamedProvider? {
    guard let oidcIssuer else { return nil }
    return try NamedProvider(
      issuer: oidcIssuer, client: oidcClient ?? "",
      secretFile: oidcSecret.map { URL(filePath: $0) }, claim: oidcClaim,
      authorities: oidcCacert.map { URL(filePath: $0) })
  }

  private var providerProblem: String? {
    do throws(NamedProvider.Problem) {
      _ = try provider()
      return nil
    } catch {
      return error.description
    }
  }

  private var calendarServer: DeskOptions.CalendarServer? {
    caldav.map {
      DeskOptions.CalendarServer(
        address: $0, calendars: calendar, credentials: credentials, authorities: cacert)
    }
  }

  private static func instant(_ text: String) -> Date? {
    try? Date(text, strategy: .iso8601)
  }

  /// The system's clock, or one that is as far from it as the rehearsal is.
  private var clock: @Sendable () -> Date {
    guard let begins = rehearse.flatMap(Self.instant) else { return { Date() } }
    let distance = begins.timeIntervalSinceNow
    return { Date().addingTimeInterval(distance) }
  }

  private func eventFolders() throws -> [URL] {
    let root = URL(filePath: "events")
    let names: [URL]
    if events.isEmpty {
      names =
        ((try? FileManager.default.contentsOfDirectory(
          at: root, includingPropertiesForKeys: nil)) ?? [])
        .filter { FileManager.default.fileExists(atPath: $0.appending(path: "festival.yaml").path) }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } else {
      names = events.map(EventNames.folder)
    }
    guard !names.isEmpty else {
      throw ValidationError("There is no event under events/; name a folder")
    }
    for folder in names where !FileManager.default.fileExists(atPath: folder.path) {
      throw ValidationError("There is no event folder \(folder.path)")
    }
    return names
  }

  private static func show(_ address: String) {
    let opener = Process()
    opener.executableURL = URL(filePath: "/usr/bin/env")
    opener.arguments = ["xdg-open", address]
    // Without a browser the printed link remains.
    try? opener.run()
  }

  /// The disk, the ledger or the network refused; ends with the code that the README gives it.
  static func refused(_ cause: String) -> ExitCode {
    try? FileHandle.standardError.write(contentsOf: Data("\(cause)\n".utf8))
    return ExitCode(5)
  }
}
