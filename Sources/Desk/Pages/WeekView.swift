// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The whole festival at a glance: rooms down, days across, each session by its time and its name.
struct WeekView {
  let programme: Programme
  let festival: Festival
  let event: String
  let language: Language

  private struct Entry {
    let span: TimeSpan
    let id: String
    let html: HTML
  }

  private struct Cell: Hashable {
    let venue: Venue.ID
    let day: Int
  }

  var html: HTML {
    let words = DayWords(festival, language)
    let cells = entries(words)
    let used = Set(cells.keys.map(\.venue))
    let days = (0..<festival.dayCount).filter { day in cells.keys.contains { $0.day == day } }
    let heads = days.map { day -> HTML in
      "<th scope=\"col\"><a href=\"/e/\(event)/day/\(day + 1)\">\(words.shortDate(day))</a></th>"
    }
    let places = festival.places.map { place -> HTML in
      let rooms = festival.venues.filter { $0.place == place.id && used.contains($0.id) }
      guard !rooms.isEmpty else { return HTML() }
      let rows = rooms.map { room -> HTML in
        let columns = days.map { day -> HTML in
          let entries = (cells[Cell(venue: room.id, day: day)] ?? [])
            .sorted { ($0.span.start, $0.id) < ($1.span.start, $1.id) }
          guard !entries.isEmpty else { return "<td></td>" }
          return "<td data-day=\"\(words.shortDate(day))\"><ul>\(entries.map(\.html))</ul></td>"
        }
        return "<tr><th scope=\"row\">\(room.name[language])</th>\(columns)</tr>"
      }
      return """
        <tbody><tr class="place"><th scope="rowgroup" colspan="\(days.count + 1)">\(place.name[language])</th></tr>
        \(rows)</tbody>
        """
    }
    let room = LocalizedText(zh: "场地", en: "Room")[language]
    return """
      <table class="week"><thead><tr><th scope="col">\(room)</th>\(heads)</tr></thead>
      \(places)</table>
      """
  }

  private func entries(_ words: DayWords) -> [Cell: [Entry]] {
    var cells: [Cell: [Entry]] = [:]
    for placed in programme.sessions {
      let id = placed.id.rawValue
      cells[Cell(venue: placed.venue, day: placed.start.day), default: []].append(
        Entry(
          span: placed.span, id: id,
          html: """
            <li><span class="time">\(words.times(placed.span))</span> \
            <a href="/e/\(event)/session/\(id)" data-session="\(id)">\(festival.session(placed.id).name[language])</a></li>
            """))
    }
    let talks = Dictionary(grouping: programme.interviews ?? []) {
      Cell(venue: $0.venue, day: $0.start.day)
    }
    for (cell, talks) in talks {
      guard let first = talks.map(\.start).min(), let last = talks.map(\.end).max() else {
        continue
      }
      let span = TimeSpan(start: first, end: last)
      let count = LocalizedText(
        zh: "专访 \(talks.count) 场",
        en: talks.count == 1 ? "1 interview" : "\(talks.count) interviews")
      cells[cell, default: []].append(
        Entry(
          span: span, id: "",
          html: "<li><span class=\"time\">\(words.times(span))</span> \(count[language])</li>"))
    }
    return cells
  }
}
