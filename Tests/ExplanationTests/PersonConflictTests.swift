// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct PersonConflictTests {
  private func conflict(_ festival: Festival) async throws -> Explainer.Explained? {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(3000), engine: ExactEngine()))
    guard case .impossible(let conflicts, _) = answer else { return nil }
    #expect(conflicts.count == 1)
    return conflicts.first
  }

  @Test func `a guest whose two units are wanted at one time is named as one person`()
    async throws
  {
    let festival = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
      .unit("X.H").unit("Y.S")
      .session("S1", 60, units: ["X.H"], pinned: "09:00")
      .session("S2", 60, units: ["Y.S"], pinned: "09:30")
      .person(units: ["X.H", "Y.S"]).festival

    let explained = try #require(try await conflict(festival))

    #expect(Set(explained.conflict.sessions) == ["S1", "S2"])
    let person = try #require(festival.persons.first)
    #expect((explained.conflict.causes + explained.given).contains(.person(person)))
    #expect(
      Cause.person(person).words(in: festival)
        == LocalizedText(zh: "单元 X.H、单元 Y.S 是同一人", en: "unit X.H, unit Y.S are one person"))
  }

  @Test func `an interpreter and officer who is wanted twice is named as one person`()
    async throws
  {
    let festival = TinyFestival().place("A").venue("A1", at: "A").venue("A2", at: "A")
      .unit("X.H").interpreter("D1", "DE").officer("L1", of: ["X"])
      .session(
        "S1", 60, pinned: "09:00", needs: [InterpretingNeed(language: "DE", mode: .consecutive)]
      )
      .session("S2", 60, units: ["X.H"], pinned: "09:30")
      .person(interpreters: ["D1"], officers: ["L1"]).festival

    let explained = try #require(try await conflict(festival))

    #expect(Set(explained.conflict.sessions) == ["S1", "S2"])
    let person = try #require(festival.persons.first)
    #expect((explained.conflict.causes + explained.given).contains(.person(person)))
  }
}
