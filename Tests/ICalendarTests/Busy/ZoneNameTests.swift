// SPDX-License-Identifier: Apache-2.0

import Foundation
import ICalendar
import Testing

@Suite struct ZoneNameTests {
  /// An event at ten o'clock on 27 March, when Europe has summer time.
  private func trial(_ zone: String, _ definition: String = "") throws -> BusyTrial {
    try BusyTrial(
      definition,
      BusyTrial.event("DTSTART;TZID=\(zone):20180327T100000", "DURATION:PT1H"))
  }

  @Test(arguments: [
    ("China Standard Time", "27 10:00–11:00"), ("W. Europe Standard Time", "27 16:00–17:00"),
    ("GMT Standard Time 1", "27 17:00–18:00"), ("\"China Standard Time\"", "27 10:00–11:00"),
    ("Eastern Standard Time", "27 22:00–23:00"), ("UTC", "27 18:00–19:00"),
    ("Russia Time Zone 3", "27 14:00–15:00"), ("UTC-08", "28 02:00–03:00"),
    ("Etc/GMT-8", "27 10:00–11:00"), ("GMT+8", "27 10:00–11:00"), ("UTC+08:00", "27 10:00–11:00"),
    ("+0530", "27 12:30–13:30"), ("tzone://Microsoft/Utc", "27 18:00–19:00"),
    ("asia/shanghai", "27 10:00–11:00"), ("Asia/Calcutta", "27 12:30–13:30"),
    ("/freeassociation.sourceforge.net/Tzfile/Europe/Paris", "27 16:00–17:00"),
    ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "27 21:00–22:00"),
    ("\"(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi\"", "27 10:00–11:00"),
    ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "27 10:00–11:00"),
    ("\"(UTC+08:00) 北京，重庆，香港特别行政区，乌鲁木齐\"", "27 10:00–11:00"),
    ("\"(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"", "27 16:00–17:00"),
    ("\"(UTC+00:00) Dublin, Edinburgh, Lisbon, London\"", "27 17:00–18:00"),
    ("\"(UTC-05:00) Eastern Time (US & Canada)\"", "27 22:00–23:00"),
  ])
  func `a zone is known by its name`(zone: String, time: String) throws {
    let trial = try trial(zone)

    #expect(trial.times == [time])
    #expect(trial.problems.isEmpty)
  }

  @Test(arguments: ["CST", "EST", "IST", "BST", "CET", "HKT"])
  func `letters that stand for several zones are asked about, not guessed`(zone: String) throws {
    let trial = try trial(zone)

    #expect(trial.times == [])
    #expect(trial.problems == [.abbreviatedZone(zone, line: 7)])
  }

  @Test(arguments: [
    "Mars/Olympus", "Customized Time Zone", "Beijing", "(UTC+08:00) Atlantis",
    "\"(UTC+01:00) Beijing, Hong Kong\"", "../../etc/passwd", "Standard Time", "GMT+99",
  ])
  func `a zone that nobody knows is named with its line`(zone: String) throws {
    let trial = try trial(zone)

    #expect(trial.times == [])
    #expect(
      trial.problems == [
        .unknownZone(zone.replacing("\"", with: ""), line: 7)
      ])
  }

  @Test func `what a file defines under such a name is what it means`() throws {
    let definition = BusyTrial.shanghai.replacing("Asia/Shanghai", with: "CST")

    #expect(try trial("CST", definition).times == ["27 10:00–11:00"])
  }

  @Test func `a definition that the zone data does not share is taken and said once`() throws {
    let definition = BusyTrial.shanghai.replacing("+0800", with: "+0700")
    let event = "DTSTART;TZID=Asia/Shanghai:20180327T100000"

    let trial = try BusyTrial(
      definition, BusyTrial.event(event, "DURATION:PT1H", uid: "a"),
      BusyTrial.event(event, "DURATION:PT2H", uid: "b"))

    #expect(trial.times == ["27 11:00–12:00", "27 11:00–13:00"])
    #expect(
      trial.problems == [.zoneDiffers("Asia/Shanghai", declared: 25_200, known: 28_800)])
  }

  @Test func `Outlook's zones since 1601 change their clocks in the right week`() throws {
    let definition = """
      BEGIN:VTIMEZONE
      TZID:W. Europe Standard Time
      BEGIN:STANDARD
      DTSTART:16010101T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:16010101T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
      END:DAYLIGHT
      END:VTIMEZONE
      """
    let trial = try BusyTrial(
      definition,
      BusyTrial.event(
        "DTSTART;TZID=W. Europe Standard Time:20180321T010000", "DURATION:PT1H",
        "RRULE:FREQ=DAILY;UNTIL=20180326T230000Z"))

    // The clocks change on 25 March at 02:00, which is 09:00 in Shanghai.
    #expect(trial.times == ["25 08:00–09:00", "26 07:00–08:00", "27 07:00–08:00"])
    #expect(trial.problems.isEmpty)
  }

  @Test(arguments: [
    "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Tehran",
    "Africa/Casablanca",
    "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia",
  ])
  func `the definitions that we write ourselves are read as the zone data has them`(
    zone: String
  ) throws {
    let written = try ICalendarWriter.bytes(
      of: document(
        (25...31).map {
          event("\($0)@test", start: "201803\($0)T053000", end: "201803\($0)T063000", zone: zone)
        }, zones: [zone]))

    let trial = try BusyTrial(bytes: written)

    let expected = try (25...31).map { try instant(wall("201803\($0)T053000"), zone) }
    let first = 1_521_907_200
    #expect(
      trial.reading.entries.flatMap(\.spans).map(\.start)
        == expected.filter { $0 > first - 3600 && $0 < first + 7 * 86_400 })
    #expect(trial.problems.isEmpty)
  }
}
