// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import ICalendar
import Movements

/// A programme with everything calendars may say of it, and nothing else: guests are left behind.
///
/// The calendars are written from this value alone, which is what keeps them redacted.
struct Agenda {
  /// A session with its time, place and people.
  struct Item {
    let session: Session
    let type: SessionType
    let span: TimeSpan
    let venue: Venue
    let place: Place
    /// In the order of the festival's table, so that equal attendance gives equal words.
    let attending: [AttendanceUnit]
    /// Empty where the programme does not state them.
    let interpreters: [Programme.Team]
    let liaison: [LiaisonOfficer.ID]
    let isMatchmaking: Bool
    /// When it holds its venue, where that is longer than it lasts.
    let held: TimeSpan?
    /// What it shows, in its order.
    let contents: [ProgrammeItem]
  }

  struct InterviewItem {
    let interview: Interview
    let span: TimeSpan
    let venue: Venue
    let place: Place
    let subject: AttendanceUnit
    let outlet: Outlet
    let interpreters: [Interpreter.ID]
  }

  struct MediaItem {
    let slot: MediaSlot
    let span: TimeSpan
    let session: Item
    let outlets: [Outlet.ID]
    /// How many reporters of each outlet are named.
    let reporterCount: [Outlet.ID: Int]
  }

  /// A movement of many people, in time for a session.
  struct MovementItem {
    let wave: Wave
    let times: WaveTimes
    let from: Place
    let to: Place
    let before: Item
  }

  /// One vehicle's way with riders.
  struct TripItem {
    let trip: Trip
    let kind: Vehicle
    let from: Place
    let to: Place
    let boarding: LocalTime
    let departure: LocalTime
    let arrival: LocalTime
    let persons: Int
    /// Where the vehicle comes from, empty, and when it has to leave there.
    let approach: (from: Place, leaving: LocalTime)?
    /// When its driver signs on before it, and off after it, where it is the first or last of a duty.
    let signOn: LocalTime?
    let signOff: LocalTime?

    var riders: [Rider] { trip.stops.flatMap(\.board) }
  }

  let slug: String
  let festivalName: LocalizedText
  let clock: FestivalClock
  let sequence: Int
  let stamp: WallTime
  let houseLanguage: String
  let languages: HouseLanguages
  let gateKinds: [String]
  let gateLead: Minutes
  let placeLead: Minutes
  let clockChanges: [ClockChange]
  let units: [AttendanceUnit]
  let parties: [Party]
  let venues: [Venue]
  /// Those whose venues together have a calendar.
  let places: [Place]
  let outlets: [Outlet]
  let interpreters: [Interpreter]
  let liaisonOfficers: [LiaisonOfficer]
  let vehicles: [Vehicle]
  let travel: TravelTimes
  let travelMargin: Minutes
  /// Whether the edition is not approved: every event says so.
  let isDraft: Bool
  let items: [Item]
  let interviews: [InterviewItem]
  let mediaSlots: [MediaItem]
  let movements: [MovementItem]
  /// `nil` where the programme states no trips: drivers then read of waves, by kind of vehicle.
  let trips: [TripItem]?
  let fleet: [FleetVehicle]
  let drivers: [Driver]
  /// Rooms that are kept for the rain.
  let holds: [HoldItem]

  /// The positions in ``items`` that each unit attends.
  private let attendance: [AttendanceUnit.ID: [Int]]
  private let countryNames: [String: LocalizedText]
  private let partyByID: [Party.ID: Party]
  private let leads: [Party.ID: AttendanceUnit.ID]
  private let speakers: [Session.ID: Set<AttendanceUnit.ID>]
  private let interpreterNames: [Interpreter.ID: String]
  private let officerNames: [LiaisonOfficer.ID: String]
  /// How many guests of a unit need which diet; nothing else is kept of them.
  private let dietCounts: [AttendanceUnit.ID: [String: Int]]

  init(_ programme: Programme, of festival: Festival, stamp: Date?, isDraft: Bool) {
    let festival = festival.filled(by: programme)
    slug = festival.slug
    festivalName = festival.name
    clock = festival.clock
    sequence = max(0, programme.edition - 1)
    self.stamp = Self.utc(
      stamp ?? festival.clock.instant(LocalTime(day: 0, timeOfDay: 0))
    )
    houseLanguage = festival.parts.houseLanguage
    languages = festival.languages
    gateKinds = festival.rules.gateKinds
    gateLead = festival.rules.minutes(.pressGate)
    placeLead = festival.rules.minutes(.pressInPlace)
    clockChanges = festival.clockChanges
    units = festival.units
    parties = festival.parties
    venues = festival.venues
    places = festival.places.filter(\.hasCalendar)
    outlets = festival.outlets
    interpreters = festival.interpreters
    liaisonOfficers = festival.liaisonOfficers
    vehicles = festival.vehicles
    travel = festival.travel
    travelMargin = festival.rules.minutes(.travelMargin)
    self.isDraft = isDraft
    dietCounts = Dictionary(grouping: festival.guests.filter { !$0.diet.isEmpty }, by: \.unit)
      .mapValues { guests in
        Dictionary(guests.map { (Self.code(ofDiet: $0.diet), 1) }, uniquingKeysWith: +)
      }
    countryNames = festival.countryNames
    partyByID = Dictionary(
      festival.parties.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    leads = Dictionary(
      festival.parties.compactMap { party in
        festival.leadUnit(of: party.id).map { (party.id, $0.id) }
      },
      uniquingKeysWith: { first, _ in first }
    )

    speakers = Dictionary(
      festival.speeches.compactMap { speech in speech.speaker.map { (speech.session, [$0]) } },
      uniquingKeysWith: { $0.union($1) })
    interpreterNames = Dictionary(
      festival.interpreters.filter { !$0.name.isEmpty }.map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    officerNames = Dictionary(
      festival.liaisonOfficers.filter { !$0.name.isEmpty }.map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })

    let shown = Dictionary(
      grouping: festival.items.flatMap { item in item.sessions.map { ($0, item) } }, by: \.0)
    let items = programme.sessions.map { placed in
      // A stable sort: of equals the order of the table counts.
      let contents = (shown[placed.id] ?? []).map(\.1).enumerated()
        .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      return Self.item(placed, showing: contents.map(\.element), in: festival)
    }
    self.items = items
    var attendance: [AttendanceUnit.ID: [Int]] = [:]
    for (index, item) in items.enumerated() {
      for unit in item.attending { attendance[unit.id, default: []].append(index) }
    }
    self.attendance = attendance
    interviews = (programme.interviews ?? []).map { Self.interview($0, in: festival) }
    let itemBySession = Dictionary(
      items.map { ($0.session.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let outletOfJournalist = Dictionary(
      festival.journalists.map { ($0.id, $0.outlet) },
      uniquingKeysWith: { first, _ in first }
    )
    movements = festival.waves.compactMap { wave in
      guard let before = itemBySession[wave.before],
        let times = WaveTimes(of: wave, in: programme, for: festival)
      else { return nil }
      return MovementItem(
        wave: wave, times: times, from: festival.place(wave.from), to: festival.place(wave.to),
        before: before)
    }
    trips = programme.trips.map { Self.trips($0, in: festival) }
    fleet = festival.fleet
    drivers = festival.drivers
    holds = Self.holds(programme, in: festival)
    mediaSlots = (programme.mediaSlots ?? []).compactMap { placed in
      let slot = festival.mediaSlot(placed.id)
      guard let session = itemBySession[slot.session] else { return nil }
      return MediaItem(
        slot: slot,
        span: TimeSpan(start: placed.start, end: placed.end),
        session: session,
        outlets: placed.outlets,
        reporterCount: Dictionary(
          placed.journalists.compactMap { id in outletOfJournalist[id].map { ($0, 1) } },
          uniquingKeysWith: +
        )
      )
    }
  }

  /// The four letters that airlines use; whatever else the list says of a diet stays in the house.
  private static func code(ofDiet text: String) -> String {
    let code = text.prefix { $0.isASCII && $0.isLetter && $0.isUppercase }
    return code.count == 4 ? String(code) : "OTHER"
  }

  /// Diets of the guests of several units, counted together and sorted by code.
  func diets(of units: [AttendanceUnit]) -> [(code: String, count: Int)] {
    var total: [String: Int] = [:]
    for unit in units { total.merge(dietCounts[unit.id] ?? [:], uniquingKeysWith: +) }
    return total.keys.sorted().map { ($0, total[$0] ?? 0) }
  }

  /// The strands of the programme that have a calendar, in the order of their first sessions.
  var tracks: [String] {
    var tracks: [String] = []
    for case let track? in items.map(\.session.track) where !tracks.contains(track) {
      tracks.append(track)
    }
    return tracks
  }

  func unit(_ id: AttendanceUnit.ID) -> AttendanceUnit? { units.first { $0.id == id } }

  /// What a unit attends, in the programme's order.
  func items(of unit: AttendanceUnit.ID) -> [Item] {
    (attendance[unit] ?? []).map { items[$0] }
  }

  func party(of unit: AttendanceUnit) -> Party? { partyByID[unit.party] }

  /// Whether somebody of the unit speaks in the session.
  func speaks(_ unit: AttendanceUnit.ID, in session: Session.ID) -> Bool {
    speakers[session]?.contains(unit) == true
  }

  /// An interpreter's name; the identifier where the table has none.
  func name(_ id: Interpreter.ID) -> String { interpreterNames[id] ?? id.rawValue }

  /// A liaison officer's name; the identifier where the table has none.
  func name(_ id: LiaisonOfficer.ID) -> String { officerNames[id] ?? id.rawValue }

  /// Whether the unit leads its party.
  func isLead(_ unit: AttendanceUnit) -> Bool { leads[unit.party] == unit.id }

  /// The name of a country, or of several joined by `/`; the code itself where no name is known.
  func countryName(_ codes: String) -> LocalizedText {
    let names = codes.split(separator: "/").map { code in
      countryNames[String(code)] ?? LocalizedText(zh: String(code), en: String(code))
    }
    return LocalizedText(
      zh: names.map(\.zh).joined(separator: "、"),
      en: names.map(\.en).joined(separator: ", "),
      ja: names.map { $0[.ja] }.joined(separator: "、"),
      ko: names.map { $0[.ko] }.joined(separator: ", ")
    )
  }

  /// A local time as calendars write it; times that a clock change skips are moved past it.
  func wall(_ time: LocalTime) -> WallTime { Self.wall(clock.instant(time), clock) }

  /// An instant as a clock of the festival shows it, in whole minutes.
  static func wall(_ instant: Date, _ clock: FestivalClock) -> WallTime {
    let real = clock.localTime(instant)
    let date = clock.date(ofDay: real.day)
    return wall(date, minutes: real.timeOfDay.rawValue, second: 0)
  }

  static func utc(_ instant: Date) -> WallTime {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    return wall(CivilDate(daysSinceEpoch: days), minutes: rest / 60, second: rest % 60)
  }

  private static func wall(_ date: CivilDate, minutes: Int, second: Int) -> WallTime {
    guard
      let time = WallTime(
        year: date.year,
        month: date.month,
        day: date.day,
        hour: minutes / 60,
        minute: minutes % 60,
        second: second
      )
    else { preconditionFailure("No calendar time for \(date) and \(minutes) minutes") }
    return time
  }

  private static func item(
    _ placed: Programme.PlacedSession, showing contents: [ProgrammeItem], in festival: Festival
  ) -> Item {
    let session = festival.session(placed.id)
    let venue = festival.venue(placed.venue)
    let attendees = Set(placed.attendees ?? session.namedUnits)
    let held = festival.holding(of: session, during: placed.span)
    return Item(
      session: session,
      type: festival.type(session.type),
      span: placed.span,
      venue: venue,
      place: festival.place(venue.place),
      attending: festival.units.filter { attendees.contains($0.id) },
      interpreters: placed.interpreters ?? [],
      liaison: placed.liaison ?? [],
      isMatchmaking: festival.matchmaking.contains { $0.session == session.id },
      held: held == placed.span ? nil : held,
      contents: contents
    )
  }

  private static func interview(
    _ placed: Programme.PlacedInterview,
    in festival: Festival
  ) -> InterviewItem {
    let interview = festival.interview(placed.id)
    let venue = festival.venue(placed.venue)
    return InterviewItem(
      interview: interview,
      span: TimeSpan(start: placed.start, end: placed.end),
      venue: venue,
      place: festival.place(venue.place),
      subject: festival.unit(interview.subject),
      outlet: festival.outlet(interview.outlet),
      interpreters: placed.interpreters
    )
  }
}
