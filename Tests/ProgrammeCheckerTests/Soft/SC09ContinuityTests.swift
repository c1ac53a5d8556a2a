// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC09ContinuityTests {
  let tiny = town.party("X", languages: ["ZH", "AR", "EN"]).unit("X.H")
    .interpreter("E1", "EN").interpreter("E2", "EN").officer("L1", of: ["X"])
    .officer("L2", of: ["X"]).session("S1", units: ["X.H"], needs: ["EN:CI"])
    .session("S2", units: ["X.H"], needs: ["EN:CI"])

  @Test(
    arguments: [("E1", "L1", "0"), ("E2", "L1", "2"), ("E1", "L2", "2"), ("E2", "L2", "4")]
      as [(Interpreter.ID, LiaisonOfficer.ID, String)]
  )
  func `staff stay with a head`(
    interpreter: Interpreter.ID,
    officer: LiaisonOfficer.ID,
    expected: String
  ) {
    let charged = points(.sc09, tiny) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]], liaison: ["L1"])
        .hold("S2", "11:00", in: "A1", teams: ["EN:CI": [interpreter]], liaison: [officer])
    }

    #expect(charged == expected)
  }

  @Test func `another day or a session without staff is no change`() {
    let charged = points(.sc09, tiny.session("S3", units: ["X.H"])) {
      $0.hold("S1", "09:00", in: "A1", teams: ["EN:CI": ["E1"]], liaison: ["L1"])
        .hold("S3", "11:00", in: "A1")
        .hold("S2", "1 11:00", in: "A1", teams: ["EN:CI": ["E2"]], liaison: ["L2"])
    }

    #expect(charged == "0")
  }
}
