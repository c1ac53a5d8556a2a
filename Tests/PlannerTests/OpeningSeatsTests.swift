// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import FestivalTestSupport
import Solver
import Testing

/// The seats of an opening that must be taken, and those that may stay empty.
@Suite struct OpeningSeatsTests {
  @Test func `whoever was chosen for an opening takes a seat that must be taken`() throws {
    let festival = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .unit("X.H", size: 1).unit("Y.H", size: 1).unit("Z.H", size: 1)
      .session("S1", 60, units: ["X.H"], windows: ["09:00-12:00"])
      .opening(
        "O1", of: "S1", try Selector("standing=head", keys: Festival.unitKeys), min: 1, max: 2
      )
      .festival
    let compiled = FestivalCompiler.compile(festival)
    let spare = try #require(compiled.problem.seats.firstIndex { !$0.isRequired })
    let must = try #require(compiled.problem.seats.firstIndex { $0.isRequired })
    var solution = Solution(emptyFor: compiled.problem)
    solution.start = [0]
    solution.occupant[spare] = compiled.problem.seats[spare].candidates[0]

    let seated = compiled.withOpeningsSeatedInOrder(solution)

    #expect(Breakdown(of: solution, in: compiled.problem).cost.hard > 0)
    #expect(Breakdown(of: seated, in: compiled.problem).cost.hard == 0)
    #expect(seated.occupant[must] == solution.occupant[spare])
    #expect(seated.occupant[spare] == -1)
    #expect(compiled.withOpeningsSeatedInOrder(seated).occupant == seated.occupant)
  }
}
