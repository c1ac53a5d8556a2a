// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import ICalendar
import Testing

@Suite struct SchedulingReplyTests {
  /// A reply in the manner of a mail program.
  static func reply(
    _ partstat: String = ";PARTSTAT=DECLINED", uid: String = "call@test", more: String = "",
    method: String = "METHOD:REPLY\r\n"
  ) -> String {
    """
    BEGIN:VCALENDAR\r
    PRODID:-//A mail program//EN\r
    VERSION:2.0\r
    \(method)BEGIN:VEVENT\r
    UID:\(uid)\r
    DTSTAMP:20180320T010203Z\r
    SEQUENCE:1\r
    ORGANIZER:mailto:office@week.example.org\r
    ATTENDEE\(partstat);CN="An, Interpreter":MAILTO:An.Interpreter@mail.example\r
     .org\r
    COMMENT:I am ill\r
    \(more)END:VEVENT\r
    END:VCALENDAR\r

    """
  }

  private static let interpreter = MailAddress("An.Interpreter@mail.example.org")

  private func attendees(_ text: String) throws -> [SchedulingReply.Attendee] {
    try SchedulingReply.read(Array(text.utf8)).flatMap(\.attendees)
  }

  @Test(arguments: [
    ("ACCEPTED", SchedulingReply.Answer.accepted), ("DECLINED", .declined),
    ("TENTATIVE", .tentative), ("DELEGATED", .delegated(to: nil)), ("NEEDS-ACTION", .other),
    ("X-MAYBE", .other), ("accepted", .accepted),
  ])
  func `an answer is read with what it answers`(
    partstat: String, answer: SchedulingReply.Answer
  ) throws {
    let replies = try SchedulingReply.read(Array(Self.reply(";PARTSTAT=\(partstat)").utf8))

    #expect(
      replies == [
        SchedulingReply(
          uid: "call@test", sequence: 1, stamp: wall("20180320T010203"),
          attendees: [SchedulingReply.Attendee(Self.interpreter, answer)])
      ])
  }

  @Test func `a delegate is named, and so is everybody else`() throws {
    let text = Self.reply(
      ";PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:friend@example.net\"",
      more: "ATTENDEE;DELEGATED-FROM=\"mailto:a@b.org\":mailto:friend@example.net\r\n"
        + "ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:1\r\n")
    let friend = MailAddress("friend@example.net")

    #expect(
      try attendees(text) == [
        SchedulingReply.Attendee(Self.interpreter, .delegated(to: friend)),
        SchedulingReply.Attendee(friend, .other), SchedulingReply.Attendee(nil, .accepted),
      ])
  }

  @Test(
    arguments: [
      ("DTSTART:20180329T010000Z", 1_522_285_200),
      ("DTSTART;TZID=Asia/Shanghai:20180329T090000", 1_522_285_200),
      ("DTSTART;TZID=China Standard Time:20180329T090000", 1_522_285_200),
      ("DTSTART;TZID=CST:20180329T090000", nil),
      ("DTSTART;VALUE=DATE:20180329", nil), ("DTSTART:soon", nil), ("CLASS:PUBLIC", nil),
    ] as [(String, Int?)])
  func `a proposal of another time says which`(line: String, start: Int?) throws {
    let text = Self.reply(more: line + "\r\n", method: "METHOD:COUNTER\r\n")

    #expect(
      try attendees(text)
        == [SchedulingReply.Attendee(Self.interpreter, .countered(start: start))])
  }

  @Test(arguments: [
    "20180320T010203", "20180320T010203Z", "20180320T090203+0800", "2018-03-20T01:02:03Z",
  ])
  func `the stamp is in UTC, whether it says so or not`(stamp: String) throws {
    let text = Self.reply().replacing("20180320T010203Z", with: stamp)

    #expect(try SchedulingReply.read(Array(text.utf8)).map(\.stamp) == [wall("20180320T010203")])
  }

  @Test func `bytes that are not UTF-8, and folds inside a character, are no hindrance`() throws {
    let good = Array(Self.reply(more: "SUMMARY:已接受\r\n").utf8)
    let index = try #require(good.firstIndex(of: 0xE5))
    var folded = good
    folded.insert(contentsOf: "\r\n ".utf8, at: index + 1)
    var chinese = good
    chinese.replaceSubrange(index..<index + 9, with: [0xD2, 0xD1, 0xBD, 0xD3, 0xCA, 0xDC])

    for bytes in [folded, chinese, [0xEF, 0xBB, 0xBF] + good] {
      #expect(try SchedulingReply.read(bytes) == SchedulingReply.read(good))
    }
  }

  @Test func `a reply without a sequence answers the first version`() throws {
    let text = Self.reply().replacing("SEQUENCE:1\r\n", with: "")

    #expect(try SchedulingReply.read(Array(text.utf8)).map(\.sequence) == [0])
  }

  @Test(arguments: [
    ("", SchedulingReply.Problem.notACalendar), ("Dear office, I am ill", .notACalendar),
    (reply() + reply(), .severalCalendars), (reply(method: ""), .notAReply(method: "")),
    (reply(method: "METHOD:REQUEST\r\n"), .notAReply(method: "REQUEST")),
    (reply(method: "METHOD:REPLY-ALL\r\n"), .notAReply(method: "REPLY-ALL")),
    (reply(uid: ""), .missing("UID")), (reply(more: "UID:other@test\r\n"), .unreadable("UID")),
    (reply(more: "SEQUENCE:2\r\n"), .unreadable("SEQUENCE")),
    (reply(more: "DTSTAMP:20180321T010203Z\r\n"), .unreadable("DTSTAMP")),
    (reply().replacing("SEQUENCE:1", with: "SEQUENCE:-1"), .unreadable("SEQUENCE")),
    (reply().replacing("20180320T010203Z", with: "20189920T010203Z"), .unreadable("DTSTAMP")),
    (reply().replacing("20180320T010203Z", with: "20180320"), .unreadable("DTSTAMP")),
    (reply().replacing("DTSTAMP:", with: "X-A:"), .missing("DTSTAMP")),
    (reply().replacing("ATTENDEE", with: "X-A"), .missing("ATTENDEE")),
    (reply().replacing("VEVENT", with: "VTODO"), .noEvent),
    (reply(more: "X-A:\u{0}\r\n"), .notACalendar),
    (reply().replacing("END:VCALENDAR", with: ""), .notACalendar),
    (reply(more: "X-A:" + String(repeating: "x", count: 1 << 20) + "\r\n"), .tooLong),
  ])
  func `what is no whole reply is refused`(text: String, problem: SchedulingReply.Problem) {
    #expect(throws: problem) { try SchedulingReply.read(Array(text.utf8)) }
  }

  @Test(arguments: UInt64(1)...4)
  func `no change of bytes stops the reader`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = Array(Self.reply().utf8)
    let fragments = [
      "\r\n", "\r\n ", "\n", ":", ";", "=", "\"", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "UID:",
      "\u{0}",
      "RRULE:FREQ=SECONDLY\r\n", "é", "DTSTAMP:", "SEQUENCE:99999999999", "ATTENDEE", "mailto:",
      "\\n",
      "PARTSTAT=ACCEPTED", "BEGIN:VTIMEZONE\r\n", "DURATION:P99999999D\r\n",
    ].map { Array($0.utf8) }
    var readable = 0
    for _ in 0..<5_000 {
      var bytes = sample
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let start = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        default:
          bytes.insert(
            contentsOf: fragments[Int.random(in: fragments.indices, using: &random)], at: start)
        }
      }
      guard let replies = try? SchedulingReply.read(bytes) else { continue }
      readable += 1
      if replies.contains(where: { $0.uid.isEmpty || $0.sequence < 0 }) {
        Issue.record("A reply to nothing: \(replies)")
      }
    }
    #expect(readable > 0)
    #expect(readable < 5_000)
  }
}
