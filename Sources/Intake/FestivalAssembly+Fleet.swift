// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  /// Reads vehicles and drivers that are named one by one; both tables may be missing.
  func readVehiclesAndDrivers() {
    var fleet = Register<FleetVehicle>(Noun.vehicle, file: TableSchema.fleet.file)
    for row in rows(.fleet) {
      let id = fleet.enter(row, "vehicle_id")
      let kind = vehicles.reference(row, "kind")
      let base = places.optionalReference(row, "base")
      let chairs = row.number("wheelchair_places", in: 0...1000, otherwise: 0)
      let luggage = row.optionalNumber("luggage", in: 0...NumberText.most)
      let available = availability(row)
      guard let id, let kind, let chairs else { continue }
      parts.fleet.append(
        FleetVehicle(
          id: id, kind: kind, base: base, wheelchairPlaces: chairs,
          luggage: luggage ?? parts.vehicles.first { $0.id == kind }?.luggage,
          available: available))
    }
    var drivers = Register<Driver>(Noun.driver, file: TableSchema.drivers.file)
    for row in rows(.drivers) {
      let id = drivers.enter(row, "driver_id")
      if row.list("kinds").isEmpty { _ = row.filled("kinds") }
      let kinds = vehicles.references(row, "kinds")
      let available = availability(row)
      let languages = row.languages("languages")
      guard let id else { continue }
      parts.drivers.append(
        Driver(
          id: id, kinds: kinds, available: available, languages: languages,
          email: row.text("email")))
    }
    checkTrips()
  }

  /// What no trip could ever be planned with.
  private func checkTrips() {
    guard parts.movementRules.plansTrips else { return }
    for kind in parts.vehicles where !parts.drivers.isEmpty && kind.size != .truck {
      guard !parts.drivers.contains(where: { $0.kinds.contains(kind.id) }) else { continue }
      log.add(
        .noLicensedDriver,
        at: vehicles.place(of: kind.id),
        LocalizedText(
          zh: "没有司机有 \(kind.id) 的驾照", en: "No driver has a licence for '\(kind.id)'"),
        remedy: LocalizedText(
          zh: "请在 \(TableSchema.drivers.file) 的 kinds 中补上，或删去这种车",
          en: "Add it to the 'kinds' of a driver in \(TableSchema.drivers.file), or remove the kind"
        )
      )
    }
    guard !parts.fleet.isEmpty, !parts.fleet.contains(where: { $0.wheelchairPlaces > 0 }),
      let guest = parts.guests.first(where: { $0.mobility.hasPrefix("wheelchair") })
    else { return }
    log.add(
      .noWheelchairPlace,
      at: units.place(of: guest.unit),
      LocalizedText(
        zh: "单元 \(guest.unit) 需要轮椅位，而没有一辆车有",
        en: "The unit \(guest.unit) needs a place for a wheelchair, and no vehicle has one"),
      remedy: LocalizedText(
        zh: "请在 \(TableSchema.fleet.file) 填写 wheelchair_places",
        en: "State 'wheelchair_places' in \(TableSchema.fleet.file)")
    )
  }
}
