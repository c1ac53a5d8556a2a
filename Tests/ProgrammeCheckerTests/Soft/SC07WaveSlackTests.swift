// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct SC07WaveSlackTests {
  @Test(
    arguments: [("10:00", "0"), ("10:05", "3"), ("10:06", "3.6"), ("1 10:00", "0")]
      as [(LocalTime, String)]
  )
  func `a wave arrives with time to spare`(start: LocalTime, expected: String) {
    let tiny = town.session("S1", 15).session("S2", pinned: "11:00").session("S3", 15)
      .wave("W1", "A", "B", after: ["S1", "S3"], before: "S2", load: 15)

    #expect(
      points(.sc07, tiny) {
        $0.hold("S1", start, in: "A1").hold("S2", "11:00", in: "B1").hold("S3", "08:00", in: "A1")
      } == expected
    )
  }

  @Test func `the way is between the places where the sessions are, which rain may change`() {
    let tiny = town.session("S1", 15).session("S2", pinned: "11:00")
      .wave("W1", "A", "B", after: ["S1"], before: "S2", load: 15)

    #expect(
      points(.sc07, tiny) {
        $0.hold("S1", "10:15", in: "A1").hold("S2", "11:00", in: "A2")
      } == "0"
    )
  }

  @Test(arguments: [(0, "0"), (5, "3"), (11, "6.6")] as [(Minutes, String)])
  func `a gate that closes before the session takes of the slack`(gate: Minutes, expected: String) {
    let tiny = town.session("S1", 15).session("S2", pinned: "11:00")
      .wave("W1", "A", "B", after: ["S1"], before: "S2", load: 15, gate: gate)

    #expect(
      points(.sc07, tiny) { $0.hold("S1", "10:00", in: "A1").hold("S2", "11:00", in: "B1") }
        == expected)
  }

  @Test(arguments: [(.guests, "3"), (.staff, "0"), (.press, "0")] as [(Wave.Riders, String)])
  func `escorts and the press wait for no one`(riders: Wave.Riders, expected: String) {
    let tiny = town.session("S1", 15).session("S2", pinned: "11:00")
      .wave("W1", "A", "B", after: ["S1"], before: "S2", load: 15, riders: riders)

    #expect(
      points(.sc07, tiny) { $0.hold("S1", "10:05", in: "A1").hold("S2", "11:00", in: "B1") }
        == expected)
  }

  @Test func `only pinned sessions are waited for`() {
    let tiny = town.session("S1").session("S2").wave("W1", "A", "B", after: ["S1"], before: "S2")

    #expect(
      points(.sc07, tiny) { $0.hold("S1", "10:00", in: "A1").hold("S2", "10:30", in: "B1") }
        == "0"
    )
  }
}
