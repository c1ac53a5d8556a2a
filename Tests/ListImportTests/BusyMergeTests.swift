// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ListImport
import Testing

@Suite struct BusyMergeTests {
  /// A festival with one unit, whose calendars are imported.
  private func trial(available: String = "") -> ListTrial {
    var files = BareFestival.files
    files["parties.csv"]?.append(contentsOf: Array("P1,样本,,JP,civic,guest,,,,,,,,\r\n".utf8))
    files["units.csv"]?
      .append(contentsOf: Array("P1.S,P1,成员,,3,group,,,\(available),\r\n".utf8))
    var trial = ListTrial(files: files)
    trial.request.owner = "P1.S"
    return trial
  }

  /// A calendar of events: UID, start and end in UTC, and lines more.
  private func calendar(
    _ events: (uid: String, start: String, end: String, more: String)..., name: String = ""
  ) -> [UInt8] {
    let parts = events.map {
      "BEGIN:VEVENT\r\nUID:\($0.uid)\r\nDTSTART:\($0.start)\r\nDTEND:\($0.end)\r\n"
        + ($0.more.isEmpty ? "" : "\($0.more)\r\n") + "END:VEVENT\r\n"
    }.joined()
    let title = name.isEmpty ? "" : "X-WR-CALNAME:\(name)\r\n"
    return Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(title)\(parts)END:VCALENDAR\r\n".utf8)
  }

  private func windows(_ trial: ListTrial) throws -> [String] {
    let festival = try trial.festival
    return try #require(festival.units.first { $0.id.rawValue == "P1.S" }).available.map {
      "\($0.start.day) \(festival.clock.clockFace($0.start))–"
        + "\($0.end.day) \(festival.clock.clockFace($0.end))"
    }
  }

  @Test func `an event that was moved gives its old time back`() throws {
    var trial = trial()
    try trial.run(("v1.ics", calendar(("d", "20180327T010000Z", "20180327T040000Z", ""))))
    #expect(try windows(trial) == ["0 00:00–1 09:00", "1 12:00–5 00:00"])

    let report = try #require(
      try trial.run(
        ("v2.ics", calendar(("d", "20180329T060000Z", "20180329T070000Z", "SEQUENCE:1")))))

    #expect(try windows(trial) == ["0 00:00–3 14:00", "3 15:00–5 00:00"])
    #expect(report.lists[0].busy.map(\.description) == ["2018-03-29 14:00–15:00"])
    #expect(report.lists[0].freed.map(\.description) == ["2018-03-27 09:00–12:00"])
  }

  @Test(arguments: [
    // From half past midnight for an hour, which is shown as two.
    ("Europe/London", "2027-03-", 27, "20270328T003000Z", "20270328T013000Z", "00:30", "02:30"),
    // From the first half past one to the second: no table can say which is which.
    ("America/New_York", "2027-11-", 6, "20271107T053000Z", "20271107T063000Z", "00:59", "02:00"),
    ("America/New_York", "2027-11-", 6, "20271107T043000Z", "20271107T073000Z", "00:30", "02:30"),
  ])
  func `hours over a change of clocks are taken as long as they are, and can be read again`(
    zone: String, month: String, first: Int, start: String, end: String, from: String, to: String
  ) throws {
    var trial = trial()
    trial.files = trial.files.mapValues { bytes in
      let text = (0..<5).reduce(String(decoding: bytes, as: UTF8.self)) { text, day in
        let date = first + day < 10 ? "0\(first + day)" : "\(first + day)"
        return text.replacing("2018-03-\(26 + day)", with: "\(month)\(date)")
      }
      return Array(
        text.replacing("Asia/Shanghai", with: zone).replacing("+08:00", with: "").utf8)
    }

    try trial.run(("v1.ics", calendar(("d", start, end, ""))))

    #expect(try windows(trial) == ["0 00:00–1 \(from)", "1 \(to)–5 00:00"])
    try trial.run(("v2.ics", calendar(("d", start, end, "STATUS:CANCELLED\r\nSEQUENCE:1"))))
    #expect(try windows(trial) == ["0 00:00–5 00:00"])
  }

  @Test func `an older version of an event takes nothing and frees nothing`() throws {
    var trial = trial()
    try trial.run(
      ("new.ics", calendar(("d", "20180329T060000Z", "20180329T070000Z", "SEQUENCE:1"))))

    let report = try #require(
      try trial.run(("old.ics", calendar(("d", "20180327T010000Z", "20180327T040000Z", "")))))

    #expect(try windows(trial) == ["0 00:00–3 14:00", "3 15:00–5 00:00"])
    #expect(report.lists[0].skipped.map(\.reason) == [.olderVersion])
    #expect(report.files.isEmpty)
  }

  @Test func `an event that is no longer in a calendar is free, other calendars stay`() throws {
    var trial = trial()
    let work = calendar(
      ("a", "20180326T010000Z", "20180326T020000Z", ""),
      ("b", "20180326T013000Z", "20180326T030000Z", ""), name: "work")
    try trial.run(("1.ics", work))
    try trial.run(
      ("2.ics", calendar(("p", "20180326T023000Z", "20180326T040000Z", ""), name: "private")))
    #expect(try windows(trial) == ["0 00:00–0 09:00", "0 12:00–5 00:00"])

    // The hour that two events share stays taken while one of them is there.
    try trial.run(
      ("3.ics", calendar(("b", "20180326T013000Z", "20180326T030000Z", ""), name: "work")))
    #expect(try windows(trial) == ["0 00:00–0 09:30", "0 12:00–5 00:00"])

    let last = try #require(try trial.run(("4.ics", calendar(name: "work"))))
    #expect(try windows(trial) == ["0 00:00–0 10:30", "0 12:00–5 00:00"])
    #expect(last.lists[0].freed.map(\.description) == ["2018-03-26 09:30–10:30"])
    #expect(trial.codes == ["W443"])
  }

  @Test func `what the office left out of the windows stays out`() throws {
    var trial = trial(
      available: "2018-03-26T08:00:00+08:00/2018-03-26T18:00:00+08:00"
        + "|2018-03-28T08:00:00+08:00/2018-03-28T18:00:00+08:00")
    let before = trial.files
    let busy = calendar(("d", "20180326T090000Z", "20180328T010000Z", ""))

    let first = try #require(try trial.run(("busy.ics", busy)))
    #expect(try windows(trial) == ["0 08:00–0 17:00", "2 09:00–2 18:00"])
    #expect(
      first.lists[0].busy.map(\.description)
        == ["2018-03-26 17:00–18:00", "2018-03-28 08:00–09:00"])
    let again = try #require(try trial.run(("busy.ics", busy)))
    #expect(again.files.isEmpty)
    #expect(again.lists[0].unchanged == 1)

    try trial.run(("busy.ics", calendar(("e", "20180410T090000Z", "20180410T100000Z", ""))))
    #expect(trial.files["units.csv"] == before["units.csv"])
  }

  @Test func `days that are taken whole are listed as such`() throws {
    var trial = trial()
    let report = try #require(
      try trial.run(
        (
          "b.ics",
          Array(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            SUMMARY:生日
            DTSTART;VALUE=DATE:19700328
            RRULE:FREQ=YEARLY
            END:VEVENT
            END:VCALENDAR
            """.utf8)
        )))

    #expect(try windows(trial) == ["0 00:00–2 00:00", "3 00:00–5 00:00"])
    #expect(report.lists[0].busy.map(\.description) == ["2018-03-28 00:00–24:00"])
    #expect(report.lists[0].busy.map(\.isWholeDay) == [true])
  }

  @Test func `a finding names the event, its hour and its line`() throws {
    var trial = trial()
    try trial.run(
      (
        "b.ics",
        Array(
          """
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          SUMMARY:Dentist
          DTSTART;TZID=CST:20180327T100000
          DURATION:PT1H
          END:VEVENT
          BEGIN:VEVENT
          SUMMARY:Lecture
          DTSTART:20180327T100000Z
          DTEND:soon
          END:VEVENT
          BEGIN:VEVENT
          SUMMARY:Course
          DTSTART:20180327T100000Z
          DURATION:PT1H
          RRULE:FREQ=WEEKLY;INTERVAL=0
          END:VEVENT
          END:VCALENDAR
          """.utf8)
      ))

    #expect(
      trial.log.findings.map { "\($0.code) \($0.location): \($0.cause.en)" } == [
        "W441 b.ics:4: 'CST', the time zone of 'Dentist' (2018-03-27 10:00), stands for several zones",
        "W419 b.ics:10: DTEND 'soon' of 'Lecture' (2018-03-27 10:00) cannot be read",
        // 10:00 in UTC is 18:00 where the festival is.
        "W416 b.ics:16: 'INTERVAL=0' in the rule of 'Course' (2018-03-27 18:00) is not valid; "
          + "only its first time was taken",
      ])
  }

  @Test(arguments: [
    ([UInt8]("市长会议".utf8), "iCalendar → P1.S"),
    ([0xCA, 0xD0, 0xB3, 0xA4, 0xBB, 0xE1, 0xD2, 0xE9], "iCalendar, GB18030 → P1.S"),
  ])
  func `calendars come in the encodings that lists come in`(
    title: [UInt8], format: String
  ) throws {
    var trial = trial()
    // Folded inside the last character.
    let bytes =
      Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:".utf8) + title.dropLast()
      + Array("\r\n ".utf8) + title.suffix(1)
      + Array("\r\nDTSTART:20180327T010000Z\r\nDTEND:never\r\nEND:VEVENT\r\nEND:VCALENDAR".utf8)

    let report = try #require(try trial.run(("b.ics", bytes)))

    #expect(report.lists.map(\.format) == [format])
    #expect(trial.log.findings.map(\.location.line) == [6])
    #expect(
      trial.log.findings.map(\.cause.en) == [
        "DTEND 'never' of '市长会议' (2018-03-27 01:00) cannot be read"
      ])
  }

  @Test func `what a unit's guest has declined is left to the unit, and said`() throws {
    var trial = trial()
    trial.files["guests.csv"] = Array(
      "guest_id,unit_id,name_zh,country,email\r\nG1,P1.S,样本花,JP,Hana@Kyoto.example\r\n".utf8)
    let answer =
      "ORGANIZER:mailto:boss@kyoto.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:hana@kyoto.example"

    let report = try #require(
      try trial.run(
        (
          "v.ics",
          calendar(
            ("a", "20180327T010000Z", "20180327T040000Z", answer),
            ("b", "20180328T010000Z", "20180328T020000Z", ""))
        )))

    #expect(try windows(trial) == ["0 00:00–2 09:00", "2 10:00–5 00:00"])
    #expect(report.lists[0].skipped.map(\.reason) == [.declined])
    #expect(report.lists[0].skipped.map(\.reason.text.zh) == ["日历主人已谢绝"])
  }
}
