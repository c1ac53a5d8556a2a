// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ICalendar

/// Says what of a calendar could not be understood: which event, on which line, and why.
struct BusyFindings {
  let file: String
  let log: ListLog

  func report(_ reading: BusyTime) {
    for entry in reading.entries {
      for problem in entry.problems { report(problem, of: entry) }
    }
  }

  private func report(_ problem: BusyTime.Problem, of entry: BusyTime.Entry) {
    let event = Self.words(entry)
    let correct = "Correct the event in the calendar it comes from"
    func add(_ code: ListFindingCode, _ line: Int, _ cause: String, _ remedy: String) {
      log.add(code, at: .init(file: file, line: line), cause, remedy: remedy)
    }
    switch problem {
    case .noStart: add(.eventSkipped, entry.line, "\(event) has no start", correct)
    case .endsBeforeStart:
      add(.eventSkipped, entry.line, "\(event) ends before it starts", correct)
    case .unreadable(let property, let value, let line):
      add(
        .eventSkipped, line, "\(property) \(quoted(value)) of \(event) cannot be read", correct)
    case .unknownZone(let zone, let line):
      add(
        .zoneUnclear, line, "The time zone \(quoted(zone)) of \(event) is not known",
        "Export the calendar with its time zones, or choose the zone of a city, such as Asia/Shanghai"
      )
    case .abbreviatedZone(let zone, let line):
      add(
        .zoneUnclear, line, "\(quoted(zone)), the time zone of \(event), stands for several zones",
        "Ask which one is meant, and choose the zone of a city, such as Asia/Shanghai")
    case .repeatsTooOften(let line):
      add(
        .recurrenceRefused, line,
        "\(event) repeats by hours or minutes; only its first time was taken",
        "Enter its other times by hand into 'available'")
    case .unreadableRule(let part, let line):
      add(
        .recurrenceRefused, line,
        "\(quoted(part)) in the rule of \(event) cannot be read; only its first time was taken",
        "Correct how the event repeats, or enter its other times by hand into 'available'")
    case .tooManyTimes:
      add(
        .recurrenceRefused, entry.line, "\(event) has more times than can be looked at",
        "Export the days of the festival alone")
    case .zoneDiffers(let zone, let declared, let known):
      add(
        .zoneDiffers, entry.line,
        "The calendar has \(quoted(zone)) at UTC\(Self.offset(declared)) during the festival, "
          + "the zone data at UTC\(Self.offset(known)); first in \(event)",
        "Ask at which hour the event really begins")
    }
  }

  /// An event as its owner knows it: title, then day and hour.
  private static func words(_ entry: BusyTime.Entry) -> String {
    let title = entry.title.isEmpty ? "An event" : quoted(entry.title)
    return entry.when.isEmpty ? title : "\(title) (\(quotedless(entry.when)))"
  }

  /// As ``quoted(_:)`` without the quotes.
  private static func quotedless(_ text: String) -> String {
    String(quoted(text).dropFirst().dropLast())
  }

  /// `+08:00`.
  private static func offset(_ seconds: Int) -> String {
    func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }
}
