// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct RelationConflictTests {
  @Test func `a relation that cannot be kept is named, and letting go of it is a repair`()
    async throws
  {
    let festival = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
      .session("S1", 60, windows: ["09:00-12:00"]).session("S2", 60, windows: ["14:00-16:00"])
      .session("S3", 60, windows: ["1 09:00-12:00"])
      .relation("R1", .otherDay, ["S1", "S2", "S3"]).festival

    let base = TinyProgramme(of: festival).hold("S1", "09:00", in: "A1")
      .hold("S2", "14:00", in: "A1").hold("S3", "1 09:00", in: "A1").programme

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: base, limit: .seconds(3000), engine: ExactEngine()))

    guard case .impossible(let conflicts, _) = answer, let explained = conflicts.first else {
      Issue.record("no conflict")
      return
    }
    #expect(conflicts.count == 1)
    #expect(Set(explained.conflict.sessions) == ["S1", "S2"])
    #expect(explained.conflict.causes.contains(.relation("R1")))
    let repairs = explained.repairs.map { $0.changes.map { $0.written(on: festival) } }
    #expect(repairs.contains(["relation R1 released"]))
  }
}
