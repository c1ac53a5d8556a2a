// SPDX-License-Identifier: Apache-2.0

import ICalendar
import Testing

@Suite struct ICalendarLintTests {
  private let clean: [UInt8]

  init() throws {
    clean = try ICalendarWriter.bytes(of: document([event("a@test"), event("b@test")]))
  }

  @Test(arguments: [
    ("\r\n", "\n", "a line feed alone"),
    ("UID:a@test\r\n", "", "an event without UID"),
    ("DTSTAMP:20180301T000000Z\r\n", "", "an event without DTSTAMP"),
    ("UID:b@test", "UID:a@test", "UID a@test twice"),
    ("T174500", "T171400", "DTEND before DTSTART"),
    ("TZID:Asia", "TZID:Africa", "zone Asia/Shanghai is not declared"),
    ("END:VTIMEZONE\r\n", "", "VCALENDAR has no END"),
    ("Courtesy", "Court\r\n \r\n esy", "empty continuation"),
    ("SUMMARY:C", "\r\nSUMMARY:C", "empty line"),
    ("TZID:", "TZID:/freeassociation.sourceforge.net/", "a zone identifier with libical's prefix"),
    ("SUMMARY:", "SUMMARY:\u{1}", "control character 1"),
    ("DTSTART;TZID=Asia/Shanghai:", "DTSTART:", "DTSTART has no zone"),
    ("20180327T171500", "20180231T171500", "DTSTART is no time: 20180231T171500"),
    ("VERSION:2.0\r\n", "", "no VERSION"),
    ("BEGIN:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n", "METHOD comes before PRODID"),
  ])
  func `a fault is found`(original: String, fault: String, problem: String) throws {
    let text = String(decoding: clean, as: UTF8.self)
    try #require(text.contains(original))

    let problems = ICalendarLint.problems(
      in: Array(text.replacing(original, with: fault, maxReplacements: 20).utf8)
    )

    #expect(problems.contains { $0.text == problem }, "\(problems)")
  }

  @Test func `a long line and a character cut in two are found`() {
    let long = clean + Array("X-A:\(String(repeating: "a", count: 72))\r\n".utf8)
    let cut = clean + Array("X-A:".utf8) + [0xE6, 0xA8, 13, 10, 32, 0xB1, 13, 10]

    #expect(ICalendarLint.problems(in: clean).isEmpty)
    #expect(ICalendarLint.problems(in: long).contains { $0.text == "76 octets, more than 75" })
    #expect(
      ICalendarLint.problems(in: cut)
        .count { $0.text == "not UTF-8, or folded inside a character" } == 2
    )
  }
}
