// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalCompiler
import FestivalModel
import Solver

/// Proposes repairs for a conflict, from its demands.
struct RepairProposals {
  typealias Proposal = (kind: Repair.Kind, changes: [Change])

  let festival: Festival
  let conflict: FestivalConflict
  /// Ends the search for other times.
  private let stop: StopSignal
  static let mostOfAKind = 3
  /// As bad as so many minutes of another hour.
  private static let distanceOfDays = 240
  private static let engagedAtMost = 4
  /// Minutes between two starts worth trying.
  private static let otherChoice = 30

  /// Of a conflict only what the festival still has is mended: others may have been cancelled for a trial.
  init(_ conflict: FestivalConflict, in festival: Festival, stop: StopSignal) {
    var present = conflict
    present.occasions = conflict.occasions.filter(festival.hasOccasion)
    present.causes = conflict.causes.filter { $0.isMade(in: festival) }
    self.conflict = present
    self.festival = festival
    self.stop = stop
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
    // What fewest people would miss is done without first.
    proposals += conflict.occasions.map { occasion in
      let persons = occasion.namedUnits(in: festival).reduce(0) { $0 + festival.unit($1).size }
      return (persons, occasion)
    }.sorted { $0.0 < $1.0 }.map { _, occasion in
      (occasion.session == nil ? .interviewCancellation : .cancellation, [occasion.cancellation])
    }
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
      proposals += windows(of: .session(id))
    case .interview(let id, .hours): proposals += windows(of: .interview(id))
    case .candidates(let id), .capacity(let id), .equipment(let id):
      proposals += venues(for: id)
    case .interview(let id, .venues): proposals += venues(for: id)
    case .booths:
      for id in conflict.occasions.compactMap(\.interview) { proposals += venues(for: id) }
    case .occupancy:
      for id in conflict.sessions { proposals += venues(for: id) }
    case .closure(let id):
      let venue = festival.venue(id)
      // Nobody opens a ground in the rain.
      proposals += venue.closed.filter { !(venue.isOutdoor && $0.isWholeDays) }
        .map { (.reopening, [.reopening(id, $0)]) }
      proposals += movesElsewhere(from: id)
    case .crew, .slot, .officers, .escort, .interview(_, .journalist):
      proposals += serviceProposals(for: cause)
    case .interview(let id, .language):
      proposals += engagements(for: festival.interview(id).language)
    case .staff(let language): proposals += engagements(for: language)
    case .attendance(let party, let id):
      if isSpareable(party, at: id) {
        proposals.append((.optional, [.optional(.party(party), at: id)]))
      }
      proposals += substitutes(for: party, at: id)
    case .presence(let unit, let id):
      if isSpareable([unit], at: id) {
        proposals.append((.optional, [.optional(.unit(unit), at: id)]))
      }
      proposals += substitutes(for: [unit], at: id)
    case .people(let id):
      for party in sharedParties(at: id) { proposals += substitutes(for: party, at: id) }
    case .departure(let party), .arrival(let party):
      var isArrival = false
      if case .arrival = cause { isArrival = true }
      proposals += journeys(of: party, isArrival: isArrival)
      if conflict.occasions.count > 1 {
        proposals += withoutAttendance(
          of: festival.units.filter { $0.party == party }.map(\.id))
      }
    case .absence(let units): proposals += absences(of: units)
    case .meetings(let id, let demand): proposals += meetingProposals(id, demand)
    default: break
    }
    return proposals
  }

  // MARK: - When

  /// The nearest times at which the conflict would be none if this session or interview were free to start at any.
  func windows(of occasion: Occasion) -> [Proposal] {
    let found = windows(of: occasion, beside: conflict.occasions)
    // Where others of the conflict cannot be anyway, it is looked at by itself.
    return found.isEmpty && conflict.occasions.count > 1
      ? windows(of: occasion, beside: [occasion]) : found
  }

  private func windows(of occasion: Occasion, beside occasions: [Occasion]) -> [Proposal] {
    let compiled = FestivalCompiler.compile(
      occasion.hours.lifted(from: festival.limited(to: occasions)))
    guard compiled.impossibilities.isEmpty,
      let activity = compiled.activities.firstIndex(of: occasion)
    else { return [] }
    let others = Set(compiled.problem.activities.indices).subtracting([activity])
    let pinned = occasion.session.flatMap { festival.session($0).pinned }
    let duration = Minutes(compiled.problem.activities[activity].duration)
    let usual =
      pinned.map { [TimeSpan(start: $0, duration: Minutes(0))] }
      ?? occasion.windows(in: festival)
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
    let latestEnd = festival.rules.eveningLimit.rawValue
    let starts = compiled.problem.activities[activity].starts.map { LocalTime($0) }
      .filter { start in
        let end = (start + duration).rawValue
        return end % LocalTime.minutesPerDay <= latestEnd
          && end / LocalTime.minutesPerDay == start.day
      }
      .sorted { (distance($0), $0) < (distance($1), $1) }
    var found: [Proposal] = []
    var kept: [LocalTime] = []
    for start in starts where found.count < 2 && !stop.isRaised && isNew(start, for: occasion) {
      // A little later is no other choice.
      guard kept.allSatisfy({ abs(($0 - start).rawValue) >= Self.otherChoice }) else { continue }
      var narrowed = compiled.problem
      narrowed.activities[activity].starts = [start.rawValue]
      narrowed.activities[activity].startCosts = []
      let fits = FewestChanges.canPlace(
        others.union([activity]), of: Skeleton(narrowed), checks: 500_000, stop: stop)
      guard fits == true else { continue }
      kept.append(start)
      let window = TimeSpan(start: start, duration: duration)
      switch occasion {
      case .session(let id) where pinned == nil:
        found.append((.furtherWindow, [.furtherWindow(id, window)]))
      case .session(let id):
        found.append((.otherStart, [.pin(id, start, at: nil), .furtherWindow(id, window)]))
      case .interview(let id):
        found.append((.furtherWindow, [.furtherInterviewWindow(id, window)]))
      }
    }
    return found
  }

  private func isNew(_ start: LocalTime, for occasion: Occasion) -> Bool {
    switch occasion {
    case .session(let id):
      let session = festival.session(id)
      if let pin = session.pinned { return pin != start }
      return !session.windows.contains { $0.holds(start) }
    case .interview(let id):
      let interview = festival.interview(id)
      let span = TimeSpan(start: start, duration: interview.duration + interview.buffer)
      return !interview.windows.contains { $0.contains(span) }
    }
  }

  // MARK: - Who

  /// Whether the session still has guests and hosts without the party or units; a call without one side is none.
  func isSpareable(_ party: Party.ID, at id: Session.ID) -> Bool {
    isSpareable(festival.units.filter { $0.party == party }.map(\.id), at: id)
  }

  func isSpareable(_ units: [AttendanceUnit.ID], at id: Session.ID) -> Bool {
    let session = festival.session(id)
    guard festival.type(session.type).isCall else { return true }
    return [session.required, session.hosts].allSatisfy { side in
      side.isEmpty || side.contains { !units.contains($0) }
    }
  }

  /// One interpreter more, then two, then two teams of a booth.
  func engagements(for language: String) -> [Proposal] {
    let known = Set(festival.interpreters.map(\.id))
    let fresh = (1...known.count + Self.engagedAtMost).map { Interpreter.ID("\(language)-\($0)") }
      .filter { !known.contains($0) }
    let modes = modes(of: language)
    return [1, 2, Self.engagedAtMost].map { count in
      (
        .furtherInterpreter,
        fresh.prefix(count).map {
          .engagement($0, language: language, modes)
        }
      )
    }
  }

  /// Volunteers where only these are asked for, else interpreters for the stage and the booth.
  private func modes(of language: String) -> [InterpretingNeed.Mode] {
    let needs = conflict.sessions.flatMap { festival.session($0).interpreting }
      .filter { $0.language == language }
    return !needs.isEmpty && needs.allSatisfy { $0.mode == .volunteer }
      ? [.volunteer] : [.simultaneous, .consecutive]
  }

  /// Parties of the session's units that other sessions of the conflict need as well.
  private func sharedParties(at id: Session.ID) -> [Party.ID] {
    let elsewhere = Set(
      conflict.sessions.filter { $0 != id }.flatMap { festival.session($0).namedUnits })
    var seen = Set<Party.ID>()
    return festival.session(id).namedUnits.filter(elsewhere.contains)
      .map { festival.unit($0).party }.filter { seen.insert($0).inserted }
  }

  private func substitutes(for party: Party.ID, at id: Session.ID) -> [Proposal] {
    substitutes(for: festival.units.filter { $0.party == party }.map(\.id), at: id)
  }

  /// Units of near rank and the same party, who do not attend yet, for those of these who are graded.
  ///
  /// Ranks are near that may meet each other as host and guest.
  func substitutes(for units: [AttendanceUnit.ID], at id: Session.ID) -> [Proposal] {
    let session = festival.session(id)
    let nearRank = festival.rules.number(.parityLimit)
    return session.namedUnits.filter(units.contains).flatMap { unit -> [Proposal] in
      let record = festival.unit(unit)
      guard let grade = record.grade else { return [] }
      let others = festival.units.filter { other in
        guard other.party == record.party, other.id != unit, let rank = other.grade else {
          return false
        }
        return abs(rank - grade) <= nearRank && !session.namedUnits.contains(other.id)
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
    let small = cause.lifted(from: festival.limited(to: conflict.occasions))
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

extension Occasion {
  /// The demand that says when it may be.
  fileprivate var hours: Cause {
    switch self {
    case .session(let id): .windows(id)
    case .interview(let id): .interview(id, .hours)
    }
  }

  fileprivate func windows(in festival: Festival) -> [TimeSpan] {
    switch self {
    case .session(let id): festival.session(id).windows
    case .interview(let id): festival.interview(id).windows
    }
  }
}
