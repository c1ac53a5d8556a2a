// SPDX-License-Identifier: Apache-2.0

import Foundation
import ICalendar
import Testing

@Suite struct MailMessageTests {
  private static let reply = SchedulingReplyTests.reply(more: "SUMMARY:已接受\r\n")

  private static var base64: String {
    let text = Data(reply.utf8).base64EncodedString()
    return stride(from: 0, to: text.count, by: 76).map {
      String(text.dropFirst($0).prefix(76))
    }.joined(separator: "\r\n")
  }

  private static var quotedPrintable: String {
    reply.utf8.map { byte in
      byte == 0x0D || byte == 0x0A || (byte < 0x7F && byte != UInt8(ascii: "="))
        ? String(UnicodeScalar(byte)) : "=" + String(byte, radix: 16, uppercase: true)
    }.joined().replacing("ill", with: "i=\r\nll")
  }

  /// Mails that carry the reply, each in another way.
  private static let mails = [
    "From: a@b.org\r\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\r\n"
      + "Content-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n",
    "from: a@b.org\ncontent-type: TEXT/Calendar\ncontent-transfer-encoding: Quoted-Printable\n\n"
      + quotedPrintable,
    "Received: by x\r\n with y\r\nContent-Type: text/calendar\r\n\r\n" + reply,
    """
    From: a@b.org\r
    MIME-Version: 1.0\r
    Content-Type: multipart/mixed;\r
     boundary="outer; one"\r
    \r
    Preamble\r
    --outer; one\r
    Content-Type: multipart/alternative; boundary=inner\r
    \r
    --inner\r
    Content-Type: text/plain\r
    \r
    BEGIN:VCALENDAR is what follows\r
    --inner\r
    Content-Type: text/calendar; method=REPLY\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    \(quotedPrintable)\r
    --inner--\r
    --outer; one\r
    Content-Type: application/octet-stream; name="Reply.ICS"\r
    Content-Disposition: attachment\r
    Content-Transfer-Encoding: base64\r
    \r
    \(base64)\r
    --outer; one--\r

    """,
    "Content-Type: message/rfc822\r\nMIME-Version: 1.0\r\n\r\n"
      + "From: a@b.org\r\nContent-Type: application/ics\r\n\r\n" + reply,
    // Names in other letters than Latin ones: RFC 2231, and the words of RFC 2047 as many write them.
    "From: a@b.org\r\nContent-Type: application/octet-stream; name*=UTF-8''%E7%AD%94.ics\r\n"
      + "Content-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n",
    "From: a@b.org\r\nContent-Type: application/octet-stream; name=\"=?UTF-8?B?562ULmljcw==?=\"\r\n"
      + "Content-Transfer-Encoding: base64\r\n\r\n\(base64)\r\n",
  ]

  @Test(arguments: mails)
  func `a reply is found in a whole mail, once`(mail: String) throws {
    #expect(
      try SchedulingReply.read(Array(mail.utf8))
        == SchedulingReply.read(Array(Self.reply.utf8)))
  }

  @Test(arguments: [
    "From: a@b.org\r\n\r\nI come", "From: a@b.org\r\nContent-Type: text/plain\r\n\r\n" + reply,
    "Content-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n\r\n--y--",
    "Content-Type: multipart/mixed\r\n\r\n" + reply, "Received: by x",
  ])
  func `a mail without a calendar is said to have none`(mail: String) {
    #expect(throws: SchedulingReply.Problem.mailWithoutCalendar) {
      try SchedulingReply.read(Array(mail.utf8))
    }
  }

  @Test(
    arguments: [
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], [0x78, 0x9F, 0x3E, 0x22, 0, 0],
      Array("From: a@b.org\r\nContent-Type: application/ms-tnef\r\n\r\neJ8+Ig==".utf8),
    ] as [[UInt8]])
  func `a mail that only Outlook reads is said to be one`(bytes: [UInt8]) {
    #expect(throws: SchedulingReply.Problem.mailOfOutlook) { try SchedulingReply.read(bytes) }
  }

  @Test func `mails inside mails without end are given up`() {
    let header = "Content-Type: message/rfc822\r\n\r\n"
    let deep = String(repeating: header, count: 20_000)
    let wide =
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
      + String(repeating: "--x\r\nContent-Type: text/plain\r\n\r\n", count: 20_000)

    for mail in [deep, wide] {
      #expect(throws: SchedulingReply.Problem.mailWithoutCalendar) {
        try SchedulingReply.read(Array(mail.utf8))
      }
    }
  }

  @Test func `a calendar in a mail that was cut is no calendar`() {
    let mail = "From: a@b.org\r\nContent-Type: text/calendar\r\n\r\n" + Self.reply.prefix(200)

    #expect(throws: SchedulingReply.Problem.notACalendar) {
      try SchedulingReply.read(Array(mail.utf8))
    }
  }
}
