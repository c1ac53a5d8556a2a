// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One day of the programme as lanes of bars with their labels beside them, without overlaps.
///
/// A bar lies on a grid of ``slot`` minutes. Its label stands to the right where there is room before
/// the end of the day, or else to the left; what would touch another bar or label of the same lane
/// goes to the next lane. So no width of the page makes texts overlap.
package struct Board: Sendable {
  /// Minutes of one column.
  package static let slot = 5

  /// What lies in a room at a time.
  package struct Item: Hashable, Sendable {
    /// Of a session or interview.
    package let id: String
    package let isSession: Bool
    package let title: String
    package let span: TimeSpan
    package let kind: Int
    package let isPinned: Bool

    package init(
      id: String, isSession: Bool, title: String, span: TimeSpan, kind: Int, isPinned: Bool
    ) {
      self.id = id
      self.isSession = isSession
      self.title = title
      self.span = span
      self.kind = kind
      self.isPinned = isPinned
    }
  }

  /// An item with the columns of its bar and of its label, from 0.
  package struct Block: Hashable, Sendable {
    package let item: Item
    package let lane: Int
    package let bar: Range<Int>
    package let label: Range<Int>
    /// Bar and label together.
    package var extent: Range<Int> {
      min(bar.lowerBound, label.lowerBound)..<max(bar.upperBound, label.upperBound)
    }
  }

  package struct Row: Sendable {
    package let venue: Venue
    package let blocks: [Block]
  }

  package struct Group: Sendable {
    package let place: Place
    package let rows: [Row]
  }

  package let day: Int
  /// The first and last hour shown.
  package let hours: Range<Int>
  package let groups: [Group]
  /// Rooms with nothing on this day.
  package let freeRooms: Int

  package var columns: Int { hours.count * 60 / Self.slot }

  /// The column of a time of this day.
  package func column(_ time: LocalTime) -> Int {
    (time.rawValue - day * LocalTime.minutesPerDay - hours.lowerBound * 60) / Self.slot
  }

  /// Lays a day out.
  ///
  /// Rooms of `alsoShown` are shown although nothing is in them, hours of `spans` although nothing lies in them.
  ///
  /// - Complexity: items × lanes.
  package init(
    day: Int, of programme: Programme, in festival: Festival, language: Language,
    alsoShown: Set<Venue.ID> = [], spans: [TimeSpan] = []
  ) {
    let items = Self.items(on: day, of: programme, in: festival, language)
    let shown = items.values.joined().map(\.span) + spans
    let first = day * LocalTime.minutesPerDay
    let starts = shown.map { max(0, $0.start.rawValue - first) }
    let ends = shown.map { min(48 * 60, $0.end.rawValue - first) }
    let hours = (starts.min() ?? 9 * 60) / 60..<((ends.max() ?? 18 * 60) + 59) / 60
    self.day = day
    self.hours = hours.isEmpty ? 9..<18 : hours
    let columns = self.hours.count * 60 / Self.slot
    let offset = self.hours.lowerBound * 60 + first
    groups = festival.places.compactMap { place in
      let rows = festival.venues.filter {
        $0.place == place.id && (items[$0.id] != nil || alsoShown.contains($0.id))
      }.map { venue in
        Row(
          venue: venue,
          blocks: Self.blocks(items[venue.id] ?? [], from: offset, columns: columns))
      }
      return rows.isEmpty ? nil : Group(place: place, rows: rows)
    }
    freeRooms = festival.venues.count - groups.reduce(0) { $0 + $1.rows.count }
  }

  private static func items(
    on day: Int, of programme: Programme, in festival: Festival, _ language: Language
  ) -> [Venue.ID: [Item]] {
    var items: [Venue.ID: [Item]] = [:]
    for placed in programme.sessions where placed.start.day == day {
      let session = festival.session(placed.id)
      items[placed.venue, default: []].append(
        Item(
          id: placed.id.rawValue, isSession: true, title: session.name[language],
          span: placed.span, kind: kind(of: session, at: placed.venue, in: festival),
          isPinned: session.pinned != nil))
    }
    for placed in programme.interviews ?? [] where placed.start.day == day {
      let interview = festival.interview(placed.id)
      let words = LocalizedText(
        zh: "专访 \(festival.outlet(interview.outlet).name.zh)",
        en: "Interview, \(festival.outlet(interview.outlet).name.en)")
      items[placed.venue, default: []].append(
        Item(
          id: placed.id.rawValue, isSession: false, title: words[language],
          span: TimeSpan(start: placed.start, end: placed.end), kind: 4, isPinned: false))
    }
    return items.mapValues { $0.sorted { ($0.span.start, $0.id) < ($1.span.start, $1.id) } }
  }

  /// One of five hues: talks, meals, what everybody may see, what is under the sky, the press.
  private static func kind(of session: Session, at venue: Venue.ID, in festival: Festival) -> Int {
    let type = festival.type(session.type)
    if type.isCall { return 0 }
    if type.isMeal || type.isBuffet { return 1 }
    if festival.venue(venue).isOutdoor { return 3 }
    return type.isPublic ? 2 : 0
  }

  /// Bars and labels of one room in time order, each in the first lane where it touches nothing.
  package static func blocks(_ items: [Item], from offset: Int, columns: Int) -> [Block] {
    var taken: [[Range<Int>]] = []
    return items.map { item in
      let start = min(max(0, (item.span.start.rawValue - offset) / slot), columns - 1)
      let end = min(
        columns, max(start + 1, (item.span.end.rawValue - offset + slot - 1) / slot))
      let wanted = labelColumns(item.title, of: columns)
      let right = end..<min(columns, end + wanted)
      let left = max(0, start - wanted)..<start
      let label = right.count >= wanted || right.count >= left.count ? right : left
      let extent = min(start, label.lowerBound)..<max(end, label.upperBound)
      let lane =
        taken.firstIndex { lane in !lane.contains { $0.overlaps(extent) } } ?? taken.count
      if lane == taken.count { taken.append([]) }
      taken[lane].append(extent)
      return Block(item: item, lane: lane, bar: start..<end, label: label)
    }
  }

  /// How many columns a label needs on a board of usual width: 900 px, 7 px a letter, 14 px a Han
  /// character, and its times below it.
  package static func labelColumns(_ title: String, of columns: Int) -> Int {
    let width = title.unicodeScalars.reduce(12) { $0 + ($1.value >= 0x1100 ? 14 : 7) }
    return max(1, (max(width, 90) * columns + 899) / 900)
  }
}
