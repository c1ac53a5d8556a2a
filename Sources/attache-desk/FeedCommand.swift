// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Ledger

/// Makes, lists and ends secret addresses of calendars; `attache feed` starts this.
struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attache feed",
    abstract: "Make, list and end secret addresses of an event's calendars.",
    discussion: """
      Without --for and --end the open addresses are listed, with who fetched them. An address is \
      shown once; only its digest is kept. The desk may run meanwhile, and serves it.
      """)

  @Argument(help: "The event folder, or its name under events/.")
  var event: String

  @Option(name: .customLong("for"), help: "Make an address of this calendar, as units/C-US.H.")
  var recipient: String?

  @Option(help: "End the address of this number; with --for it is replaced.")
  var end: Int?

  @Option(help: "The port on which the desk listens.")
  var port = 8017

  @Option(help: "How browsers reach the desk, such as https://desk.example.org.")
  var publicAddress: String?

  @Option(help: "Where the desk keeps who may sign in (default .desk beside the events).")
  var data: String?

  func run() async throws {
    let folder = EventNames.folder(event)
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw ValidationError("There is no event folder \(folder.path)")
    }
    let store = URL(filePath: data ?? ".desk")
    var options = DeskOptions(
      events: [folder], data: store, calendars: URL(filePath: "calendars"),
      published: URL(filePath: "published"))
    options.port = port
    options.publicAddress = publicAddress
    let who = ProcessInfo.processInfo.environment["USER"] ?? "office"
    do {
      try FileManager.default.createDirectory(
        at: store, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let office = try FeedOffice(options)
      if let end { try office.end(end, by: who, at: Date()) }
      if let recipient {
        print(try await office.make(for: recipient, by: who, at: Date()))
      } else if end == nil {
        for open in try office.open() { print(Self.line(open)) }
      }
    } catch let problem as FeedOffice.Problem {
      let cause =
        switch problem {
        case .unplanned: "\(event) cannot be read, or has no programme yet"
        case .unknownRecipient:
          "no calendar is called \(recipient ?? ""); the folder under calendars/ has their names"
        case .unknownFeed: "no open address of \(event) has the number \(end ?? 0)"
        }
      throw ValidationError(cause)
    } catch let error as LedgerError {
      throw DeskCommand.refused(error.description)
    } catch let error as CocoaError {
      throw DeskCommand.refused("\(store.path): \(error.localizedDescription)")
    }
  }

  /// Such as `3  units/C-US.H  Google edition 2 2018-03-28T08:00:00Z`.
  private static func line(_ open: FeedOffice.Open) -> String {
    let fetches = open.fetches.map { "\($0.client) edition \($0.edition) \($0.at.ISO8601Format())" }
    let seen = fetches.isEmpty ? "never fetched" : fetches.joined(separator: ", ")
    return "\(open.feed.number)  \(open.feed.recipient)  \(seen)"
  }
}
