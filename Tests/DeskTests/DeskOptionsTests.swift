// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
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
}
