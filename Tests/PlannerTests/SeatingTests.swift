// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import FestivalTestSupport
import Solver
import Testing

/// Solutions that a search left half-way, as plan and check understand them.
@Suite struct SeatingTests {
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

    let seated = compiled.settled(solution)

    #expect(Breakdown(of: solution, in: compiled.problem).cost.hard > 0)
    #expect(Breakdown(of: seated, in: compiled.problem).cost.hard == 0)
    #expect(seated.occupant[must] == solution.occupant[spare])
    #expect(seated.occupant[spare] == -1)
    #expect(compiled.settled(seated).occupant == seated.occupant)
  }

  @Test func `nobody stays invited on a holiday of his country`() throws {
    let festival = TinyFestival().place("A").venue("HALL", at: "A", theatre: 40, seated: 40)
      .holiday("DK", "2018-03-26").party("D", country: "DK").unit("D.H", size: 1)
      .unit("X.H", size: 1)
      .session("S1", 60, units: ["X.H"], windows: ["09:00-12:00", "1 09:00-12:00"])
      .opening(
        "O1", of: "S1", try Selector("standing=head", keys: Festival.unitKeys), min: 0, max: 1
      )
      .festival
    let compiled = FestivalCompiler.compile(festival)
    let starts = compiled.problem.activities[0].starts
    let tuesday = try #require(starts.firstIndex { $0 >= Problem.minutesPerDay })
    var solution = Solution(emptyFor: compiled.problem)
    solution.occupant[0] = compiled.problem.seats[0].candidates[0]

    solution.start = [tuesday]
    #expect(compiled.settled(solution).occupant == solution.occupant)
    solution.start = [0]
    #expect(Breakdown(of: solution, in: compiled.problem).cost.hard > 0)
    #expect(compiled.settled(solution).occupant == [-1])
  }
}
