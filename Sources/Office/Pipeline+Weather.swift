// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Planner
package import ProgrammeChecker

/// Why the weather of a programme cannot be switched.
package enum WeatherRefusal: Error, Hashable, Sendable {
  /// The programme states no plan for the rain of that day.
  case noPlan(CivilDate)
  /// The day is none of the festival's.
  case noDay(String)
}

extension Pipeline {
  /// The number of a day of the festival, written as a date.
  ///
  /// - Throws: ``WeatherRefusal/noDay(_:)``.
  package static func day(_ text: String, of festival: Festival) throws(WeatherRefusal) -> Int {
    let day = CivilDate(text)?.days(since: festival.clock.firstDay)
    guard let day, (0..<festival.dayCount).contains(day) else { throw .noDay(text) }
    return day
  }

  /// The programme with the plan for the rain of a day in force, or out of force again; other days stay as they are.
  ///
  /// - Throws: ``WeatherRefusal`` when the programme states no plan for that day, ``Agreement/Disagreement``.
  package static func weather(
    of programme: Programme, on day: Int, isWet: Bool, for festival: Festival
  ) throws -> (programme: Programme, report: ProgrammeChecker.Report) {
    let stated = programme.withoutRain.wet ?? []
    guard stated.contains(where: { $0.day == day }) else {
      throw WeatherRefusal.noPlan(festival.clock.date(ofDay: day))
    }
    var days: Set<Int> = []
    if case .rain(let known, _) = programme.weather { days = Set(known) }
    if isWet { days.insert(day) } else { days.remove(day) }
    return try WeatherSwitch.programme(programme, inRainOn: days.sorted(), of: festival)
  }
}
