// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import ProgrammeChecker
import Solver

/// Changes that resolve a conflict, each tried on the whole festival.
package struct Repair: Sendable {
  package var changes: [Change]
  /// What it is, such as a substitute or another window.
  package var kind: Kind
  package var outcome: Replanner.Replanned

  /// The gentlest first.
  package enum Kind: Int, Sendable, Comparable, CaseIterable {
    case furtherWindow, furtherVenue, furtherInterpreter, optional, substitute, journey, otherStart,
      reopening, withdrawal, cancellation

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    package var words: LocalizedText {
      switch self {
      case .furtherWindow: LocalizedText(zh: "放宽时间窗", en: "relax a window")
      case .furtherVenue: LocalizedText(zh: "改用其他场地", en: "another venue")
      case .furtherInterpreter: LocalizedText(zh: "增请翻译", en: "engage another interpreter")
      case .optional: LocalizedText(zh: "改为可选出席", en: "make the attendance optional")
      case .substitute: LocalizedText(zh: "请级别相近者代替", en: "a substitute of near rank")
      case .journey: LocalizedText(zh: "改动行程", en: "another journey")
      case .otherStart: LocalizedText(zh: "改动既定时间", en: "another fixed time")
      case .reopening: LocalizedText(zh: "开放场地", en: "open the venue")
      case .withdrawal: LocalizedText(zh: "团组不来", en: "the party does not come")
      case .cancellation: LocalizedText(zh: "取消场次", en: "cancel the session")
      }
    }
  }
}

extension Repair {
  /// Fewer changes first, then the gentler, then the one with fewer points.
  static func isBetter(_ a: Repair, _ b: Repair) -> Bool {
    (a.outcome.difference.changeCount, a.kind, a.outcome.report.score.softTotal)
      < (b.outcome.difference.changeCount, b.kind, b.outcome.report.score.softTotal)
  }
}

/// Proposes repairs for a conflict, from its demands.
struct RepairProposals {
  typealias Proposal = (kind: Repair.Kind, changes: [Change])

  private let festival: Festival
  private let conflict: FestivalConflict
  private static let mostOfAKind = 3
  /// Grades up to one apart may stand for each other, as parity allows between host and guest.
  private static let nearRank = 10
  /// As bad as so many minutes of another hour.
  private static let distanceOfDays = 240
  /// The official day ends at half past nine.
  private static let latestEnd = 21 * 60 + 30

  init(_ conflict: FestivalConflict, in festival: Festival) {
    self.conflict = conflict
    self.festival = festival
  }

  /// The gentlest first; the last cancels a session.
  var all: [Proposal] {
    var proposals: [Proposal] = []
    for cause in conflict.causes {
      guard case .together(let parts) = cause else {
        proposals += self.proposals(for: cause)
        continue
      }
      // What helps only together is proposed together.
      let firsts = parts.compactMap { part in
        self.proposals(for: part).min { $0.kind < $1.kind }
      }
      if firsts.count == parts.count, let kind = firsts.map(\.kind).max() {
        proposals.append((kind, firsts.flatMap(\.changes)))
      }
    }
    proposals += conflict.sessions.map { (.cancellation, [.cancellation($0)]) }
    var seen = Set<[Change]>()
    var count: [Repair.Kind: Int] = [:]
    return proposals.enumerated()
      .sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }
      .map(\.element)
      .filter { proposal in
        guard seen.insert(proposal.changes).inserted else { return false }
        count[proposal.kind, default: 0] += 1
        return proposal.kind == .cancellation || count[proposal.kind] ?? 0 <= Self.mostOfAKind
      }
  }

  private func proposals(for cause: Cause) -> [Proposal] {
    var proposals: [Proposal] = []
    switch cause {
    case .windows(let id):
      if festival.session(id).pinned != nil, !festival.session(id).windows.isEmpty {
        proposals.append((.otherStart, [.unpin(id)]))
      }
      proposals += windows(of: id)
    case .candidates(let id), .capacity(let id), .equipment(let id):
      proposals += venues(for: id)
    case .occupancy:
      for id in conflict.sessions { proposals += venues(for: id) }
    case .closure(let id):
      proposals += festival.venue(id).closed.map { (.reopening, [.reopening(id, $0)]) }
    case .staff(let language): proposals += engagements(for: language)
    case .attendance(let party, let id):
      if isSpareable(party, at: id) {
        proposals.append((.optional, [.optional(.party(party), at: id)]))
      }
      proposals += substitutes(for: party, at: id)
    case .people(let id):
      for party in sharedParties(at: id) { proposals += substitutes(for: party, at: id) }
    case .departure(let party): proposals += journeys(of: party, isArrival: false)
    case .arrival(let party): proposals += journeys(of: party, isArrival: true)
    case .absence(let units):
      let party = festival.unit(units[0]).party
      let attended = conflict.sessions.filter { id in
        festival.session(id).namedUnits.contains(where: units.contains)
      }
      if !attended.isEmpty, attended.allSatisfy({ isSpareable(party, at: $0) }) {
        let changes = attended.flatMap { id -> [Change] in
          let named = festival.session(id).namedUnits.filter { festival.unit($0).party == party }
          return named.allSatisfy(units.contains)
            ? [.optional(.party(party), at: id)] : units.map { .optional(.unit($0), at: id) }
        }
        proposals.append((.optional, changes))
      }
      for id in attended { proposals += substitutes(for: party, at: id) }
      if festival.units.allSatisfy({ $0.party != party || units.contains($0.id) }) {
        proposals.append((.withdrawal, [.withdrawal(party)]))
      }
    default: break
    }
    return proposals
  }

  // MARK: - When

  /// The nearest times at which the sessions of the conflict would go together if this one were free to start at any.
  private func windows(of id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    let small = festival.limited(to: conflict.sessions)
    let freed = Cause.windows(id).lifted(from: small)
    let compiled = FestivalCompiler.compile(freed)
    guard compiled.impossibilities.isEmpty,
      let activity = compiled.activities.firstIndex(of: .session(id))
    else { return [] }
    let others = Set(compiled.problem.activities.indices).subtracting([activity])
    let usual =
      session.pinned.map { [TimeSpan(start: $0, duration: Minutes(0))] } ?? session.windows
    /// Another day at the usual hour is nearer than the small hours of the same.
    func distance(_ start: LocalTime) -> Int {
      usual.map { window in
        let days = abs(start.day - window.start.day)
        let hour = start.rawValue % LocalTime.minutesPerDay
        let from = window.start.rawValue % LocalTime.minutesPerDay
        let to = from + window.duration.rawValue
        return days * Self.distanceOfDays + max(0, from - hour, hour - to)
      }.min() ?? 0
    }
    let starts = compiled.problem.activities[activity].starts.map { LocalTime($0) }
      .filter { start in
        let end = (start + session.duration).rawValue
        return end % LocalTime.minutesPerDay <= Self.latestEnd
          && end / LocalTime.minutesPerDay == start.day
      }
      .sorted { (distance($0), $0) < (distance($1), $1) }
    var found: [Proposal] = []
    for start in starts where found.count < 2 && isNew(start, for: session) {
      var narrowed = compiled.problem
      narrowed.activities[activity].starts = [start.rawValue]
      narrowed.activities[activity].startCosts = []
      let fits = FewestChanges.canPlace(
        others.union([activity]), of: Skeleton(narrowed), checks: 500_000)
      guard fits == true else { continue }
      let window = TimeSpan(start: start, end: start + session.duration)
      found.append(
        session.pinned == nil
          ? (.furtherWindow, [.furtherWindow(id, window)])
          : (.otherStart, [.pin(id, start, at: nil), .furtherWindow(id, window)]))
    }
    return found
  }

  private func isNew(_ start: LocalTime, for session: Session) -> Bool {
    if let pin = session.pinned { return pin != start }
    return !session.windows.contains { $0.holds(start) }
  }

  // MARK: - Where

  private func venues(for id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    let type = festival.type(session.type)
    let booths = session.interpreting.count { $0.mode == .simultaneous }
    let load = session.extraHeadcount + session.namedUnits.reduce(0) { $0 + festival.unit($1).size }
    guard let usual = session.venues.first.map({ festival.venue($0).place }) else { return [] }
    let fitting = festival.venues.filter { venue in
      !session.venues.contains(venue.id) && venue.boothCount >= booths
        && type.features.allSatisfy { venue.features[$0] != nil }
        && venue.capacity(type.layout) >= load
    }
    let noon = LocalTime(day: 0, timeOfDay: Minutes(12 * 60))
    func way(_ venue: Venue) -> (Int, Int) {
      (
        festival.travel.time(from: usual, to: venue.place, departing: noon).rawValue,
        venue.capacity(type.layout)
      )
    }
    return fitting.sorted { way($0) < way($1) }.prefix(Self.mostOfAKind)
      .map { (.furtherVenue, [.furtherVenue(id, $0.id)]) }
  }

  // MARK: - Who

  /// Whether the session still has guests and hosts without the party; a call without one side is none.
  private func isSpareable(_ party: Party.ID, at id: Session.ID) -> Bool {
    let session = festival.session(id)
    guard festival.type(session.type).isCall else { return true }
    return [session.required, session.hosts].allSatisfy { side in
      side.isEmpty || side.contains { festival.unit($0).party != party }
    }
  }

  /// One interpreter more, then two.
  private func engagements(for language: String) -> [Proposal] {
    let known = Set(festival.interpreters.map(\.id))
    let fresh = (1...known.count + 2).map { Interpreter.ID("\(language)-\($0)") }
      .filter { !known.contains($0) }
    let both = fresh.prefix(2).map {
      Change.engagement($0, language: language, [.simultaneous, .consecutive])
    }
    return [(.furtherInterpreter, [both[0]]), (.furtherInterpreter, both)]
  }

  /// Parties of the session's units that other sessions of the conflict need as well.
  private func sharedParties(at id: Session.ID) -> [Party.ID] {
    let elsewhere = Set(
      conflict.sessions.filter { $0 != id }.flatMap { festival.session($0).namedUnits })
    var seen = Set<Party.ID>()
    return festival.session(id).namedUnits.filter(elsewhere.contains)
      .map { festival.unit($0).party }.filter { seen.insert($0).inserted }
  }

  /// Units of near rank, who do not attend yet, for the graded units of a party.
  private func substitutes(for party: Party.ID, at id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    return session.namedUnits.flatMap { unit -> [Proposal] in
      let record = festival.unit(unit)
      guard record.party == party, let grade = record.grade else { return [] }
      let others = festival.units.filter { other in
        guard other.party == party, other.id != unit, let rank = other.grade else { return false }
        return abs(rank - grade) <= Self.nearRank && !session.namedUnits.contains(other.id)
          && other.standing == record.standing
      }
      return others.sorted {
        (abs(($0.grade ?? 0) - grade), $0.id) < (abs(($1.grade ?? 0) - grade), $1.id)
      }
      .prefix(Self.mostOfAKind).map { (.substitute, [.substitution(unit, by: $0.id, at: id)]) }
    }
  }

  /// The least other time of a journey with which the party could attend the sessions of the conflict.
  private func journeys(of party: Party.ID, isArrival: Bool) -> [Proposal] {
    let cause = isArrival ? Cause.arrival(party) : .departure(party)
    let small = cause.lifted(from: festival.limited(to: conflict.sessions))
    let compiled = FestivalCompiler.compile(small)
    guard compiled.impossibilities.isEmpty else { return [] }
    let attended = conflict.sessions.filter { id in
      festival.session(id).namedUnits.contains { festival.unit($0).party == party }
    }
    let units = festival.units.filter { $0.party == party }
    let journey = units.compactMap {
      isArrival ? festival.arrival(of: $0) : festival.departure(of: $0)
    }.first
    guard let journey else { return [] }
    // Each start and venue a session may have asks for a time of its own; the one nearest to the present journey.
    let needed = attended.compactMap { id -> LocalTime? in
      guard let activity = compiled.activities.firstIndex(of: .session(id)) else { return nil }
      let record = compiled.problem.activities[activity]
      let times = record.starts.flatMap { start in
        compiled.venues[activity].map { venue -> LocalTime in
          let place = festival.venue(venue).place
          if isArrival {
            let way = festival.travel.time(
              from: journey.place, to: place, departing: LocalTime(start))
            return LocalTime(start) - way - festival.place(journey.place).arrivalPad
          }
          let end = LocalTime(start) + festival.session(id).duration
          let way = festival.travel.time(from: place, to: journey.place, departing: end)
          return end + way + festival.place(journey.place).departureLead
        }
      }
      return isArrival ? times.max() : times.min()
    }
    guard let time = isArrival ? needed.min() : needed.max() else { return [] }
    return [
      (
        .journey,
        [
          isArrival
            ? .arrival(.party(party), time, at: nil) : .departure(.party(party), time, at: nil)
        ]
      )
    ]
  }
}
