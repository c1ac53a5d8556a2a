// SPDX-License-Identifier: Apache-2.0

import Changes
import Explanation
import FestivalModel
import Solver

/// A question somebody might ask of a festival: one to three changes of any kind, and now and then a wished-for meeting.
struct RandomQuestion {
  private var random: RandomSource
  private(set) var festival: Festival
  /// As they were written, each for what the ones before it had left.
  private(set) var changes: [String] = []
  private(set) var asked: Session.ID?

  init(of festival: Festival, seed: UInt64) {
    self.festival = festival
    random = RandomSource(seed: seed)
    for _ in 0...random.below(3) { change() }
    if random.below(4) == 0 { wish() }
    if asked == nil, random.below(6) == 0 { asked = any(self.festival.sessions)?.id }
  }

  private mutating func any<Element>(_ list: [Element]) -> Element? {
    list.isEmpty ? nil : list[random.below(list.count)]
  }

  private mutating func change() {
    guard let text = text() else { return }
    let reading = ChangeReader.read(text, called: "question", for: festival)
    guard let change = reading.change else { return }
    changes.append(text)
    festival = festival.applying(change)
  }

  private mutating func wish() {
    guard let guest = any(festival.units), let host = any(festival.units),
      let venue = any(festival.venues)
    else { return }
    let day = festival.clock.date(ofDay: random.below(festival.dayCount))
    let text =
      "\(guest.id) meets \(host.id) on \(day) at \(venue.id) for \(15 + 15 * random.below(6))"
    guard let meeting = WishedMeeting.read(text, for: festival).meeting else { return }
    changes.append(text)
    festival = festival.applying(.meeting(meeting))
    asked = meeting.session.id
  }

  /// A moment by day or by night, on the festival's grid or beside it.
  private mutating func moment() -> LocalTime {
    LocalTime(day: random.below(festival.dayCount), timeOfDay: Minutes(5 * random.below(288)))
  }

  private func written(_ time: LocalTime) -> String {
    String(festival.clock.iso8601(time).prefix(16))
  }

  private mutating func time() -> String { written(moment()) }

  private mutating func span() -> String {
    let start = moment()
    let length = random.below(3) == 0 ? 1440 : 30 + 15 * random.below(20)
    return "\(written(start))/\(written(start + Minutes(length)))"
  }

  private mutating func traveller() -> String? {
    random.below(2) == 0 ? any(festival.parties)?.id.rawValue : any(festival.units)?.id.rawValue
  }

  private mutating func text() -> String? {
    switch random.below(5) {
    case 0: ofPeople()
    case 1: ofSessions()
    case 2: ofPress()
    case 3: ofStaff()
    default: ofPlaces()
    }
  }

  private mutating func ofPeople() -> String? {
    guard let who = traveller(), let session = any(festival.sessions),
      let unit = any(festival.units), let other = any(festival.units)
    else { return nil }
    switch random.below(7) {
    case 0: return "\(who) arrives \(time())"
    case 1: return "\(who) departs \(time())"
    case 2: return "\(who) absent \(span())"
    case 3: return "\(who) optional at \(session.key)"
    case 4: return "\(unit.id) replaced by \(other.id) at \(session.key)"
    case 5: return "party \(unit.party) cancelled"
    default:
      return "party NEW\(random.below(1000)) added country=IL size=\(1 + random.below(20)) "
        + "sessions=\(session.key)"
    }
  }

  private mutating func ofSessions() -> String? {
    guard let session = any(festival.sessions), let venue = any(festival.venues) else { return nil }
    switch random.below(7) {
    case 0: return "session \(session.key) pinned \(time())"
    case 1: return "session \(session.key) pinned \(time()) at \(venue.id)"
    case 2: return "session \(session.key) only at \(venue.id)"
    case 3: return "session \(session.key) only \(span())"
    case 4: return "session \(session.key) cancelled"
    case 5: return "session \(session.key) unpinned"
    default: return "session \(session.key) also \(span())"
    }
  }

  private mutating func ofPress() -> String? {
    switch random.below(5) {
    case 0: return any(festival.interviews).map { "interview \($0.id) cancelled" }
    case 1:
      guard let interview = any(festival.interviews) else { return nil }
      return "interview \(interview.id) only \(span())"
    case 2:
      guard let slot = any(festival.mediaSlots) else { return nil }
      return "slot \(slot.id) capacity \(random.below(3))"
    case 3: return any(festival.journalists).map { "journalist \($0.id) cancelled" }
    default: return any(festival.mediaSlots).map { "slot \($0.id) cancelled" }
    }
  }

  private mutating func ofStaff() -> String? {
    switch random.below(5) {
    case 0: return any(festival.interpreters).map { "interpreter \($0.id) ill" }
    case 1:
      guard let interpreter = any(festival.interpreters) else { return nil }
      return "interpreter \(interpreter.id) ill \(span())"
    case 2: return any(festival.liaisonOfficers).map { "liaison \($0.id) ill" }
    case 3:
      guard let officer = any(festival.liaisonOfficers) else { return nil }
      return "liaison \(officer.id) ill \(span())"
    default:
      guard let matchmaking = any(festival.matchmaking) else { return nil }
      let kinds = ["tables \(1 + random.below(3))", "slots \(1 + random.below(6))", "free 1"]
      return "meetings \(festival.session(matchmaking.session).key) \(kinds[random.below(3)])"
    }
  }

  private mutating func ofPlaces() -> String? {
    if random.below(3) == 0 {
      return "wet \(festival.clock.date(ofDay: random.below(festival.dayCount)))"
    }
    guard let venue = any(festival.venues) else { return nil }
    return "venue \(venue.id) closed \(span())"
  }
}
