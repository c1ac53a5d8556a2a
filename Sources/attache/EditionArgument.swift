// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Ledger
import Office
import Publishing

/// Where the ledger of an event lies.
struct LedgerArgument: ParsableArguments {
  @Option(
    help: .words(
      "台账（默认活动文件夹中的 ledger.sqlite）。", "The ledger (default ledger.sqlite in the event folder)."))
  var ledger: String?

  func file(of event: EventArgument) -> URL {
    ledger.map { URL(filePath: $0) } ?? event.office.ledger
  }

  /// A ledger that is there already, for commands that only look.
  func existing(of event: EventArgument) throws -> Ledger {
    try Ledger.existing(path: file(of: event).path(percentEncoded: false))
  }

  func open(of event: EventArgument) throws -> Ledger {
    try Publisher.ledger(file(of: event))
  }
}

/// Who takes a step, and when.
struct StepArgument: ParsableArguments {
  @Option(
    name: .customLong("by"), help: .words("经手人，记入台账。", "Who does it, as it stands in the ledger."))
  var who: String?

  @Option(
    help: .words(
      "以何时为准，如 2018-03-27T22:00:00+08:00（默认现在）。",
      "The time that counts, such as 2018-03-27T22:00:00+08:00 (default now)."))
  var at: String?

  @Option(help: .words("缘由，记入台账。", "Why, as it stands in the ledger."))
  var note: String = ""

  func step() throws -> Step {
    Step(who: who ?? ProcessInfo.processInfo.environment["USER"] ?? "-", at: try time(), note: note)
  }

  private func time() throws -> Date { try Self.time(at) }

  /// The instant that a text names; now for none.
  static func time(_ text: String?) throws -> Date {
    guard let text else { return Date() }
    guard let time = try? Date(text, strategy: .iso8601) else {
      throw ValidationError(
        Speech.words(
          "--at 应为带时差的时间，如 2018-03-27T22:00:00+08:00",
          "--at must be a time with an offset, such as 2018-03-27T22:00:00+08:00"))
    }
    return time
  }
}
