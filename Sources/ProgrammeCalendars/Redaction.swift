// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Movements

/// An item of the programme as one recipient may know it; all that the writers of events see.
///
/// Only ``Redaction`` makes one, by the policy of the recipient's audience. What the policy does not
/// allow is `nil` or empty, and cannot be asked for again. An object, because it never changes and
/// the words of every language share it.
final class RedactedItem {
  /// What the recipient is to the item: its first line.
  enum Opening {
    case attends(Role, isAlone: Bool)
    case contributes([(role: ProgrammeItem.Role, to: LocalizedText)], isAlone: Bool)
    case sends([(unit: LocalizedText, role: Role, size: Int)])
    case interprets([InterpretingNeed])
    case interpretsInterview
    case accompanies([LocalizedText])
    case accompaniesToInterview(LocalizedText)
    case staffMeeting
    case session(LocalizedText)
    case interview(subject: LocalizedText, outlet: LocalizedText)
    case slot(kind: String, session: String)
    case drives(kind: LocalizedText, count: Int)
    /// One vehicle, for those who drive it and for those who ride in it.
    case carries(vehicle: String, kind: LocalizedText, driver: String)
    case rides(vehicle: String, kind: LocalizedText, driver: String?)
    /// A room kept for the rain, until it is decided.
    case holds(until: LocalTime)
    case nothing
  }

  /// As what a unit attends.
  enum Role { case host, hostSide, principalGuest, speaker, guest, optionalGuest, representative }

  enum Title {
    case name(LocalizedText)
    case interview(subject: LocalizedText?, outlet: LocalizedText?)
    case slot(kind: String, session: LocalizedText)
    case movement(from: LocalizedText, to: LocalizedText)
    case hold(LocalizedText)
  }

  /// Present: a unit by its role, or a whole party.
  struct Presence {
    let name: LocalizedText
    /// `nil` for a party, whose name tells.
    let country: LocalizedText?
    let size: Int
  }

  /// What is shown: a film, a talk, a piece.
  struct Content {
    let name: LocalizedText
    let language: String
    let length: Minutes?
    let people: [(role: ProgrammeItem.Role, name: LocalizedText)]
    let link: String
  }

  /// Times the press has to keep.
  struct PressTimes {
    /// `nil` where there is no gate.
    let gate: LocalTime?
    let inPlace: LocalTime
    /// How many reporters of the outlet may come.
    let places: Int?
  }

  /// When a vehicle leaves and arrives, and what its driver does before and after.
  struct TripTimes {
    let departure: LocalTime
    let arrival: LocalTime
    var approach: (from: LocalizedText, leaving: LocalTime)?
    var signOn: LocalTime?
    var signOff: LocalTime?
  }

  /// The identifier of the session, interview, media slot or movement.
  let id: String
  let title: Title
  let span: TimeSpan
  let venue: LocalizedText
  let place: Place
  let meetingPoint: LocalizedText?
  let category: LocalizedText
  let color: String
  let key: String?
  let opening: Opening
  let hosts: [LocalizedText]
  let company: [Presence]
  let headcount: Int?
  let interpreting: [InterpretingNeed]
  /// The language of an interview.
  let interviewLanguage: String?
  /// Staff by name; by identifier where the tables have no name.
  let teams: [(need: InterpretingNeed, names: [String])]
  let interpreters: [String]
  let liaison: [String]
  let ownLiaison: [String]
  let dutyPhones: [String]
  let dress: Session.Dress?
  /// Sorted by code; `nil` when the recipient is not concerned with diets.
  let diets: [(code: String, count: Int)]?
  /// With set-up and tear-down.
  let held: TimeSpan?
  let contents: [Content]
  let pressTimes: PressTimes?
  /// What drivers must reach, and when.
  let connection: (session: LocalizedText, start: LocalTime)?
  /// When drivers leave, once all have boarded.
  let times: WaveTimes?
  let trip: TripTimes?
  /// Where it ends; differs from ``place`` for movements only.
  let destination: Place
  let hasReminder: Bool

  fileprivate init(
    id: String, title: Title, span: TimeSpan, venue: LocalizedText, place: Place,
    meetingPoint: LocalizedText? = nil, category: LocalizedText, color: String, key: String?,
    opening: Opening, hosts: [LocalizedText] = [], company: [Presence] = [],
    headcount: Int? = nil, interpreting: [InterpretingNeed] = [],
    interviewLanguage: String? = nil,
    teams: [(need: InterpretingNeed, names: [String])] = [], interpreters: [String] = [],
    liaison: [String] = [], ownLiaison: [String] = [], dutyPhones: [String] = [],
    dress: Session.Dress? = nil, held: TimeSpan? = nil, contents: [Content] = [],
    diets: [(code: String, count: Int)]? = nil, pressTimes: PressTimes? = nil,
    connection: (session: LocalizedText, start: LocalTime)? = nil, times: WaveTimes? = nil,
    trip: TripTimes? = nil, destination: Place? = nil, hasReminder: Bool
  ) {
    self.id = id
    self.title = title
    self.span = span
    self.venue = venue
    self.place = place
    self.meetingPoint = meetingPoint
    self.category = category
    self.color = color
    self.key = key
    self.opening = opening
    self.hosts = hosts
    self.company = company
    self.headcount = headcount
    self.interpreting = interpreting
    self.interviewLanguage = interviewLanguage
    self.teams = teams
    self.interpreters = interpreters
    self.liaison = liaison
    self.ownLiaison = ownLiaison
    self.dutyPhones = dutyPhones
    self.dress = dress
    self.held = held
    self.contents = contents
    self.diets = diets
    self.pressTimes = pressTimes
    self.connection = connection
    self.times = times
    self.trip = trip
    self.destination = destination ?? place
    self.hasReminder = hasReminder
  }
}

/// Cuts items to what the policy lets an audience read.
struct Redaction {
  private let agenda: Agenda
  private let allowed: Set<RedactionPolicy.Field>

  init(agenda: Agenda, audience: Audience) {
    self.agenda = agenda
    allowed = RedactionPolicy.table[audience] ?? []
  }

  private func may(_ field: RedactionPolicy.Field) -> Bool { allowed.contains(field) }

  /// A session; `party` is the recipient's own, where he has one.
  func session(
    _ item: Agenda.Item, opening: RedactedItem.Opening, party: Party.ID? = nil
  ) -> RedactedItem {
    // At a matchmaking session guests read of nobody else.
    let isDiscreet = item.isMatchmaking && party != nil
    let hosts =
      may(.hosts) && !isDiscreet && !item.session.hosts.isEmpty
      ? item.attending.filter { $0.party != party && item.session.hosts.contains($0.id) } : []
    let company =
      may(.company) && !isDiscreet
      ? agenda.presence(item.attending.filter { $0.party != party }) : []
    let own =
      party.map { party in
        agenda.liaisonOfficers
          .filter { $0.parties.contains(party) && item.liaison.contains($0.id) }
      } ?? []
    let count = may(.headcount) ? agenda.headcount(item) : 0
    return RedactedItem(
      id: item.session.id.rawValue, title: .name(item.session.name), span: item.span,
      venue: item.venue.name, place: item.place, meetingPoint: item.venue.meetingPoint,
      category: item.type.name, color: color(of: item.type),
      key: may(.key) ? item.session.key : nil,
      opening: may(.role) ? opening : .session(item.type.name),
      // Who reads the company finds the hosts in it.
      hosts: company.isEmpty ? hosts.map(\.name) : [],
      company: company,
      headcount: count > 0 ? count : nil,
      interpreting: may(.interpreting) ? item.session.interpreting : [],
      teams: may(.interpreters)
        ? item.interpreters.map { ($0.need, $0.ids.map(agenda.name)) } : [],
      liaison: may(.liaison) ? item.liaison.map(agenda.name) : [],
      ownLiaison: may(.ownLiaison) ? own.map { agenda.name($0.id) } : [],
      dutyPhones: may(.dutyPhone) ? own.map(\.dutyPhone).filter { !$0.isEmpty } : [],
      dress: may(.dress) ? item.session.dress : nil,
      held: may(.holding) ? item.held : nil,
      contents: may(.contents) ? item.contents.map(content) : [],
      diets: may(.dietCounts) && item.type.isServed ? agenda.diets(of: item.attending) : nil,
      hasReminder: may(.reminder))
  }

  func interview(
    _ item: Agenda.InterviewItem, title: RedactedItem.Title, opening: RedactedItem.Opening
  ) -> RedactedItem {
    let need = InterpretingNeed(language: item.interview.language, mode: .consecutive)
    let isInterpreted = item.interview.language != agenda.houseLanguage
    return RedactedItem(
      id: item.interview.id.rawValue, title: title, span: item.span, venue: item.venue.name,
      place: item.place, meetingPoint: item.venue.meetingPoint, category: Wording.Titles.interview,
      color: "mediumpurple", key: may(.key) ? item.interview.id.rawValue : nil, opening: opening,
      interpreting: isInterpreted && may(.interpreting) ? [need] : [],
      interviewLanguage: item.interview.language,
      interpreters: may(.interpreters) ? item.interpreters.map(agenda.name) : [],
      hasReminder: may(.reminder))
  }

  func slot(_ item: Agenda.MediaItem, of outlet: Outlet.ID) -> RedactedItem {
    let session = item.session
    let hasGate = agenda.gateKinds.contains(item.slot.kind)
    return RedactedItem(
      id: item.slot.id.rawValue,
      title: .slot(kind: item.slot.kind, session: session.session.name), span: item.span,
      venue: session.venue.name, place: session.place, meetingPoint: session.venue.meetingPoint,
      category: session.type.name, color: "mediumpurple",
      key: may(.key) ? item.slot.id.rawValue : nil,
      opening: .slot(kind: item.slot.kind, session: session.session.key),
      pressTimes: RedactedItem.PressTimes(
        gate: hasGate
          ? agenda.clockChanges.time(agenda.gateLead, before: item.span.start) : nil,
        inPlace: agenda.clockChanges.time(agenda.placeLead, before: item.span.start),
        places: item.reporterCount[outlet]),
      hasReminder: may(.reminder))
  }

  func movement(_ item: Agenda.MovementItem, by vehicle: Vehicle) -> RedactedItem {
    RedactedItem(
      id: item.wave.id.rawValue, title: .movement(from: item.from.name, to: item.to.name),
      span: TimeSpan(start: item.times.boarding, end: item.times.arrival), venue: item.from.name,
      place: item.from, category: Wording.Titles.movement, color: "darkorange",
      key: may(.key) ? item.wave.id.rawValue : nil,
      opening: .drives(kind: vehicle.name, count: item.wave.vehicles[vehicle.id] ?? 0),
      headcount: may(.headcount) && item.wave.persons > 0 ? item.wave.persons : nil,
      connection: (item.before.session.name, item.before.span.start), times: item.times,
      destination: item.to,
      hasReminder: may(.reminder))
  }

  /// A room that is kept for the rain; who would come is not said.
  func hold(_ item: Agenda.HoldItem) -> RedactedItem {
    RedactedItem(
      id: "rain-\(item.session.id)", title: .hold(item.session.name), span: item.span,
      venue: item.venue.name, place: item.place, meetingPoint: item.venue.meetingPoint,
      category: item.type.name, color: "lightslategray", key: may(.key) ? item.session.key : nil,
      opening: .holds(until: item.decision), hasReminder: false)
  }

  private func content(_ item: ProgrammeItem) -> RedactedItem.Content {
    RedactedItem.Content(
      name: item.name, language: item.language, length: item.length,
      people: item.contributions.compactMap { contribution in
        agenda.unit(contribution.unit).map { (contribution.role, $0.name) }
      }, link: item.link)
  }

  /// A trip as its driver reads it.
  func trip(_ item: Agenda.TripItem) -> RedactedItem {
    RedactedItem(
      id: item.trip.id.rawValue, title: .movement(from: item.from.name, to: item.to.name),
      span: TimeSpan(start: item.boarding, end: max(item.arrival, item.boarding + 1)),
      venue: item.from.name, place: item.from, category: Wording.Titles.movement,
      color: "darkorange", key: may(.key) ? item.trip.id.rawValue : nil,
      opening: .carries(
        vehicle: item.trip.vehicle.rawValue, kind: item.kind.name,
        driver: item.trip.driver.rawValue),
      headcount: may(.headcount) ? item.persons : nil,
      trip: RedactedItem.TripTimes(
        departure: item.departure, arrival: item.arrival,
        approach: item.approach.map { ($0.from.name, $0.leaving) }, signOn: item.signOn,
        signOff: item.signOff),
      destination: item.to, hasReminder: may(.reminder))
  }

  /// A trip as somebody reads it who rides: when and where to board what, and of nobody else.
  ///
  /// It is named after the movement, so that another vehicle changes the event and adds none.
  func ride(_ item: Agenda.TripItem, withDriver: Bool) -> RedactedItem {
    RedactedItem(
      id: item.trip.movement?.rawValue ?? item.trip.id.rawValue,
      title: .movement(from: item.from.name, to: item.to.name),
      span: TimeSpan(start: item.boarding, end: max(item.arrival, item.boarding + 1)),
      venue: item.from.name, place: item.from, category: Wording.Titles.movement,
      color: "darkorange", key: nil,
      opening: .rides(
        vehicle: item.trip.vehicle.rawValue, kind: item.kind.name,
        driver: withDriver ? item.trip.driver.rawValue : nil),
      trip: RedactedItem.TripTimes(departure: item.departure, arrival: item.arrival),
      destination: item.to, hasReminder: may(.reminder))
  }

  private func color(of type: SessionType) -> String {
    if type.isCall { return "steelblue" }
    return type.isServed ? "seagreen" : "royalblue"
  }
}

extension SessionType {
  /// Whether food is served.
  var isServed: Bool { isMeal || isBuffet }
}
