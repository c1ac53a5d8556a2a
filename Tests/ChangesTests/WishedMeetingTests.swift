// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct WishedMeetingTests {
  private func reading(_ text: String, for festival: Festival) -> (Change?, [String]) {
    let reading = ChangeReader.read(text, called: "change 1", for: festival)
    return (reading.change, reading.findings.map(\.code))
  }

  @Test func `a meeting is a session of its own, called after who meets whom`() throws {
    let festival = try referenceFestival()

    let (change, findings) = reading(
      "C-IE.H  meets CTY.L2 2018-03-28T15:00/2018-03-28T17:00 at CIV-REC|HBN-B1 for 45",
      for: festival)

    #expect(findings == [])
    let after = festival.applying(try #require(change))
    let session = after.session("WISH")
    #expect(after.sessions.count == festival.sessions.count + 1)
    #expect(session.key == "WISH")
    #expect(session.name.en == "Consul-General of Ireland meets \(festival.unit("CTY.L2").name.en)")
    #expect(session.required == ["C-IE.H"])
    #expect(session.hosts == ["CTY.L2"])
    #expect(session.windows == ["2 15:00-17:00"])
    #expect(session.venues == ["CIV-REC", "HBN-B1"])
    #expect(session.duration == 45)
    #expect(
      change?.written(on: festival)
        == "C-IE.H meets CTY.L2 2018-03-28T15:00/2018-03-28T17:00 at CIV-REC|HBN-B1 for 45")
  }

  @Test func `a second meeting has another name`() throws {
    var festival = try referenceFestival()
    for _ in 1...3 {
      let (change, _) = reading("C-IE.H meets CTY.L2 at CIV-REC", for: festival)
      festival = festival.applying(try #require(change))
    }

    #expect(festival.sessions.suffix(3).map(\.id) == ["WISH", "WISH-2", "WISH-3"])
  }

  @Test(
    arguments: [
      ("C-IE meets CTY.L22", "CTY.L2"), ("C-IE meets CTY.L2 at CIV-RECC", "CIV-REC"),
      ("C-IE meets CTY.L2 on 2018-05-01", "2018-03-26"),
      ("C-IE meets CTY.L2 for ever", "for 30"), ("C-IE meets", "C-IE meets CTY.L2"),
      ("C-IE meets CTY.L2 soon", "FROM/TO"),
    ])
  func `a meeting that cannot be read is a finding of that change`(text: String, remedy: String)
    throws
  {
    let reading = ChangeReader.read(text, called: "change 3", for: try referenceFestival())

    #expect(reading.change == nil)
    #expect(reading.findings.first?.location.file == "change 3")
    #expect(reading.findings.first?.remedy.en.contains(remedy) == true, "\(reading.findings)")
  }
}
