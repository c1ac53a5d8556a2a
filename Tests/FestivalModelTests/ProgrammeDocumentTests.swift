// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import Testing

@Suite struct ProgrammeDocumentTests {
  @Test func `a programme has these bytes`() throws {
    let festival = TinyFestival().place("A").venue("A1", at: "A").session("S1", 30).festival
    let programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]]).programme

    let bytes = try ProgrammeDocument(programme, of: festival).encoded()

    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "edition" : 1,
          "festival" : "tiny",
          "format" : "attache-programme/1",
          "seed" : 0,
          "sessions" : [
            {
              "end" : "2018-03-26T09:30:00+08:00",
              "id" : "S1",
              "interpreters" : [
                {
                  "ids" : [
                    "E1"
                  ],
                  "language" : "EN",
                  "mode" : "CI"
                }
              ],
              "key" : "S1",
              "start" : "2018-03-26T09:00:00+08:00",
              "venue" : "A1"
            }
          ]
        }

        """
    )
  }

  @Test func `scores are written with one digit`() throws {
    let festival = TinyFestival().festival
    var programme = TinyProgramme(of: festival).programme
    programme.score = Score(
      hard: [.hc01: 2],
      soft: [.sc05: Points(rawValue: 115_000), .sc03: .whole(75)]
    )

    let score = try #require(ProgrammeDocument(programme, of: festival).score)

    #expect(score.hard == 2)
    #expect(score.soft == Decimal(string: "94.2"))
    #expect(score.rules == ["SC03": 75, "SC05": try #require(Decimal(string: "19.2"))])
  }
}
