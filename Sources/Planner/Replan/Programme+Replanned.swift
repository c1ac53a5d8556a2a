// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ProgrammeChecker

extension Programme {
  /// Plans what follows from a re-planned programme: as ``planTripsAndRain(for:published:keeping:report:)``, but that
  /// where rain is in force, it stays so, and a re-plan that shall be brief leaves the rain aside.
  mutating func planWhatFollows(
    for tables: Festival, instead request: Replanner.Request, published: Programme,
    report: ProgrammeChecker.Report
  ) throws(Agreement.Disagreement) -> (report: ProgrammeChecker.Report, holds: [RoomHold]) {
    if case .rain = request.base.weather {
      weather = request.base.weather
      wet = request.base.wet
      let report = ProgrammeChecker.check(self, of: tables, published: published)
      return (
        try planTrips(
          for: tables, published: published, keeping: request.base.trips, report: report), []
      )
    }
    guard !request.isBrief else {
      return (
        try planTrips(
          for: tables, published: published, keeping: request.base.trips, report: report), []
      )
    }
    return try planTripsAndRain(
      for: tables, published: published, keeping: request.base.trips, report: report)
  }
}
