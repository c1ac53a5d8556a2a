// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC20MediaSlotsTests {
  let press = town.outlet("M1", journalists: 3).outlet("M2", kind: "tv").outlet("M3")
    .session("S1")

  private func count(
    _ tiny: TinyFestival,
    _ journalists: [Journalist.ID],
    outlets: [Outlet.ID]? = nil,
    start: LocalTime? = nil
  ) -> Int? {
    breaches(.hc20, tiny) {
      $0.hold("S1", "09:00", in: "A1").slot("MS1", journalists, outlets: outlets, start: start)
    }
  }

  @Test func `a slot holds its journalists and follows its session`() {
    let tiny = press.slot("MS1", of: "S1", capacity: 2)

    #expect(count(tiny, ["M1-1", "M1-2"]) == 0)
    #expect(count(tiny, ["M1-1", "M1-2", "M1-3"]) == 1)
    #expect(count(tiny, ["M1-1"], start: "09:05") == 1)
    #expect(count(tiny, ["M1-1"], outlets: ["M2"]) == 1)
    #expect(count(tiny, ["M1-1", "M1-1"]) == 1)
    #expect(count(tiny, ["nobody"]) == 1)
  }

  @Test func `must-have outlets are there`() {
    let tiny = press.slot("MS1", of: "S1", must: [.outlet("M1"), .kind("tv")])

    #expect(count(tiny, ["M1-1", "M2-1"]) == 0)
    #expect(count(tiny, ["M1-1", "M3-1"]) == 1)
    #expect(count(press.slot("MS1", of: "S1", must: [.all]), []) == 3)
  }

  @Test func `a live crew is there as a whole`() {
    let tiny = press.slot("MS1", of: "S1", must: [.outlet("M1")], takesWholeCrew: true)

    #expect(count(tiny, ["M1-1", "M1-2", "M1-3"]) == 0)
    #expect(count(tiny, ["M1-1", "M1-2"]) == 1)
  }

  @Test(arguments: [(["M1-1", "M2-1"], 0), (["M1-1"], 1)] as [([Journalist.ID], Int)])
  func `one pool has the same journalists`(second: [Journalist.ID], expected: Int) {
    let tiny = press.slot("MS1", of: "S1").slot("MS2", of: "S1", must: [.sameAs("MS1")])

    let count = breaches(.hc20, tiny) {
      $0.hold("S1", "09:00", in: "A1").slot("MS1", ["M2-1", "M1-1"]).slot("MS2", second)
    }

    #expect(count == expected)
  }

  @Test func `an unstated slot is missing, but unstated slots are assumed`() {
    let two = press.slot("MS1", of: "S1").slot("MS2", of: "S1", capacity: 2, must: [.all])

    #expect(count(two, []) == 1)
    #expect(breaches(.hc20, two) { $0.hold("S1", "09:00", in: "A1") } == 1)
  }

  @Test(arguments: [("09:10", 1), ("09:14", 1), ("09:15", 0)] as [(LocalTime, Int)])
  func `interviews fit the booths, buffers included`(second: LocalTime, expected: Int) {
    let tiny = TinyFestival().place("A").venue("MC", at: "A", features: ["interview_booths": 1])
      .unit("X.H").unit("Y.H").outlet("M1", journalists: 2)
      .interview("IV1", of: "X.H", by: "M1").interview("IV2", of: "Y.H", by: "M1")

    let count = breaches(.hc20, tiny) {
      $0.interview("IV1", "09:00", in: "MC", journalists: ["M1-1"])
        .interview("IV2", second, in: "MC", journalists: ["M1-2"])
    }

    #expect(count == expected)
  }

  @Test(
    arguments: [(["M1-1"], 0), ([], 1), (["M1-1", "M1-2"], 1), (["M2-1"], 1)]
      as [([Journalist.ID], Int)]
  )
  func `an interview has one journalist of its outlet`(
    journalists: [Journalist.ID],
    expected: Int
  ) {
    let tiny = press.venue("MC", at: "A", features: ["interview_booths": 1]).unit("X.H")
      .interview("IV1", of: "X.H", by: "M1")

    #expect(
      breaches(.hc20, tiny) { $0.interview("IV1", "09:00", in: "MC", journalists: journalists) }
        == expected
    )
  }
}
