// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Publishing

/// `attache-bench calendars`: how fast calendars are written, and in how much memory.
struct Calendars: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the calendars of a made-up festival and prints the time and memory as JSON."
  )

  @Option(help: "Events in the calendars of the units.")
  var events = 100_000

  @Option(help: "Where to write them (default a temporary folder, removed at the end).")
  var output: String?

  private struct Report: Encodable {
    var calendars: Int
    var events: Int
    var bytes: Int
    var seconds: Double
    var eventsPerSecond: Int
    var peakMegabytes: Int?
  }

  func run() throws {
    let folder =
      output.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "calendars-\(UUID().uuidString)")
    let festival = CrowdedFestival(events: events)
    let clock = ContinuousClock()
    let start = clock.now
    let written = try Publisher.write(festival.programme, of: festival.festival, to: folder)
    let seconds = (clock.now - start) / .seconds(1)
    if output == nil { try FileManager.default.removeItem(at: folder) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let report = Report(
      calendars: written.calendars, events: written.events, bytes: written.bytes,
      seconds: (seconds * 1000).rounded() / 1000,
      eventsPerSecond: Int(Double(written.events) / seconds),
      peakMegabytes: peakMegabytes())
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  /// The most memory the process held at once, as the kernel counts it.
  private func peakMegabytes() -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(separator: " ").compactMap({ Int($0) }).first
    else { return nil }
    return kilobytes / 1024
  }
}

/// A festival of ten days in which units of many parties attend two hundred at a time.
private struct CrowdedFestival {
  let festival: Festival
  let programme: Programme

  private static let unitsInSession = 200
  private static let dayCount = 10

  init(events: Int) {
    let sessionCount = max(1, events / Self.unitsInSession)
    let unitCount = 5 * Self.unitsInSession
    let sessionNumbers = 0..<sessionCount
    var parts = Self.parts()
    parts.venues = (0..<max(1, sessionCount / 20)).map { number in
      Venue(
        id: Venue.ID("V\(number)"), place: number % 2 == 0 ? "NORTH" : "SOUTH",
        name: LocalizedText(zh: "会议厅\(number)", en: "Conference hall \(number)"),
        theatreCapacity: 1000, seatedCapacity: 500, boothCount: 2, isOutdoor: false, features: [:],
        wetAlternative: nil)
    }
    parts.parties = (0..<unitCount / 5).map { number in
      Party(
        id: Party.ID("P\(number)"),
        name: LocalizedText(zh: "代表团\(number)", en: "Delegation \(number)"), country: "DE",
        type: "city", side: .guest, languages: [["ZH", "EN", "JA", "KO"][number % 4]],
        arrival: nil, departure: nil, hotel: nil, exequatur: nil, note: "")
    }
    parts.units = (0..<unitCount).map { number in
      AttendanceUnit(
        id: AttendanceUnit.ID("U\(number)"), party: Party.ID("P\(number / 5)"),
        name: LocalizedText(zh: "出席单元\(number)", en: "Attending unit \(number)"), size: 3,
        standing: number % 5 == 0 ? .head : .group, grade: nil)
    }
    let units = parts.units.map(\.id)
    parts.sessions = sessionNumbers.map { number in
      let first = number * 7 % units.count
      let attending = (0..<Self.unitsInSession).map { units[(first + $0 * 3) % units.count] }
      return Session(
        id: Session.ID("S\(number)"), key: "KEY\(number)",
        name: LocalizedText(
          zh: "国际合作研讨会第\(number)场", en: "International cooperation seminar \(number)"),
        type: "seminar", duration: 60, windows: [], venues: [], required: attending,
        interpreting: [InterpretingNeed(language: "EN", mode: .simultaneous)], dress: .business)
    }
    let venues = parts.venues
    festival = Festival(parts)
    programme = Programme(
      festival: "crowded", edition: 1, seed: 1,
      sessions: parts.sessions.enumerated().map { number, session in
        let start = LocalTime(
          day: number % Self.dayCount, timeOfDay: Minutes(480 + number / Self.dayCount % 10 * 70))
        return Programme.PlacedSession(
          id: session.id, start: start, end: start + 60, venue: venues[number % venues.count].id)
      })
  }

  private static func parts() -> Festival.Parts {
    let window = RuleBook.DailyWindow(from: 660, to: 840)
    let rules = RuleBook(
      values: [.travelMargin: 5, .pressInPlace: 15, .pressGate: 20], sources: [:], gateKinds: [],
      courtesyKinds: [], buffetWindows: [], lunchWindow: window, filingTime: 1080,
      eveningLimit: 1290, holidays: [])
    let clock = FestivalClock(
      timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
      firstDay: CivilDate(daysSinceEpoch: 17_616))
    let places: [Place.ID] = ["NORTH", "SOUTH"]
    var parts = Festival.Parts(
      clock: clock, rules: rules,
      travel: TravelTimes(places: places, base: [0, 25, 25, 0], peak: nil))
    parts.slug = "crowded"
    parts.name = LocalizedText(zh: "大型活动", en: "A crowded festival")
    parts.dayCount = dayCount
    parts.places = places.map {
      Place(
        id: $0, name: LocalizedText(zh: "\($0)区", en: "\($0) site"), arrivalPad: 0,
        departureLead: 0, coordinates: Place.Coordinates(latitude: 31.5, longitude: 120.3))
    }
    parts.types = [
      SessionType(
        id: "seminar", name: LocalizedText(zh: "研讨", en: "Seminar"), layout: .theatre)
    ]
    return parts
  }
}
