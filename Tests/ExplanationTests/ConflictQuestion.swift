// SPDX-License-Identifier: Apache-2.0

import Changes
import Explanation
import FestivalModel
import Solver

/// A festival after one to three blows that a programme can hardly stand: of every kind that meets an office.
///
/// Each blow is aimed at a session, a person, a venue or somebody of the staff that the programme needs, so that most
/// questions have no programme; some hit one session, some as many as nine.
struct ConflictQuestion {
  private enum Blow: Int, CaseIterable {
    case arrival, departure, absence, closure, pins, wish, interpreters, press, officers, meetings,
      crowd, rain
  }

  private var random: RandomSource
  private(set) var festival: Festival
  /// As they were written, each for what the ones before it had left.
  private(set) var changes: [String] = []
  private(set) var asked: Session.ID?

  init(of festival: Festival, seed: UInt64) {
    self.festival = festival
    random = RandomSource(seed: seed)
    // Every kind comes first equally often.
    strike(Blow.allCases[Int(seed % UInt64(Blow.allCases.count))])
    for _ in 0..<random.below(3) { strike(Blow.allCases[random.below(Blow.allCases.count)]) }
  }

  private mutating func any<Element>(_ list: [Element]) -> Element? {
    list.isEmpty ? nil : list[random.below(list.count)]
  }

  private mutating func apply(_ text: String) {
    guard let change = ChangeReader.read(text, called: "conflict", for: festival).change else {
      return
    }
    changes.append(text)
    festival = festival.applying(change)
  }

  private func written(_ time: LocalTime) -> String {
    String(festival.clock.iso8601(time).prefix(16))
  }

  private func written(_ span: TimeSpan) -> String { "\(written(span.start))/\(written(span.end))" }

  /// The session's days, from its first window to its last.
  private func days(of session: Session) -> TimeSpan? {
    let windows =
      session.pinned.map { [TimeSpan(start: $0, duration: session.duration)] } ?? session.windows
    guard let first = windows.map(\.start).min(), let last = windows.map(\.end).max() else {
      return nil
    }
    return TimeSpan(
      start: LocalTime(day: first.day, timeOfDay: 0),
      end: LocalTime(day: (last - Minutes(1)).day + 1, timeOfDay: 0))
  }

  private mutating func strike(_ blow: Blow) {
    switch blow {
    case .arrival, .departure, .absence: awayFromSession(blow)
    case .closure: closure()
    case .pins: pins()
    case .wish: wish()
    case .interpreters: interpreters()
    case .press: press()
    case .officers: officers()
    case .meetings: meetings()
    case .crowd: crowd()
    case .rain: apply("wet \(festival.clock.date(ofDay: random.below(festival.dayCount)))")
    }
  }

  /// Somebody misses all or most of the hours in which a session can be.
  private mutating func awayFromSession(_ blow: Blow) {
    guard let session = any(festival.sessions.filter { !$0.namedUnits.isEmpty }),
      let unit = any(session.namedUnits), let days = days(of: session)
    else { return }
    let party = festival.unit(unit).party
    let windows = session.windows.isEmpty ? [days] : session.windows
    switch blow {
    case .arrival:
      let end = windows.map(\.end).max() ?? days.end
      apply("\(party) arrives \(written(end - Minutes(10 * random.below(8))))")
    case .departure:
      let start = windows.map(\.start).min() ?? days.start
      apply("\(party) departs \(written(start + Minutes(10 * (1 + random.below(8)))))")
    default:
      let start = days.start + Minutes(60 * random.below(12))
      apply("\(unit) absent \(written(TimeSpan(start: start, end: days.end)))")
    }
  }

  private mutating func closure() {
    guard let session = any(festival.sessions.filter { $0.venues.count <= 2 }),
      let days = days(of: session)
    else { return }
    for venue in session.venues { apply("venue \(venue) closed \(written(days))") }
  }

  /// Two or three sessions of one person at one time.
  private mutating func pins() {
    guard let unit = any(festival.units) else { return }
    let sessions = festival.sessions.filter {
      $0.namedUnits.contains(unit.id) && !$0.windows.isEmpty
    }
    guard sessions.count > 1, let first = any(sessions), let window = any(first.windows) else {
      return
    }
    apply("session \(first.key) pinned \(written(window.start))")
    for other in sessions.filter({ $0.id != first.id }).prefix(1 + random.below(2)) {
      apply("session \(other.key) pinned \(written(window.start + Minutes(5 * random.below(5))))")
    }
  }

  private mutating func wish() {
    guard let guest = any(festival.units.filter(\.countsAsHead)), let venue = any(festival.venues),
      let host = any(festival.sessions.flatMap(\.hosts))
    else { return }
    let date = festival.clock.date(ofDay: random.below(festival.dayCount))
    let text =
      "\(guest.id) meets \(host) on \(date) at \(venue.id) for \(60 + 60 * random.below(5))"
    guard asked == nil, guest.id != host,
      let meeting = WishedMeeting.read(text, for: festival).meeting
    else { return }
    changes.append(text)
    festival = festival.applying(.meeting(meeting))
    asked = meeting.session.id
  }

  private func day(_ number: Int) -> TimeSpan {
    TimeSpan(
      start: LocalTime(day: number, timeOfDay: 0), end: LocalTime(day: number + 1, timeOfDay: 0))
  }

  /// A language loses its interpreters, or all but one, on the day of a session that needs them.
  private mutating func interpreters() {
    guard let session = any(festival.sessions.filter { !$0.interpreting.isEmpty }),
      let need = any(session.interpreting), let days = days(of: session)
    else { return }
    let all = festival.interpreters.filter { $0.language == need.language }
    for interpreter in all.dropFirst(random.below(2)) {
      apply("interpreter \(interpreter.id) ill \(written(days))")
    }
  }

  private mutating func press() {
    if random.below(2) == 0, let slot = any(festival.mediaSlots) {
      apply("slot \(slot.id) capacity 0")
    } else if let interview = any(festival.interviews) {
      for journalist in festival.journalists where journalist.outlet == interview.outlet {
        apply("journalist \(journalist.id) cancelled")
      }
    }
  }

  private mutating func officers() {
    guard let officer = any(festival.liaisonOfficers), let party = officer.parties.first else {
      return
    }
    let day = day(random.below(festival.dayCount))
    for other in festival.liaisonOfficers where other.parties.contains(party) {
      apply("liaison \(other.id) ill \(written(day))")
    }
  }

  private mutating func meetings() {
    guard let matchmaking = any(festival.matchmaking) else { return }
    let key = festival.session(matchmaking.session).key
    apply(random.below(2) == 0 ? "meetings \(key) tables 1" : "meetings \(key) slots 1")
  }

  /// Two to nine sessions of one person in one stretch that does not hold them.
  private mutating func crowd() {
    let busy = festival.units.filter { unit in
      festival.sessions.count { $0.namedUnits.contains(unit.id) } > 1
    }
    guard let unit = any(busy) else { return }
    let sessions = Array(
      festival.sessions.filter { $0.namedUnits.contains(unit.id) && $0.pinned == nil }
        .prefix(2 + random.below(8)))
    let total = sessions.reduce(Minutes(0)) { $0 + $1.duration }
    let start = LocalTime(day: random.below(festival.dayCount), timeOfDay: Minutes(540))
    let length = Minutes(max(30, min(600, total.rawValue * (60 + random.below(40)) / 100)))
    for session in sessions {
      apply("session \(session.key) only \(written(TimeSpan(start: start, duration: length)))")
    }
  }
}
