// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readStaff() {
    var interpreters = Register<Interpreter>(Noun.interpreter, file: TableSchema.interpreters.file)
    for row in rows(.interpreters) {
      let id = interpreters.enter(row, "interpreter_id")
      let language = row.filled("language")
      let modes: [InterpretingNeed.Mode] = row.list("modes").compactMap { row.word($0, "modes") }
      if row.list("modes").isEmpty { _ = row.filled("modes") }
      let available = availability(row)
      guard let id, let language,
        LanguageText.isCode(language, at: row.place("language"), log: log)
      else { continue }
      persons.append(
        PersonRow(
          Noun.interpreter, row, "interpreter_id", part: .interpreter(id), name: row.text("name")))
      parts.interpreters.append(
        Interpreter(
          id: id,
          name: row.text("name"),
          language: language,
          modes: modes,
          available: available,
          email: row.text("email")
        )
      )
    }
    var officers = Register<LiaisonOfficer>(
      Noun.officer,
      file: TableSchema.liaisonOfficers.file
    )
    for row in rows(.liaisonOfficers) {
      let id = officers.enter(row, "officer_id")
      if row.list("parties").isEmpty { _ = row.filled("parties") }
      let parties = parties.references(row, "parties")
      let languages = row.languages("languages")
      let available = availability(row)
      guard let id else { continue }
      persons.append(
        PersonRow(Noun.officer, row, "officer_id", part: .officer(id), name: row.text("name")))
      parts.liaisonOfficers.append(
        LiaisonOfficer(
          id: id,
          name: row.text("name"),
          parties: parties,
          languages: languages,
          available: available,
          dutyPhone: row.text("duty_phone"),
          email: row.text("email")
        )
      )
    }
  }

  func readFleet() {
    for row in rows(.vehicles, for: &vehicles) {
      let id = vehicles.enter(row, "kind")
      let count = row.number("count", in: 0...NumberText.most)
      let seats = row.number("seats", in: 1...NumberText.most)
      let guides = row.number("guides", in: 0...NumberText.most, otherwise: 0)
      let boarding = row.optionalNumber("board_min", in: 0...1440)
      let alighting = row.optionalNumber("alight_min", in: 0...1440)
      let size: Vehicle.Size? = row.isEmpty("size") ? nil : row.word("size")
      let luggage = row.optionalNumber("luggage", in: 0...NumberText.most)
      guard let id, let count, let seats, let guides else { continue }
      parts.vehicles.append(
        Vehicle(
          id: id, name: row.localizedText("name"), count: count, seats: seats,
          note: row.text("note"), guides: guides, boarding: boarding.map { Minutes($0) },
          alighting: alighting.map { Minutes($0) }, size: size, luggage: luggage))
    }
    checkSizes()
    var waves = Register<Wave>(Noun.wave, file: TableSchema.waves.file)
    for row in rows(.waves) {
      let id = waves.enter(row, "wave_id")
      let from = places.reference(row, "from_place")
      let to = places.reference(row, "to_place")
      let after = row.list("after_sessions").compactMap { session($0, row, "after_sessions") }
      let before = session(row, "before_session")
      let load = row.number("load_min", in: 0...1440)
      let persons = row.number("persons", in: 0...NumberText.most, otherwise: 0)
      let vehicles = vehicleCounts(row)
      let gate = row.optionalNumber("gate_min", in: 0...1440)
      let riders: Wave.Riders? = row.isEmpty("riders") ? .guests : row.word("riders")
      guard let id, let from, let to, let before, let load, let persons, let riders else {
        continue
      }
      parts.waves.append(
        Wave(
          id: id,
          name: row.text("name"),
          from: from,
          to: to,
          after: after,
          before: before,
          load: Minutes(load),
          persons: persons,
          vehicles: vehicles,
          note: row.text("note"),
          gate: gate.map { Minutes($0) },
          riders: riders
        )
      )
    }
  }

  /// Units are never split, so each that is taken anywhere must fit into some vehicle whole.
  private func checkSizes() {
    guard let most = parts.vehicles.max(by: { $0.guestSeats < $1.guestSeats }) else { return }
    for unit in parts.units where unit.size > most.guestSeats && unit.standing != .leader {
      log.add(
        .unitInNoVehicle,
        at: units.place(of: unit.id),
        LocalizedText(
          zh: "单元 \(unit.id) 有 \(unit.size) 人；最大的车 \(most.id) 只能坐嘉宾 \(most.guestSeats) 人",
          en:
            "The unit \(unit.id) has \(unit.size) persons; the largest vehicle, \(most.id), seats "
            + "\(most.guestSeats) guests"),
        remedy: LocalizedText(
          zh: "请在 \(TableSchema.units.file) 中拆成几个单元，或增加更大的车",
          en: "Make several units of it in \(TableSchema.units.file), or add a larger vehicle")
      )
    }
  }

  private func vehicleCounts(_ row: Row) -> [Vehicle.ID: Int] {
    let counts = counts(row, "vehicles")
    var byKind: [Vehicle.ID: Int] = [:]
    for kind in counts.keys.sorted() {
      if let id = vehicles.reference(kind, at: row.place("vehicles"), log: log) {
        byKind[id] = counts[kind]
      }
    }
    return byKind
  }
}
