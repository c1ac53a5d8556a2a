// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Change {
  /// A vehicle or driver more or fewer, or for some time.
  package enum FleetChange: Sendable, Hashable {
    /// Without a stretch, for the whole festival.
    case broken(FleetVehicle.ID, TimeSpan?)
    /// So many vehicles of a kind more, each with as many drivers as others have.
    case vehicles(Vehicle.ID, Int)
    /// Without a stretch, for the whole festival.
    case illness(Driver.ID, TimeSpan?)
    /// One more driver, always there.
    case driver(Driver.ID, [Vehicle.ID])
  }
}

extension Change.FleetChange {
  func written(_ span: (TimeSpan) -> String) -> String {
    switch self {
    case .broken(let id, let away): "vehicle \(id) broken" + (away.map { " \(span($0))" } ?? "")
    case .vehicles(let kind, let count): "vehicle \(kind) added \(count)"
    case .illness(let id, let away): "driver \(id) ill" + (away.map { " \(span($0))" } ?? "")
    case .driver(let id, let kinds):
      "driver \(id) added kinds=\(kinds.map(\.rawValue).joined(separator: "|"))"
    }
  }

  /// Changes the tables of vehicles and drivers; what was left to the defaults is named there from then on.
  func apply(to parts: inout Festival.Parts, of festival: Festival) {
    let end = LocalTime((festival.dayCount + 1) * LocalTime.minutesPerDay)
    let always = TimeSpan(start: LocalTime(0), end: end)
    switch self {
    case .broken(let id, let away):
      guard let kind = festival.fleet.first(where: { $0.id == id })?.kind else { return }
      parts.name(kind, of: festival)
      for index in parts.fleet.indices where parts.fleet[index].id == id {
        parts.fleet[index].available = remaining(
          of: parts.fleet[index].available, in: always, without: away ?? always)
      }
    case .vehicles(let kind, let count):
      let used = Set(festival.fleet.map(\.id))
      let names = (1...).lazy.map { FleetVehicle.ID("\(kind)\($0)") }
        .filter { !used.contains($0) }.prefix(count)
      let isNamed = parts.fleet.contains { $0.kind == kind }
      for index in parts.vehicles.indices where parts.vehicles[index].id == kind {
        parts.vehicles[index].count += count
      }
      let luggage = parts.vehicles.first { $0.id == kind }?.luggage
      for name in names {
        if isNamed { parts.fleet.append(FleetVehicle(id: name, kind: kind, luggage: luggage)) }
        guard !parts.drivers.isEmpty else { continue }
        let known = Set(parts.drivers.map(\.id))
        parts.drivers += Driver.ofVehicle(name, kind: kind).filter { !known.contains($0.id) }
      }
    case .illness(let id, let away):
      parts.drivers = festival.drivers
      for index in parts.drivers.indices where parts.drivers[index].id == id {
        parts.drivers[index].available = remaining(
          of: parts.drivers[index].available, in: always, without: away ?? always)
      }
    case .driver(let id, let kinds):
      parts.drivers = festival.drivers + [Driver(id: id, kinds: kinds)]
    }
  }

  /// What is left of stretches; one of no length, which is never, where nothing is.
  private func remaining(
    of spans: [TimeSpan], in whole: TimeSpan, without away: TimeSpan
  ) -> [TimeSpan] {
    let left = (spans.isEmpty ? [whole] : spans).flatMap { $0.without(away) }
    return left.isEmpty ? [TimeSpan(start: LocalTime(0), end: LocalTime(0))] : left
  }
}

extension Festival.Parts {
  /// Names the vehicles of a kind one by one, if only their number was given.
  fileprivate mutating func name(_ kind: Vehicle.ID, of festival: Festival) {
    guard !fleet.contains(where: { $0.kind == kind }) else { return }
    // The names of default drivers follow from the vehicles, and stay.
    fleet += festival.fleet.filter { $0.kind == kind }
  }
}
