// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

/// Ways without steps as a reason why there is no programme.
@Suite struct AccessConflictTests {
  private func conflict(of festival: Festival) async throws -> Explainer.Explained? {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(1000), engine: ExactEngine()))
    guard case .impossible(let conflicts, _) = answer else { return nil }
    return conflicts.first
  }

  private var house: TinyFestival {
    TinyFestival().place("A").venue("UP", at: "A").venue("UP2", at: "A")
      .venue("GROUND", at: "A", features: ["step_free": 1])
      .unit("X.S", needsStepFree: true).unit("Y.S", needsStepFree: true).unit("Z.S")
  }

  @Test func `a room upstairs is named, and the one on the ground floor is a repair`() async throws
  {
    let festival = house.session("S1", units: ["X.S"], venues: ["UP"], windows: ["09:00-12:00"])
      .festival

    let explained = try #require(try await conflict(of: festival))

    #expect(explained.conflict.occasions == [.session("S1")])
    #expect(explained.conflict.causes.contains(.access(.session("S1"))))
    let words = Cause.access(.session("S1")).words(in: festival)
    #expect(words.en == "somebody at S1 needs a way without steps; there is none to UP")
    #expect(words.zh == "S1 有人需要无障碍通道，UP没有")
    let repairs = explained.repairs.map { $0.changes.map { $0.written(on: festival) } }
    #expect(repairs.contains(["session S1 also at GROUND"]))
    #expect(!repairs.contains(["session S1 also at UP2"]))
  }

  @Test func `two sessions that both need the one room without steps are a conflict of several`()
    async throws
  {
    let festival = house.session("S1", 60, units: ["X.S"], windows: ["09:00-09:30"])
      .session("S2", 60, units: ["Y.S"], windows: ["09:00-09:30"])
      .session("S3", 60, units: ["Z.S"], windows: ["09:00-09:30"]).festival

    let explained = try #require(try await conflict(of: festival))

    #expect(explained.conflict.occasions == [.session("S1"), .session("S2")])
    let demands = Set(explained.conflict.causes + explained.given)
    #expect(
      demands.isSuperset(of: [
        .access(.session("S1")), .access(.session("S2")), .occupancy("GROUND"),
      ]))
    #expect(explained.isMinimal)
    for repair in explained.repairs {
      let report = ProgrammeChecker.check(
        repair.outcome.programme, of: festival.applying(repair.changes))
      #expect(report.score.hardTotal == 0)
    }
  }

  @Test func `a lift that stands still can be asked about`() throws {
    let festival = house.session("S1", units: ["X.S"], windows: ["09:00-12:00"]).festival
    let change = try #require(
      ChangeReader.read("venue GROUND not step-free", called: "c", for: festival).change)

    let changed = festival.applying(change)

    // Nothing is reached without steps any more, and that is not the same as nothing being said.
    #expect(changed.statesStepFree)
    #expect(!changed.venue("GROUND").isStepFree)
    #expect(changed.needsStepFree("X.S"))
  }
}
