// SPDX-License-Identifier: Apache-2.0

import ICalendar
import Testing

@Suite struct RecurrenceRuleTests {
  /// What an event that begins on Tuesday, 20 March 2018 takes in the week from 25 March.
  private func trial(_ rule: String, start: String = "20180320T100000") throws -> BusyTrial {
    try BusyTrial(
      BusyTrial.shanghai,
      BusyTrial.event("DTSTART;TZID=Asia/Shanghai:\(start)", "DURATION:PT1H", "RRULE:\(rule)"))
  }

  private static let tuesday = ["27 10:00–11:00"]

  @Test(arguments: [
    "FREQ=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU;X-FOO=1", "FREQ=WEEKLY; BYDAY=TU",
    "FREQ=WEEKLY;COUNT=10;UNTIL=20180401T000000Z", "FREQ=WEEKLY;UNTIL=20180401;BYDAY=TU",
    "FREQ=WEEKLY;BYDAY=TU,", "BYDAY=TU;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;",
    ";;FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=2018-04-30;BYDAY=TU", "FREQ = WEEKLY ; BYDAY = TU",
    "RSCALE=GREGORIAN;FREQ=WEEKLY;SKIP=OMIT", "FREQ=WEEKLY;COUNT=2;UNTIL=20190401T000000Z",
    "FREQ=MONTHLY;BYDAY=4TU", "FREQ=MONTHLY;BYDAY=+4TU", "FREQ=MONTHLY;BYDAY=-1TU",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1TU", "FREQ=YEARLY;BYDAY=13TU", "FREQ=YEARLY;BYDAY=-40TU",
    "FREQ=YEARLY;BYWEEKNO=13", "FREQ=YEARLY;BYWEEKNO=-40;BYDAY=TU", "FREQ=YEARLY;BYYEARDAY=86",
    "FREQ=YEARLY;BYYEARDAY=-280", "FREQ=MONTHLY;BYMONTHDAY=27", "FREQ=MONTHLY;BYMONTHDAY=-5",
    "FREQ=DAILY;BYDAY=TU", "FREQ=DAILY;INTERVAL=7", "FREQ=DAILY;BYMONTHDAY=27",
    "FREQ=DAILY;BYMONTH=3;BYMONTHDAY=-5", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-4",
    "FREQ=WEEKLY;WKST=SU;BYDAY=SU,TU;BYSETPOS=2", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=27,28;BYDAY=TU",
    "FREQ=WEEKLY;BYHOUR=10;BYMINUTE=0;BYSECOND=0", "FREQ=WEEKLY;UNTIL=20180327T020000Z",
    "FREQ=WEEKLY;UNTIL=20180327T100000", "FREQ=WEEKLY;UNTIL=20180327",
  ])
  func `every Tuesday, said in many ways`(rule: String) throws {
    let trial = try trial(rule)

    #expect(trial.times == Self.tuesday)
    #expect(trial.problems.isEmpty)
  }

  @Test(arguments: [
    "FREQ=WEEKLY;COUNT=1", "FREQ=WEEKLY;UNTIL=20180327T015959Z", "FREQ=WEEKLY;UNTIL=20180326",
    "FREQ=WEEKLY;COUNT=10;UNTIL=20180326T000000Z", "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=4;UNTIL=20180331",
  ])
  func `a rule that is over, or never comes, takes nothing`(rule: String) throws {
    let trial = try trial(rule)

    #expect(trial.times == [])
    #expect(trial.problems.isEmpty)
  }

  @Test(arguments: [
    ("FREQ=WEEKLY;BYDAY=TUE", "BYDAY=TUE"), ("FREQ=WEEKLY;INTERVAL=0;BYDAY=TU", "INTERVAL=0"),
    ("FREQ=WEEKLY;COUNT=0", "COUNT=0"), ("FREQ=WEEKLY;COUNT=ten", "COUNT=TEN"),
    ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY"), ("BYDAY=TU", "FREQ"), ("", "FREQ"),
    ("FREQ=WEEKLY;UNTIL=20181399", "UNTIL=20181399"), ("FREQ=WEEKLY;WEEKLY", "WEEKLY"),
    ("FREQ=WEEKLY;BYDAY=TU;BYDAY=WE", "BYDAY=WE"), ("FREQ=MONTHLY;BYDAY=0TU", "BYDAY=0TU"),
    ("FREQ=WEEKLY;BYDAY=2TU", "BYDAY"), ("FREQ=WEEKLY;BYWEEKNO=13", "BYWEEKNO"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32"), ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
    ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13"), ("FREQ=DAILY;BYHOUR=24", "BYHOUR=24"),
    ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE"), ("FREQ=WEEKLY;BYDAY=,", "BYDAY=,"),
    ("FREQ=WEEKLY;EVERY=2", "EVERY=2"),
  ])
  func `a part without meaning is named, and the first time is taken`(
    rule: String, part: String
  ) throws {
    let trial = try trial(rule, start: "20180326T100000")

    #expect(trial.times == ["26 10:00–11:00"])
    #expect(trial.problems == [.unreadableRule(part: part, line: 17)])
  }

  @Test(arguments: ["HOURLY", "MINUTELY", "SECONDLY"])
  func `rules finer than a day are not expanded`(frequency: String) throws {
    let trial = try trial("FREQ=\(frequency)", start: "20180326T100000")

    #expect(trial.times == ["26 10:00–11:00"])
    #expect(trial.problems == [.repeatsTooOften(line: 17)])
  }

  @Test func `several hours of a day are several occurrences`() throws {
    #expect(
      try trial("FREQ=WEEKLY;BYHOUR=9,14;BYMINUTE=30").times
        == ["27 09:30–10:30", "27 14:30–15:30"])
    #expect(
      try trial("FREQ=WEEKLY;BYDAY=TU,WE;BYHOUR=9,14;BYSETPOS=1,-1").times
        == ["27 09:00–10:00", "28 14:00–15:00"])
  }

  @Test func `the start counts as the first, whether the rule has it or not`() throws {
    #expect(
      try trial("FREQ=WEEKLY;BYDAY=WE;COUNT=3", start: "20180326T100000").times
        == ["26 10:00–11:00", "28 10:00–11:00"])
  }

  @Test func `a meeting in Europe keeps its hour there when the clocks change`() throws {
    let trial = try BusyTrial(
      BusyTrial.event(
        "DTSTART;TZID=Europe/Berlin:20180123T070000", "DURATION:PT1H",
        "RRULE:FREQ=DAILY;UNTIL=20180327T050000Z;WKST=SU"))

    #expect(trial.times == ["25 13:00–14:00", "26 13:00–14:00", "27 13:00–14:00"])
  }

  @Test func `rules that would take for ever are given up with their event named`() throws {
    let events = (0..<400).map {
      BusyTrial.event(
        "DTSTART:00010101T000000Z", "DURATION:PT1H",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", uid: "\($0)@test")
    }.joined(separator: "\n")

    let problems = try BusyTrial(events).problems

    #expect(Set(problems) == [.tooManyTimes])
    #expect((1..<400).contains(problems.count))
  }
}
