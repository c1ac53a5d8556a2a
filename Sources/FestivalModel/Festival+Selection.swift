// SPDX-License-Identifier: Apache-2.0

extension Festival {
  /// What a selector may ask of a unit, by key.
  package static let unitKeys = [
    "country", "party", "party_type", "side", "unit", "standing", "class", "interest",
  ]

  /// A unit's values for a selector's key; several for what its guests have.
  package func values(of unit: AttendanceUnit, for key: String) -> [String] {
    let party = party(unit.party)
    return switch key {
    case "country": party.country.split(separator: "/").map(String.init)
    case "party": [party.id.rawValue]
    case "party_type": [party.type]
    case "side": [party.side.rawValue]
    case "unit": [unit.id.rawValue]
    case "standing": [unit.standing.rawValue]
    case "class": guests(of: unit.id).map(\.protocolClass)
    case "interest": unit.interests
    default: preconditionFailure("No selector key \(key) for units")
    }
  }

  /// Units that may fill an opening, in the festival's precedence.
  package func candidates(of opening: Opening) -> [AttendanceUnit.ID] {
    let fitting = units.filter { unit in
      opening.candidates.matches { values(of: unit, for: $0) }
    }
    return parts.precedence.ordered(fitting.map(\.id), in: self)
  }
}
