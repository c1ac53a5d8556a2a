// SPDX-License-Identifier: Apache-2.0

package import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Ledger
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The office's page: a server over the same use cases as the command line.
package struct Desk: Sendable {
  private let options: DeskOptions
  private let ledger: DeskLedger
  private let events: [EventDesk]
  private let shelf: FeedShelf
  private let signIn: SignInPages
  private let now: @Sendable () -> Date
  private let gate: Gate

  /// Prepares a desk; nothing listens yet.
  ///
  /// `now` is the clock, which tests set.
  ///
  /// - Throws: `LedgerError` when the desk's file cannot be used.
  package init(
    _ options: DeskOptions, now: @escaping @Sendable () -> Date = { Date() }
  ) throws(LedgerError) {
    self.options = options
    self.now = now
    ledger = try DeskLedger(
      path: options.data.appending(path: "desk.sqlite").path(percentEncoded: false))
    events = options.events.map { EventDesk(folder: $0, options: options) }
    shelf = FeedShelf(
      published: Dictionary(
        events.map { ($0.slug, $0.published) }, uniquingKeysWith: { first, _ in first }),
      ledger: ledger)
    gate = Gate(
      options: options, ledger: ledger, now: now, home: events.count == 1 ? events[0] : nil)
    signIn = SignInPages(options: options, ledger: ledger, gate: gate, now: now)
  }

  /// The link that signs the first user in as administrator; `nil` once somebody may sign in.
  ///
  /// - Throws: `LedgerError`.
  package func firstLink(name: String) throws(LedgerError) -> String? {
    guard try ledger.accounts().isEmpty else { return nil }
    try ledger.save(DeskLedger.Account(name: name, role: Role.administrator.rawValue))
    return try signIn.link(for: name)
  }

  /// A new link for somebody who may sign in; `nil` when nobody of that name may.
  ///
  /// - Throws: `LedgerError`.
  package func link(name: String) throws(LedgerError) -> String? {
    guard try ledger.account(name) != nil else { return nil }
    return try signIn.link(for: name)
  }

  /// Serves until the program is told to end; requests that have begun are answered first.
  ///
  /// - Parameter running: called once the desk listens, with the port that it got.
  /// - Throws: what the system says when the address is in use.
  package func run(_ running: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    var logger = Logger(label: "attache-desk")
    logger.logLevel = .warning
    let limits = options.limits
    var application = Application(
      router: router(),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [RequestDeadline(seconds: limits.request)],
          idleTimeout: .seconds(Int64(limits.silence)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headers, maxHeaderListSize: limits.headers,
            maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) },
      logger: logger)
    application.addServices(FetchLog(shelf: shelf, logger: logger), Lookout(events: events))
    defer { for event in events { Task { await event.search?.raiseStop() } } }
    try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
  }

  /// Every address that is answered, such as `GET /e/{event}/list`.
  package var routes: [String] {
    router().routes.map { "\($0.method) \($0.path)" }.sorted()
  }

  private func router() -> Router<DeskContext> {
    let router = Router(context: DeskContext.self)
    // The gate closes every answer, also one that stands for what a page threw.
    router.add(middleware: gate)
    router.add(middleware: LastResort())
    router.add(middleware: Compression())
    StaticFiles().add(to: router)
    signIn.add(to: router)
    if let provider = options.provider {
      OpenIDPages(
        options: options, ledger: ledger, signIn: signIn, provider: IdentityProvider(provider),
        now: now
      ).add(to: router)
    }
    FeedRoutes(shelf: shelf, now: now).add(to: router)
    ProgrammePages(events: events).add(to: router)
    TogetherPages(events: events).add(to: router)
    WeighPages(events: events).add(to: router)
    BasketPages(events: events, desk: ledger, now: now).add(to: router)
    ProposalPages(events: events, desk: ledger, now: now).add(to: router)
    SearchPages(events: events).add(to: router)
    ListPages(events: events, desk: ledger, now: now).add(to: router)
    PersonalPages(events: events, desk: ledger, now: now).add(to: router)
    PaperPages(events: events, desk: ledger, options: options, now: now).add(to: router)
    SlipPages(events: events, desk: ledger, now: now).add(to: router)
    LivePages(events: events).add(to: router)
    EditionPages(events: events, desk: ledger, now: now).add(to: router)
    RainPages(events: events, desk: ledger, now: now).add(to: router)
    FeedPages(events: events, desk: ledger, shelf: shelf, options: options, now: now)
      .add(to: router)
    SendingPages(events: events, desk: ledger, options: options, now: now).add(to: router)
    PeoplePages(desk: ledger, signIn: signIn, now: now).add(to: router)
    return router
  }
}

/// Turns what no page has answered into one clear page; the log names the kind of error, never its text.
private struct LastResort: RouterMiddleware {
  func handle(
    _ request: Request, context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError {
      return Answers.problem(error.status, context)
    } catch let error as UnusableTables {
      return Answers.tables(error, context)
    } catch let error as LedgerError {
      return Answers.world(error.description, context)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      context.logger.error("A page failed", metadata: ["kind": "\(type(of: error))"])
      return Answers.problem(.internalServerError, context)
    }
  }
}

/// Writes who fetched what to the ledger every few seconds, and once more at the end.
private struct FetchLog: Service {
  let shelf: FeedShelf
  let logger: Logger

  func run() async throws {
    try? await gracefulShutdownTaskGroup()
    flush()
  }

  private func gracefulShutdownTaskGroup() async throws {
    try await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .seconds(5))
        flush()
      }
    }
  }

  private func flush() {
    do throws(LedgerError) {
      try shelf.flush()
    } catch {
      logger.error("Fetches could not be noted: \(error.description)")
    }
  }
}
