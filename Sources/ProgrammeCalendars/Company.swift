// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Who attends, by role and country: units are named by their role, never by a person.
extension Agenda {
  /// Longer lists name parties instead of units.
  private static let longestUnitList = 12

  /// The units with country and size, or the parties when there are many units.
  func presence(_ units: [AttendanceUnit]) -> [RedactedItem.Presence] {
    if units.count <= Self.longestUnitList {
      return units.map {
        RedactedItem.Presence(
          name: $0.name, country: countryName(party(of: $0)?.country ?? ""), size: $0.size)
      }
    }
    var sizes: [Party.ID: Int] = [:]
    for unit in units { sizes[unit.party, default: 0] += unit.size }
    return parties.compactMap { party in
      sizes[party.id].map { RedactedItem.Presence(name: party.name, country: nil, size: $0) }
    }
  }

  func headcount(_ item: Item) -> Int {
    item.attending.reduce(item.session.extraHeadcount) { $0 + $1.size }
  }

  /// What a unit is to a session.
  func role(of unit: AttendanceUnit, in item: Item) -> RedactedItem.Role {
    let session = item.session
    if session.hosts.contains(unit.id) { return .host }
    if !item.type.isCall, speaks(unit.id, in: session.id) { return .speaker }
    if session.required.contains(unit.id) {
      if party(of: unit)?.side == .host { return .hostSide }
      return item.type.isCall ? .principalGuest : .guest
    }
    return session.optional.contains(unit.id) ? .optionalGuest : .representative
  }
}
