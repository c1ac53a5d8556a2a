// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import Foundation
import Office
import Testing

@Suite struct DeskOptionsTests {
  private func problem(_ address: String, calendars: [String] = []) -> String? {
    Speech.$languages.withValue([.en]) {
      DeskOptions.CalendarServer(address: address, calendars: calendars).problem
    }
  }

  @Test func `a calendar server is refused at the start for what a push would be refused for`() {
    #expect(problem("https://calendars.example/office/") == nil)
    #expect(
      problem("http://calendars.example/office/")
        == "caldav: http is taken for this machine only; use https")
    #expect(
      problem("https://zhao:secret@calendars.example/")
        == "caldav: user name and password do not belong into an address")
    #expect(
      problem("https://calendars.example/", calendars: ["staff/interpreters/E1"])?
        .hasPrefix("calendar: ") == true)
  }

  @Test func `who is behind a proxy is known from the proxy's own word, and from nobody else's`() {
    var options = DeskOptions(
      events: [], data: URL(filePath: "data"), calendars: URL(filePath: "calendars"),
      published: URL(filePath: "published"))
    #expect(options.sender(named: "192.0.2.9", by: "127.0.0.1") == "127.0.0.1")

    options.publicAddress = "https://desk.example.org"
    #expect(options.sender(named: "10.0.0.1, 192.0.2.9", by: "127.0.0.1") == "192.0.2.9")
    #expect(options.sender(named: nil, by: "127.0.0.1") == "127.0.0.1")

    options.host = "10.0.0.8"
    #expect(options.sender(named: "192.0.2.9", by: "10.0.0.5") == "10.0.0.5")
    options.trustedHeader = .init(name: "X-User", addresses: ["10.0.0.5"])
    #expect(options.sender(named: "192.0.2.9", by: "10.0.0.5") == "192.0.2.9")
    #expect(options.sender(named: "192.0.2.9", by: "10.0.0.6") == "10.0.0.6")
    #expect(
      options.sender(named: String(repeating: "a", count: 9000), by: "10.0.0.5").count == 45)
  }
}
