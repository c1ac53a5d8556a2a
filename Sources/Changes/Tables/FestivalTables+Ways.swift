// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Roads, and where vehicles may drive up.
extension FestivalTables {
  mutating func writeWays() {
    write(
      .places, old.places, new.places, key: { [$0.id.rawValue] },
      columns: [
        .cell("coach_bays", { $0.coachBays }, { $0.map { "\($0)" } ?? "" }),
        .list("closed_to", { $0.closedTo }, { $0.rawValue }),
      ], row: { [("place_id", $0.id.rawValue)] })
    writeTravel()
  }

  /// The table of travelling times has no schema: its columns are the places.
  private mutating func writeTravel() {
    guard old.travel.base != new.travel.base, old.travel.places == new.travel.places,
      var table = travelTable()
    else { return }
    let places = new.travel.places
    for row in 0..<table.rowCount {
      guard let from = places.firstIndex(where: { $0.rawValue == table[row, "from\\to"] }) else {
        continue
      }
      for (to, place) in places.enumerated() {
        let index = from * places.count + to
        let minutes = new.travel.base[index]
        if old.travel.base[index] != minutes {
          table.set(row, place.rawValue, "\(minutes.rawValue)")
        }
      }
    }
    keep(table)
  }
}
