// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree on relations after every search, or the planner throws.
@Suite struct RelationsTests {
  private static let ids: [Session.ID] = ["S1", "S2", "S3", "S4"]

  private func plan(_ festival: Festival) async throws -> FestivalPlanner.Result {
    try await FestivalPlanner.plan(festival, limits: Limits(iterations: 20_000, threads: 1))
  }

  /// Four sessions in three houses on three short days.
  private var houses: TinyFestival {
    let days: [TimeSpan] = ["09:00-12:00", "1 09:00-12:00", "2 09:00-12:00"]
    let town = TinyFestival().place("A").place("B").place("C").travel("A", "B", 20)
      .travel("A", "C", 30).travel("B", "C", 10)
      .venue("A1", at: "A").venue("A2", at: "A").venue("B1", at: "B").venue("C1", at: "C")
    return Self.ids.reduce(town) { $0.session($1, 60, windows: days) }
  }

  @Test func `repeats go to other days and houses, the premiere first`() async throws {
    let festival = houses.relation("R1", .otherDay, ["S1", "S2", "S3"])
      .relation("R2", .otherPlace, ["S1", "S2", "S3"])
      .relation("R3", .inOrder, ["S2", "S1", "S3"]).festival

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    let placed = Dictionary(uniqueKeysWithValues: planned.programme.sessions.map { ($0.id, $0) })
    let three = (["S2", "S1", "S3"] as [Session.ID]).compactMap { placed[$0] }
    #expect(three.map(\.start.day) == [0, 1, 2])
    #expect(Set(three.map { festival.venue($0.venue).place }).count == 3)
    #expect(planned.report.score.hard[.hc31] == 0)
  }

  @Test func `random relations: plan and check count alike, and what is hard is kept`()
    async throws
  {
    var found = 0
    for seed in UInt64(1)...30 {
      var random = RandomSource(seed: seed)
      var tiny = houses
      tiny.parts.dayEnd = Minutes(60 * random.below(11))
      for number in 1...2 {
        tiny = tiny.item(
          ProgrammeItem(
            id: ProgrammeItem.ID("F\(number)"),
            sessions: Self.ids.filter { _ in random.below(2) == 0 },
            name: LocalizedText(sameInAll: "F")))
      }
      for number in 1...4 {
        let kind = SessionRelation.Kind.allCases[random.below(SessionRelation.Kind.allCases.count)]
        let sessions = Self.ids.filter { _ in random.below(3) != 0 }
        guard sessions.count > 1 else { continue }
        tiny = tiny.relation(
          SessionRelation.ID("R\(number)"), kind, sessions, isPerItem: random.below(3) == 0,
          least: 15 * random.below(5),
          most: kind == .perDay ? 1 + random.below(2) : 120 + 60 * random.below(40),
          weight: random.below(3) == 0 ? nil : .whole(1 + random.below(9)))
      }
      guard case .found(let planned) = try await plan(tiny.festival) else { continue }
      found += 1
      #expect(planned.report.score.hardTotal == 0, "seed \(seed)")
    }
    #expect(found > 8)
  }

  @Test func `soft relations give way to hard rules and cost what they say`() async throws {
    let festival = houses.relation("R1", .otherDay, Self.ids, weight: .whole(3)).festival

    guard case .found(let planned) = try await plan(festival) else {
      Issue.record("no programme")
      return
    }

    // Four sessions on three days: two share one.
    #expect(planned.report.score.soft[.sc31] == .whole(3))
  }
}
