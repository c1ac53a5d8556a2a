// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office

/// The event folder a command works on, and how it answers.
struct EventArgument: ParsableArguments {
  @Argument(help: "The event folder, or its name under events/.")
  var event: String

  @Flag(help: "Answer in JSON, for machines.")
  var json = false

  var folder: URL { Self.folder(event) }

  /// The folder of this path, or of this name under events/.
  static func folder(_ event: String) -> URL {
    let given = URL(filePath: event)
    if !FileManager.default.fileExists(atPath: given.path), !event.contains("/") {
      return URL(filePath: "events").appending(path: event)
    }
    return given
  }

  var slug: String { folder.standardizedFileURL.lastPathComponent }

  /// The zone of the festival's clocks; that of this machine while the folder cannot be read.
  var zone: TimeZone {
    (try? Pipeline.read(folder))?.festival.clock.timeZone ?? .current
  }

  /// Where calendars go unless told otherwise.
  func output(_ given: String?) -> URL {
    given.map { URL(filePath: $0) } ?? URL(filePath: "calendars").appending(path: slug)
  }

  /// Where published calendars go unless told otherwise; drafts go elsewhere.
  func published(_ given: String?) -> URL {
    given.map { URL(filePath: $0) } ?? URL(filePath: "published").appending(path: slug)
  }

  /// The latest programme, or the one given; findings are printed, and errors end the command.
  func programme(_ given: String?, for festival: Festival) throws -> Programme {
    let file = given.map { URL(filePath: $0) } ?? output(nil).appending(path: "programme.json")
    let (programme, findings) = try attempt { try Pipeline.programme(file, for: festival) }
    if !json { for finding in findings { Terminal.complain(finding.description) } }
    return programme
  }

  /// The festival; findings are printed, and errors end the command.
  func read() throws -> Pipeline.Reading {
    let reading = try attempt { try Pipeline.read(folder) }
    if !json { for finding in reading.findings { Terminal.complain(finding.description) } }
    return reading
  }

  /// Runs a step that may refuse its input; all findings are shown then.
  func attempt<Value>(_ step: () throws -> Value) throws -> Value {
    try Self.attempt(json: json, step)
  }

  static func attempt<Value>(json: Bool, _ step: () throws -> Value) throws -> Value {
    do {
      return try step()
    } catch let refusal as Refusal {
      if json {
        try Answer.print(["findings": refusal.findings.map(Answer.Finding.init)])
        throw Outcome(.input)
      }
      throw refusal
    }
  }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
  /// A moment as the office reads it, such as `2018-03-20 09:00:00+08:00`.
  static func office(_ zone: TimeZone) -> Self {
    Date.ISO8601FormatStyle(
      dateTimeSeparator: .space, timeZoneSeparator: .colon, includingFractionalSeconds: false,
      timeZone: zone)
  }
}
