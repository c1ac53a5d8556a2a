// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct CauseTests {
  /// Two rooms of one house, and a type of session that ends by six in the afternoon.
  private var house: TinyFestival {
    TinyFestival().place("A").venue("V1", at: "A", theatre: 40, seated: 40)
      .venue("V2", at: "A", theatre: 40, seated: 40)
      .type(
        SessionType(
          id: "early", name: LocalizedText(zh: "early", en: "early"), layout: .theatre,
          endBy: Minutes(18 * 60)))
  }

  @Test func `without its times a session ends when it likes, whatever its type says`() {
    let festival = house.unit("M.H").session("S1", 60, type: "early", units: ["M.H"]).festival
    let late = LocalTime(day: 1, timeOfDay: 19 * 60)

    let lifted = Cause.windows("S1").lifted(from: festival)

    #expect(festival.endBy(of: festival.session("S1")) == Minutes(18 * 60))
    let end = lifted.endBy(of: lifted.session("S1"))
    #expect(end.map { lifted.hour($0, onDayOf: late) > late } ?? true)
  }

  @Test func `that a party attends is that each of its units does, and has one name`() {
    let festival = house.unit("M.H").unit("N.H").unit("N.S")
      .session("S1", units: ["M.H", "N.H", "N.S"]).festival

    #expect(
      Cause.people("S1").parts(in: festival)
        == [.attendance("M", "S1"), .presence("N.H", "S1"), .presence("N.S", "S1")])
    #expect(
      Cause.attendance("N", "S1").parts(in: festival)
        == [.presence("N.H", "S1"), .presence("N.S", "S1")])
    #expect(Cause.presence("M.H", "S1").parts(in: festival) == [.attendance("M", "S1")])
    #expect(Cause.attendance("M", "S1").parts(in: festival) == [.attendance("M", "S1")])
  }

  /// One party is there in the morning, one in the afternoon, and one always.
  @Test func `where no party alone is in the way, all that are have to be named`() async throws {
    let festival = house.unit("M.H", available: ["08:00-12:00"])
      .unit("N.H", available: ["13:00-18:00"])
      .unit("O.H").session("S1", 60, units: ["M.H", "N.H", "O.H"], windows: ["08:00-18:00"])
      .festival

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(1000), engine: ExactEngine()))

    guard case .impossible(let conflicts, _) = answer, let explained = conflicts.first else {
      Issue.record("\(answer)")
      return
    }
    let attending = explained.demands.flatMap { $0.parts(in: festival) }.filter { $0.rule == .hc28 }
    #expect(Set(attending) == [.attendance("M", "S1"), .attendance("N", "S1")])
    #expect(explained.isMinimal)
  }
}
