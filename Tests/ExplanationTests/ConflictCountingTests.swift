// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct ConflictCountingTests {
  /// One hall from nine to twelve; guests who only come at half past ten attend its three hours.
  private var festival: Festival {
    let late = Party.Journey(time: "10:30", place: "P")
    var tiny = TinyFestival().place("P").venue("HALL", at: "P", reset: 0)
    for number in 1...3 {
      let party = Party.ID("X\(number)")
      let unit = AttendanceUnit.ID("X\(number).H")
      tiny = tiny.party(party, arrival: late).unit(unit).session(
        Session.ID("S\(number)"), 60, units: [unit], venues: ["HALL"], windows: ["09:00-12:00"])
    }
    return tiny.festival
  }

  @Test func `a hall is too short for guests who come late, and each of them is part of why`()
    async throws
  {
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: nil, limit: .seconds(20), engine: ExactEngine()))

    guard case .impossible(let conflicts, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    let explained = try #require(conflicts.first)
    #expect(explained.isMinimal)
    #expect(explained.demands.contains { if case .arrival = $0 { true } else { false } })
    #expect(explained.demands.contains(.occupancy("HALL")))
  }

  @Test func `rules that ask nothing of a session are no demands of it`() {
    let manners = Cause.all(of: festival).filter {
      if case .manner = $0 { true } else { false }
    }

    #expect(manners == [])
  }
}
