// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ICalendar
import ProgrammeCalendars
import Testing

/// Nothing that the policy forbids is in any byte of any file.
@Suite struct RedactionPolicyTests {
  /// The reference week, in which everything sensitive has been given a value that occurs nowhere else.
  private func marked() throws -> (festival: Festival, secrets: [String]) {
    let copy = try EventFolderCopy()
    var secrets: [String] = []
    func mark(_ table: String, _ columns: [String]) throws {
      try copy.edit(table) { rows in
        for column in columns {
          guard let x = rows[0].firstIndex(of: column) else { continue }
          for y in rows.indices.dropFirst() {
            let secret = "Zq\(table.prefix(2))\(column)\(y)樱Q"
            rows[y][x] = secret
            secrets.append(secret)
          }
        }
      }
    }
    try mark(
      "guests", ["name_zh", "name_latin", "name_native", "title", "passport", "diet", "mobility"])
    try mark("journalists", ["name"])
    for table in ["interpreters", "liaison_officers"] {
      try copy.edit(table) { rows in
        guard let x = rows[0].firstIndex(of: "name") else { return }
        for y in rows.indices.dropFirst() { rows[y][x] = "WqStaff\(table.prefix(2))\(y)" }
      }
    }
    try mark("firms", ["name"])
    for table in ["parties", "sessions", "media_slots", "waves", "vehicles", "speeches"] {
      try mark(table, ["note"])
    }
    try copy.edit("liaison_officers") { rows in
      rows[0].append("duty_phone")
      for y in rows.indices.dropFirst() { rows[y].append("+86-510-ZqPhone\(y)") }
    }
    return (try FestivalTestSupport.festival(in: copy.folder), secrets)
  }

  @Test func `no sensitive value of the event folder is in any exported byte`() throws {
    let (festival, secrets) = try marked()
    let programme = try plannedProgramme(of: festival)

    let files = CalendarSet(of: programme, in: festival).files

    #expect(secrets.count > 3000)
    #expect(secrets.allSatisfy { $0.hasPrefix("Zq") })
    #expect(files.count > 200)
    for file in files {
      let raw = String(decoding: try file.bytes(), as: UTF8.self)
      let unfolded = raw.replacing("\r\n ", with: "")
      #expect(!unfolded.replacing("ZqPhone", with: "").contains("Zq"), "\(file.path)")
      #expect(!raw.contains("ATTENDEE"), "\(file.path)")
    }
  }

  @Test func `staff are named to those who may know who interprets or accompanies`() throws {
    let (festival, _) = try marked()
    let programme = try plannedProgramme(of: festival)

    let named = try CalendarSet(of: programme, in: festival).files
      .filter { String(decoding: try $0.bytes(), as: UTF8.self).contains("WqStaff") }
      .map(\.recipient)

    let folders = Set(named.map { String($0.prefix { $0 != "/" }) })
    #expect(folders == ["master", "staff", "units", "consulates"])
    #expect(!named.contains { $0.hasPrefix("staff/drivers") })
  }

  @Test func `telephones of staff reach the guests they accompany, and nobody else`() throws {
    let (festival, _) = try marked()
    let programme = try plannedProgramme(of: festival)

    let withPhone = try CalendarSet(of: programme, in: festival).files
      .filter { String(decoding: try $0.bytes(), as: UTF8.self).contains("ZqPhone") }
      .map(\.recipient)

    #expect(!withPhone.isEmpty)
    for recipient in withPhone {
      #expect(
        recipient.hasPrefix("units/") || recipient.hasPrefix("consulates/"), "\(recipient)")
      #expect(!recipient.hasPrefix("units/CTY."), "\(recipient)")
    }
  }

  @Test func `the caterer reads how many, never who`() throws {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)

    let file = try #require(
      CalendarSet(of: programme, in: festival).files.first { $0.recipient == "catering" })
    let banquet = try #require(file.entries.first { $0.uid.contains(".S41.") }).event

    let attending = Set(
      try #require(programme.sessions.first { $0.id == "S41" }?.attendees))
    let muslim = festival.guests.count { attending.contains($0.unit) && $0.diet == "MOML" }
    #expect(muslim > 0)
    #expect(banquet.description.contains("清真餐 MOML \(muslim)、"))
    #expect(banquet.description.contains("halal MOML \(muslim), "))
    #expect(banquet.description.contains("忌虾蟹餐 LFHA "))
    #expect(!banquet.description.contains("allergy"))
    for unit in festival.units {
      #expect(!banquet.description.contains(unit.name.en), "\(unit.id)")
    }
    #expect(file.entries.count == 4)
  }

  @Test func `everybody reads what is announced, by title, time and place alone`() throws {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)

    let file = try #require(
      CalendarSet(of: programme, in: festival, approval: .approved).files
        .first { $0.recipient == "public" })

    #expect(
      file.entries.map(\.event.summary) == [
        "外国电影观赏会(一) / Foreign film screening 1", "中外文艺交流演出 / Gala performance",
        "外国电影观赏会(二) / Foreign film screening 2",
      ])
    for entry in file.entries {
      #expect(!entry.event.description.contains("FILM"))
      #expect(!entry.event.description.contains("人"))
    }
  }

  @Test func `drivers read when to board, for how many, and what they must reach`() throws {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)

    let file = try #require(
      CalendarSet(of: programme, in: festival, approval: .approved).files
        .first { $0.recipient == "staff/drivers/COA" })
    let gala = try #require(file.entries.first { $0.uid.contains(".G1.") })
    let session = try #require(programme.sessions.first { $0.id == "S42" })

    #expect(
      gala.event.summary
        == "接送：湖滨饭店 → 无锡大剧院 / Transfer: Lakeside conference hotel → Wuxi Grand Theatre")
    // 15 minutes to board, 15 to drive in the evening, 5 in hand.
    #expect(gala.start == festival.clock.instant(session.start - 35))
    #expect(gala.end == festival.clock.instant(session.start - 5))
    #expect(gala.event.description.contains("Movement G1: 7 × coach."))
    #expect(
      gala.event.description.contains(
        "Departure: 19:30, arriving at 19:45 (by 19:45 at the latest)."))
    #expect(gala.event.description.contains("Head count of the whole movement: 308 persons."))
    #expect(gala.event.description.contains("To be there for: Gala performance ("))
  }

  @Test func `staff are told when to leave the place of their item before`() throws {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)
    var told = 0

    for file in CalendarSet(of: programme, in: festival).files
    where file.recipient.hasPrefix("staff/interpreters/") {
      for (before, after) in zip(file.entries, file.entries.dropFirst()) {
        let alarm = try #require(after.event.alarm)
        guard alarm.text.contains("出发") else { continue }
        told += 1
        let venue = try #require(place(of: before, programme, festival))
        let next = try #require(place(of: after, programme, festival))
        let leave = festival.clock.localTime(after.start) - Minutes(alarm.minutesBefore)
        let journey = festival.travel.time(from: venue, to: next, departing: leave)
        #expect(journey.rawValue + 5 <= alarm.minutesBefore, "\(after.uid)")
      }
    }
    #expect(told >= 5)
  }

  @Test func `drivers are not sent away from a movement that has not ended`() throws {
    // The coaches that were at the lake hotel at noon fetch the gala's guests elsewhere.
    let copy = try EventFolderCopy()
    try copy.set("waves", "G1", "from_place", to: "CIV")
    let festival = try FestivalTestSupport.festival(in: copy.folder)
    let programme = try plannedProgramme(of: festival)
    var told: [String] = []
    var overlapping = 0

    for file in CalendarSet(of: programme, in: festival).files
    where file.recipient.hasPrefix("staff/drivers/") {
      for (before, after) in zip(file.entries, file.entries.dropFirst()) {
        let alarm = try #require(after.event.alarm)
        let leave = after.start - Double(alarm.minutesBefore * 60)
        if alarm.text.contains("出发") {
          told.append(
            "\(String(after.uid.split(separator: ".")[1])) \(alarm.text.prefix { $0 != "/" })")
          #expect(before.end <= leave, "\(after.uid)")
        }
        if before.end > after.start {
          overlapping += 1
          #expect(alarm.minutesBefore >= 60, "\(after.uid)")
        }
      }
    }
    #expect(Set(told.map { $0.replacing(/[0-9]+:[0-9]+/, with: "T") }) == ["G1 T 出发：湖滨饭店 → 市民中心 "])
    #expect(overlapping >= 1)
  }

  @Test
  func `a party whose name has its size in it is not counted twice, and a briefing lists no crowd`()
    throws
  {
    let festival = try referenceFestival()
    let programme = try plannedProgramme(of: festival)

    let master = try #require(
      CalendarSet(of: programme, in: festival).files.first { $0.recipient == "master" })

    for entry in master.entries {
      #expect(!entry.event.description.contains("(30) ("), "\(entry.uid)")
      #expect(entry.event.description.matches(of: /LO[0-9]+/).count <= 2 * 8, "\(entry.uid)")
    }
    let briefing = try #require(master.entries.first { $0.uid.contains(".S02.") }).event
    #expect(briefing.description.contains("Liaison officers: 35 persons."))
  }

  private func place(
    of entry: CalendarEntry, _ programme: Programme, _ festival: Festival
  ) -> Place.ID? {
    let item = String(entry.uid.split(separator: ".")[1])
    let venue =
      programme.sessions.first { $0.id.rawValue == item }?.venue
      ?? programme.interviews?.first { $0.id.rawValue == item }?.venue
    return venue.map { festival.venue($0).place }
  }
}
