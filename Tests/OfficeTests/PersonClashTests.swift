// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Office
import Testing

/// Whoever stands in two tables of staff is planned as two, so a plan says where that cannot be.
@Suite struct PersonClashTests {
  private static func clashes(
    _ address: String, _ other: String, from start: LocalTime
  ) -> [LocalizedText] {
    var tiny = TinyFestival().place("A").venue("A1", at: "A", theatre: 40, seated: 40)
      .venue("A2", at: "A", theatre: 40, seated: 40)
      .session("S1", 60, needs: ["EN:CI"]).session("S2", 60)
    tiny.parts.interpreters = [
      Interpreter(id: "E1", name: "", language: "EN", modes: [.consecutive], email: address)
    ]
    tiny.parts.liaisonOfficers = [
      LiaisonOfficer(id: "LO1", name: "", parties: [], languages: [], email: other)
    ]
    let festival = tiny.festival
    let programme = TinyProgramme(of: festival)
      .hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]])
      .hold("S2", start, in: "A2", liaison: ["LO1"]).programme
    return Pipeline.personClashes(in: programme, of: festival)
  }

  @Test func `one address in two places at one time is told with both places`() {
    let clashes = Self.clashes("chen@example.org", "Chen@example.org", from: "09:30")

    #expect(clashes.count == 1)
    #expect(
      clashes.first?.zh.hasSuffix("09:30 却同时在 A1（S1）和 A2（S2）") == true, "\(clashes)")
    #expect(clashes.first?.en.contains("at A1 (S1) and at A2 (S2)") == true)
  }

  @Test func `one after the other is no clash, nor are two people`() {
    #expect(Self.clashes("chen@example.org", "chen@example.org", from: "10:00") == [])
    #expect(Self.clashes("chen@example.org", "li@example.org", from: "09:30") == [])
    #expect(Self.clashes("", "", from: "09:30") == [])
  }
}
