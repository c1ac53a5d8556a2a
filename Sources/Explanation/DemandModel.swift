// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
package import FestivalModel
import Solver

/// A few sessions and interviews as one problem, each demand of which can be dropped by itself.
///
/// Whatever the compiler would leave out at once (starts outside windows, venues that are no candidates) is in the
/// problem and is forbidden by a restriction, which belongs to its demand like any other hard term. What has no term is
/// kept throughout. A demand is dropped cautiously: an interpreter may then be in two places, but nobody is added.
struct DemandModel: Sendable {
  private(set) var problem: Problem
  let restrictions: [Restriction]
  /// The least telling first; a group of terms is a position here.
  let causes: [Cause]
  private let activities: [Occasion]
  private let resources: [FestivalProblem.ResourceMeaning]
  private let seats: [FestivalProblem.SeatMeaning]
  private let numbers: [Cause: Int]
  private let restricting: [Cause]
  private let people: People
  /// Relations between sessions by what they became.
  private let orders: [Int: SessionRelation.ID]
  private let sharedPlaces: [Int: SessionRelation.ID]
  private let accords: [SessionRelation.ID]
  private let attendants: [Occasion: Set<Int>]

  /// Of a festival with these sessions and interviews alone; seats are for whoever is chosen.
  ///
  /// Only a whole one has those who are bound by less than others are; what is a conflict without them is one. A coarse
  /// one has of the starts that only a dropped demand allows those on the hour alone: what is possible in it is
  /// possible, and what is a conflict in it has still to be found one in a fine one.
  init(_ small: Festival, hasSeats: Bool, isWhole: Bool, isCoarse: Bool) {
    let tight = FestivalCompiler.compile(small)
    let bare = FestivalCompiler.compile(small.bare(but: nil))
    var problem = hasSeats ? tight.problem : tight.problem.withoutSeats
    var restrictions: [Restriction] = []
    var restricting: [Cause] = []
    func restrict(_ choice: Restriction.Choice, _ cause: Cause) {
      restrictions.append(Restriction(choice, label: FestivalProblem.label(cause.rule)))
      restricting.append(cause)
    }
    let domains = Festival.Narrowing.allCases.map { narrowing in
      (narrowing: narrowing, compiled: FestivalCompiler.compile(small.bare(but: narrowing)))
    }
    var usualStarts: [[Int]] = []
    for (index, occasion) in tight.activities.enumerated() {
      let others = domains.filter { $0.narrowing == .windows }
      let usual = others.flatMap { $0.compiled.problem.activities[index].starts }
      let further = bare.problem.activities[index].starts.filter {
        !isCoarse || bare.time(of: $0).rawValue.isOnTheHour
      }
      let starts = Set(usual + further).sorted()
      usualStarts.append(usual)
      let venues = bare.venues[index]
      problem.activities[index].starts = starts
      problem.activities[index].startCosts = []
      problem.activities[index].options = bare.problem.activities[index].options
      for (option, venue) in venues.enumerated() {
        problem.activities[index].options[option].costs = []
        guard case .session(let id) = occasion else { continue }
        problem.activities[index].options[option].capacity =
          small.venue(venue).capacity(small.type(small.session(id).type).layout)
      }
      for (narrowing, compiled) in domains {
        guard let cause = narrowing.cause(of: occasion) else { continue }
        if narrowing.isAboutVenues {
          let allowed = Set(compiled.venues[index])
          let kept = venues.indices.filter { allowed.contains(venues[$0]) }
          if kept.count < venues.count { restrict(.options(activity: index, allowed: kept), cause) }
        } else {
          let allowed = Set(compiled.problem.activities[index].starts)
          let kept = starts.indices.filter { allowed.contains(starts[$0]) }
          if kept.count < starts.count { restrict(.starts(activity: index, allowed: kept), cause) }
        }
      }
      for wish in small.wishes where occasion == .session(wish.session) {
        guard wish.kind != .preferred else { continue }
        let isWanted = wish.kind == .pinned
        switch wish.subject {
        case .start(let spans):
          let kept = starts.indices.filter { start in
            spans.contains { $0.holds(bare.time(of: starts[start])) } == isWanted
          }
          restrict(.starts(activity: index, allowed: kept), .wish(wish.id))
        case .venue(let named):
          let kept = venues.indices.filter { named.contains(venues[$0]) == isWanted }
          restrict(.options(activity: index, allowed: kept), .wish(wish.id))
        case .units, .interpreters: break
        }
      }
    }
    self.problem = problem
    self.restrictions = restrictions
    self.restricting = restricting
    activities = tight.activities
    orders = tight.relationOfOrder
    sharedPlaces = tight.relationOfSharedPlace
    accords = tight.relationOfAccord
    resources = tight.resources
    attendants = Dictionary(
      zip(tight.activities, tight.problem.activities.map { Set($0.attendance.map(\.resource)) }),
      uniquingKeysWith: { first, _ in first })
    seats = hasSeats ? tight.seats : []
    causes = Cause.all(of: small).flatMap { $0.parts(in: small) }
    numbers = Dictionary(
      causes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    people = People(small, causes)
    if !isWhole { forgetJourneys(but: tight.problem.activities, at: usualStarts) }
    self.problem = isWhole ? problem.withoutAlikeAttendees() : self.problem.withoutLesserAttendees()
  }

  /// The position of the demand that makes the term; `nil` for what is not to be dropped.
  func group(of term: HardTerm) -> Int? {
    cause(of: term).flatMap { numbers[$0] }
  }

  private func cause(of term: HardTerm) -> Cause? {
    switch term.subject {
    case .restriction(let index): restricting[index]
    case .activity(let activity):
      // An activity that is left out has another label; none is.
      term.label == problem.activities[activity].capacityLabel
        && term.label != problem.unplacedLabel
        ? activities[activity].session.map(Cause.capacity) : nil
    case .attendance(let activity, let resource): attendance(of: resource, at: activities[activity])
    case .entry(let resource): party(of: resource).map(Cause.arrival)
    case .exit(let resource): party(of: resource).map(Cause.departure)
    case .absence(let resource, let index): absence(of: resource, index)
    case .resource(let resource): work(of: resource, label: term.label)
    case .relation(let index):
      orders[index].map(Cause.relation)
        ?? activities[problem.relations[index].second].session.map(Cause.order)
    case .member(let group, let activity):
      sharedPlaces[group].map(Cause.relation)
        ?? activities[activity].session.map(Cause.sharedVenue)
    case .accord(let index): .relation(accords[index])
    case .seat(let seat): occupation(of: seat)
    case .samePlace, .quota, .spread: nil
    }
  }

  private func attendance(of resource: Int, at occasion: Occasion) -> Cause? {
    switch (resources[resource], occasion) {
    case (.unit(let unit), .session(let id)):
      people.isAlone(unit, at: id) ? .attendance(people.party[unit] ?? "", id) : .presence(unit, id)
    case (.unit, .interview(let id)): .interview(id, .subject)
    case (.interpreter, .session(let id)), (.liaison, .session(let id)): .meeting(id)
    case (.person(let number), _):
      // Whoever of the rows has to be there.
      resources.indices.lazy.filter { people.isRow(resources[$0], of: number) }
        .filter { row in attends(row, occasion) }
        .compactMap { attendance(of: $0, at: occasion) }.first
    default: nil
    }
  }

  /// Whether the resource has to attend, before anybody is left out who attends what others do.
  private func attends(_ resource: Int, _ occasion: Occasion) -> Bool {
    attendants[occasion]?.contains(resource) ?? false
  }

  private func party(of resource: Int) -> Party.ID? {
    if case .unit(let unit) = resources[resource] { people.party[unit] } else { nil }
  }

  private func absence(of resource: Int, _ index: Int) -> Cause? {
    switch resources[resource] {
    case .unit(let unit):
      problem.resources[resource].absences[index].label == FestivalProblem.label(.hc26)
        ? people.party[unit].map(Cause.clearance) : people.absence[unit]
    case .venue(let id), .booths(let id): .closure(id)
    case .interpreter, .journalist, .liaison, .person: staffing(of: resource)
    }
  }

  /// Of units nothing more can be dropped than that they attend: who attends is in one place at a time.
  ///
  /// Where nobody has to share a room, it is still closed when it is.
  private func work(of resource: Int, label: Int) -> Cause? {
    let terms = problem.resources[resource]
    if terms.nightGap > 0, label == terms.nightLabel { return night(of: resource) }
    let isSharing = label == terms.overlapLabel || label == terms.gapLabel
    return switch resources[resource] {
    case .unit: nil
    case .venue(let id): isSharing ? .occupancy(id) : nil
    case .booths(let id): isSharing ? .booths(id) : nil
    case .interpreter, .journalist, .liaison, .person: staffing(of: resource)
    }
  }

  private func night(of resource: Int) -> Cause? {
    switch resources[resource] {
    case .unit: .night(ofStaff: false)
    case .interpreter, .liaison: .night(ofStaff: true)
    case .venue, .booths, .journalist, .person: staffing(of: resource)
    }
  }

  private func staffing(of resource: Int) -> Cause? {
    switch resources[resource] {
    case .unit, .venue, .booths: nil
    case .interpreter(let id): people.language[id].map(Cause.staff)
    case .journalist(let id): people.outlet[id].map(Cause.crew)
    case .liaison(let id): people.body[id]
    case .person(let number): .person(people.persons[number])
    }
  }

  private func occupation(of seat: Int) -> Cause? {
    switch seats[seat] {
    case .optional, .opening, .person: return nil
    case .interpreter(_, let id): return .interpretation(id)
    case .interviewInterpreter(let id): return .interview(id, .language)
    case .interviewJournalist(let id): return .interview(id, .journalist)
    case .journalist(let slots):
      guard let slot = slots.first, let candidate = problem.seats[seat].candidates.first,
        case .journalist(let id) = resources[candidate], let outlet = people.outlet[id]
      else { return nil }
      return .slot(slot, .outlet(outlet))
    case .liaison(let session):
      let served = problem.seats[seat].candidates.flatMap { candidate -> [Party.ID] in
        if case .liaison(let id) = resources[candidate] { people.served[id] ?? [] } else { [] }
      }
      return served.first { people.attends($0, session) }.map(Cause.escort)
    }
  }
}

extension Int {
  /// Of a time in minutes.
  fileprivate var isOnTheHour: Bool { isMultiple(of: 60) }
}

/// Who belongs to whom in a small festival, with the demands about them.
private struct People: Sendable {
  var party: [AttendanceUnit.ID: Party.ID] = [:]
  var absence: [AttendanceUnit.ID: Cause] = [:]
  var language: [Interpreter.ID: String] = [:]
  var outlet: [Journalist.ID: Outlet.ID] = [:]
  var body: [LiaisonOfficer.ID: Cause] = [:]
  var served: [LiaisonOfficer.ID: [Party.ID]] = [:]
  let persons: [Person]
  private var attending: [Session.ID: [Party.ID: Int]] = [:]

  init(_ festival: Festival, _ causes: [Cause]) {
    persons = festival.persons
    for unit in festival.units { party[unit.id] = unit.party }
    for interpreter in festival.interpreters { language[interpreter.id] = interpreter.language }
    for journalist in festival.journalists { outlet[journalist.id] = journalist.outlet }
    for officer in festival.liaisonOfficers { served[officer.id] = officer.parties }
    for session in festival.sessions {
      for unit in session.namedUnits {
        attending[session.id, default: [:]][festival.unit(unit).party, default: 0] += 1
      }
    }
    for cause in causes {
      switch cause {
      case .absence(let units): for unit in units { absence[unit] = cause }
      case .officers(let ids): for id in ids { body[id] = cause }
      default: break
      }
    }
  }

  /// Whether the resource is a row of this person.
  func isRow(_ resource: FestivalProblem.ResourceMeaning, of number: Int) -> Bool {
    switch resource {
    case .unit(let id): persons[number].units.contains(id)
    case .interpreter(let id): persons[number].interpreters.contains(id)
    case .liaison(let id): persons[number].officers.contains(id)
    case .venue, .booths, .journalist, .person: false
    }
  }

  func attends(_ party: Party.ID, _ session: Session.ID) -> Bool {
    attending[session]?[party] != nil
  }

  func isAlone(_ unit: AttendanceUnit.ID, at session: Session.ID) -> Bool {
    party[unit].map { attending[session]?[$0] == 1 } ?? false
  }
}

extension Cause {
  /// The finest demands that it consists of: each party or unit that attends, each outlet of a slot.
  package func parts(in festival: Festival) -> [Cause] {
    switch self {
    case .people(let id):
      festival.session(id).namedUnits.map { Self.attendance(of: $0, at: id, in: festival) }
    case .attendance(let party, let id):
      festival.session(id).namedUnits.filter { festival.unit($0).party == party }
        .map { Self.attendance(of: $0, at: id, in: festival) }
    case .presence(let unit, let id): [Self.attendance(of: unit, at: id, in: festival)]
    case .slot(let id, .outlets):
      festival.outlets(in: festival.mediaSlot(id)).map { .slot(id, .outlet($0)) }
    case .together(let causes): causes.flatMap { $0.parts(in: festival) }
    default: [self]
    }
  }

  /// The one name of the demand that a unit attends a session: its party's where nobody else of the party does.
  private static func attendance(
    of unit: AttendanceUnit.ID, at id: Session.ID, in festival: Festival
  ) -> Cause {
    let party = festival.unit(unit).party
    let isAlone =
      festival.session(id).namedUnits.count { festival.unit($0).party == party } == 1
    return isAlone ? .attendance(party, id) : .presence(unit, id)
  }
}

extension Problem {
  /// The times, places and people who attend in any case.
  var withoutSeats: Problem {
    var problem = self
    problem.seats = []
    problem.quotas = []
    problem.balances = []
    problem.continuities = []
    problem.coverages = []
    return problem
  }
}

extension DemandModel {
  /// Leaves out arrivals, departures and absences that rule out none of the usual starts at the usual places for anybody
  /// of whom the same demand speaks.
  ///
  /// What is impossible without them is impossible with them.
  private mutating func forgetJourneys(but usual: [Problem.Activity], at starts: [[Int]]) {
    var bindings: [Int: [Problem.Binding]] = [:]
    for activity in problem.activities {
      for attendance in activity.attendance {
        bindings[attendance.resource, default: []].append(attendance.binding)
      }
    }
    let sites = usual.map { Set($0.options.map(\.site)) }
    let travel = problem.travel
    /// Whether it holds for some usual start and place of whatever the resource attends.
    func isEver(
      _ resource: Int, _ isRuledOut: (_ site: Int, _ from: Int, _ to: Int) -> Bool
    ) -> Bool {
      bindings[resource, default: []].contains { binding in
        starts[binding.activity].contains { start in
          sites[binding.activity].contains {
            isRuledOut($0, start + binding.from, start + binding.to)
          }
        }
      }
    }
    func demand(_ label: Int, _ subject: HardTerm.Subject) -> Cause? {
      cause(of: HardTerm(label: label, subject: subject))
    }
    var journeys: [(demand: Cause?, isTelling: Bool, forget: (inout Problem) -> Void)] = []
    for resource in bindings.keys.sorted() {
      let terms = problem.resources[resource]
      if let entry = terms.entry {
        journeys.append(
          (
            demand(terms.presenceLabel, .entry(resource)),
            isEver(resource) { site, from, _ in from < entry.arrival(at: site, by: travel) },
            { $0.resources[resource].entry = nil }
          ))
      }
      if let exit = terms.exit {
        journeys.append(
          (
            demand(terms.presenceLabel, .exit(resource)),
            isEver(resource) { site, _, to in
              exit.arrival(from: site, leaving: to, by: travel) > exit.time
            },
            { $0.resources[resource].exit = nil }
          ))
      }
      for (index, absence) in terms.absences.enumerated() {
        journeys.append(
          (
            demand(absence.label, .absence(resource: resource, index: index)),
            isEver(resource) { _, from, to in
              absence.span.lowerBound < to && from < absence.span.upperBound
            },
            // Its number tells whose demand it is.
            { $0.resources[resource].absences[index].span = 0..<0 }
          ))
      }
    }
    let telling = Set(journeys.filter(\.isTelling).compactMap(\.demand))
    for journey in journeys where journey.demand.map({ !telling.contains($0) }) ?? false {
      journey.forget(&problem)
    }
  }
}
