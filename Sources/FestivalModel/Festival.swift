// SPDX-License-Identifier: Apache-2.0

/// The whole event, one folder under `events/`; immutable, without I/O, in the office's own words.
package struct Festival: Sendable {
  /// The parts of a festival, gathered by the reader or by a test.
  package struct Parts: Sendable {
    /// The name of the festival's folder, under which calendars and editions are filed.
    package var slug = ""
    /// `name` of the festival's file.
    package var name = LocalizedText(zh: "", en: "")
    /// Zone and first day, by which all times of the tables are read.
    package var clock: FestivalClock
    /// `days` of the festival's file; at least 1.
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
    /// The order in which heads are named: the Vienna Convention's where the file names none.
    package var precedence = Precedence.vienna
    /// By ISO 3166 code, for each country that occurs.
    package var countryNames: [String: LocalizedText] = [:]
    /// The usual types of session, with what the file changes of them and adds.
    package var types: [SessionType] = []
    /// Numbers of the rules: the defaults, with what the file changes of them.
    package var rules: RuleBook
    /// Totals the office has reported, in the order of the file.
    package var assertions: [Assertion] = []
    /// From parties.csv.
    package var parties: [Party] = []
    /// From units.csv.
    package var units: [AttendanceUnit] = []
    /// From guests.csv.
    package var guests: [Guest] = []
    /// From places.csv.
    package var places: [Place] = []
    /// From travel.csv, with the peak of the festival's file.
    package var travel: TravelTimes
    /// From venues.csv.
    package var venues: [Venue] = []
    /// From sessions.csv.
    package var sessions: [Session] = []
    /// Blocks that a programme leaves empty, see ``Festival/filled(with:)``; none as the tables have it.
    package var spareBlocks: [Session] = []
    /// From openings.csv; empty where no seat is asked for by role.
    package var openings: [Opening] = []
    /// From speeches.csv, in the order in which they are held.
    package var speeches: [Speech] = []
    /// From outlets.csv; empty for a festival without press.
    package var outlets: [Outlet] = []
    /// From journalists.csv.
    package var journalists: [Journalist] = []
    /// From media_slots.csv.
    package var mediaSlots: [MediaSlot] = []
    /// From interviews.csv.
    package var interviews: [Interview] = []
    /// From interpreters.csv.
    package var interpreters: [Interpreter] = []
    /// From liaison_officers.csv.
    package var liaisonOfficers: [LiaisonOfficer] = []
    /// Those who stand in several rows; rows that are not there are left out, see ``Festival/persons``.
    package var persons: [Person] = []
    /// Kinds of vehicles from vehicles.csv, each with how many there are.
    package var vehicles: [Vehicle] = []
    /// Vehicles that a table names one by one, and drivers; see ``Festival/fleet`` and ``Festival/drivers``.
    package var fleet: [FleetVehicle] = []
    /// From drivers.csv; empty means two for each vehicle.
    package var drivers: [Driver] = []
    /// Movements of many people, from waves.csv.
    package var waves: [Wave] = []
    /// Numbers of `travel` in the festival's file by which movements are derived.
    package var movementRules = MovementRules()
    /// One for each session with one-to-one meetings, from matchmaking.csv, firms.csv and
    /// requests.csv.
    package var matchmaking: [Matchmaking] = []
    /// From wishes.csv, whether they bind or only cost points.
    package var wishes: [Wish] = []
    /// From relations.csv.
    package var relations: [SessionRelation] = []
    /// What sessions show, from items.csv.
    package var items: [ProgrammeItem] = []

    /// A festival of one day without rows, to be filled.
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

  /// The name of the festival's folder.
  package var slug: String { parts.slug }
  /// As posters say it, in the languages the festival has it in.
  package var name: LocalizedText { parts.name }
  /// The languages in which findings and calendars speak.
  package var languages: HouseLanguages { parts.languages }
  /// Turns the festival's minutes into instants and dates.
  package var clock: FestivalClock { parts.clock }
  /// Days that the programme may lie on, counted from ``FestivalClock/firstDay``.
  package var dayCount: Int { parts.dayCount }
  /// Starts lie on multiples of this, counted from midnight.
  package var grid: Minutes { parts.grid }
  /// All numbers of the rules, each with its source.
  package var rules: RuleBook { parts.rules }
  /// Minutes from each place to each other.
  package var travel: TravelTimes { parts.travel }
  /// By ISO 3166 code, for each country that occurs.
  package var countryNames: [String: LocalizedText] { parts.countryNames }
  /// Delegations, consulates and companies, in table order.
  package var parties: [Party] { parts.parties }
  /// Heads and groups that are planned as one, in table order.
  package var units: [AttendanceUnit] { parts.units }
  /// Everybody on the guest list, in table order.
  package var guests: [Guest] { parts.guests }
  /// Sites between which time is needed, in table order.
  package var places: [Place] { parts.places }
  /// Rooms and grounds of all places, in table order.
  package var venues: [Venue] { parts.venues }
  /// What takes place, whether placed already or not, in table order.
  package var sessions: [Session] { parts.sessions }
  /// Seats that sessions ask for by role, in table order.
  package var openings: [Opening] { parts.openings }
  /// Speech plans of all sessions, in table order.
  package var speeches: [Speech] { parts.speeches }
  /// Newspapers, agencies and stations, in table order.
  package var outlets: [Outlet] { parts.outlets }
  /// Reporters of all outlets, in table order.
  package var journalists: [Journalist] { parts.journalists }
  /// What the press may cover, in table order.
  package var mediaSlots: [MediaSlot] { parts.mediaSlots }
  /// One-to-one interviews, in table order.
  package var interviews: [Interview] { parts.interviews }
  /// In table order.
  package var interpreters: [Interpreter] { parts.interpreters }
  /// In table order.
  package var liaisonOfficers: [LiaisonOfficer] { parts.liaisonOfficers }
  /// Kinds of vehicles, in table order; single ones are in ``fleet``.
  package var vehicles: [Vehicle] { parts.vehicles }
  /// Movements of many people that the office planned itself, in table order.
  package var waves: [Wave] { parts.waves }
  /// How movements follow from a programme, and whether trips are planned.
  package var movementRules: MovementRules { parts.movementRules }
  /// The inner plans asked for, one for each session that has meetings.
  package var matchmaking: [Matchmaking] { parts.matchmaking }
  /// What somebody asked for or ruled out, in table order.
  package var wishes: [Wish] { parts.wishes }
  /// How sessions lie to each other, in table order.
  package var relations: [SessionRelation] { parts.relations }
  /// Films, talks and pieces, in table order.
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
