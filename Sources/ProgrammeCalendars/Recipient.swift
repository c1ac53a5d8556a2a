// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Whom a calendar is for: who reads it, in which languages, and where it lies.
package struct Recipient: Hashable, Sendable {
  /// Whose events the calendar holds.
  enum Subject: Hashable, Sendable {
    case everything
    case meals
    case announced
    case unit(AttendanceUnit.ID)
    case consulate(Party.ID)
    case venue(Venue.ID)
    case interpreter(Interpreter.ID)
    case liaisonOfficer(LiaisonOfficer.ID)
    case vehicles(Vehicle.ID)
    case vehicle(FleetVehicle.ID)
    case driver(Driver.ID)
    case outlet(Outlet.ID)
    case place(Place.ID)
    case track(String)
  }

  /// Without the ending, such as `units/C-US.H`.
  package let path: String
  /// Decides what the calendar may say.
  package let audience: Audience
  /// One, or those of the house for the house and for everybody.
  package let languages: [Language]
  /// Stands in the calendar's name, after the festival's.
  package let title: LocalizedText
  let subject: Subject

  /// The same calendar in one of its languages alone, for a reader of that language; unchanged where it is in others.
  package func reading(_ language: Language) -> Recipient {
    guard languages.contains(language) else { return self }
    return Recipient(
      path: path, audience: audience, languages: [language], title: title, subject: subject)
  }

  /// The UID of one item of the programme for this recipient, the same in every edition.
  func uid(of item: String, in agenda: Agenda) -> String {
    let name = path.split(separator: "/").joined(separator: ".")
    return "\(agenda.slug).\(item).\(name)@attache"
  }
}

extension Recipient {
  /// The path of an interpreter's calendar.
  package static func path(of interpreter: Interpreter.ID) -> String {
    "staff/interpreters/\(fileName(interpreter.rawValue))"
  }

  /// The path of a liaison officer's calendar.
  package static func path(of officer: LiaisonOfficer.ID) -> String {
    "staff/liaison/\(fileName(officer.rawValue))"
  }

  /// Everybody who has a calendar, sorted by path.
  static func all(in agenda: Agenda) -> [Recipient] {
    let house = agenda.languages.spoken
    func languages(_ working: [String]) -> [Language] { [agenda.languages.language(for: working)] }
    var all = [
      Recipient(
        path: "master", audience: .office, languages: house, title: Wording.Titles.master,
        subject: .everything),
      Recipient(
        path: "catering", audience: .caterer, languages: house, title: Wording.Titles.catering,
        subject: .meals),
      Recipient(
        path: "public", audience: .public, languages: house, title: Wording.Titles.public,
        subject: .announced),
    ]
    all += agenda.venues.map {
      make("venues", $0.id, .venue, house, $0.name, .venue($0.id))
    }
    all += agenda.places.map {
      make("places", $0.id, .venue, house, $0.name, .place($0.id))
    }
    all += agenda.tracks.map {
      make(
        "tracks", Identifier<Session>($0), .public, house, LocalizedText(sameInAll: $0), .track($0))
    }
    all += agenda.interpreters.map {
      make(
        "staff/interpreters", $0.id, .interpreter, house,
        Wording.Titles.interpreter(agenda.name($0.id)), .interpreter($0.id))
    }
    all += agenda.liaisonOfficers.map {
      make(
        "staff/liaison", $0.id, .staff, house, Wording.Titles.liaisonOfficer(agenda.name($0.id)),
        .liaisonOfficer($0.id))
    }
    if agenda.trips != nil { all += fleet(of: agenda, house) }
    all += (agenda.trips == nil ? agenda.vehicles : []).map {
      make(
        "staff/drivers", $0.id, .driver, house, Wording.Titles.drivers($0.name),
        .vehicles($0.id))
    }
    all += agenda.units.map { unit in
      let party = agenda.party(of: unit)
      return make(
        "units", unit.id, audience(of: unit, of: party), languages(party?.languages ?? []),
        unit.name, .unit(unit.id))
    }
    all += agenda.parties.filter { $0.type == "consulate" }.map {
      make("consulates", $0.id, .consulate, languages($0.languages), $0.name, .consulate($0.id))
    }
    all += agenda.outlets.map {
      make("outlets", $0.id, .outlet, languages([$0.language]), $0.name, .outlet($0.id))
    }
    return all.sorted {
      "\($0.path).ics".unicodeScalars.lexicographicallyPrecedes("\($1.path).ics".unicodeScalars)
    }
  }

  /// Every vehicle, and every driver in the languages of the house or, where they are known, in his own.
  private static func fleet(of agenda: Agenda, _ house: [Language]) -> [Recipient] {
    let names = Dictionary(
      agenda.vehicles.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return agenda.fleet.map { vehicle in
      make(
        "staff/vehicles", vehicle.id, .driver, house,
        Wording.Titles.vehicle(vehicle.id.rawValue, names[vehicle.kind]), .vehicle(vehicle.id))
    }
      + agenda.drivers.map { driver in
        make(
          "staff/drivers", driver.id, .driver,
          driver.languages.isEmpty ? house : [agenda.languages.language(for: driver.languages)],
          Wording.Titles.driver(driver.id.rawValue), .driver(driver.id))
      }
  }

  private static func audience(of unit: AttendanceUnit, of party: Party?) -> Audience {
    switch (unit.standing, party?.side) {
    case (.leader, _): .leader
    case (_, .host): .host
    case (.head, _): .head
    case (.group, _): .guest
    }
  }

  private static func make<Entity>(
    _ folder: String,
    _ id: Identifier<Entity>,
    _ audience: Audience,
    _ languages: [Language],
    _ title: LocalizedText,
    _ subject: Subject
  ) -> Recipient {
    Recipient(
      path: "\(folder)/\(fileName(id.rawValue))", audience: audience, languages: languages,
      title: title, subject: subject)
  }

  /// The identifier as a file name: what a path could misread is written `%XX`.
  private static func fileName(_ identifier: String) -> String {
    var result = ""
    for (index, scalar) in identifier.unicodeScalars.enumerated() {
      let isSafe =
        scalar.value >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "_" || (scalar == "." && index > 0)
      if isSafe {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
