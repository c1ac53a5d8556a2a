// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension ProgrammeFacts {
  /// Whether a unit fits a selector.
  ///
  /// Keys: `unit`, `party`, `party_type`, `side`, `country`, `standing`, `interest`, `class` (of
  /// its guests).
  func fits(_ id: AttendanceUnit.ID, _ selector: Selector) -> Bool {
    let unit = festival.unit(id)
    let party = festival.party(unit.party)
    return selector.matches { key in
      switch key {
      case "unit": [unit.id.rawValue]
      case "party": [party.id.rawValue]
      case "party_type": [party.type]
      case "side": [party.side.rawValue]
      case "country": party.country.split(separator: "/").map(String.init)
      case "standing": [unit.standing.rawValue]
      case "interest": unit.interests
      case "class": festival.guests(of: id).map(\.protocolClass)
      default: []
      }
    }
  }
}
