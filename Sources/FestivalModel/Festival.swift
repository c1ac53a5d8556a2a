// SPDX-License-Identifier: Apache-2.0

/// The whole event, one folder under `events/`; immutable, without I/O, in the office's own words.
package struct Festival: Sendable {
  /// The parts of a festival, gathered by the reader or by a test.
  package struct Parts: Sendable {
    package var slug = ""
    package var name = LocalizedText(zh: "", en: "")
    package var clock: FestivalClock
    package var dayCount = 1
    /// Starts lie on multiples of this.
    package var grid: Minutes = 5
    /// How long after midnight a day of the festival ends, for rules that count its days.
    package var dayEnd: Minutes = 0
    /// The language of the house, which needs no interpreter.
    package var houseLanguage = "ZH"
    /// The languages of names, calendars and findings.
    package var languages = HouseLanguages.chineseAndEnglish
    /// Where answers to invitations go; empty where none is given.
    package var officeEmail = ""
    package var precedence = Precedence.vienna
    package var countryNames: [String: LocalizedText] = [:]
    package var types: [SessionType] = []
    package var rules: RuleBook
    package var assertions: [Assertion] = []
    package var parties: [Party] = []
    package var units: [AttendanceUnit] = []
    package var guests: [Guest] = []
    package var places: [Place] = []
    package var travel: TravelTimes
    package var venues: [Venue] = []
    package var sessions: [Session] = []
    package var openings: [Opening] = []
    package var speeches: [Speech] = []
    package var outlets: [Outlet] = []
    package var journalists: [Journalist] = []
    package var mediaSlots: [MediaSlot] = []
    package var interviews: [Interview] = []
    package var interpreters: [Interpreter] = []
    package var liaisonOfficers: [LiaisonOfficer] = []
    /// Those who stand in several rows; rows that are not there are left out, see ``Festival/persons``.
    package var persons: [Person] = []
    package var vehicles: [Vehicle] = []
    /// Vehicles that a table names one by one, and drivers; see ``Festival/fleet`` and ``Festival/drivers``.
    package var fleet: [FleetVehicle] = []
    package var drivers: [Driver] = []
    package var waves: [Wave] = []
    package var movementRules = MovementRules()
    package var matchmaking: [Matchmaking] = []
    package var wishes: [Wish] = []
    package var relations: [SessionRelation] = []
    package var items: [ProgrammeItem] = []

    package init(clock: FestivalClock, rules: RuleBook, travel: TravelTimes) {
      self.clock = clock
      self.rules = rules
      self.travel = travel
    }
  }

  /// Everything the festival consists of, in table order.
  package let parts: Parts

  private let partyIndex: [Party.ID: Int]
  private let unitIndex: [AttendanceUnit.ID: Int]
  private let placeIndex: [Place.ID: Int]
  private let venueIndex: [Venue.ID: Int]
  private let sessionIndex: [Session.ID: Int]
  private let typeIndex: [SessionType.ID: Int]
  private let outletIndex: [Outlet.ID: Int]
  private let slotIndex: [MediaSlot.ID: Int]
  private let interviewIndex: [Interview.ID: Int]
  private let interpreterIndex: [Interpreter.ID: Int]
  private let liaisonIndex: [LiaisonOfficer.ID: Int]
  private let guestsByUnit: [AttendanceUnit.ID: [Guest]]
  /// Changes of clocks during the festival, in order.
  package let clockChanges: [ClockChange]
  /// Those who stand in several rows of this festival, each once.
  package let persons: [Person]

  /// Builds the look-ups; identifiers are unique and every reference exists, which the reader has checked.
  package init(_ parts: Parts) {
    self.parts = parts
    partyIndex = Self.index(parts.parties.map(\.id))
    unitIndex = Self.index(parts.units.map(\.id))
    placeIndex = Self.index(parts.places.map(\.id))
    venueIndex = Self.index(parts.venues.map(\.id))
    sessionIndex = Self.index(parts.sessions.map(\.id))
    typeIndex = Self.index(parts.types.map(\.id))
    outletIndex = Self.index(parts.outlets.map(\.id))
    slotIndex = Self.index(parts.mediaSlots.map(\.id))
    interviewIndex = Self.index(parts.interviews.map(\.id))
    interpreterIndex = Self.index(parts.interpreters.map(\.id))
    liaisonIndex = Self.index(parts.liaisonOfficers.map(\.id))
    guestsByUnit = Dictionary(grouping: parts.guests, by: \.unit)
    clockChanges = parts.clock.changes(dayCount: parts.dayCount)
    let (interpreters, officers, units) = (interpreterIndex, liaisonIndex, unitIndex)
    persons = parts.persons.map { person in
      Person(
        interpreters: person.interpreters.filter { interpreters[$0] != nil },
        officers: person.officers.filter { officers[$0] != nil },
        units: person.units.filter { units[$0] != nil })
    }.filter { $0.rowCount > 1 }
  }

  package var slug: String { parts.slug }
  package var name: LocalizedText { parts.name }
  package var languages: HouseLanguages { parts.languages }
  package var clock: FestivalClock { parts.clock }
  package var dayCount: Int { parts.dayCount }
  package var grid: Minutes { parts.grid }
  package var rules: RuleBook { parts.rules }
  package var travel: TravelTimes { parts.travel }
  package var countryNames: [String: LocalizedText] { parts.countryNames }
  package var parties: [Party] { parts.parties }
  package var units: [AttendanceUnit] { parts.units }
  package var guests: [Guest] { parts.guests }
  package var places: [Place] { parts.places }
  package var venues: [Venue] { parts.venues }
  package var sessions: [Session] { parts.sessions }
  package var openings: [Opening] { parts.openings }
  package var speeches: [Speech] { parts.speeches }
  package var outlets: [Outlet] { parts.outlets }
  package var journalists: [Journalist] { parts.journalists }
  package var mediaSlots: [MediaSlot] { parts.mediaSlots }
  package var interviews: [Interview] { parts.interviews }
  package var interpreters: [Interpreter] { parts.interpreters }
  package var liaisonOfficers: [LiaisonOfficer] { parts.liaisonOfficers }
  package var vehicles: [Vehicle] { parts.vehicles }
  package var waves: [Wave] { parts.waves }
  package var movementRules: MovementRules { parts.movementRules }
  package var matchmaking: [Matchmaking] { parts.matchmaking }
  package var wishes: [Wish] { parts.wishes }
  package var relations: [SessionRelation] { parts.relations }
  package var items: [ProgrammeItem] { parts.items }

  /// The one of this identifier, which must be of this festival; constant time.
  package func party(_ id: Party.ID) -> Party { parts.parties[Self.at(partyIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func unit(_ id: AttendanceUnit.ID) -> AttendanceUnit {
    parts.units[Self.at(unitIndex, id)]
  }
  /// The one of this identifier, which must be of this festival; constant time.
  package func place(_ id: Place.ID) -> Place { parts.places[Self.at(placeIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func venue(_ id: Venue.ID) -> Venue { parts.venues[Self.at(venueIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func session(_ id: Session.ID) -> Session { parts.sessions[Self.at(sessionIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func type(_ id: SessionType.ID) -> SessionType { parts.types[Self.at(typeIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func outlet(_ id: Outlet.ID) -> Outlet { parts.outlets[Self.at(outletIndex, id)] }
  /// The one of this identifier, which must be of this festival; constant time.
  package func mediaSlot(_ id: MediaSlot.ID) -> MediaSlot {
    parts.mediaSlots[Self.at(slotIndex, id)]
  }
  /// The one of this identifier, which must be of this festival; constant time.
  package func interview(_ id: Interview.ID) -> Interview {
    parts.interviews[Self.at(interviewIndex, id)]
  }
  /// The one-to-one meetings of a session that has some; constant time.
  package func matchmaking(of session: Session.ID) -> Matchmaking {
    guard let found = parts.matchmaking.first(where: { $0.session == session }) else {
      preconditionFailure("\(session) is no matchmaking session")
    }
    return found
  }
  /// The one of this identifier, which must be of this festival; constant time.
  package func interpreter(_ id: Interpreter.ID) -> Interpreter {
    parts.interpreters[Self.at(interpreterIndex, id)]
  }
  /// The one of this identifier, which must be of this festival; constant time.
  package func liaisonOfficer(_ id: LiaisonOfficer.ID) -> LiaisonOfficer {
    parts.liaisonOfficers[Self.at(liaisonIndex, id)]
  }

  /// How the unit arrives: by itself, or else with its party; `nil` when it is local.
  package func arrival(of unit: AttendanceUnit) -> Party.Journey? {
    unit.arrival ?? party(unit.party).arrival
  }
  /// How the unit departs: by itself, or else with its party.
  package func departure(of unit: AttendanceUnit) -> Party.Journey? {
    unit.departure ?? party(unit.party).departure
  }
  /// Whether the festival has one of this identifier; constant time.
  package func hasUnit(_ id: AttendanceUnit.ID) -> Bool { unitIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasVenue(_ id: Venue.ID) -> Bool { venueIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasSession(_ id: Session.ID) -> Bool { sessionIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasMediaSlot(_ id: MediaSlot.ID) -> Bool { slotIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasInterview(_ id: Interview.ID) -> Bool { interviewIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasInterpreter(_ id: Interpreter.ID) -> Bool { interpreterIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasLiaisonOfficer(_ id: LiaisonOfficer.ID) -> Bool { liaisonIndex[id] != nil }
  /// Whether the festival has one of this identifier; constant time.
  package func hasOutlet(_ id: Outlet.ID) -> Bool { outletIndex[id] != nil }

  /// The unit's guests, in list order.
  package func guests(of unit: AttendanceUnit.ID) -> [Guest] { guestsByUnit[unit] ?? [] }

  /// The unit that leads its party: the head, or else the first unit in table order.
  package func leadUnit(of party: Party.ID) -> AttendanceUnit? {
    let units = parts.units.filter { $0.party == party }
    return units.first { $0.standing == .head } ?? units.first
  }

  private static func index<Entity>(_ ids: [Identifier<Entity>]) -> [Identifier<Entity>: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func at<Entity>(
    _ index: [Identifier<Entity>: Int], _ id: Identifier<Entity>
  ) -> Int {
    guard let position = index[id] else {
      preconditionFailure("No \(Entity.self) \(id) in the festival")
    }
    return position
  }
}
