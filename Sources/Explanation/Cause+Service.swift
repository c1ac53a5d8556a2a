// SPDX-License-Identifier: Apache-2.0

import Changes
package import FestivalModel

/// What an interview asks for.
package enum InterviewDemand: Sendable, Hashable, CaseIterable {
  /// HC13: another than the house language.
  case language
  /// HC19, HC20: a journalist of its outlet.
  case journalist
  /// HC01, HC07: the one who gives it.
  case subject
  /// HC05.
  case venues
  /// HC06.
  case hours
}

/// What a media slot asks for.
package enum SlotDemand: Sendable, Hashable {
  /// HC20: no more journalists than this.
  case capacity
  /// HC20: all outlets that must be there.
  case outlets
  /// HC20: one of them.
  case outlet(Outlet.ID)
}

// Demands of those who report and accompany.
extension Cause {
  /// Every demand of interviews, media slots and liaison officers but when and where interviews are, least telling first.
  static func serviceCauses(of festival: Festival) -> [Cause] {
    var causes: [Cause] = []
    causes += festival.sessions.filter { !$0.staff.isEmpty }.map { .meeting($0.id) }
    let press = festival.mediaSlots.filter { !$0.mustHave.isEmpty }
    causes += festival.outlets.map { .crew($0.id) }
    var bodies: [[LiaisonOfficer.ID]] = []
    for officer in festival.liaisonOfficers {
      let body = festival.liaisonOfficers.filter { $0.parties == officer.parties }.map(\.id)
      if !bodies.contains(body) { bodies.append(body) }
    }
    causes += bodies.map { .officers($0) }
    causes += press.map { .slot($0.id, .capacity) }
    causes += press.map { .slot($0.id, .outlets) }
    let served = Set(festival.liaisonOfficers.flatMap(\.parties))
    causes += festival.parties.filter { served.contains($0.id) }.map { .escort($0.id) }
    let candidates = Set(festival.interviews.flatMap(\.venues))
    causes += festival.venues.filter { candidates.contains($0.id) }.map { .booths($0.id) }
    return causes
  }

  func liftFromService(_ parts: inout Festival.Parts, _ festival: Festival) {
    switch self {
    case .interview(let id, let demand): demand.lift(from: id, &parts, festival)
    case .booths(let id):
      parts.change(id) { $0.features["interview_booths"] = festival.interviews.count }
    case .slot(let id, let demand): demand.lift(from: id, &parts, festival)
    case .crew(let id):
      let usual = festival.journalists.first { $0.outlet == id }
      parts.journalists += (1...Self.manyMore).map { number in
        Journalist(
          id: Journalist.ID("\(id)+\(number)"), outlet: id, name: usual?.name ?? "")
      }
      // A larger crew needs no more places.
      for index in parts.mediaSlots.indices
      where festival.outlets(in: parts.mediaSlots[index]).contains(id) {
        parts.mediaSlots[index].takesWholeCrew = false
      }
    case .escort(let party):
      for index in parts.liaisonOfficers.indices {
        parts.liaisonOfficers[index].parties.removeAll { $0 == party }
      }
    case .officers(let ids):
      guard let usual = ids.first.map({ festival.liaisonOfficer($0) }) else { return }
      parts.liaisonOfficers += (1...Self.manyMore).map { number in
        var officer = usual
        officer.id = LiaisonOfficer.ID("\(usual.id)+\(number)")
        officer.available = []
        return officer
      }
    default: preconditionFailure("\(self) is not about those who report or accompany")
    }
  }
}

extension InterviewDemand {
  fileprivate func lift(
    from id: Interview.ID, _ parts: inout Festival.Parts, _ festival: Festival
  ) {
    let interview = festival.interview(id)
    switch self {
    case .hours: parts.change(id) { $0.windows += festival.officialHours }
    case .venues:
      let first = interview.venues.first
      guard var venue = parts.venues.first(where: { $0.id == first }) else { return }
      venue.id = Venue.ID("\(venue.id)+\(id)")
      venue.closed = []
      venue.features["interview_booths"] = 1
      parts.venues.append(venue)
      parts.change(id) { $0.venues.append(venue.id) }
    case .subject:
      // Somebody who has nothing else to do and is always there.
      let party = Party.ID("\(id)+")
      let unit = AttendanceUnit.ID("\(id)+")
      let name = festival.unit(interview.subject).name
      parts.parties.append(
        Party(
          id: party, name: name, country: "", type: "guest", side: .guest, languages: [],
          arrival: nil, departure: nil, hotel: nil, exequatur: nil, note: ""))
      parts.units.append(
        AttendanceUnit(id: unit, party: party, name: name, size: 1, standing: .group, grade: nil))
      parts.change(id) { $0.subject = unit }
    case .journalist:
      let usual = festival.outlet(interview.outlet)
      let outlet = Outlet.ID("\(id)+")
      parts.outlets.append(
        Outlet(
          id: outlet, name: usual.name, kind: usual.kind, accreditation: usual.accreditation,
          language: usual.language, origin: usual.origin, isNamed: false))
      parts.journalists.append(
        Journalist(id: Journalist.ID("\(id)+"), outlet: outlet, name: ""))
      parts.change(id) { $0.outlet = outlet }
    case .language: parts.change(id) { $0.language = festival.parts.houseLanguage }
    }
  }
}

extension SlotDemand {
  fileprivate func lift(
    from id: MediaSlot.ID, _ parts: inout Festival.Parts, _ festival: Festival
  ) {
    switch self {
    case .capacity:
      let all = parts.journalists.count
      parts.change(id) { $0.capacity = all }
    case .outlets: parts.change(id) { $0.mustHave = [] }
    case .outlet(let outlet):
      parts.change(id) { $0.mustHave = festival.mustHaves(of: $0, without: outlet) }
    }
  }
}
