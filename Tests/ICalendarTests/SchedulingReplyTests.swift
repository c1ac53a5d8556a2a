// SPDX-License-Identifier: Apache-2.0

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

  @Test(arguments: [
    ("ACCEPTED", SchedulingReply.Answer.accepted), ("DECLINED", .declined),
    ("TENTATIVE", .tentative), ("DELEGATED", .other), ("NEEDS-ACTION", .other), ("X-MAYBE", .other),
  ])
  func `an answer is read with what it answers`(
    partstat: String, answer: SchedulingReply.Answer
  ) throws {
    let replies = try SchedulingReply.read(Array(Self.reply(";PARTSTAT=\(partstat)").utf8))

    #expect(
      replies == [
        SchedulingReply(
          uid: "call@test", sequence: 1, stamp: wall("20180320T010203"),
          attendee: MailAddress("An.Interpreter@mail.example.org"), answer: answer)
      ])
  }

  @Test func `a reply without a sequence answers the first version`() throws {
    let text = Self.reply().replacing("SEQUENCE:1\r\n", with: "")

    #expect(try SchedulingReply.read(Array(text.utf8)).map(\.sequence) == [0])
  }

  @Test(arguments: [
    ("", SchedulingReply.Problem.notACalendar), ("Dear office, I am ill", .notACalendar),
    (reply() + reply(), .notACalendar), (reply(method: ""), .notAReply),
    (reply(method: "METHOD:REQUEST\r\n"), .notAReply),
    (reply(method: "METHOD:REPLY-ALL\r\n"), .notAReply), (reply(uid: ""), .incomplete),
    (reply(more: "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@c.org\r\n"), .incomplete),
    (reply(more: "UID:other@test\r\n"), .incomplete), (reply(more: "SEQUENCE:2\r\n"), .incomplete),
    (reply(more: "DTSTAMP:20180321T010203Z\r\n"), .incomplete),
    (reply().replacing("SEQUENCE:1", with: "SEQUENCE:-1"), .incomplete),
    (reply().replacing("20180320T010203Z", with: "20180320T010203"), .incomplete),
    (reply().replacing("20180320T010203Z", with: "20189920T010203Z"), .incomplete),
    (reply().replacing("VEVENT", with: "VTODO"), .incomplete),
    (reply(more: "X-A:\u{0}\r\n"), .notACalendar),
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
