// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Sessions and interviews by day, as tables in order of time.
struct ProgrammeList {
  let state: EventDesk.State
  let event: String
  let page: Page
  /// Only what has these words in its name, key, room or units; `nil` is everything.
  var wanted: String?

  private var festival: Festival { state.shown }
  private var language: Language { page.context.language }

  private struct Row {
    let span: TimeSpan
    let id: String
    let html: HTML
  }

  /// The sessions that the tables show.
  var found: [Session.ID] {
    (state.programme?.sessions ?? []).filter { matches($0) }.map(\.id)
  }

  /// What the tables show of a programme.
  func narrowed(_ programme: Programme) -> Programme {
    var narrowed = programme
    narrowed.sessions = programme.sessions.filter { matches($0) }
    narrowed.interviews = programme.interviews?.filter { matches($0) }
    return narrowed
  }

  /// One table a day; days without anything are left out.
  var days: [HTML] {
    let words = DayWords(festival, language)
    var rows: [Int: [Row]] = [:]
    for placed in state.programme?.sessions ?? [] where matches(placed) {
      rows[placed.start.day, default: []].append(row(placed, words))
    }
    for placed in state.programme?.interviews ?? [] where matches(placed) {
      rows[placed.start.day, default: []].append(row(placed, words))
    }
    return rows.keys.sorted().map { day in
      let sorted = (rows[day] ?? []).sorted { ($0.span.start, $0.id) < ($1.span.start, $1.id) }
      return """
        <table class="program"><caption>\(words.date(day))</caption>
        <thead><tr><th scope="col">\(page.text("时间", "Time"))</th>
        <th scope="col">\(page.text("场次", "Session"))</th>
        <th scope="col">\(page.text("场地", "Room"))</th>
        <th scope="col" class="number">\(page.text("人数", "People"))</th></tr></thead>
        <tbody>\(sorted.map(\.html))</tbody></table>
        """
    }
  }

  private func row(_ placed: Programme.PlacedSession, _ words: DayWords) -> Row {
    let session = festival.session(placed.id)
    return Row(
      span: placed.span, id: placed.id.rawValue,
      html: """
        <tr><td class="time">\(words.times(placed.span))</td>
        <th scope="row"><a href="/e/\(event)/session/\(placed.id.rawValue)" data-session="\(placed.id.rawValue)">\
        \(session.name[language])</a> <span class="key">\(session.key)</span></th>
        <td>\(festival.venue(placed.venue).name[language])</td>
        \(count(People.count(of: placed, in: festival)))</tr>
        """)
  }

  /// Nothing where nobody was named, as at a desk that is open to all.
  private func count(_ people: Int) -> HTML {
    guard people > 0 else { return "<td class=\"number\"></td>" }
    let unit = page.text(" 人", people == 1 ? " person" : " people")
    return "<td class=\"number\">\(people)<span class=\"unit\">\(unit)</span></td>"
  }

  private func row(_ placed: Programme.PlacedInterview, _ words: DayWords) -> Row {
    let span = TimeSpan(start: placed.start, end: placed.end)
    let subject = festival.unit(festival.interview(placed.id).subject)
    return Row(
      span: span, id: placed.id.rawValue,
      html: """
        <tr><td class="time">\(words.times(span))</td>
        <th scope="row">\(festival.title(of: placed.id)[language]) <span class="quiet">\
        \(subject.name[language])</span> <span class="key">\(placed.id.rawValue)</span></th>
        <td>\(festival.venue(placed.venue).name[language])</td><td class="number"></td></tr>
        """)
  }

  private func matches(_ placed: Programme.PlacedSession) -> Bool {
    guard let wanted else { return true }
    let session = festival.session(placed.id)
    let venue = festival.venue(placed.venue)
    let units = (placed.attendees ?? session.namedUnits).map { festival.unit($0) }
    return Self.matches(
      wanted,
      [session.key, session.id.rawValue, session.name.zh, session.name.en, venue.id.rawValue]
        + [venue.name.zh, venue.name.en]
        + units.flatMap { [$0.id.rawValue, $0.name.zh, $0.name.en] })
  }

  private func matches(_ placed: Programme.PlacedInterview) -> Bool {
    guard let wanted else { return true }
    let title = festival.title(of: placed.id)
    let subject = festival.unit(festival.interview(placed.id).subject)
    return Self.matches(
      wanted,
      [placed.id.rawValue, title.zh, title.en, subject.id.rawValue, subject.name.zh]
        + [subject.name.en])
  }

  private static func matches(_ wanted: String, _ texts: [String]) -> Bool {
    let words = wanted.lowercased().split(separator: " ")
    let whole = texts.joined(separator: "\n").lowercased()
    return words.allSatisfy { whole.contains($0) }
  }
}
