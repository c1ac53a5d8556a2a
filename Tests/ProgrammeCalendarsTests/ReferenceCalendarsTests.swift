// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import ProgrammeCalendars
import Testing

/// The reference week's handmade programme, which states times and venues only.
@Suite struct ReferenceCalendarsTests {
  private let festival: Festival
  private let files: [CalendarFile]

  init() throws {
    festival = try referenceFestival()
    files = CalendarSet(of: try witnessProgramme(of: festival), in: festival).files
  }

  @Test func `calendars have their number of events`() {
    let expected = [
      ("master", 53), ("units/CTY.L1", 3), ("units/CTY.L2", 10), ("units/CTY.L5", 14),
      ("units/CTY.L6", 8), ("units/CTY.L7", 8), ("units/WPA.H", 14), ("units/NPA.H", 11),
      ("units/C-JP.H", 10), ("units/C-US.H", 9), ("units/C-IE.H", 7), ("units/C-AE.H", 8),
      ("units/AKS.H", 13), ("units/JPF.H", 12), ("units/BYC.H", 10), ("units/MEL.H", 8),
      ("units/BYC.EA", 10), ("venues/HBN-R200", 5), ("venues/CIV-REC", 2),
    ]
    for (path, count) in expected {
      let file = files.first { $0.path == "\(path).ics" }
      #expect(file?.document.events.count == count, "\(path)")
    }
  }

  @Test func `the first event of the American consul-general is the mayor's call`() throws {
    let file = try #require(files.first { $0.path == "units/C-US.H.ics" })
    let text = String(decoding: try file.bytes(), as: UTF8.self)
    let first = try #require(file.document.events.first)

    #expect(first.uid == "cherry-blossom-2018.S21.units.C-US.H@attache")
    #expect(text.contains("DTSTART;TZID=Asia/Shanghai:20180327T171500\r\n"))
    #expect(text.contains("DTEND;TZID=Asia/Shanghai:20180327T174500\r\n"))
    #expect(
      try ICalendarReader.read(Array(text.utf8)).instants.first?.start == 1_522_142_100
    )
  }

  @Test func `every file reads back the same by libical and five other readers`() throws {
    let written = try files.map { (path: $0.path, bytes: try $0.bytes(), document: $0.document) }
    let secrets = secrets(of: festival)

    #expect(secrets.count > festival.guests.count)
    #expect(try IndependentReaders.disagreements(with: written) == [])
    for file in written {
      let reading = try ICalendarReader.read(file.bytes)
      #expect(reading.documents == [file.document], "\(file.path)")
      expectNone(
        of: file.path == "catering.ics" ? secrets.filter { !$0.contains("ML") } : secrets,
        in: file.bytes, file.path)
    }
  }

  private func withoutStaff(_ texts: [String]) -> [String] {
    let names = festival.interpreters.map(\.name) + festival.liaisonOfficers.map(\.name)
    return texts.map { text in names.reduce(text) { $0.replacing($1, with: "") } }
  }

  @Test func `no reader meets words of another language than the calendar's`() throws {
    let planned = try plannedProgramme(of: festival)
    var calendars: [Language: Int] = [:]

    for file in CalendarSet(of: planned, in: festival, approval: .approved).files {
      guard file.languages.count == 1 else { continue }
      let language = file.languages[0]
      calendars[language, default: 0] += 1
      // Names of sessions, officers and newspapers are in capitals.
      let foreign =
        switch language {
        case .en: try Regex("[\\u{3040}-\\u{30FF}\\u{4E00}-\\u{9FFF}\\u{AC00}-\\u{D7AF}]")
        case .zh: try Regex("[A-Za-z]*[a-z]{2,}|[\\u{3040}-\\u{30FF}\\u{AC00}-\\u{D7AF}]")
        case .ja: try Regex("[A-Za-z]*[a-z]{2,}|[\\u{AC00}-\\u{D7AF}]")
        case .ko: try Regex("[A-Za-z]*[a-z]{2,}|[\\u{3040}-\\u{30FF}\\u{4E00}-\\u{9FFF}]")
        }
      for event in file.document.events {
        // Names of staff are in the language of their bearers.
        let words = withoutStaff(
          [event.summary, event.location, event.description] + event.categories
            + [event.alarm?.text ?? ""])
        for text in words {
          #expect(text.firstMatch(of: foreign) == nil, "\(event.uid): \(text)")
        }
      }
    }

    #expect(calendars.keys.count == Language.allCases.count)
    let korean = try #require(
      CalendarSet(of: planned, in: festival).files.first { $0.recipient == "units/ULS.H" })
    let openings = korean.entries.map { $0.event.description.prefix { $0 != "(" } }
    #expect(Set(openings) == ["내빈으로 참석하십니다 ", "연사로 참석하십니다 ", "주빈으로 참석하십니다 "])
  }

  /// Names as a hostile or careless list may bring them; every reader sees text, and no property more.
  @Test(arguments: UInt64(1)...3)
  func `hostile names in the tables stay text in every calendar`(seed: UInt64) throws {
    let attacks = [
      "\r\nATTENDEE:mailto:x@example.org", "\nEND:VEVENT\nBEGIN:VEVENT", "a,b;c:d\\n\\", "\"q\"",
      " ",
      "\u{202E}gnilaer\u{2066}", "👨‍👩‍👧𠮷", "{{7*7}}", "\u{2028}X-EVIL:1", "DTSTART:19700101T000000Z",
    ]
    var state = seed
    func hostile(_ length: Int) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let parts = (0..<3).map { attacks[(Int(state >> 40) + $0 * 3) % attacks.count] }
      return "<" + parts.joined() + String(repeating: "樱", count: length) + ">"
    }
    let copy = try EventFolderCopy()
    for table in ["sessions", "units", "parties", "venues", "places", "outlets"] {
      try copy.edit(table) { rows in
        for x in rows[0].indices where rows[0][x].hasPrefix("name_") {
          for y in rows.indices.dropFirst() { rows[y][x] = hostile(y == 1 ? 10_000 : y % 40) }
        }
      }
    }
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let planned = try plannedProgramme(of: festival)
    let allowed: Set = [
      "CATEGORIES", "COLOR", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "LOCATION", "SEQUENCE",
      "STATUS", "SUMMARY", "UID",
    ]
    // One of each audience; the others differ by their events only.
    let recipients: Set = [
      "master", "public", "catering", "units/C-JP.H", "units/AKS.S", "units/ULS.H", "units/CTY.L2",
      "consulates/C-US", "outlets/M01", "venues/HBN-BALL", "staff/drivers/COA",
      "staff/interpreters/J1", "staff/liaison/LO01",
    ]

    let written = try CalendarSet(of: planned, in: festival).files
      .filter { recipients.contains($0.recipient) }
      .map { (path: $0.path, bytes: try $0.bytes(), document: $0.document) }

    #expect(written.count >= recipients.count - 1)
    for file in written { #expect(ICalendarLint.problems(in: file.bytes) == [], "\(file.path)") }
    #expect(try IndependentReaders.disagreements(with: written) == [])
    let seen = try IndependentReaders.read(
      written.map { ($0.path, $0.bytes) }, by: ["icalendar", "vobject"])
    for (reader, files) in seen {
      for (path, calendar) in files {
        for event in calendar.events {
          let more = Set(event.properties ?? []).subtracting(allowed)
          // vobject counts the reminder as one.
          #expect(more.subtracting(["VALARM"]) == [], "\(reader) \(path)")
        }
      }
    }
  }

  @Test func `every event has the instants of the programme`() throws {
    let spans = Dictionary(
      uniqueKeysWithValues: try witnessProgramme(of: festival).sessions.map {
        ($0.id.rawValue, $0.span)
      })
    var compared = 0
    // Movements are no sessions: they end before one starts.
    for file in files where !file.path.hasPrefix("staff/drivers/") {
      for seen in try ICalendarReader.read(file.bytes()).instants {
        let item = String(seen.uid.split(separator: ".")[1])
        let span = try #require(spans[item], "\(seen.uid)")
        #expect(seen.start == Int(festival.clock.instant(span.start).timeIntervalSince1970))
        #expect(seen.end == Int(festival.clock.instant(span.end).timeIntervalSince1970))
        compared += 1
      }
    }
    #expect(compared > 500)
  }
}

/// What must never be in a calendar: names, passports and needs of the guests.
func secrets(of festival: Festival) -> [String] {
  let all = festival.guests.flatMap {
    [$0.nameZh, $0.nameLatin, $0.nameNative, $0.passport, $0.diet, $0.mobility]
  }
  return Set(all.filter { !$0.isEmpty }).sorted()
}

/// Looks for each secret in a file's unfolded bytes.
func expectNone(of secrets: [String], in bytes: [UInt8], _ path: String) {
  let text = Data(String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").utf8)
  for secret in secrets where text.range(of: Data(secret.utf8)) != nil {
    Issue.record("\(path) holds \(secret)")
  }
}
