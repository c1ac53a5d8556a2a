// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plans for the rain of random festivals, against all that there are, tried one by one by the check.
@Suite struct RandomRainTests {
  /// A plan that the check refuses throws; where none is found, no other choice of plans holds either.
  @Test(arguments: 0..<10)
  func `a plan is found exactly where one holds`(block: UInt64) async throws {
    var found = 0
    for seed in block * 100..<(block + 1) * 100 {
      let festival = Self.festival(seed: seed)
      switch try await FestivalPlanner.plan(
        festival, limits: Limits(iterations: 600, threads: 1, seed: seed))
      {
      case .found(let planned):
        found += 1
        #expect(planned.report.score.hardTotal == 0)
        try Self.expectHolds(planned.programme, in: festival)
      case .notFound(let best?):
        guard best.report.violations.filter(\.rule.isHard).allSatisfy({ $0.rule == .hc23 })
        else { continue }
        #expect(Self.plan(of: best.programme, in: festival) == nil, "seed \(seed)")
      case .impossible, .notFound(nil): break
      }
    }
    #expect(found > 20)
  }

  /// In force, on one day or on all, the plans keep every rule, and out of force again the programme is what it was.
  private static func expectHolds(_ dry: Programme, in festival: Festival) throws {
    let days = (dry.wet ?? []).map(\.day)
    for inForce in days.map({ [$0] }) + [days] {
      let (wet, report) = try WeatherSwitch.programme(dry, inRainOn: inForce, of: festival)
      #expect(report.score.hardTotal == 0, "\(report.violations)")
      for placed in wet.sessions where inForce.contains(placed.start.day) {
        #expect(!festival.venue(placed.venue).isOutdoor)
      }
      #expect(try WeatherSwitch.programme(wet, inRainOn: [], of: festival).programme == dry)
    }
  }

  // MARK: All plans

  /// Any choice of the tables' plans, at the starts of the dry programme, that the check lets pass.
  private static func plan(of programme: Programme, in festival: Festival) -> [WetDay]? {
    var days: [WetDay] = []
    for day in 0..<2 {
      let concerned = programme.sessions.filter { placed in
        placed.start.day == day
          && (festival.venue(placed.venue).isOutdoor || !festival.session(placed.id).wet.isEmpty)
      }
      guard concerned.contains(where: { !festival.session($0.id).wet.isEmpty }) else { continue }
      var choices: [[WetDay.Entry]] = [[]]
      for placed in concerned {
        let plans = plans(for: placed, in: festival)
        choices = choices.flatMap { known in
          plans.map { plan in
            known
              + (plan.map {
                [
                  WetDay.Entry(
                    session: placed.id, plan: $0, start: $0 == .cancel ? nil : placed.start)
                ]
              } ?? [])
          }
        }
      }
      let holding = choices.first { entries in
        var stated = programme
        stated.wet = days + [WetDay(day: day, entries: entries)]
        // The other day is not looked at yet.
        return !ProgrammeChecker.check(stated, of: festival).violations.contains { violation in
          violation.rule == .hc23
            && violation.sessions.allSatisfy { id in
              programme.sessions.contains { $0.id == id && $0.start.day == day }
            }
        }
      }
      guard let holding else { return nil }
      days.append(WetDay(day: day, entries: holding))
    }
    return days
  }

  private static func plans(
    for placed: Programme.PlacedSession, in festival: Festival
  ) -> [Session.WetPlan?] {
    let session = festival.session(placed.id)
    let venue = festival.venue(placed.venue)
    if !session.wet.isEmpty { return (venue.isOutdoor ? [] : [nil]) + session.wet }
    let roofed = session.venues.filter {
      !festival.venue($0).isOutdoor && $0 != venue.wetAlternative
    }
    let own = venue.wetAlternative.map { id -> Session.WetPlan in
      venue.isWetAlternativeSymbolic ? .symbolic(id) : .move(id)
    }
    return (own.map { [$0] } ?? []) + roofed.map { .move($0) }
  }

  // MARK: Festivals

  private static func festival(seed: UInt64) -> Festival {
    var random = SeededGenerator(seed: seed)
    var tiny = TinyFestival().place("A").place("B").travel("A", "B", 25)
      .venue("HALL", at: "A", theatre: Int.random(in: 6...30, using: &random), reset: 60)
      .venue("ROOM", at: "A", theatre: Int.random(in: 2...12, using: &random))
      .venue("FAR", at: "B", theatre: 40)
      .lawn("LAWN", at: "A", wet: ["HALL", "ROOM", nil].randomElement(using: &random) ?? nil)
      .lawn(
        "GREEN", at: "B", wet: "ROOM", isSymbolic: Bool.random(using: &random))
    var units: [AttendanceUnit.ID] = []
    for number in 0..<Int.random(in: 2...4, using: &random) {
      let party = "P\(number)"
      tiny = tiny.unit(AttendanceUnit.ID("\(party).H"))
        .unit(AttendanceUnit.ID("\(party).G"), size: Int.random(in: 1...8, using: &random))
        .officer(LiaisonOfficer.ID("LO\(number)"), of: [Party.ID(party)])
      units += [AttendanceUnit.ID("\(party).H"), AttendanceUnit.ID("\(party).G")]
    }
    tiny = tiny.interpreter("E1", "EN").interpreter("E2", "EN")
    let venues: [Venue.ID] = ["HALL", "ROOM", "FAR", "LAWN", "GREEN"]
    for number in 0..<Int.random(in: 2...5, using: &random) {
      let id = Session.ID("S\(number)")
      let isOutdoors = Bool.random(using: &random)
      let place: Venue.ID =
        isOutdoors
        ? (Bool.random(using: &random) ? "LAWN" : "GREEN")
        : (venues.prefix(3).randomElement(using: &random) ?? "HALL")
      let further = venues.filter { $0 != place && Int.random(in: 0..<5, using: &random) == 0 }
      tiny = tiny.session(
        id, Minutes(15 * Int.random(in: 2...6, using: &random)),
        units: units.filter { _ in Int.random(in: 0..<3, using: &random) == 0 },
        venues: [place] + further,
        windows: [
          TimeSpan(
            start: LocalTime(day: Int.random(in: 0..<2, using: &random), timeOfDay: 540),
            duration: Minutes(60 * Int.random(in: 1...5, using: &random)))
        ], needs: Int.random(in: 0..<3, using: &random) == 0 ? ["EN:CI"] : [])
      if Int.random(in: 0..<2, using: &random) == 0 {
        let choices: [Session.WetPlan] = [
          .move("HALL"), .move("ROOM"), .move("FAR"), .symbolic("ROOM"), .symbolic("HALL"), .cancel,
        ]
        let plans = choices.shuffled(using: &random)
          .prefix(Int.random(in: 1...3, using: &random))
        tiny = tiny.changing(id) { $0.wet = Array(plans) }
      }
    }
    return tiny.festival
  }
}
