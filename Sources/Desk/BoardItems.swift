// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import ProgrammeCalendars

/// What lies on the board of one day, row by row, before it is laid out.
package struct BoardItems {
  /// What the rows of a board are.
  package enum Axis: String, CaseIterable, Sendable {
    case rooms, leaders, interpreters, vehicles

    /// Whether the rows are people, whose labels leave the times to the axis.
    var isOfPeople: Bool { self == .leaders || self == .interpreters }

    /// The axes on which a festival has anything.
    package static func of(_ festival: Festival, hasTrips: Bool) -> [Axis] {
      allCases.filter { axis in
        switch axis {
        case .rooms: true
        case .leaders: festival.units.contains(where: \.countsAsHead)
        case .interpreters: !festival.interpreters.isEmpty
        case .vehicles: hasTrips
        }
      }
    }
  }

  struct Row {
    let id: String
    let title: String
    let items: [Board.Item]
  }

  let day: Int
  let programme: Programme
  let festival: Festival
  let language: Language
  /// Where vehicles go, for the board that has them as rows.
  var trips: [Trip] = []
  /// What guests hold: what is elsewhere in it says so.
  var published: Programme?

  private func text(_ zh: String, _ en: String) -> String {
    LocalizedText(zh: zh, en: en)[language]
  }

  /// The rows with something on this day, or those of `only`, in the order of the tables.
  func groups(by axis: Axis, only venues: Set<Venue.ID>?) -> [(title: String, rows: [Row])] {
    let groups: [(title: String, rows: [Row])] =
      switch axis {
      case .rooms: rooms(only: venues)
      case .leaders: leaders()
      case .interpreters: interpreters()
      case .vehicles: vehicles()
      }
    return groups.filter { !$0.rows.isEmpty }
  }

  private var sessions: [Programme.PlacedSession] {
    programme.sessions.filter { $0.start.day == day }
  }

  private var interviews: [Programme.PlacedInterview] {
    (programme.interviews ?? []).filter { $0.start.day == day }
  }

  // MARK: Rooms

  private func rooms(only venues: Set<Venue.ID>?) -> [(title: String, rows: [Row])] {
    var items: [Venue.ID: [Board.Item]] = [:]
    for placed in sessions {
      items[placed.venue, default: []].append(item(placed, note: people(of: placed)))
    }
    for (venue, talks) in Dictionary(grouping: interviews, by: \.venue) {
      items[venue, default: []] += talks.count > 2 ? [together(talks)] : talks.map { item($0) }
    }
    return festival.places.map { place in
      let rows = festival.venues.filter {
        $0.place == place.id && (venues?.contains($0.id) ?? (items[$0.id] != nil))
      }.map {
        Row(id: $0.id.rawValue, title: $0.name[language], items: sorted(items[$0.id] ?? []))
      }
      return (place.name[language], rows)
    }
  }

  /// Such as `367 people, Japanese, English`.
  private func people(of placed: Programme.PlacedSession) -> String {
    let count = People.count(of: placed, in: festival)
    let session = festival.session(placed.id)
    let items = session.fill == nil ? 0 : festival.items(of: placed.id).count
    let languages = session.interpreting.map {
      SpokenLanguage.name($0.language)[language]
    }
    // Nobody is named for a desk that is open to all.
    let people =
      count == 0 ? [] : [text("\(count) 人", count == 1 ? "1 person" : "\(count) people")]
    let spoken = languages.isEmpty ? [] : [languages.joined(separator: text("、", ", "))]
    // What the plan has put into a block; its track stands in its name.
    let contents = items == 0 ? [] : [text("\(items) 项", items == 1 ? "1 item" : "\(items) items")]
    return (contents + people + spoken).joined(separator: text("，", ", "))
  }

  // MARK: People

  private func leaders() -> [(title: String, rows: [Row])] {
    var present: [AttendanceUnit.ID: [Board.Item]] = [:]
    for placed in sessions {
      let units = placed.attendees ?? festival.session(placed.id).namedUnits
      for unit in units where festival.unit(unit).countsAsHead {
        present[unit, default: []].append(item(placed, note: room(placed.venue)))
      }
    }
    for placed in interviews {
      let unit = festival.interview(placed.id).subject
      guard festival.unit(unit).countsAsHead else { continue }
      present[unit, default: []].append(item(placed))
    }
    func rows(_ standing: AttendanceUnit.Standing) -> [Row] {
      festival.units.filter { $0.standing == standing && present[$0.id] != nil }.map {
        Row(id: $0.id.rawValue, title: $0.name[language], items: sorted(present[$0.id] ?? []))
      }
    }
    return [
      (festival.isOfProtocol ? text("市领导", "City leaders") : text("主办方", "Hosts"), rows(.leader)),
      (festival.isOfProtocol ? text("团长、总领事", "Heads") : text("主要嘉宾", "Guests"), rows(.head)),
    ]
  }

  private func interpreters() -> [(title: String, rows: [Row])] {
    var present: [Interpreter.ID: [Board.Item]] = [:]
    for placed in sessions {
      for team in placed.interpreters ?? [] {
        for id in team.ids {
          present[id, default: []].append(item(placed, note: room(placed.venue)))
        }
      }
    }
    for placed in interviews {
      for id in placed.interpreters { present[id, default: []].append(item(placed)) }
    }
    let languages = festival.interpreters.map(\.language)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return languages.map { spoken in
      let rows = festival.interpreters.filter { $0.language == spoken && present[$0.id] != nil }
        .map {
          Row(
            id: $0.id.rawValue, title: $0.name.isEmpty ? $0.id.rawValue : $0.name,
            items: sorted(present[$0.id] ?? []))
        }
      return (SpokenLanguage.name(spoken)[language], rows)
    }
  }

  // MARK: Vehicles

  /// A row for each vehicle that goes anywhere on the day, by its kind; a trip is drawn from its first stop to its last.
  private func vehicles() -> [(title: String, rows: [Row])] {
    let today = trips.filter { $0.stops.first?.arrive.day == day }
    let byVehicle = Dictionary(grouping: today, by: \.vehicle)
    return festival.vehicles.map { kind in
      let rows = festival.fleet.filter { $0.kind == kind.id && byVehicle[$0.id] != nil }.map {
        Row(
          id: $0.id.rawValue, title: $0.id.rawValue,
          items: sorted((byVehicle[$0.id] ?? []).compactMap(item)))
      }
      return (kind.name[language], rows)
    }
  }

  private func item(_ trip: Trip) -> Board.Item? {
    guard let first = trip.stops.first, let last = trip.stops.last else { return nil }
    let (from, to) = (festival.place(first.place).name, festival.place(last.place).name)
    let persons = trip.stops.flatMap(\.board).reduce(0) { $0 + festival.persons(of: $1) }
    return Board.Item(
      id: trip.id.rawValue, isSession: false, title: "\(from[language]) → \(to[language])",
      note: text(
        "\(persons) 人，司机 \(trip.driver.rawValue)",
        "\(persons == 1 ? "1 person" : "\(persons) people"), driver \(trip.driver.rawValue)"),
      spans: [TimeSpan(start: first.arrive, end: last.depart)], kind: 0, isPinned: false)
  }

  private func room(_ venue: Venue.ID) -> String { festival.venue(venue).name[language] }

  // MARK: Items

  private func sorted(_ items: [Board.Item]) -> [Board.Item] {
    items.sorted { ($0.span.start, $0.id) < ($1.span.start, $1.id) }
  }

  private func item(_ placed: Programme.PlacedSession, note: String) -> Board.Item {
    let session = festival.session(placed.id)
    var item = Board.Item(
      id: placed.id.rawValue, isSession: true, title: session.name[language], note: note,
      spans: [placed.span], kind: kind(of: session, at: placed.venue),
      isPinned: session.pinned != nil)
    item.was = was(placed)
    return item
  }

  /// Such as `Tue 27 17:15` or `17:15` or `Hall 2`: what is otherwise in the published edition.
  private func was(_ placed: Programme.PlacedSession) -> String? {
    guard let published else { return nil }
    guard let old = published.sessions.first(where: { $0.id == placed.id }) else {
      return text("新增", "new")
    }
    guard old.start != placed.start || old.venue != placed.venue else { return nil }
    if old.start == placed.start {
      return text(
        "原在\(festival.venue(old.venue).name.zh)", "was in \(festival.venue(old.venue).name.en)")
    }
    let words = DayWords(festival, language)
    let date = old.start.day == placed.start.day ? "" : words.shortDate(old.start.day) + " "
    let time = date + festival.clock.clockFace(old.start)
    return text("原 \(time)", "was \(time)")
  }

  private func item(_ placed: Programme.PlacedInterview) -> Board.Item {
    Board.Item(
      id: placed.id.rawValue, isSession: false, title: festival.title(of: placed.id)[language],
      note: "", spans: [TimeSpan(start: placed.start, end: placed.end)], kind: 4, isPinned: false)
  }

  /// Many short talks in one room are one line, as nobody reads eight titles of ten minutes.
  private func together(_ talks: [Programme.PlacedInterview]) -> Board.Item {
    let sorted = talks.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    return Board.Item(
      id: sorted.map(\.id.rawValue).joined(separator: " "), isSession: false,
      title: text("\(talks.count) 场专访", "\(talks.count) interviews"),
      note: "", spans: sorted.map { TimeSpan(start: $0.start, end: $0.end) }, kind: 4,
      isPinned: false)
  }

  /// The five hues in words.
  static let kinds: [LocalizedText] = [
    LocalizedText(zh: "会见、会议、签约", en: "meetings, talks, signings"),
    LocalizedText(zh: "餐叙", en: "meals"),
    LocalizedText(zh: "公众活动", en: "public events"),
    LocalizedText(zh: "户外", en: "outdoors"),
    LocalizedText(zh: "媒体", en: "press"),
  ]

  private func kind(of session: Session, at venue: Venue.ID) -> Int {
    let type = festival.type(session.type)
    if type.isCall { return 0 }
    if type.isMeal || type.isBuffet { return 1 }
    if festival.venue(venue).isOutdoor { return 3 }
    return type.isPublic ? 2 : 0
  }
}

extension Festival {
  /// Whether consulates take part, so that heads of missions and leaders of a city are spoken of.
  var isOfProtocol: Bool { parties.contains { $0.type == "consulate" } }

  /// Such as `Interview, NHK`.
  func title(of interview: Interview.ID) -> LocalizedText {
    let outlet = outlet(self.interview(interview).outlet).name
    return LocalizedText(zh: "专访：\(outlet.zh)", en: "Interview, \(outlet.en)")
  }
}
