// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import ProgrammeCalendars
import Testing

@Suite struct CalendarSetTests {
  private let festival: Festival

  init() throws { festival = try smallFestival() }

  @Test func `everyone has a file, sorted by path, with his own events only`() {
    let files = calendars().files

    let items = files.map { file in
      "\(file.path): "
        + file.document.events.map { String($0.uid.split(separator: ".")[1]) }
        .joined(separator: " ")
    }
    #expect(
      items == [
        "catering.ics: ",
        "consulates/C-US.ics: S2 S1 IV1",
        "master.ics: S3 S2 S1 IV1",
        "outlets/M05.ics: MS-riser MS-spray IV1",
        "outlets/M06.ics: ",
        "public.ics: ",
        "staff/interpreters/E1.ics: S3 S1",
        "staff/interpreters/E2.ics: S3 IV1",
        "staff/liaison/L1.ics: S3 S1 IV1",
        "staff/liaison/L2.ics: S3",
        "units/C-US.H.ics: S1 IV1",
        "units/C-US.S.ics: S2 S1",
        "units/CTY.L2.ics: S1",
        "units/MEL.CO.ics: S2",
        "units/MEL.H.ics: ",
        "venues/CIV-REC.ics: S3 S1 IV1",
        "venues/PARK-A.ics: S2",
      ]
    )
  }

  @Test func `a consul-general's secretary reads plain lines in the language of the house`() throws
  {
    let event = try #require(try events("units/C-US.H.ics").first)

    #expect(event.summary == "Mayor meets CG")
    #expect(event.location == "Reception hall, CIV place")
    #expect(event.language == "en")
    #expect(event.categories == ["Call  courtesy"])
    #expect(event.color == "steelblue")
    #expect(event.status == .confirmed)
    #expect(event.alarm == CalendarEvent.Alarm(minutesBefore: 30, text: "Mayor meets CG"))
    #expect(event.position == CalendarEvent.Position(latitude: 31.4912, longitude: 120.3119))
    #expect(
      event.description == """
        You attend as the principal guest (session CALL-US).
        Time: Tuesday 27 March, 17:15–17:45 local time (UTC+8).
        Meeting point: Reception hall, CIV place.
        Map: https://www.openstreetmap.org/?mlat=31.4912&mlon=120.3119
        Hosted by: Mayor.
        Interpreting: English (consecutive).
        Your liaison officer: CHEN One.
        """
    )
  }

  @Test func `the house reads Chinese, then English`() throws {
    let event = try #require(try events("venues/CIV-REC.ics").first { $0.uid.contains(".S1.") })

    #expect(event.summary == "市长会见美国总领事 / Mayor meets CG")
    #expect(event.location == "接待厅（CIV地） / Reception hall, CIV place")
    #expect(event.language == nil)
    #expect(event.alarm == nil)
    #expect(
      event.description == """
        场次 CALL-US（会见）。
        时间：3月27日（星期二） 17:15–17:45，当地时间（UTC+8）。
        集合地点：接待厅（CIV地）。
        地图：https://uri.amap.com/marker?position=120.3119,31.4912&coordinate=wgs84
        人数：5人。
        口译：英语交替传译。

        Session CALL-US (Call, courtesy).
        Time: Tuesday 27 March, 17:15–17:45 local time (UTC+8).
        Meeting point: Reception hall, CIV place.
        Map: https://www.openstreetmap.org/?mlat=31.4912&mlon=120.3119
        Head count: 5 persons.
        Interpreting: English (consecutive).
        """
    )
  }

  @Test func `each recipient reads what he needs`() throws {
    let consulate = try words("consulates/C-US.ics", "S1")
    let staff = try words("master.ics", "S1")
    let venue = try words("venues/PARK-A.ics", "S2")
    let spray = try words("outlets/M05.ics", "MS-spray")
    let riser = try words("outlets/M05.ics", "MS-riser")
    let officer = try words("staff/liaison/L1.ics", "S1")
    let interpreter = try words("staff/interpreters/E1.ics", "S1")

    #expect(
      consulate.contains(
        "Consul-General (principal guest, 1); "
          + "Consulate staff (guest whose attendance is optional, 3)."
      )
    )
    #expect(staff.contains("Attending: Consul-General (United States, 1); "))
    #expect(staff.contains("Interpreting: English (consecutive) LI E1."))
    #expect(venue.contains("Head count: 16 persons."))
    #expect(spray.contains("请于 17:00 前就位。"))
    #expect(spray.contains("贵媒体名额：1人。"))
    #expect(riser.contains("入口 16:55 关闭，请于此前入场，17:00 前就位。"))
    #expect(officer.contains("You accompany (session CALL-US): Consul-General; Consulate staff."))
    #expect(interpreter.contains("You interpret English (consecutive)"))
  }

  @Test func `at a matchmaking session nobody reads of other firms`() throws {
    let words = try words("units/MEL.CO.ics", "S2") + words("units/C-US.S.ics", "S2")

    for other in ["Melbourne", "墨尔本", "Firm", "Consul", "领事"] {
      #expect(!words.contains(other), "\(other)")
    }
  }

  @Test func `an outlet reads nothing of who attends`() throws {
    let words = try words("outlets/M05.ics", "MS-spray")

    for other in ["Consulate staff", "Mayor.", "LI E1", "CHEN", "J1"] {
      #expect(!words.contains(other))
    }
  }

  @Test func `no file holds a guest's or a reporter's name, a passport, a need or a note`() throws {
    let hidden =
      secrets(of: festival) + ["WANG", "internal note", "Secret Firm", "Title"]
    for file in calendars().files {
      expectNone(of: hidden, in: try file.bytes(), file.path)
      // Staff are called by name, but not before everybody.
      if ["public", "catering"].contains(file.recipient) || file.path.hasPrefix("outlets/") {
        expectNone(of: ["LI E", "CHEN"], in: try file.bytes(), file.path)
      }
    }
  }

  @Test func `a new edition keeps every UID, counts up, and keeps the stamp it is given`() throws {
    let stamp = Date(timeIntervalSince1970: 1_500_000_000)
    let first = calendars(stamp: stamp).files
    let second = calendars(of: smallProgramme(edition: 2, callAt: 1050)).files

    #expect(first.map(\.path) == second.map(\.path))
    for (old, new) in zip(first, second) {
      #expect(old.document.events.map(\.uid).sorted() == new.document.events.map(\.uid).sorted())
      #expect(old.document.events.allSatisfy { $0.sequence == 0 })
      #expect(new.document.events.allSatisfy { $0.sequence == 1 })
      #expect(old.document.events.allSatisfy { "\($0.stamp)" == "20170714T024000" })
      #expect(new.document.events.allSatisfy { "\($0.stamp)" == "20180326T160000" })
    }
    let uids = first.flatMap { $0.document.events.map(\.uid) }
    #expect(Set(uids).count == uids.count)
    #expect(uids.contains("small-2018.S1.units.C-US.H@attache"))
  }

  @Test func `the same programme gives the same bytes`() throws {
    let once = try CalendarSet(of: smallProgramme(), in: festival).files.map { try $0.bytes() }
    let twice = try CalendarSet(of: smallProgramme(), in: try smallFestival()).files
      .map { try $0.bytes() }

    // Not one comparison: a difference would print every byte.
    for (a, b) in zip(once, twice) { #expect(a.elementsEqual(b)) }
    #expect(once.count == twice.count)
  }

  @Test(arguments: ["Asia/Shanghai", "Europe/Paris", "America/New_York"])
  func `two parsers read what was written`(zone: String) throws {
    let festival = try smallFestival(zone: zone)
    let files = CalendarSet(of: smallProgramme(), in: festival).files
    let written = try files.map { (path: $0.path, bytes: try $0.bytes()) }
    let second = try SecondParser.read(written)

    for (file, bytes) in zip(files, written.map(\.bytes)) {
      let reading = try ICalendarReader.read(bytes)
      let other = try #require(second[file.path])
      #expect(reading.documents == [file.document])
      #expect(other.errors.isEmpty)
      #expect(other.name == file.document.name ?? "")
      #expect(other.events.map(\.uid) == file.document.events.map(\.uid))
      #expect(other.events.map(\.start) == reading.instants.map(\.start))
      #expect(other.events.map(\.end) == reading.instants.map(\.end))
      #expect(other.events.map(\.summary) == file.document.events.map(\.summary))
      #expect(other.events.map(\.location) == file.document.events.map(\.location))
      #expect(other.events.map(\.description) == file.document.events.map(\.description))
    }
    let call = try ICalendarReader.read(
      try #require(written.first { $0.path == "master.ics" }).bytes
    )
    .instants.first { $0.uid.contains("S1") }
    let expected = festival.clock.instant(LocalTime(1035)).timeIntervalSince1970
    #expect(call?.start == Int(expected))
  }

  @Test func `drivers read the name of their vehicles, or the code where the table has none`()
    throws
  {
    let copy = try EventFolderCopy()
    try copy.edit("vehicles") { rows in
      for y in rows.indices where rows[y][0] == "MPV" {
        rows[y].replaceSubrange(1...4, with: ["", "", "", ""])
      }
    }
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let files = CalendarSet(of: try plannedProgramme(of: festival), in: festival).files

    func read(_ kind: String) throws -> (name: String, first: String) {
      let file = try #require(files.first { $0.recipient == "staff/drivers/\(kind)" })
      let event = try #require(file.entries.first { $0.uid.contains(".R1.") }).event
      return (file.name, String(event.description.split(separator: "\n")[0]))
    }

    let coach = try read("COA")
    let van = try read("MPV")
    #expect(coach.name.contains("司机（大客车） / ") && coach.name.hasSuffix("Drivers (coach)"))
    #expect(coach.first == "车队 R1：大客车 7 辆。")
    #expect(van.name.contains("司机（MPV） / ") && van.name.hasSuffix("Drivers (MPV)"))
    #expect(van.first == "车队 R1：MPV 5 辆。")
  }

  @Test func `a programme of times and rooms has sessions only`() throws {
    var programme = smallProgramme()
    programme.interviews = nil
    programme.mediaSlots = nil
    for index in programme.sessions.indices {
      programme.sessions[index].attendees = nil
      programme.sessions[index].interpreters = nil
      programme.sessions[index].liaison = nil
    }

    let files = CalendarSet(of: programme, in: festival).files
    let counts = files.map { $0.document.events.count }

    #expect(counts == [0, 2, 3, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2, 1])
  }

  private func calendars(
    of programme: Programme = smallProgramme(), stamp: Date? = nil
  ) -> CalendarSet {
    CalendarSet(of: programme, in: festival, stamp: stamp, approval: .approved)
  }

  private func events(_ path: String) throws -> [CalendarEvent] {
    let files = calendars().files
    return try #require(files.first { $0.path == path }).document.events
  }

  private func words(_ path: String, _ item: String) throws -> String {
    try #require(try events(path).first { $0.uid.contains(".\(item).") }).description
  }
}
