// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

/// A plan for the rain beside the dry programme.
@Suite struct HC23WetEditionsTests {
  /// A lawn and two halls at one place, a third hall twenty minutes away.
  private let park = TinyFestival().place("A").place("B").travel("A", "B", 20)
    .venue("HALL", at: "A", reset: 90).venue("ROOM", at: "A", theatre: 10)
    .venue("FAR", at: "B")
    .lawn("LAWN", at: "A").unit("X.H").unit("X.G", size: 9)
    .session("S1", 60, units: ["X.H", "X.G"], venues: ["LAWN"], windows: ["09:00-12:00"])

  private func onLawn(_ tiny: TinyProgramme) -> TinyProgramme {
    tiny.hold("S1", "09:00", in: "LAWN")
  }

  // MARK: Entries

  @Test func `without plans in the tables, or without a statement, nothing is judged`() {
    #expect(breaches(.hc23, park) { onLawn($0) } == nil)
    #expect(breaches(.hc23, park.inRain("S1", .move("HALL"))) { onLawn($0) } == nil)
  }

  @Test func `an outdoor session needs an entry`() {
    let tiny = park.inRain("S1", .move("HALL"))

    #expect(breaches(.hc23, tiny) { onLawn($0).stating(wet: 0) } == 1)
    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .move("HALL")) } == 0)
  }

  @Test func `another outdoor session of such a day needs one, too, and one of another day none`() {
    let tiny = park.inRain("S1", .move("HALL"))
      .session("S2", 30, venues: ["LAWN"]).session("S3", 30, venues: ["LAWN"])

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", "14:00", in: "LAWN").hold("S3", "1 14:00", in: "LAWN")
        .inRain("S1", .move("HALL"))
    }

    #expect(count == 1)
  }

  @Test(
    arguments: [
      (.move("HALL"), 0), (.symbolic("HALL"), 1), (.move("ROOM"), 1), (.cancel, 1),
    ] as [(Session.WetPlan, Int)])
  func `only the plans of the tables are allowed`(plan: Session.WetPlan, expected: Int) {
    let tiny = park.inRain("S1", .move("HALL"), .symbolic("ROOM"))

    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", plan) } == expected)
  }

  @Test func `where the tables allow it, it may be cancelled or be symbolic`() {
    let tiny = park.inRain("S1", .symbolic("ROOM"), .cancel)

    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .symbolic("ROOM")) } == 0)
    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .cancel) } == 0)
  }

  @Test func `without a plan of its own the venue's alternative or another of its venues counts`() {
    let tiny = park.lawn("GREEN", at: "A", wet: "ROOM", isSymbolic: true)
      .session("S2", 30, venues: ["GREEN", "HALL"]).inRain("S1", .move("FAR"))
    func count(_ plan: Session.WetPlan) -> Int? {
      breaches(.hc23, tiny) {
        onLawn($0).hold("S2", "15:00", in: "GREEN").inRain("S1", .move("FAR")).inRain("S2", plan)
      }
    }

    #expect(count(.symbolic("ROOM")) == 0)
    #expect(count(.move("HALL")) == 0)
    #expect(count(.move("ROOM")) == 1)
    #expect(count(.move("FAR")) == 1)
    #expect(count(.cancel) == 1)
  }

  @Test func `entries of other days, of sessions under a roof and second ones count`() {
    let tiny = park.inRain("S1", .move("HALL")).session("S2", 30, venues: ["FAR"])

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", "14:00", in: "FAR").inRain("S1", .move("HALL"))
        .inRain("S1", .move("HALL")).inRain("S2", .move("ROOM")).inRain("S1", .move("HALL"), day: 1)
    }

    // Twice, not outdoors, not on that day.
    #expect(count == 3)
  }

  // MARK: The day in the rain

  @Test func `all other rules hold in the rain, too`() {
    let far = park.inRain("S1", .move("FAR"))
      .session("S2", 30, units: ["X.H"], venues: ["HALL"])
    let room = park.inRain("S1", .move("ROOM")).changing("S1") { $0.extraHeadcount = 1 }

    // Twenty minutes and the margin of five to get back.
    for (start, expected) in [("10:25", 0), ("10:24", 1)] as [(LocalTime, Int)] {
      let count = breaches(.hc23, far) {
        onLawn($0).hold("S2", start, in: "HALL").inRain("S1", .move("FAR"))
      }
      #expect(count == expected)
    }
    #expect(breaches(.hc23, room) { onLawn($0).inRain("S1", .move("ROOM")) } == 1)
  }

  @Test func `what the dry programme breaks itself is not counted again`() {
    let tiny = park.inRain("S1", .move("HALL")).session("S2", 30, units: ["X.H"], venues: ["FAR"])
      .session("S3", 30, units: ["X.H"], venues: ["FAR"])

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", "14:00", in: "FAR").hold("S3", "14:10", in: "FAR")
        .inRain("S1", .move("HALL"))
    }

    #expect(count == 0)
  }

  @Test func `the start is kept unless the entry states another, which the tables have to allow`() {
    let tiny = park.inRain("S1", .move("HALL"))

    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .move("HALL"), at: "11:30") } == 0)
    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .move("HALL"), at: "12:30") } == 1)
  }

  @Test func `at a symbolic session groups without room stay away, in table order`() {
    // A head of one, groups of nine and three: the nine no longer fit beside four more, the three do.
    let tiny = park.unit("X.K", size: 3).changing("S1") { $0.required.append("X.K") }
      .session("S2", 30, units: ["X.G"], venues: ["HALL"])
      .session("S3", 30, units: ["X.K"], venues: ["HALL"]).changing("S1") {
        $0.extraHeadcount = 5
      }.inRain("S1", .symbolic("ROOM"))
    func count(_ session: Session.ID) -> Int? {
      breaches(.hc23, tiny) {
        onLawn($0).hold(session, "09:45", in: "HALL").inRain("S1", .symbolic("ROOM"))
      }
    }

    // They clash with the other session without rain as well, but only who comes clashes in it.
    #expect(breaches(.hc01, tiny) { onLawn($0).hold("S2", "09:45", in: "HALL") } == 1)
    #expect(count("S2") == 0)
    #expect(count("S3") == 1)
  }

  @Test func `what is cancelled is asked of nobody, and what follows it is free`() {
    let tiny = park.inRain("S1", .cancel)
      .session(
        "S2", 30, units: ["X.H"], venues: ["HALL"],
        after: [Session.Precedence(predecessor: "S1", minGap: 0, maxGap: 30)]
      )
      .slot("M1", of: "S1")

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", "10:30", in: "HALL").slot("M1", []).inRain("S1", .cancel)
    }

    #expect(count == 0)
  }

  // MARK: Press

  @Test(
    arguments: [(8, 1, 0), (7, 1, 1), (0, 1, 1), (8, 0, 1), (0, 0, 2)] as [(Int, Int, Int)])
  func `risers and uplinks are needed in the rain, too`(riser: Int, uplink: Int, expected: Int) {
    let tiny = park.lawn("PRESS", at: "A", features: ["press_riser": 8, "uplink": 1])
      .slot("M1", of: "S1", kind: "riser", capacity: 8)
      .slot("M2", of: "S1", kind: "live", capacity: 2).inRain("S1", .move("HALL"))
      .features("HALL", ["press_riser": riser, "uplink": uplink])

    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .move("HALL")) } == expected)
  }

  @Test func `where no venue states a riser nobody counts any`() {
    let tiny = park.slot("M1", of: "S1", kind: "riser", capacity: 8).inRain("S1", .move("HALL"))

    #expect(breaches(.hc23, tiny) { onLawn($0).inRain("S1", .move("HALL")) } == 0)
  }

  // MARK: Rooms

  @Test(
    arguments: [
      // A quarter of an hour after the session at ten; from six o'clock on before it.
      ("10:15", 0), ("10:14", 2), ("08:00", 1), ("05:31", 1), ("05:30", 0),
    ] as [(LocalTime, Int)])
  func `the room is held from the decision until it is free again`(
    start: LocalTime, expected: Int
  ) {
    let tiny = park.inRain("S1", .move("HALL")).session("S2", 30, venues: ["HALL"])

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", start, in: "HALL").inRain("S1", .move("HALL"))
    }

    #expect(count == expected)
  }

  @Test func `re-furnishing takes as long as the room needs`() {
    let tiny = park.inRain("S1", .move("HALL")).session("S2", 30, type: "meal", venues: ["HALL"])

    for (start, expected) in [("11:30", 0), ("11:29", 2)] as [(LocalTime, Int)] {
      let count = breaches(.hc23, tiny) {
        onLawn($0).hold("S2", start, in: "HALL").inRain("S1", .move("HALL"))
      }
      #expect(count == expected)
    }
  }

  @Test func `whoever leaves the room in the rain is not in the way`() {
    let tiny = park.session("S2", 60, units: ["X.G"], venues: ["HALL"], windows: ["09:00-12:00"])
      .inRain("S1", .move("HALL")).inRain("S2", .move("FAR")).changing("S1") {
        $0.required = ["X.H"]
      }

    let count = breaches(.hc23, tiny) {
      onLawn($0).hold("S2", "09:00", in: "HALL").inRain("S1", .move("HALL"))
        .inRain("S2", .move("FAR"))
    }

    #expect(count == 0)
  }

  // MARK: In force

  @Test func `with the plan in force, all rules are judged as it says`() {
    let festival = park.inRain("S1", .move("HALL")).session("S2", 30, venues: ["LAWN"])
      .inRain("S2", .cancel).festival
    let dry = TinyProgramme(of: festival).hold("S1", "09:00", in: "LAWN")
      .hold("S2", "15:00", in: "LAWN").inRain("S1", .move("HALL")).inRain("S2", .cancel).programme

    let wet = dry.inRain(on: [0], of: festival)
    let report = ProgrammeChecker.check(wet, of: festival)

    #expect(wet.sessions.map(\.id) == ["S1"])
    #expect(wet.sessions.map(\.venue) == ["HALL"])
    #expect(report.score.hardTotal == 0, "\(report.violations)")
    #expect(report.score.hard[.hc23] == 0)
    var bare = wet
    bare.weather = .dry
    // Without a word of the rain a hall that is no candidate and a session that is missing break rules.
    #expect(ProgrammeChecker.check(bare, of: festival).score.hardTotal > 0)
    #expect(wet.withoutRain == dry)
  }
}
