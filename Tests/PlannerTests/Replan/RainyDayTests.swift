// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

@Suite struct RainyDayTests {
  /// The collective meeting and its photograph move with the opening, the planting is held in the conference hall, and
  /// there is no walk: four rooms change and no start.
  @Test func `the reference week's Wednesday goes under roofs without another start`()
    async throws
  {
    let plans = [
      "S25": "HBN-B3", "S26": "HBN-B3", "S27": "HBN-BALL", "S28": "HBN-R200", "S29": "cancel",
    ]
    let copy = try EventFolderCopy()
    try copy.edit("sessions") { rows in
      rows[0].append("wet")
      for y in rows.indices.dropFirst() { rows[y].append(plans[rows[y][0]] ?? "") }
    }
    let dry = try festival(in: copy.folder)
    let rain = try #require(
      ChangeReader.read("wet 2018-03-28", called: "rain", for: dry).change)
    let wet = dry.applying(rain)

    let result = try await Replanner.replan(
      wet, Replanner.Request(base: try witnessProgramme(of: dry)))

    guard case .found(let replanned) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(ProgrammeChecker.check(replanned.programme, of: wet).score.hardTotal == 0)
    let moves = replanned.difference.moves
    #expect(
      moves.map { "\($0.name) \($0.newVenue)" } == [
        "S25 COLL HBN-B3", "S26 PHOTO HBN-B3", "S27 OPEN HBN-BALL", "S28 PLANT HBN-R200",
      ])
    let held = Dictionary(
      uniqueKeysWithValues: replanned.programme.sessions.map { ($0.id, $0.start) })
    for session in try witnessProgramme(of: dry).sessions {
      #expect(held[session.id] == (session.id == "S29" ? nil : session.start), "\(session.id)")
    }
  }
}
