// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC35BlocksTests {
  private func count(
    _ first: [ProgrammeItem.ID], _ second: [ProgrammeItem.ID] = []
  ) -> Int? {
    breaches(.hc35, papers) {
      $0.fill("B1", "09:00", in: "A1", with: first).fill("B2", "09:00", in: "A2", with: second)
    }
  }

  /// Two blocks of an hour, the second for WATER alone; three papers of 25 minutes and one of another track.
  private let papers = town.block("B1", 60, at: "09:00", in: "A1")
    .block("B2", 60, at: "09:00", in: "A2", of: ["WATER"])
    .paper("W1", 25, of: "WATER").paper("W2", 25, of: "WATER").paper("W3", 25, of: "WATER")
    .paper("E1", 25, of: "ENERGY")

  @Test func `every item is in one block`() {
    #expect(count(["E1"], ["W1", "W2"]) == 1)
    #expect(count(["W1", "W2"], ["W2", "W3"]) == 2)
  }

  @Test func `a block is of one track, which it takes`() {
    // W3 and E1 are nowhere.
    #expect(count(["W1", "W2"]) == 2)
    #expect(count(["W1", "E1"], ["W2", "W3"]) == 1)
    #expect(count(["W1", "W2"], ["E1"]) == 2)
  }

  @Test func `what fills a block is not longer than it`() {
    #expect(count(["E1"], ["W1", "W2", "W3"]) == 1)
  }

  @Test func `who contributes has to attend`() {
    let spoken = town.unit("X.H").block("B1", 60, at: "09:00", in: "A1")
      .paper("W1", 25, of: "WATER", by: ["X.H"])
    func absent(_ attendees: [AttendanceUnit.ID]) -> Int? {
      breaches(.hc28, spoken) {
        $0.fill("B1", "09:00", in: "A1", with: ["W1"], attendees: attendees)
      }
    }

    #expect(absent([]) == 1)
    #expect(absent(["X.H"]) == 0)
  }

  @Test func `a programme that fills nothing is not judged`() {
    #expect(breaches(.hc35, papers) { $0.hold("B1", "09:00", in: "A1") } == nil)
  }

  @Test func `a block that stays empty need not take place`() {
    #expect(
      breaches(
        .hc06,
        town.block("B1", 60, at: "09:00", in: "A1")
          .block("B2", 60, at: "09:00", in: "A2").paper("W1", 25, of: "WATER")
      ) {
        $0.fill("B1", "09:00", in: "A1", with: ["W1"])
      } == 0)
  }
}
