// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension TinyFestival {
  package func party(
    _ id: Party.ID,
    country: String = "CN",
    type: String = "civic",
    side: Party.Side = .guest,
    languages: [String] = [],
    arrival: Party.Journey? = nil,
    departure: Party.Journey? = nil,
    hotel: Place.ID? = nil,
    exequatur: CivilDate? = nil
  ) -> TinyFestival {
    adding {
      $0.parts.parties.append(
        Party(
          id: id,
          name: LocalizedText(zh: id.rawValue, en: id.rawValue),
          country: country,
          type: type,
          side: side,
          languages: languages,
          arrival: arrival,
          departure: departure,
          hotel: hotel,
          exequatur: exequatur,
          note: ""
        )
      )
    }
  }

  /// A unit; its standing is head when its identifier ends in `.H`, unless stated.
  package func unit(
    _ id: AttendanceUnit.ID,
    size: Int = 1,
    standing: AttendanceUnit.Standing? = nil,
    grade: Int? = nil,
    interests: [String] = [],
    available: [TimeSpan] = [],
    longestDay: Minutes? = nil,
    needsStepFree: Bool = false
  ) -> TinyFestival {
    let party = Party.ID(id.rawValue.split(separator: ".").first.map(String.init) ?? "")
    let isKnown = parts.parties.contains { $0.id == party }
    return (isKnown ? self : self.party(party)).adding {
      $0.parts.units.append(
        AttendanceUnit(
          id: id,
          party: party,
          name: LocalizedText(zh: "角色", en: "role"),
          size: size,
          standing: standing ?? (id.rawValue.hasSuffix(".H") ? .head : .group),
          grade: grade,
          interests: interests,
          available: available,
          longestDay: longestDay
        )
      )
      $0.parts.units[$0.parts.units.count - 1].needsStepFree = needsStepFree
    }
  }

  package func guest(
    _ id: Guest.ID,
    of unit: AttendanceUnit.ID,
    class protocolClass: String = "MEMBER",
    mobility: String = "",
    clearance: Guest.Clearance = .always
  ) -> TinyFestival {
    adding {
      $0.parts.guests.append(
        Guest(
          id: id,
          unit: unit,
          nameZh: "",
          nameLatin: "",
          nameNative: "",
          sex: "",
          country: "",
          title: "",
          protocolClass: protocolClass,
          languages: [],
          passport: "",
          diet: "",
          mobility: mobility,
          clearance: clearance
        )
      )
    }
  }

  package func interpreter(
    _ id: Interpreter.ID,
    _ language: String,
    _ modes: [InterpretingNeed.Mode] = [.consecutive],
    available: [TimeSpan] = []
  ) -> TinyFestival {
    adding {
      $0.parts.interpreters.append(
        Interpreter(
          id: id,
          name: "",
          language: language,
          modes: modes,
          available: available
        )
      )
    }
  }

  package func officer(
    _ id: LiaisonOfficer.ID,
    of parties: [Party.ID],
    available: [TimeSpan] = []
  ) -> TinyFestival {
    adding {
      $0.parts.liaisonOfficers.append(
        LiaisonOfficer(id: id, name: "", parties: parties, languages: [], available: available)
      )
    }
  }

  /// Somebody who stands in all of these rows.
  package func person(
    interpreters: [Interpreter.ID] = [], officers: [LiaisonOfficer.ID] = [],
    units: [AttendanceUnit.ID] = []
  ) -> TinyFestival {
    adding {
      $0.parts.persons.append(
        Person(interpreters: interpreters, officers: officers, units: units))
    }
  }
}
