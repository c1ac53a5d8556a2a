// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

/// A known good programme of the reference week: times and venues only, as a table made by hand
/// would have it.
package func witnessProgramme(of festival: Festival) throws -> Programme {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Witness/witness.csv")
  let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
  let sessions = try lines.dropFirst().map { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 5, let start = festival.clock.parse(cells[2]),
      let end = festival.clock.parse(cells[3])
    else { throw EventFolderProblem(description: "witness.csv: \(line)") }
    return Programme.PlacedSession(
      id: Session.ID(cells[0]),
      start: start,
      end: end,
      venue: Venue.ID(cells[4])
    )
  }
  return Programme(festival: festival.slug, edition: 1, seed: 0, sessions: sessions)
}
