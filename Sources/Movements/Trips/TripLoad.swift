// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Legs of one movement that ride in one vehicle in any case: a unit, and staff who ride with it.
struct TripLoad {
  /// In the movement's order.
  private(set) var legs: [Leg]
  /// Whether nobody else's guests may ride in the same vehicle.
  let isAlone: Bool
  /// The parties of the guests.
  let parties: [Party.ID]
  let wheelchairs: Int
  /// A number for the order in which loads are taken: the lower the rank, the earlier.
  let rank: Int

  private(set) var persons = 0
  private(set) var officers = 0
  /// Pieces of luggage: one for each guest who arrives or departs.
  private(set) var luggage = 0
  /// Everybody rides after the last is free to board.
  private(set) var ready = LocalTime(0)
  /// By when all should be there, and have to be; `nil` where nothing waits.
  private(set) var due: LocalTime?
  private(set) var limit: LocalTime?

  private init(_ leg: Leg, isAlone: Bool, parties: [Party.ID], wheelchairs: Int, rank: Int) {
    legs = []
    self.isAlone = isAlone
    self.parties = parties
    self.wheelchairs = wheelchairs
    self.rank = rank
    add(leg)
  }

  private mutating func add(_ leg: Leg) {
    ready = legs.isEmpty ? leg.ready : max(ready, leg.ready)
    legs.append(leg)
    persons += leg.persons
    due = [due, leg.due].compactMap(\.self).min()
    limit = [limit, leg.latest].compactMap(\.self).min()
    switch leg.rider {
    case .officer: officers += 1
    case .unit:
      switch leg.occasion {
      case .arrival, .departure: luggage += leg.persons
      case .session, .interview, .slot: break
      }
    case .interpreter, .journalist: break
    }
  }

  /// The loads of a movement, those of highest rank first, then the largest.
  ///
  /// A unit is never split. Liaison officers ride with a unit of their party where one rides; whoever is left of the
  /// staff and the press is a load of his own.
  static func all(of movement: Movement, in tables: TripTables) -> [TripLoad] {
    let festival = tables.festival
    var loads: [TripLoad] = []
    var loadOfParty: [Party.ID: Int] = [:]
    for leg in movement.legs {
      guard case .unit(let id) = leg.rider else { continue }
      let unit = festival.unit(id)
      let isLead = tables.leadOfParty[unit.party] == id
      if isLead || loadOfParty[unit.party] == nil { loadOfParty[unit.party] = loads.count }
      loads.append(
        TripLoad(
          leg, isAlone: festival.hasOwnCar(unit), parties: [unit.party],
          wheelchairs: festival.wheelchairs(in: id), rank: unit.grade ?? .max))
    }
    for leg in movement.legs {
      if case .unit = leg.rider { continue }
      if case .officer(let id) = leg.rider,
        let load = festival.liaisonOfficer(id).parties.lazy.compactMap({ loadOfParty[$0] }).first,
        !loads[load].isAlone || loads[load].officers == 0
      {
        loads[load].add(leg)
      } else {
        loads.append(
          TripLoad(leg, isAlone: false, parties: [], wheelchairs: 0, rank: .max))
      }
    }
    return loads.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.isAlone != y.isAlone { return x.isAlone }
      if x.isAlone, x.rank != y.rank { return x.rank < y.rank }
      return (-x.persons, a.offset) < (-y.persons, b.offset)
    }.map(\.element)
  }
}
