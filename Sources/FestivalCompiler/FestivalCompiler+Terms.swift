// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// What ties several activities or people together, and what no decision can change.
extension FestivalCompiler {
  // MARK: - Order and shared venues

  mutating func addRelations() {
    var groups: [String: [Int]] = [:]
    for session in festival.sessions {
      guard let second = sessionIndex[session.id] else { continue }
      if let group = session.sameVenueGroup { groups[group, default: []].append(second) }
      for precedence in session.precedences {
        guard let first = sessionIndex[precedence.predecessor] else { continue }
        let bounds = bounds(of: precedence, for: session)
        result.problem.relations.append(
          Problem.Relation(
            first: first, second: second, minGap: bounds.min.rawValue,
            maxGap: bounds.max?.rawValue ?? Int(Int32.max), label: label(bounds.rule)))
      }
    }
    for name in groups.keys.sorted() {
      result.problem.samePlace.append(
        Problem.SamePlace(activities: groups[name] ?? [], label: label(.hc09)))
    }
  }

  /// A precedence's gaps, tightened where the photograph's own rule is stricter, and the rule that judges them.
  private func bounds(
    of precedence: Session.Precedence, for session: Session
  ) -> (min: Minutes, max: Minutes?, rule: RuleID) {
    let predecessor = festival.session(precedence.predecessor)
    if session.type == "photo", predecessor.type == "collective" {
      let most = rules.minutes(.photoMaxGap)
      return (max(precedence.minGap, 0), min(precedence.maxGap ?? most, most), .hc10)
    }
    if predecessor.type == "photo" {
      return (max(precedence.minGap, rules.minutes(.photoLead)), precedence.maxGap, .hc10)
    }
    let isOneBlock =
      session.sameVenueGroup != nil && session.sameVenueGroup == predecessor.sameVenueGroup
    return (precedence.minGap, precedence.maxGap, isOneBlock ? .hc09 : .hc08)
  }

  // MARK: - Soft terms over several activities or people

  mutating func addSharedTerms() {
    for wave in festival.waves
    where wave.riders == .guests && festival.session(wave.before).pinned != nil {
      let firsts = wave.after.compactMap { sessionIndex[$0] }
      guard !firsts.isEmpty, let second = sessionIndex[wave.before] else { continue }
      result.problem.slacks.append(
        Problem.Slack(
          firsts: firsts, second: second, load: wave.load.rawValue,
          target: (rules.minutes(.slackMinutes) + (wave.gate ?? 0)).rawValue,
          weight: weight(.slack), per: 5,
          label: label(.sc07)))
    }
    let staged = festival.interpreters.filter {
      $0.modes.contains(.simultaneous) || $0.modes.contains(.consecutive)
    }
    let byLanguage = Dictionary(grouping: staged, by: \.language)
    for language in byLanguage.keys.sorted() {
      let members = (byLanguage[language] ?? []).compactMap { interpreterIndex[$0.id] }
      guard members.count > 1 else { continue }
      result.problem.balances.append(
        Problem.Balance(
          resources: members, weight: weight(.balance), per: rules.number(.balanceStep),
          label: label(.sc08)))
    }
    addContinuity()
    addCoverage()
  }

  private mutating func addContinuity() {
    let interpreted = Set(festival.sessions.flatMap { $0.interpreting.map(\.language) })
    let attendedBy = sessionsByUnit
    for unit in festival.units where unit.countsAsHead {
      guard let resource = unitIndex[unit.id] else { continue }
      let party = festival.party(unit.party)
      let language = party.languages.first {
        $0 != festival.parts.houseLanguage && interpreted.contains($0)
      }
      let attended = attendedBy[resource] ?? []
      func add(_ seats: (Session) -> [Int]) {
        let list = attended.compactMap { session -> (activity: Int, seats: [Int])? in
          let own = seats(session)
          guard !own.isEmpty, let activity = sessionIndex[session.id] else { return nil }
          return (activity, own)
        }
        guard list.count > 1 else { return }
        result.problem.continuities.append(
          Problem.Continuity(
            resource: resource, seats: list, weight: weight(.continuity), label: label(.sc09)))
      }
      if let language { add { interpreterSeats[$0.id]?[language] ?? [] } }
      add { liaisonSeats[$0.id]?[party.id] ?? [] }
    }
  }

  /// The sessions that each unit attends, or may attend, in their order.
  private var sessionsByUnit: [Int: [Session]] {
    let open = openSeatCandidates
    var sessions: [Int: [Session]] = [:]
    for session in festival.sessions {
      let units = session.namedUnits + (optionalSeat[session.id] ?? [:]).keys
      for unit in Set(units.compactMap { unitIndex[$0] }).union(open[session.id] ?? []) {
        sessions[unit, default: []].append(session)
      }
    }
    return sessions
  }

  /// Who may take a seat of an opening, by session.
  private var openSeatCandidates: [Session.ID: Set<Int>] {
    var candidates: [Session.ID: Set<Int>] = [:]
    for (meaning, seat) in zip(result.seats, result.problem.seats) {
      guard case .opening(_, let session) = meaning else { continue }
      candidates[session, default: []].formUnion(seat.candidates)
    }
    return candidates
  }

  private mutating func addCoverage() {
    let real = result.seats.enumerated().filter { _, meaning in
      guard case .journalist(let slots) = meaning else { return false }
      return slots.contains { !rules.courtesyKinds.contains(festival.mediaSlot($0).kind) }
    }.map(\.offset)
    for outlet in festival.outlets {
      let crew = festival.journalists.filter { $0.outlet == outlet.id }
        .compactMap { journalistIndex[$0.id] }
      result.problem.coverages.append(
        Problem.Coverage(
          seats: real, resources: crew,
          weight: weight(outlet.isNamed ? .namedOutlet : .outletWithoutSlot),
          label: label(outlet.isNamed ? .sc10 : .sc14)))
    }
  }

  // MARK: - What no decision can change

  /// The highest of each side at a session, by the units named in it.
  func principals(of session: Session) -> (host: AttendanceUnit.ID?, guest: AttendanceUnit.ID?) {
    func best(_ units: [AttendanceUnit.ID]) -> AttendanceUnit.ID? {
      var best: (grade: Int, unit: AttendanceUnit.ID)?
      for unit in units {
        guard let grade = festival.unit(unit).grade else { continue }
        if let best, (best.grade, best.unit) <= (grade, unit) { continue }
        best = (grade, unit)
      }
      return best?.unit
    }
    func side(_ side: Party.Side) -> [AttendanceUnit.ID] {
      session.namedUnits.filter { festival.party(festival.unit($0).party).side == side }
    }
    return (best(session.hosts) ?? best(side(.host)), best(side(.guest)))
  }

  mutating func addConstants() {
    for session in festival.sessions {
      let type = festival.type(session.type)
      if let longest = type.longest, session.duration > longest {
        impossible(
          .hc17, [session.id],
          zh: "\(session.key)：\(session.duration.rawValue)分钟，此类场次至多\(longest.rawValue)分钟",
          en: "\(session.key): \(session.duration.rawValue) min, "
            + "at most \(longest.rawValue) for its type")
      }
      if type.isCall { addCall(session) }
      addSpeeches(session)
    }
    for slot in festival.mediaSlots where slot.kind == "spray" {
      let session = festival.session(slot.session)
      let isRight =
        slot.duration >= rules.minutes(.sprayShortest)
        && slot.duration <= rules.minutes(.sprayLongest)
        && slot.offset >= 0 && slot.offset + slot.duration <= session.duration
      if !isRight {
        impossible(
          .hc11, [session.id], zh: "采访时段 \(slot.id) 的长度或起止不合规定",
          en: "slot \(slot.id) is too short, too long or outside \(session.key)")
      }
    }
  }

  private mutating func addCall(_ session: Session) {
    let principals = principals(of: session)
    if let host = principals.host, let guest = principals.guest,
      let a = festival.unit(host).grade, let b = festival.unit(guest).grade
    {
      let difference = abs(a - b)
      if difference > rules.number(.parityLimit) {
        impossible(
          .hc12, [session.id], zh: "\(session.key)：主人 \(host) 与主宾 \(guest) 身份不对等",
          en: "\(session.key): host \(host) and guest \(guest) are not of matching rank")
      }
      if difference > rules.number(.parityPreferred) {
        result.constants[.sc06, default: .zero] =
          result.constants[.sc06, default: .zero] + rules.points(.parity)
      }
    }
    let persons =
      session.namedUnits.map { festival.unit($0) }
      .filter { festival.party($0.party).side == .host }.reduce(0) { $0 + $1.size }
    let hostSide =
      persons + rules.number(.hostStaff) + (session.interpreting.isEmpty ? 0 : 1)
    if hostSide < rules.number(.hostPersons) {
      impossible(
        .hc25, [session.id], zh: "\(session.key)：我方只有\(hostSide)人",
        en: "\(session.key): only \(hostSide) persons of the host side")
    }
  }

  private mutating func addSpeeches(_ session: Session) {
    let isDoubled = session.interpreting.contains { $0.mode == .consecutive }
    let hundredths = festival.speeches.filter { $0.session == session.id }.reduce(0) {
      $0 + $1.minutes.rawValue
        * (isDoubled && $1.isInterpreted ? rules.number(.consecutivePercent) : 100)
    }
    if hundredths > session.duration.rawValue * 100 {
      impossible(
        .hc16, [session.id],
        zh: "\(session.key)：讲话共需\(hundredths / 100)分钟，场次\(session.duration.rawValue)分钟",
        en: "\(session.key): speeches take \(hundredths / 100) min "
          + "of \(session.duration.rawValue)")
    }
  }
}
