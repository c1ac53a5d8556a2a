// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

/// In which hours sessions lie, by when they end, and for how long they hold their venues.
@Suite struct SessionHoursTests {
  private func read(
    _ cells: String, header: String = "within,ends_by,setup_min,teardown_min",
    dayEnds: String? = nil
  ) -> (session: Session?, festival: Festival?, codes: [String]) {
    var files = BareFestival.files
    files["sessions.csv"] = Array(
      """
      session_id,key,name_zh,name_en,type,duration_min,windows,venues,\(header)
      S01,GALA,欢迎晚宴,Welcome dinner,banquet,90,2018-03-27T18:00/2018-03-27T26:00,HOTEL-BALL,\(cells)

      """.utf8)
    if let dayEnds {
      files["festival.yaml"]? += Array("\nday_ends: \"\(dayEnds)\"\n".utf8)
    }
    let (festival, findings) = EventFolderReader.read(files: files, slug: "bare")
    return (festival?.sessions.first, festival, findings.map(\.code))
  }

  @Test func `hours count on past midnight`() throws {
    let (session, _, codes) = read("2018-03-27T19:00/2018-03-27T25:30,25:00,120,45")

    #expect(codes == [])
    #expect(session?.windows.first?.end == "2 02:00")
    #expect(session?.within == [TimeSpan(start: "1 19:00", end: "2 01:30")])
    #expect(session?.endBy == 1500)
    #expect(session?.setUp == 120)
    #expect(session?.tearDown == 45)
  }

  @Test func `what is left out is the type's`() throws {
    let (session, festival, codes) = read(",,,")

    #expect(codes == [])
    let gala = try #require(session)
    #expect(gala.within == [])
    #expect(gala.setUp == nil)
    #expect(festival?.endBy(of: gala) == nil)
  }

  @Test(
    arguments: [
      (",48:00,,", "E207"), (",late,,", "E207"), (",,-5,", "E202"), (",,,day", "E201"),
      ("2018-03-27T19:00/2018-03-27T20:00,,,", "E303"), ("2018-03-27T19:00,,,", "E208"),
    ])
  func `what cannot be is found`(cells: String, expected: String) {
    #expect(read(cells).codes == [expected])
  }

  @Test func `the last night belongs to the festival as far as its days go`() {
    let last = "2018-03-30T22:00/2018-03-30T28:00,,,"

    #expect(read(last).codes == ["E219"])
    #expect(read(last, dayEnds: "05:00").codes == [])
    #expect(read(last, dayEnds: "05:00").festival?.parts.dayEnd == 300)
    #expect(read(last, dayEnds: "13:00").codes.contains("E203"))
  }
}
