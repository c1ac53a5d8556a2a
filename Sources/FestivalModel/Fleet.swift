// SPDX-License-Identifier: Apache-2.0

/// One vehicle of the fleet.
package struct FleetVehicle: Sendable, Hashable {
  /// As in the column `vehicle_id`, or the kind and a number.
  package typealias ID = Identifier<FleetVehicle>

  /// Unique in the fleet; trips and calendars name it.
  package var id: ID
  /// Gives it its seats, size and driving hours.
  package var kind: Vehicle.ID
  /// Where it stands before its first trip of a day; `nil` is wherever that trip begins.
  package var base: Place.ID?
  /// Wheelchairs it takes at once; 0 where the table says nothing.
  package var wheelchairPlaces: Int
  /// Pieces of luggage it holds; `nil` where nobody counts them.
  package var luggage: Int?
  /// Stretches in which it may be used; empty means always.
  package var available: [TimeSpan]

  /// Leaves a vehicle in use at all times, with no base and no place for wheelchairs, unless told.
  package init(
    id: ID, kind: Vehicle.ID, base: Place.ID? = nil, wheelchairPlaces: Int = 0,
    luggage: Int? = nil, available: [TimeSpan] = []
  ) {
    self.id = id
    self.kind = kind
    self.base = base
    self.wheelchairPlaces = wheelchairPlaces
    self.luggage = luggage
    self.available = available
  }
}

/// A person who drives.
package struct Driver: Sendable, Hashable {
  /// As in the column `driver_id`, or the vehicle and a letter.
  package typealias ID = Identifier<Driver>

  /// Also names the driver's calendar file.
  package var id: ID
  /// The kinds of vehicles the licence is for.
  package var kinds: [Vehicle.ID]
  /// Stretches in which the driver may be planned; empty means always.
  package var available: [TimeSpan]
  /// Working languages, for the words of the calendar.
  package var languages: [String]
  /// Where invitations go, and nothing else; empty where none is given.
  package var email: String

  /// Leaves a driver free at all times, without languages and address, unless told.
  package init(
    id: ID, kinds: [Vehicle.ID], available: [TimeSpan] = [], languages: [String] = [],
    email: String = ""
  ) {
    self.id = id
    self.kinds = kinds
    self.available = available
    self.languages = languages
    self.email = email
  }
}

extension Driver {
  /// The drivers of a vehicle for which no table names any, `COA1.A` and `COA1.B`: one for the day and one for the evening.
  ///
  /// London 2012 had 1.9 drivers for a vehicle, Athens 2004 2.2 (Minis et al., doi:10.1080/03081060902861285).
  package static func ofVehicle(_ vehicle: FleetVehicle.ID, kind: Vehicle.ID) -> [Driver] {
    ["A", "B"].map { Driver(id: ID("\(vehicle).\($0)"), kinds: [kind]) }
  }
}

extension Festival {
  /// Every vehicle: those of the table and, of kinds that it does not name, as many as the kind counts.
  ///
  /// The latter are called `COA1`, `COA2` and so on.
  package var fleet: [FleetVehicle] {
    let named = Set(parts.fleet.map(\.kind))
    return vehicles.flatMap { kind in
      named.contains(kind.id)
        ? parts.fleet.filter { $0.kind == kind.id }
        : (0..<kind.count).map {
          FleetVehicle(
            id: FleetVehicle.ID("\(kind.id)\($0 + 1)"), kind: kind.id, luggage: kind.luggage)
        }
    }
  }

  /// Every driver: those of the table or, where there is none, two for each vehicle.
  ///
  /// The latter are called `COA1.A` and `COA1.B`.
  package var drivers: [Driver] {
    guard parts.drivers.isEmpty else { return parts.drivers }
    return fleet.flatMap { Driver.ofVehicle($0.id, kind: $0.kind) }
  }

  /// The kind of vehicle with this identifier; `nil` when the table has none.
  package func vehicleKind(_ id: Vehicle.ID) -> Vehicle? { vehicles.first { $0.id == id } }

  /// Guests of a unit who need a place for a wheelchair.
  package func wheelchairs(in unit: AttendanceUnit.ID) -> Int {
    guests(of: unit).count { $0.mobility.hasPrefix("wheelchair") }
  }

  /// Whether the unit is taken in a vehicle that it shares with nobody but its officer and interpreters (HC21).
  package func hasOwnCar(_ unit: AttendanceUnit) -> Bool {
    guard unit.standing == .head, let grade = unit.grade else { return false }
    return grade <= rules.number(.carGrade)
  }
}
