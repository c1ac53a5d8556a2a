// SPDX-License-Identifier: Apache-2.0

import Changes
package import FestivalModel

// What is left of a festival without some of its demands.
extension Cause {
  /// The festival without this demand; where nothing makes it, the festival as it is.
  package func lifted(from festival: Festival) -> Festival {
    Self.lifted([self], from: festival)
  }

  /// The festival without these demands, given up one after the other; what nothing makes is passed over.
  ///
  /// - Complexity: one new festival, however many there are.
  package static func lifted(_ causes: some Sequence<Cause>, from festival: Festival) -> Festival {
    let made = causes.flatMap(\.members).filter { $0.isMade(in: festival) }
    guard !made.isEmpty else { return festival }
    var parts = festival.parts
    for cause in made { cause.lift(from: &parts, of: festival) }
    return Festival(parts)
  }

  /// The demands that it consists of; itself where it is one.
  private var members: [Cause] {
    if case .together(let causes) = self { causes.flatMap(\.members) } else { [self] }
  }

  /// Whether the festival has whatever the demand is about.
  func isMade(in festival: Festival) -> Bool {
    switch self {
    case .windows(let id), .people(let id), .attendance(_, let id), .presence(_, let id),
      .candidates(let id), .equipment(let id), .capacity(let id), .order(let id),
      .sharedVenue(let id), .interpretation(let id), .meeting(let id), .manner(_, let id):
      festival.hasSession(id)
    case .arrival(let party), .departure(let party), .clearance(let party), .escort(let party):
      festival.parties.contains { $0.id == party }
    case .absence(let units): units.allSatisfy(festival.hasUnit)
    case .closure(let id), .occupancy(let id), .booths(let id): festival.hasVenue(id)
    case .staff: true
    case .access(let occasion): festival.hasOccasion(occasion)
    case .interview(let id, _): festival.hasInterview(id)
    case .slot(let id, _): festival.hasMediaSlot(id)
    case .crew(let id): festival.hasOutlet(id)
    case .officers(let ids): ids.allSatisfy(festival.hasLiaisonOfficer)
    case .meetings(let id, _): festival.matchmaking.contains { $0.session == id }
    case .wish(let id): festival.wishes.contains { $0.id == id }
    case .relation(let id): festival.hasRelation(id)
    case .person(let person): festival.persons.contains { $0.covers(person) }
    case .night(let isOfStaff): festival.rules.number(Self.nightParameter(isOfStaff)) > 0
    case .together(let causes): causes.allSatisfy { $0.isMade(in: festival) }
    }
  }

  /// Gives the demand up; what others changed before is read from the parts, what nothing changes from the festival.
  private func lift(from parts: inout Festival.Parts, of festival: Festival) {
    switch self {
    case .windows(let id):
      parts.change(id) { session in
        session.pinned = nil
        session.windows += festival.officialHours
        session.within = []
        // Its type may have an end, too.
        session.endBy = Self.noEnd
      }
    case .people(let id):
      parts.change(id) { session in
        session.required = []
        session.hosts = []
      }
      liftCallRules(id, &parts)
    case .attendance(let party, let id):
      let units = Set(festival.units.filter { $0.party == party }.map(\.id))
      parts.change(id) { session in
        session.required.removeAll(where: units.contains)
        session.hosts.removeAll(where: units.contains)
      }
      liftCallRules(id, &parts)
    case .presence(let unit, let id):
      parts.change(id) { session in
        session.required.removeAll { $0 == unit }
        session.hosts.removeAll { $0 == unit }
      }
      liftCallRules(id, &parts)
    case .arrival, .departure, .absence, .clearance: liftFromPeople(&parts)
    case .candidates(let id):
      let all = parts.venues.map(\.id)
      parts.change(id) { $0.venues = all }
    case .equipment(let id):
      let features = parts.type(of: id).features
      for venue in parts.venues(of: .session(id)) {
        parts.change(venue) { venue in
          venue.boothCount = 99
          for feature in features { venue.features[feature, default: 1] += 0 }
        }
      }
    case .closure(let id):
      // What nobody has to share is closed with the venue it is made of.
      let copies = Set(festival.sessions.map { Self.copy(of: id, for: $0.id) })
      for index in parts.venues.indices
      where parts.venues[index].id == id || copies.contains(parts.venues[index].id) {
        parts.venues[index].closed = []
      }
    case .access(let occasion):
      for venue in parts.venues(of: occasion) {
        parts.change(venue) { $0.features[Venue.stepFree] = 1 }
      }
    case .capacity(let id):
      for venue in parts.venues(of: .session(id)) {
        parts.change(venue) { venue in
          venue.theatreCapacity = 1_000_000
          venue.seatedCapacity = 1_000_000
        }
      }
    case .occupancy(let id): duplicate(id, &parts)
    case .order(let id): parts.change(id) { $0.precedences = [] }
    case .sharedVenue(let id): parts.change(id) { $0.sameVenueGroup = nil }
    case .interpretation(let id):
      parts.change(id) { $0.interpreting = [] }
      liftCallRules(id, &parts)
    case .staff(let language):
      parts.interpreters += (1...Self.manyMore).map { number in
        Interpreter(
          id: Interpreter.ID("\(language)+\(number)"), name: "", language: language,
          modes: InterpretingNeed.Mode.allCases)
      }
    case .meeting(let id): parts.change(id) { $0.staff = [] }
    case .interview, .booths, .slot, .crew, .escort, .officers:
      liftFromService(&parts, festival)
    case .meetings(let id, let demand):
      let duration = festival.session(id).duration
      parts.change(matchmakingOf: id) { demand.lift(from: &$0, lasting: duration) }
    case .together: preconditionFailure("\(self) is lifted one by one")
    case .wish(let id): parts.wishes.removeAll { $0.id == id }
    case .relation(let id): parts.relations.removeAll { $0.id == id }
    case .person(let person): parts.persons.removeAll { $0.covers(person) }
    case .night(let isOfStaff): parts.rules.values[Self.nightParameter(isOfStaff)] = 0
    case .manner(let rule, let id): liftManner(rule, id, &parts)
    }
  }

  /// Later than any session ends, by the time of its first day.
  private static let noEnd = Minutes(30 * LocalTime.minutesPerDay)

  private func liftFromPeople(_ parts: inout Festival.Parts) {
    switch self {
    case .arrival(let party):
      for index in parts.parties.indices where parts.parties[index].id == party {
        parts.parties[index].arrival = nil
      }
      for index in parts.units.indices where parts.units[index].party == party {
        parts.units[index].arrival = nil
      }
    case .departure(let party):
      for index in parts.parties.indices where parts.parties[index].id == party {
        parts.parties[index].departure = nil
      }
      for index in parts.units.indices where parts.units[index].party == party {
        parts.units[index].departure = nil
      }
    case .absence(let units):
      for index in parts.units.indices where units.contains(parts.units[index].id) {
        parts.units[index].available = []
      }
    case .clearance(let party):
      let units = Set(parts.units.filter { $0.party == party }.map(\.id))
      parts.guests.removeAll { units.contains($0.unit) && $0.clearance != .always }
    default: preconditionFailure("\(self) is not about people")
    }
  }

  /// Gives each session that may be at the venue one of its own.
  private func duplicate(_ id: Venue.ID, _ parts: inout Festival.Parts) {
    guard let venue = parts.venues.first(where: { $0.id == id }) else { return }
    for user in parts.sessions.filter({ $0.venues.contains(id) }).dropFirst() {
      var copy = venue
      copy.id = Self.copy(of: id, for: user.id)
      parts.venues.append(copy)
      parts.change(user.id) { $0.venues.append(copy.id) }
    }
  }

  private static func copy(of id: Venue.ID, for session: Session.ID) -> Venue.ID {
    Venue.ID("\(id)+\(session)")
  }

  /// With fewer people a call may break rules about its people that it keeps now, and nothing lifted may do that.
  private func liftCallRules(_ id: Session.ID, _ parts: inout Festival.Parts) {
    if parts.type(of: id).isCall { liftManner(.hc25, id, &parts) }
  }

  private func liftManner(_ rule: RuleID, _ id: Session.ID, _ parts: inout Festival.Parts) {
    var type = parts.type(of: id)
    let free = SessionType.ID("\(type.id)+\(id)")
    type.id = free
    switch rule {
    case .hc11:
      // A pool may be as long as it likes.
      for index in parts.mediaSlots.indices
      where parts.mediaSlots[index].session == id && parts.mediaSlots[index].kind == "spray" {
        parts.mediaSlots[index].kind = "pool"
      }
    case .hc16: parts.speeches.removeAll { $0.session == id }
    case .hc17: type.longest = nil
    case .hc18: type.isCourtesy = false
    case .hc24: type.isBuffet = false
    case .hc12, .hc25: type.isCall = false
    default: preconditionFailure("\(rule) is not about one session alone")
    }
    parts.types.append(type)
    parts.change(id) { $0.type = free }
  }
}

extension Festival {
  /// Whether a rule about one session alone asks anything of this one.
  func asksManner(_ rule: RuleID, of id: Session.ID) -> Bool {
    let type = type(session(id).type)
    return switch rule {
    case .hc11: mediaSlots.contains { $0.session == id && $0.kind == "spray" }
    case .hc16: speeches.contains { $0.session == id }
    case .hc17: type.longest != nil
    case .hc18: type.isCourtesy
    case .hc24: type.isBuffet
    case .hc12, .hc25: type.isCall
    default: preconditionFailure("\(rule) is not about one session alone")
    }
  }
}

extension Festival.Parts {
  /// The type that the session has by now.
  fileprivate func type(of id: Session.ID) -> SessionType {
    let session = sessions.first { $0.id == id }
    guard let type = types.last(where: { $0.id == session?.type }) else {
      preconditionFailure("Session \(id) has no type")
    }
    return type
  }

  /// The venues that the session or interview may be at by now.
  fileprivate func venues(of occasion: Occasion) -> [Venue.ID] {
    switch occasion {
    case .session(let id): sessions.first { $0.id == id }?.venues ?? []
    case .interview(let id): interviews.first { $0.id == id }?.venues ?? []
    }
  }
}
