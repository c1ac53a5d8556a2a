// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One demand of a festival that may be part of why it cannot be planned, small enough to be lifted by itself.
package enum Cause: Sendable, Hashable {
  /// HC06: starts in these windows, or at its pin, and ends by its type's hour.
  case windows(Session.ID)
  /// HC28: all who have to attend, when no single party explains it.
  case people(Session.ID)
  /// HC28: the party's units have to attend.
  case attendance(Party.ID, Session.ID)
  /// HC28: one of several units of its party has to attend.
  case presence(AttendanceUnit.ID, Session.ID)
  /// HC07.
  case arrival(Party.ID)
  case departure(Party.ID)
  /// Of units of one party who are away at the same times.
  case absence([AttendanceUnit.ID])
  /// HC26.
  case clearance(Party.ID)
  /// HC05.
  case candidates(Session.ID)
  case equipment(Session.ID)
  case closure(Venue.ID)
  /// HC33: somebody who attends, or is invited, needs a way without steps.
  case access(Occasion)
  /// HC04.
  case capacity(Session.ID)
  /// HC03.
  case occupancy(Venue.ID)
  /// HC08, HC09, HC10.
  case order(Session.ID)
  case sharedVenue(Session.ID)
  /// HC13: the session is interpreted as it is.
  case interpretation(Session.ID)
  /// HC13, HC14, HC15: only the interpreters there are work with the language.
  case staff(String)
  /// HC14, HC29: the interpreters, or the liaison officers, all attend as a body.
  case meeting(Session.ID)
  case interview(Interview.ID, InterviewDemand)
  /// HC20: so many interviews at once.
  case booths(Venue.ID)
  case slot(MediaSlot.ID, SlotDemand)
  /// HC19: the outlet has only these journalists, each in one place at a time.
  case crew(Outlet.ID)
  /// HC29: a liaison officer goes with the head of the party.
  case escort(Party.ID)
  /// HC29: only these officers serve their parties, each one session at a time and while on duty.
  case officers([LiaisonOfficer.ID])
  /// HC27.
  case meetings(Session.ID, MeetingDemand)
  /// HC30.
  case wish(Wish.ID)
  /// HC31.
  case relation(SessionRelation.ID)
  /// HC32: these rows are one person.
  case person(Person)
  /// Rules about one session alone: HC11, HC12, HC16, HC17, HC18, HC24, HC25.
  case manner(RuleID, Session.ID)
  /// Several demands, each of which would do alone: only without all of them is anything gained.
  indirect case together([Cause])
}

extension Cause {
  /// Every demand that the sessions of a small festival make, the least telling first.
  package static func all(of festival: Festival) -> [Cause] {
    let sessions = festival.sessions
    let parties = festival.parties
    var causes: [Cause] = []
    causes += parties.map { .clearance($0.id) }
    causes += sessions.map { .capacity($0.id) }
    causes += festival.venues.filter { !$0.closed.isEmpty }.map { .closure($0.id) }
    causes += serviceCauses(of: festival)
    causes += meetingCauses(of: festival)
    let rules: [RuleID] = [.hc11, .hc12, .hc16, .hc17, .hc18, .hc24, .hc25]
    for rule in rules { causes += sessions.map { .manner(rule, $0.id) } }
    var languages: [String] = []
    let spoken =
      sessions.flatMap { $0.interpreting.map(\.language) }
      + festival.interviews.map(\.language).filter { $0 != festival.parts.houseLanguage }
    for language in spoken where !languages.contains(language) { languages.append(language) }
    causes += sessions.filter { !$0.interpreting.isEmpty }.map { .interpretation($0.id) }
    causes += languages.map { .staff($0) }
    causes += festival.venues.map { .occupancy($0.id) }
    causes += sessions.filter { $0.sameVenueGroup != nil }.map { .sharedVenue($0.id) }
    causes += sessions.filter { !$0.precedences.isEmpty }.map { .order($0.id) }
    causes += sessions.filter { !$0.namedUnits.isEmpty }.map { .people($0.id) }
    causes += sessions.map { .equipment($0.id) }
    if festival.statesStepFree, festival.units.contains(where: \.needsStepFree) {
      causes += festival.occasions.map { .access($0) }
    }
    causes += sessions.map { .candidates($0.id) }
    for party in parties {
      let units = festival.units.filter { $0.party == party.id }
      if units.contains(where: { festival.arrival(of: $0) != nil }) {
        causes.append(.arrival(party.id))
      }
      if units.contains(where: { festival.departure(of: $0) != nil }) {
        causes.append(.departure(party.id))
      }
      var away: [[TimeSpan]] = []
      for unit in units where !unit.available.isEmpty && !away.contains(unit.available) {
        away.append(unit.available)
        causes.append(.absence(units.filter { $0.available == unit.available }.map(\.id)))
      }
    }
    causes += sessions.map { .windows($0.id) }
    causes += festival.interviews.flatMap { interview in
      InterviewDemand.allCases.map { .interview(interview.id, $0) }
    }
    causes += festival.persons.map { .person($0) }
    causes += festival.relations.filter(\.isHard).map { .relation($0.id) }
    causes += festival.wishes.map { .wish($0.id) }
    return causes
  }

  /// Whether other sessions may depend on it as well.
  var isWide: Bool {
    switch self {
    case .arrival, .departure, .absence, .clearance, .closure, .staff, .crew, .officers: true
    default: false
    }
  }

  /// Whether it explains more than demands of other kinds would.
  var isTelling: Bool {
    switch self {
    case .windows, .candidates, .wish, .relation, .person, .interview(_, .hours),
      .interview(_, .venues):
      true
    default: false
    }
  }

  /// As many more as could be missed at one moment.
  static let manyMore = 12

  /// The festival without this demand; where nothing makes it, the festival as it is.
  package func lifted(from festival: Festival) -> Festival {
    if case .together(let causes) = self { return causes.reduce(festival) { $1.lifted(from: $0) } }
    guard isMade(in: festival) else { return festival }
    var parts = festival.parts
    lift(from: &parts, of: festival)
    return Festival(parts)
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
    case .together(let causes): causes.allSatisfy { $0.isMade(in: festival) }
    }
  }

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
      liftCallRules(id, &parts, festival)
    case .attendance(let party, let id):
      let units = Set(festival.units.filter { $0.party == party }.map(\.id))
      parts.change(id) { session in
        session.required.removeAll(where: units.contains)
        session.hosts.removeAll(where: units.contains)
      }
      liftCallRules(id, &parts, festival)
    case .presence(let unit, let id):
      parts.change(id) { session in
        session.required.removeAll { $0 == unit }
        session.hosts.removeAll { $0 == unit }
      }
      liftCallRules(id, &parts, festival)
    case .arrival, .departure, .absence, .clearance: liftFromPeople(&parts)
    case .candidates(let id): parts.change(id) { $0.venues = festival.venues.map(\.id) }
    case .equipment(let id):
      let session = festival.session(id)
      for index in parts.venues.indices where session.venues.contains(parts.venues[index].id) {
        parts.venues[index].boothCount = 99
        for feature in festival.type(session.type).features {
          parts.venues[index].features[feature, default: 1] += 0
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
      for venue in occasion.venues(in: festival) {
        parts.change(venue) { $0.features[Venue.stepFree] = 1 }
      }
    case .capacity(let id):
      for venue in festival.session(id).venues {
        parts.change(venue) { venue in
          venue.theatreCapacity = 1_000_000
          venue.seatedCapacity = 1_000_000
        }
      }
    case .occupancy(let id): duplicate(id, &parts, festival)
    case .order(let id): parts.change(id) { $0.precedences = [] }
    case .sharedVenue(let id): parts.change(id) { $0.sameVenueGroup = nil }
    case .interpretation(let id):
      parts.change(id) { $0.interpreting = [] }
      liftCallRules(id, &parts, festival)
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
    case .manner(let rule, let id): liftManner(rule, id, &parts, festival)
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
  private func duplicate(_ id: Venue.ID, _ parts: inout Festival.Parts, _ festival: Festival) {
    let users = festival.sessions.filter { $0.venues.contains(id) }.dropFirst()
    for session in users {
      var copy = festival.venue(id)
      copy.id = Self.copy(of: id, for: session.id)
      parts.venues.append(copy)
      parts.change(session.id) { $0.venues.append(copy.id) }
    }
  }

  private static func copy(of id: Venue.ID, for session: Session.ID) -> Venue.ID {
    Venue.ID("\(id)+\(session)")
  }

  /// With fewer people a call may break rules about its people that it keeps now, and nothing lifted may do that.
  private func liftCallRules(
    _ id: Session.ID, _ parts: inout Festival.Parts, _ festival: Festival
  ) {
    if festival.type(festival.session(id).type).isCall {
      liftManner(.hc25, id, &parts, festival)
    }
  }

  private func liftManner(
    _ rule: RuleID, _ id: Session.ID, _ parts: inout Festival.Parts, _ festival: Festival
  ) {
    let free = SessionType.ID("\(festival.session(id).type)+\(id)")
    var type = festival.type(festival.session(id).type)
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
