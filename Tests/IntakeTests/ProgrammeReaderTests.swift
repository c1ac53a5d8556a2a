// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Intake
import Testing

@Suite struct ProgrammeReaderTests {
  /// A programme that states a little of everything.
  static func sample(_ festival: Festival) -> Programme {
    let call = LocalTime(day: 1, timeOfDay: 1035)
    let interview = LocalTime(day: 2, timeOfDay: 975)
    let match = LocalTime(day: 3, timeOfDay: 780)
    return Programme(
      festival: festival.slug,
      edition: 3,
      seed: 42,
      sessions: [
        Programme.PlacedSession(
          id: "S21",
          start: call,
          end: call + 30,
          venue: "CIV-REC",
          attendees: ["C-US.H", "CTY.L2"],
          interpreters: [
            Programme.Team(
              need: InterpretingNeed(language: "EN", mode: .consecutive),
              ids: ["E1"]
            )
          ],
          liaison: ["LO02"]
        ),
        Programme.PlacedSession(id: "S45", start: match, end: match + 180, venue: "EXP-B"),
      ],
      interviews: [
        Programme.PlacedInterview(
          id: "IV01",
          start: interview,
          end: interview + 10,
          venue: "HBN-MC",
          journalists: ["M03-1"],
          interpreters: ["J1"]
        )
      ],
      mediaSlots: [
        Programme.PlacedMediaSlot(
          id: "MS07",
          start: call,
          end: call + 3,
          outlets: ["M05"],
          journalists: ["M05-1"]
        )
      ],
      matchmaking: [
        Programme.MatchmakingPlan(
          session: "S45",
          meetings: [
            Programme.MatchmakingPlan.Meeting(a: "A01", b: "W01", start: match, table: 1)
          ]
        )
      ]
    )
  }

  static func codes(_ text: String, _ name: String) throws -> [String] {
    ProgrammeReader.read(bytes: Array(text.utf8), name: name, for: try referenceFestival())
      .findings.filter { $0.severity == .error }.map(\.code)
  }

  @Test func `a programme that was written reads back equal`() throws {
    let festival = try referenceFestival()
    let programme = Self.sample(festival)
    let bytes = Array(try ProgrammeDocument(programme, of: festival).encoded())

    for name in ["programme.json", "programme"] {
      let (read, findings) = ProgrammeReader.read(bytes: bytes, name: name, for: festival)
      #expect(findings == [])
      #expect(read == programme)
    }
  }

  @Test func `plans for the rain read back equal, in force or not, with the judgement`() throws {
    let festival = try referenceFestival()
    var programme = Self.sample(festival)
    let session = try #require(programme.sessions.first)
    programme.wet = [
      WetDay(
        day: session.start.day,
        entries: [
          WetDay.Entry(session: session.id, plan: .symbolic("HBN-SALON"), start: session.start),
          WetDay.Entry(session: "S29", plan: .cancel, start: nil),
        ]), WetDay(day: 4, entries: []),
    ]
    // Tenths that do not add up to the tenth of the sum.
    programme.score = Score(
      hard: [:],
      soft: [.sc01: Points(rawValue: 6_240), .sc03: Points(rawValue: 840), .sc05: .whole(3)])
    let wet = programme.inRain(on: [session.start.day], of: festival)

    for written in [programme, wet] {
      let bytes = try ProgrammeDocument(written, of: festival).encoded()
      let (read, findings) = ProgrammeReader.read(
        bytes: Array(bytes), name: "programme.json", for: festival)
      #expect(findings == [])
      #expect(read?.wet == written.wet)
      #expect(read?.sessions == written.sessions)
      #expect(read.map { try? ProgrammeDocument($0, of: festival).encoded() } == bytes)
    }
    let text = String(
      decoding: try ProgrammeDocument(programme, of: festival).encoded(), as: UTF8.self)
    let day = festival.clock.date(ofDay: session.start.day)
    #expect(text.contains("\"wet\" : {\n    \"\(day)\" : ["))
    #expect(text.contains("\"kind\" : \"symbolic\""))
  }

  @Test func `wrong plans for the rain are refused with all that is wrong`() throws {
    func codes(_ wet: String) throws -> [String] {
      try Self.codes(
        """
        {"format":"attache-programme/1","festival":"cherry-blossom-2018","edition":1,"seed":1,
        "sessions":[],"wet":\(wet)}
        """, "programme.json")
    }

    #expect(try codes(#"{"2018-03-28":[{"session":"S29","kind":"cancel"}]}"#) == [])
    #expect(try codes(#"{"2018-02-30":[]}"#) == ["E206"])
    #expect(try codes(#"{"2019-03-28":[]}"#) == ["E206"])
    #expect(
      try codes(
        #"{"2018-03-28":[{"session":"S99","kind":"cancel"},{"session":"S29","kind":"swim"},{"session":"S27","kind":"move","venue":"NO","start":"soon"},{"session":"S28","kind":"move"},{"session":"S28","kind":"cancel"}]}"#
      ).sorted() == ["E204", "E207", "E210", "E301", "E302", "E302"])
  }

  @Test func `a handmade table states times and venues only`() throws {
    let text =
      "session_id,key,start,end,room\n"
      + "S21,C-US1,2018-03-27T17:15:00+08:00,2018-03-27T17:45:00+08:00,CIV-REC\n"

    let (programme, findings) = ProgrammeReader.read(
      bytes: Array(text.utf8),
      name: "table.csv",
      for: try referenceFestival()
    )

    let start = LocalTime(day: 1, timeOfDay: 1035)
    #expect(
      programme?.sessions == [
        Programme.PlacedSession(id: "S21", start: start, end: start + 30, venue: "CIV-REC")
      ]
    )
    #expect(programme?.interviews == nil)
    #expect(programme?.mediaSlots == nil)
    #expect(programme?.matchmaking == nil)
    #expect(findings.count == 52)
    #expect(Set(findings.map(\.code)) == ["W305"])
  }

  @Test func `a handmade table with errors is refused with all of them`() throws {
    let text = """
      session_id,start,end,room
      S99,2018-03-27T17:15:00+08:00,2018-03-27T17:45:00+08:00,CIV-REC
      S21,2018-03-27T17:15:00+08:00,2018-03-27T16:45:00+08:00,CIV-REC
      S21,2018-03-27T17:15:00+08:00,2018-03-27T17:45:00+08:00,CIV-REC
      S20,tomorrow,2018-03-27T17:45:00+08:00,NOWHERE
      """

    #expect(
      try Self.codes(text, "table.csv") == ["E302", "E323", "E301", "E207", "E302"]
    )
    #expect(try Self.codes("session_id,start\nS21,x\n", "table.csv") == ["E107"])
  }

  @Test func `a document with errors is refused with all of them`() throws {
    let festival = try referenceFestival()
    var document = ProgrammeDocument(Self.sample(festival), of: festival)
    document.sessions[0].venue = "NOWHERE"
    document.sessions[0].attendees = ["C-US.H", "C-US.H", "nobody"]
    document.sessions[1].end = "later"
    document.interviews?[0].id = "IV99"

    let (programme, findings) = ProgrammeReader.read(
      bytes: Array(try document.encoded()),
      name: "programme.json",
      for: festival
    )

    #expect(programme == nil)
    #expect(findings.map(\.code) == ["E302", "E301", "E302", "E207", "E302"])
  }

  @Test func `a file of another format is refused`() throws {
    #expect(try Self.codes("{}", "programme.json") == ["E118"])
    #expect(try Self.codes("[1, 2", "programme.json") == ["E118"])
    #expect(try Self.codes("", "programme.csv") == ["E105"])
  }
}
