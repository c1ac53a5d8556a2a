// SPDX-License-Identifier: Apache-2.0

import ICalendar
import Testing

@Suite struct BusyTimeReaderTests {
  @Test func `the last occurrence is the one at UNTIL in UTC`() throws {
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event(
        "DTSTART;TZID=Asia/Shanghai:20180319T150000", "DTEND;TZID=Asia/Shanghai:20180319T160000",
        "RRULE:FREQ=DAILY;UNTIL=20180328T070000Z"))

    #expect(
      trial.times == ["25 15:00–16:00", "26 15:00–16:00", "27 15:00–16:00", "28 15:00–16:00"])
  }

  @Test func `UNTIL in UTC ends a rule west of Greenwich too`() throws {
    let trial = try BusyTrial(
      BusyTrial.newYork,
      BusyTrial.event(
        "DTSTART;TZID=America/New_York:20180320T200000",
        "DTEND;TZID=America/New_York:20180320T210000", "RRULE:FREQ=DAILY;UNTIL=20180327T235959Z"))

    #expect(trial.times == ["25 08:00–09:00", "26 08:00–09:00", "27 08:00–09:00"])
  }

  @Test(arguments: [
    "EXDATE:20180327T060000Z", "EXDATE;TZID=Europe/Paris:20180327T080000",
    "EXDATE;TZID=Asia/Shanghai:20180327T140000", "EXDATE;VALUE=DATE:20180327",
    "EXDATE:20180320T060000Z,20180327T060000Z", "EXDATE:20180327T140000",
    "EXRULE:FREQ=MONTHLY;BYDAY=4TU",
  ])
  func `an exception meets its occurrence in whatever zone it is written`(exception: String) throws
  {
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event(
        "DTSTART;TZID=Asia/Shanghai:20180320T140000", "DTEND;TZID=Asia/Shanghai:20180320T150000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU,TH", exception))

    #expect(trial.times == ["29 14:00–15:00"])
  }

  @Test(arguments: [
    "RECURRENCE-ID:20180327T060000Z", "RECURRENCE-ID;TZID=Europe/Paris:20180327T080000",
    "RECURRENCE-ID;TZID=Asia/Shanghai:20180327T140000", "RECURRENCE-ID;VALUE=DATE:20180327",
  ])
  func `an occurrence that was moved leaves its old time`(identifier: String) throws {
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event(
        "DTSTART;TZID=Asia/Shanghai:20180320T140000", "DTEND;TZID=Asia/Shanghai:20180320T150000",
        "RRULE:FREQ=WEEKLY"),
      BusyTrial.event(
        identifier, "DTSTART;TZID=Asia/Shanghai:20180329T100000",
        "DTEND;TZID=Asia/Shanghai:20180329T110000"))

    #expect(trial.times == ["29 10:00–11:00"])
  }

  @Test func `THISANDFUTURE moves all that follow, by the clock and to the new length`() throws {
    let master = BusyTrial.event(
      "DTSTART;TZID=Asia/Shanghai:20180320T090000", "DTEND;TZID=Asia/Shanghai:20180320T100000",
      "RRULE:FREQ=DAILY")
    let later = BusyTrial.event(
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Shanghai:20180327T090000",
      "DTSTART:20180327T090000Z", "DTEND:20180327T110000Z")
    let exception = BusyTrial.event(
      "RECURRENCE-ID:20180329T010000Z", "DTSTART:20180329T030000Z", "DTEND:20180329T040000Z")
    let end = BusyTrial.event(
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20180330T010000Z", "DTSTART:20180330T010000Z",
      "STATUS:CANCELLED")

    #expect(
      try BusyTrial(BusyTrial.shanghai, master, later, exception, end).times == [
        "25 09:00–10:00", "26 09:00–10:00", "27 17:00–19:00", "28 17:00–19:00", "29 11:00–12:00",
      ])
  }

  @Test func `an occurrence that is cancelled is free, whatever else it says`() throws {
    let trial = try BusyTrial(
      BusyTrial.event(
        "DTSTART:20180320T010000Z", "DTEND:20180320T020000Z", "RRULE:FREQ=DAILY;COUNT=9"),
      BusyTrial.event("RECURRENCE-ID:20180327T010000Z", "STATUS:CANCELLED"))

    #expect(trial.times == ["25 09:00–10:00", "26 09:00–10:00", "28 09:00–10:00"])
    #expect(trial.fates == [.busy, .free])
  }

  @Test func `more dates are occurrences, with a length of their own if they are periods`() throws {
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event(
        "DTSTART;TZID=Asia/Shanghai:20180326T090000", "DURATION:PT1H",
        "RDATE:20180327T010000Z,20180327T010000Z",
        "RDATE;TZID=Asia/Shanghai:20180328T100000",
        "RDATE;VALUE=PERIOD:20180329T010000Z/PT3H,20180330T010000Z/20180330T013000Z"))

    #expect(
      trial.times == [
        "26 09:00–10:00", "27 09:00–10:00", "28 10:00–11:00", "29 09:00–12:00", "30 09:00–09:30",
      ])
  }

  @Test(arguments: [
    ("DTEND;VALUE=DATE:20180328", "28 00:00–29 00:00"),
    ("DTEND;VALUE=DATE:20180330", "28 00:00–30 00:00"),
    ("DURATION:P2D", "28 00:00–30 00:00"), ("DURATION:P0D", "28 00:00–29 00:00"),
    ("CLASS:PUBLIC", "28 00:00–29 00:00"),
    ("DTEND;TZID=Asia/Shanghai:20180328T120000", "28 00:00–12:00"),
  ])
  func `a day is taken whole, also when it ends on itself`(end: String, time: String) throws {
    let trial = try BusyTrial(BusyTrial.event("DTSTART;VALUE=DATE:20180328", end))

    #expect(trial.times == [time])
    #expect(trial.problems.isEmpty)
  }

  @Test func `a birthday comes every year and takes the whole day`() throws {
    let trial = try BusyTrial(
      BusyTrial.event("DTSTART;VALUE=DATE:19700328", "RRULE:FREQ=YEARLY"))

    #expect(trial.times == ["28 00:00–29 00:00"])
    #expect(trial.reading.entries.flatMap(\.spans).map(\.isWholeDays) == [true])
  }

  @Test(arguments: [
    "RRULE:FREQ=DAILY;UNTIL=20180328", "RRULE:FREQ=DAILY;UNTIL=20180328T000000Z",
    "RRULE:FREQ=DAILY;UNTIL=20180327T160000Z", "RRULE:FREQ=DAILY;UNTIL=20180328T235959",
    "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=DAILY;BYHOUR=9;COUNT=3",
  ])
  func `whole days repeat up to the last one`(rule: String) throws {
    let trial = try BusyTrial(BusyTrial.event("DTSTART;VALUE=DATE:20180326", rule))

    #expect(trial.times == ["26 00:00–27 00:00", "27 00:00–28 00:00", "28 00:00–29 00:00"])
  }

  @Test func `free/busy information is read as it says`() throws {
    let trial = try BusyTrial(
      """
      BEGIN:VFREEBUSY
      UID:fb@test
      DTSTART:20180326T000000Z
      DTEND:20180331T000000Z
      FREEBUSY;FBTYPE=BUSY:20180327T010000Z/20180327T040000Z,20180328T060000Z/PT2H
      FREEBUSY;FBTYPE=FREE:20180329T010000Z/PT1H
      FREEBUSY;FBTYPE=BUSY-TENTATIVE:20180330T010000Z/PT1H
      FREEBUSY:20180331T010000Z/PT1H
      FREEBUSY:20180331T010000Z/20180331T000000Z
      END:VFREEBUSY
      """)

    #expect(
      trial.times == [
        "27 09:00–12:00", "28 14:00–16:00", "30 09:00–10:00", "31 09:00–10:00",
      ])
    #expect(
      trial.problems == [
        .unreadable(
          property: "FREEBUSY", value: "20180331T010000Z/20180331T000000Z", line: 12)
      ])
  }

  @Test(arguments: [
    ("20180327T200000", "20180327T240000", "27 20:00–28 00:00"),
    ("20180328T0900", "20180328T1700", "28 09:00–17:00"),
    ("2018-03-29T09:00:00+08:00", "2018-03-29T17:00:00+08:00", "29 09:00–17:00"),
    ("2018-03-29 09:00", "2018-03-29 17:00", "29 09:00–17:00"),
    ("20180329t010000z", "20180329T010060Z", "29 09:00–09:00"),
    ("20180329T090000.000", "20180329T093000,5", "29 09:00–09:30"),
    ("20180329T010000+0000", "20180329T040000+02", "29 09:00–10:00"),
  ])
  func `values that mean one thing only are read`(start: String, end: String, time: String) throws {
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event("DTSTART;TZID=Asia/Shanghai:\(start)", "DTEND;TZID=Asia/Shanghai:\(end)"))

    #expect(trial.times == [time])
  }

  @Test(arguments: [
    "20180231T090000", "20180327T250000", "20180327T240001", "2018-0327T0900", "27.3.2018",
    "20180327T9", "20180327T090000X", "20180327T0900000", "0000", "",
  ])
  func `a value that cannot be read is named with its line`(value: String) throws {
    let trial = try BusyTrial(BusyTrial.event("DTSTART:\(value)", "DURATION:PT1H"))

    #expect(trial.times == [])
    #expect(trial.problems == [.unreadable(property: "DTSTART", value: value, line: 7)])
    #expect(trial.fates == [.unusable])
  }

  @Test func `an event without start, or with its end first, is said to be so`() throws {
    let trial = try BusyTrial(
      BusyTrial.event("SUMMARY:A", uid: "a"),
      BusyTrial.event("DTSTART:20180327T010000Z", "DTEND:20180327T000000Z", uid: "b"),
      BusyTrial.event("DTSTART:20180327T010000Z", "DURATION:-PT1H", uid: "c"),
      BusyTrial.event("DTSTART:20180327T010000Z", uid: "d"))

    #expect(trial.problems == [.noStart, .endsBeforeStart, .endsBeforeStart])
    #expect(trial.fates == [.unusable, .unusable, .unusable, .free])
  }

  @Test func `two zones in one event are two clocks`() throws {
    // A flight: off at 13:00 in Paris, in Shanghai at 07:00 the next day.
    let trial = try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event(
        "DTSTART;TZID=Europe/Paris:20180326T130000", "DTEND;TZID=Asia/Shanghai:20180327T070000"))

    #expect(trial.times == ["26 19:00–27 07:00"])
  }

  @Test func `hours are true time and days are the calendar's across a change of clocks`() throws {
    // Paris goes to summer time on 25 March at 02:00.
    func times(_ end: String) throws -> [String] {
      try BusyTrial(BusyTrial.event("DTSTART;TZID=Europe/Paris:20180324T200000", end)).times
    }

    #expect(try times("DURATION:PT24H") == ["25 03:00–26 03:00"])
    #expect(try times("DURATION:P1D") == ["25 03:00–26 02:00"])
    #expect(try times("DURATION:P1DT2H") == ["25 03:00–26 04:00"])
    #expect(try times("DTEND;TZID=Europe/Paris:20180325T200000") == ["25 03:00–26 02:00"])
  }

  @Test func `occurrences keep the exact length of DTEND and the nominal length of DURATION`()
    throws
  {
    // From the first evening to the next is 24 hours; over the change of clocks it is 23.
    func last(_ end: String) throws -> String? {
      try BusyTrial(
        BusyTrial.event(
          "DTSTART;TZID=Europe/Paris:20180323T200000", end, "RRULE:FREQ=DAILY;COUNT=2")
      ).times.last
    }

    #expect(try last("DTEND;TZID=Europe/Paris:20180324T200000") == "25 03:00–26 03:00")
    #expect(try last("DURATION:P1D") == "25 03:00–26 02:00")
  }

  @Test
  func `a time that the clock skips is read with the hour before, one shown twice as the first`()
    throws
  {
    let spring = try BusyTrial(
      BusyTrial.event("DTSTART;TZID=Europe/Paris:20180325T023000", "DURATION:PT1H"))
    let zone = BusyTrial.newYork.replacing("BYMONTH=11;BYDAY=1SU", with: "BYMONTH=3;BYDAY=-1SU")
      .replacing("DTSTART:20071104T020000", with: "DTSTART:20080330T020000")
    let autumn = try BusyTrial(
      zone,
      BusyTrial.event("DTSTART;TZID=America/New_York:20180325T013000", "DURATION:PT1H"))

    #expect(spring.times == ["25 09:30–10:30"])
    #expect(autumn.times == ["25 13:30–14:30"])
  }

  @Test func `transparent, cancelled and superseded events take no time`() throws {
    let trial = try BusyTrial(
      BusyTrial.event("DTSTART:20180327T010000Z", "DURATION:PT1H", "TRANSP:transparent", uid: "a"),
      BusyTrial.event("DTSTART:20180327T010000Z", "DURATION:PT1H", "STATUS:CANCELLED", uid: "b"),
      BusyTrial.event("DTSTART:20180328T010000Z", "DURATION:PT1H", "SEQUENCE:2", uid: "c"),
      BusyTrial.event("DTSTART:20180329T010000Z", "DURATION:PT1H", "SEQUENCE:10", uid: "c"),
      BusyTrial.event("DTSTART:20180330T010000Z", "DURATION:PT1H", uid: "c"))

    #expect(trial.fates == [.free, .free, .superseded, .busy, .superseded])
    #expect(trial.times == ["29 09:00–10:00"])
    #expect(
      try BusyTrial(
        "METHOD:CANCEL", BusyTrial.event("DTSTART:20180327T010000Z", "DURATION:PT1H")
      ).fates == [.free])
  }

  @Test func `an event has the title and line of its file, and the hour by the clock of home`()
    throws
  {
    let trial = try BusyTrial(
      BusyTrial.event(
        "SUMMARY;LANGUAGE=zh:晚宴\\, 二楼", "DTSTART;TZID=\"Europe/Paris\":20180327T090000",
        "DURATION:PT1H"))

    let entry = try #require(trial.reading.entries.first)
    #expect(entry.title == "晚宴, 二楼")
    // Nine in Paris is 15:00 in Shanghai.
    #expect(entry.when == "2018-03-27 15:00")
    #expect(entry.line == 4)
  }

  @Test(arguments: [
    ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", BusyTime.Fate.free),
    ("X-MICROSOFT-CDO-BUSYSTATUS:free ", .free),
    ("X-MICROSOFT-MSNCALENDAR-BUSYSTATUS:FREE", .free),
    ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", .free),
    ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", .busy), ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", .busy),
    ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nX-MICROSOFT-MSNCALENDAR-BUSYSTATUS:FREE", .busy),
    ("X-MICROSOFT-CDO-INTENDEDSTATUS:FREE", .busy),
    ("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", .busy),
    ("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", .free),
    ("X-SOMEBODY-BUSYSTATUS:FREE", .busy),
  ])
  func `what Outlook calls free counts where nothing else is said`(
    lines: String, fate: BusyTime.Fate
  ) throws {
    let trial = try BusyTrial(
      BusyTrial.event("DTSTART:20180327T010000Z", "DTEND:20180327T020000Z", lines))

    #expect(trial.fates == [fate])
    #expect(trial.times == (fate == .busy ? ["27 09:00–10:00"] : []))
  }
}
