// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Solver
import Testing

/// Plan and check agree after every search, or the planner throws.
@Suite struct NationalHolidayTests {
  /// A session on one day of a festival of a year, to which a unit is invited that has left before, with a national
  /// holiday of its country.
  private func festival(sessionOn day: Int, holidayOn holiday: Int) -> Festival {
    var tiny = TinyFestival().place("A").venue("A1", at: "A")
    tiny.parts.dayCount = 366
    let monday = tiny.parts.clock.date(ofDay: holiday)
    return tiny.party("X", country: "DE").holiday("DE", monday.description)
      .unit("X.H", available: [TimeSpan(start: LocalTime(0), duration: 600)])
      .session(
        "S1", optional: ["X.H"],
        windows: [TimeSpan(start: LocalTime(day: day, timeOfDay: 600), duration: 120)]
      )
      .festival
  }

  private func absence(_ festival: Festival) async throws -> Points? {
    let result = try await FestivalPlanner.plan(
      festival, limits: Limits(iterations: 1000, threads: 1))
    guard case .found(let planned) = result else { return nil }
    return planned.report.score.soft[.sc13]
  }

  @Test(arguments: [1, 40, 63, 64, 71, 127, 128, 365])
  func `whoever is away on a national holiday is excused, however long the festival`(
    day: Int
  ) async throws {
    #expect(try await absence(festival(sessionOn: day, holidayOn: day)) == .zero)

    let charged = try await absence(festival(sessionOn: day, holidayOn: day - 1))
    #expect(try #require(charged) > .zero)
  }
}
