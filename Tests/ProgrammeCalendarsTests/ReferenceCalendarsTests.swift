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

  @Test func `every file reads back the same by two parsers and holds no guest's data`() throws {
    let written = try files.map { (path: $0.path, bytes: try $0.bytes()) }
    let second = try SecondParser.read(written)
    let secrets = secrets(of: festival)

    #expect(second.count == written.count)
    #expect(secrets.count > festival.guests.count)
    for (file, bytes) in zip(files, written.map(\.bytes)) {
      let reading = try ICalendarReader.read(bytes)
      let other = try #require(second[file.path])
      #expect(reading.documents == [file.document], "\(file.path)")
      #expect(other.errors.isEmpty)
      #expect(other.events.map(\.uid) == file.document.events.map(\.uid))
      #expect(other.events.map(\.start) == reading.instants.map(\.start))
      #expect(other.events.map(\.end) == reading.instants.map(\.end))
      #expect(other.events.map(\.summary) == file.document.events.map(\.summary))
      #expect(other.events.map(\.description) == file.document.events.map(\.description))
      expectNone(of: secrets, in: bytes, file.path)
    }
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
