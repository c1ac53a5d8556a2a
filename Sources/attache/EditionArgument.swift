// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Folders
import Foundation
import Ledger
import Publishing

/// Where the ledger of an event lies.
struct LedgerArgument: ParsableArguments {
  @Option(help: "The ledger (default ledger.sqlite in the event folder).")
  var ledger: String?

  func file(of event: EventArgument) -> URL {
    ledger.map { URL(filePath: $0) } ?? event.folder.appending(path: "ledger.sqlite")
  }

  /// A ledger that is there already, for commands that only look.
  func existing(of event: EventArgument) throws -> Ledger {
    try attempting { try Ledger.existing(path: file(of: event).path(percentEncoded: false)) }
  }

  func open(of event: EventArgument) throws -> Ledger {
    try attempting { try Publisher.ledger(file(of: event)) }
  }
}

/// Who takes a step, and when.
struct StepArgument: ParsableArguments {
  @Option(name: .customLong("by"), help: "Who does it, as it stands in the ledger.")
  var who: String?

  @Option(help: "The time that counts, such as 2018-03-27T22:00:00+08:00 (default now).")
  var at: String?

  @Option(help: "Why, as it stands in the ledger.")
  var note: String = ""

  func step() throws -> Step {
    Step(who: who ?? ProcessInfo.processInfo.environment["USER"] ?? "-", at: try time(), note: note)
  }

  private func time() throws -> Date { try Self.time(at) }

  /// The instant that a text names; now for none.
  static func time(_ text: String?) throws -> Date {
    guard let text else { return Date() }
    guard let time = try? Date(text, strategy: .iso8601) else {
      throw ValidationError("--at must be a time with an offset, such as 2018-03-27T22:00:00+08:00")
    }
    return time
  }
}

/// Runs a step of an edition; what the disk, the ledger or the office refuses ends the command.
func attempting<Value>(_ step: () throws -> Value) throws -> Value {
  do {
    return try step()
  } catch let refusal as StepRefusal {
    throw Outcome(refusal.code, refusal.words)
  } catch let error as LedgerError {
    throw Outcome(.world, error.description)
  } catch let error as CalendarFolderError {
    throw Outcome(.world, error.description)
  }
}

extension StepRefusal {
  fileprivate var code: Outcome.Code {
    switch self {
    case .breaksRules: .noProgramme
    case .wrongStatus, .noEdition, .needsApproval: .usage
    }
  }

  fileprivate var words: String {
    switch self {
    case .breaksRules(let violations):
      ([
        "该日程违反硬性规则，未发布 / The programme breaks hard rules; nothing was published:"
      ] + Summary.lines(of: violations)).joined(separator: "\n")
    case .wrongStatus(let edition, let status, let next):
      "第\(edition)版现为 \(status.rawValue)，不能改为 \(next.rawValue) / "
        + "Edition \(edition) is \(status.rawValue) and cannot become \(next.rawValue)"
    case .noEdition(let number?): "没有第\(number)版 / There is no edition \(number)"
    case .noEdition(nil): "还没有任何版本 / There is no edition yet; use attache submit or publish"
    case .needsApproval:
      "已发布的是批准版；新版请先 submit、approve，或用 --draft 以草案发布 / Guests hold an approved "
        + "edition: submit and approve the new one first, or publish it as a draft with --draft"
    }
  }
}
