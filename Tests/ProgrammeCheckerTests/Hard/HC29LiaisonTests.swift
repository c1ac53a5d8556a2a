// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC29LiaisonTests {
  let tiny = town.unit("X.H").unit("X.S").unit("Y.H").officer("L1", of: ["X"])
    .officer("L2", of: ["Z"]).session("S1", units: ["X.H", "Y.H"]).session("S2", units: ["X.S"])

  private func count(_ first: [LiaisonOfficer.ID], _ second: [LiaisonOfficer.ID]) -> Int? {
    breaches(.hc29, tiny) {
      $0.hold("S1", "09:00", in: "A1", liaison: first)
        .hold("S2", "09:00", in: "A2", liaison: second)
    }
  }

  @Test func `a head has an officer, and officers belong to one`() {
    #expect(count(["L1"], []) == 0)
    #expect(count([], []) == 1)
    #expect(count(["L1", "L2"], []) == 1)
    #expect(count(["L1", "L1"], []) == 1)
    #expect(count(["L1"], ["L1"]) == 2)
  }

  @Test func `an officer off duty accompanies nobody`() {
    let short = town.unit("X.H").officer("L1", of: ["X"], available: ["09:00-12:00"])
      .session("S1", units: ["X.H"])
    func count(at start: LocalTime) -> Int? {
      breaches(.hc29, short) { $0.hold("S1", start, in: "A1", liaison: ["L1"]) }
    }

    #expect(count(at: "11:30") == 0)
    #expect(count(at: "11:35") == 1)
  }

  @Test func `all officers may come to their own meeting`() {
    let briefing = town.unit("X.H").officer("L1", of: ["X"]).session("S1", staff: [.liaison])

    #expect(breaches(.hc29, briefing) { $0.hold("S1", "09:00", in: "A1", liaison: ["L1"]) } == 0)
  }
}
