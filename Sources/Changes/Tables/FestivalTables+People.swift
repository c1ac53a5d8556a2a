// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Parties, units, guests and staff.
extension FestivalTables {
  mutating func writeParties() {
    let times = times
    let arrival = journey("arrive_at", "arrive_place") { (party: Party) in party.arrival }
    let departure = journey("depart_at", "depart_place") { (party: Party) in party.departure }
    write(
      .parties, old.parties, new.parties, key: { [$0.id.rawValue] }, columns: arrival + departure,
      row: { party in
        [
          ("party_id", party.id.rawValue), ("name_zh", party.name.zh), ("name_en", party.name.en),
          ("country", party.country), ("type", party.type), ("side", party.side.rawValue),
          ("languages", party.languages.joined(separator: "|")),
          ("arrive_at", party.arrival.map { times.text($0.time) } ?? ""),
          ("arrive_place", party.arrival?.place.rawValue ?? ""),
          ("depart_at", party.departure.map { times.text($0.time) } ?? ""),
          ("depart_place", party.departure?.place.rawValue ?? ""),
          ("hotel", party.hotel?.rawValue ?? ""),
        ]
      })
    writeUnits()
    write(
      .guests, old.guests, new.guests, key: { [$0.id.rawValue] },
      row: { guest in
        [
          ("guest_id", guest.id.rawValue), ("unit_id", guest.unit.rawValue),
          ("country", guest.country), ("protocol_class", guest.protocolClass),
          ("languages", guest.languages.joined(separator: "|")),
        ]
      })
  }

  private mutating func writeUnits() {
    let journeys =
      journey("arrive_at", "arrive_place") { (unit: AttendanceUnit) in unit.arrival }
      + journey("depart_at", "depart_place") { (unit: AttendanceUnit) in unit.departure }
    write(
      .units, old.units, new.units, key: { [$0.id.rawValue] },
      columns: journeys + [availability { $0.available }],
      row: { unit in
        [
          ("unit_id", unit.id.rawValue), ("party_id", unit.party.rawValue),
          ("name_zh", unit.name.zh), ("name_en", unit.name.en), ("size", "\(unit.size)"),
          ("standing", unit.standing.rawValue),
        ]
      })
  }

  mutating func writeStaff() {
    write(
      .interpreters, old.interpreters, new.interpreters, key: { [$0.id.rawValue] },
      columns: [availability { $0.available }],
      row: { interpreter in
        [
          ("interpreter_id", interpreter.id.rawValue), ("name", interpreter.name),
          ("language", interpreter.language),
          ("modes", interpreter.modes.map(\.rawValue).joined(separator: "|")),
        ]
      })
    write(
      .liaisonOfficers, old.liaisonOfficers, new.liaisonOfficers, key: { [$0.id.rawValue] },
      columns: [availability { $0.available }],
      row: { officer in
        [
          ("officer_id", officer.id.rawValue), ("name", officer.name),
          ("parties", officer.parties.map(\.rawValue).joined(separator: "|")),
          ("languages", officer.languages.joined(separator: "|")),
        ]
      })
    write(
      .vehicles, old.vehicles, new.vehicles, key: { [$0.id.rawValue] },
      columns: [.cell("count", { $0.count }, { "\($0)" })],
      row: { preconditionFailure("no change adds the kind of vehicle \($0.id)") })
    writeFleet()
  }

  private mutating func writeFleet() {
    let times = times
    func text(_ spans: [TimeSpan]) -> String {
      spans.contains { $0.start < $0.end } || spans.isEmpty
        ? spans.map { times.text($0) }.joined(separator: "|") : AvailabilityText.never
    }
    write(
      .fleet, old.parts.fleet, new.parts.fleet, key: { [$0.id.rawValue] },
      columns: [availability { $0.available }],
      row: { vehicle in
        [
          ("vehicle_id", vehicle.id.rawValue), ("kind", vehicle.kind.rawValue),
          ("luggage", vehicle.luggage.map { "\($0)" } ?? ""),
          ("available", text(vehicle.available)),
        ]
      })
    write(
      .drivers, old.parts.drivers, new.parts.drivers, key: { [$0.id.rawValue] },
      columns: [availability { $0.available }],
      row: { driver in
        [
          ("driver_id", driver.id.rawValue),
          ("kinds", driver.kinds.map(\.rawValue).joined(separator: "|")),
          ("available", text(driver.available)),
        ]
      })
  }
}
