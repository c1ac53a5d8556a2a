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
  /// HC34: guests, or interpreters and liaison officers, rest overnight.
  case night(ofStaff: Bool)
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
    for rule in rules {
      causes += sessions.map(\.id).filter { festival.asksManner(rule, of: $0) }
        .map { .manner(rule, $0) }
    }
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
    causes += [Cause.night(ofStaff: false), .night(ofStaff: true)].filter {
      $0.isMade(in: festival)
    }
    causes += festival.relations.filter(\.isHard).map { .relation($0.id) }
    causes += festival.wishes.map { .wish($0.id) }
    return causes
  }

  /// Whether other sessions may depend on it as well.
  var isWide: Bool {
    switch self {
    case .arrival, .departure, .absence, .clearance, .closure, .staff, .crew, .officers,
      .night:
      true
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
}
