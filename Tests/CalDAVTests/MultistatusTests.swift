// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalTestSupport
import Testing

@Suite struct MultistatusTests {
  static let sample = """
    <?xml version="1.0" encoding="utf-8"?>
    <D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
      <D:response>
        <D:href>/a/week/</D:href>
        <D:propstat>
          <D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop>
          <D:status>HTTP/1.1 200 OK</D:status>
        </D:propstat>
        <D:propstat>
          <D:prop><D:getetag/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status>
        </D:propstat>
      </D:response>
      <D:response>
        <D:href>/a/week/1.ics</D:href>
        <D:propstat>
          <D:prop>
            <D:getetag>"e1"</D:getetag>
            <C:calendar-data><![CDATA[BEGIN:VCALENDAR
    ]]>END:VCALENDAR &amp; 樱</C:calendar-data>
          </D:prop>
          <D:status>HTTP/1.1 200 OK</D:status>
        </D:propstat>
      </D:response>
      <D:response>
        <D:href>/a/week/2.ics</D:href><D:status>HTTP/1.1 507 Insufficient Storage</D:status>
      </D:response>
    </D:multistatus>
    """

  @Test func `each resource has its own status and properties`() throws {
    let responses = try Multistatus(Array(Self.sample.utf8)).responses

    #expect(responses.map(\.href) == ["/a/week/", "/a/week/1.ics", "/a/week/2.ics"])
    #expect(responses.map(\.status) == [nil, nil, 507])
    #expect(responses.map(\.propertyStatuses) == [[200, 404], [200], []])
    #expect(responses.map(\.etag) == [nil, "\"e1\"", nil])
    #expect(responses.map(\.isCalendar) == [true, false, false])
    #expect(responses[1].calendarData == "BEGIN:VCALENDAR\nEND:VCALENDAR & 樱")
  }

  @Test func `properties with another status than 200 count for nothing`() throws {
    let text = Self.sample.replacing("200 OK", with: "403 Forbidden")

    let responses = try Multistatus(Array(text.utf8)).responses

    #expect(responses.allSatisfy { $0.etag == nil && $0.calendarData == nil && !$0.isCalendar })
  }

  @Test(arguments: [
    ("<html><p>Sign in<br></html>", Multistatus.Problem.notMultistatus), ("", .notXML),
    ("<multistatus xmlns='DAV:'>", .notXML), ("<multistatus/>", .notMultistatus),
    ("{\"error\": 1}", .notXML),
    (
      "<!DOCTYPE m [<!ENTITY a 'b'>]><multistatus xmlns='DAV:'>&a;</multistatus>", .declaresEntities
    ),
    ("<!doctype html><html></html>", .declaresEntities),
    ("<?xml version='1.0' encoding='utf-16'?><multistatus xmlns='DAV:'/>", .notXML),
    (
      "<multistatus xmlns='DAV:'><response><status>HTTP/1.1 200 OK</status></response></multistatus>",
      .malformed
    ),
    (
      "<multistatus xmlns='DAV:'><response><href>/a</href><status>fine</status></response></multistatus>",
      .malformed
    ),
    (
      "<multistatus xmlns='DAV:'><response><href>/a</href><status>HTTP/1.1 999 No</status></response></multistatus>",
      .malformed
    ),
  ])
  func `what is none is refused`(text: String, problem: Multistatus.Problem) {
    #expect(throws: problem) { try Multistatus(Array(text.utf8)) }
  }

  @Test(arguments: UInt64(1)...4)
  func `no change of bytes stops the reader`(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let sample = Array(Self.sample.utf8)
    let fragments = [
      "<", ">", "</D:response>", "<D:response>", "&", "&#0;", "&#xD;", "<![CDATA[", "]]>", "\"",
      "<D:href>", "<D:status>", "HTTP/1.1 -1", "<!--", "<?x", "\u{0}", "é", "<!DOCTYPE", "xmlns=",
    ].map { Array($0.utf8) }
    var readable = 0
    for _ in 0..<5_000 {
      var bytes = sample
      for _ in 0...Int.random(in: 0...2, using: &dice) {
        let start = Int.random(in: bytes.indices, using: &dice)
        let end = min(bytes.count, start + Int.random(in: 1...20, using: &dice))
        switch Int.random(in: 0...3, using: &dice) {
        case 0: bytes[start] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        default:
          bytes.insert(
            contentsOf: fragments[Int.random(in: fragments.indices, using: &dice)], at: start)
        }
      }
      if let read = try? Multistatus(bytes) {
        readable += 1
        if !read.responses.allSatisfy({ !$0.href.isEmpty }) { Issue.record("An empty address") }
      }
    }
    #expect(readable > 0)
    #expect(readable < 5_000)
  }
}
