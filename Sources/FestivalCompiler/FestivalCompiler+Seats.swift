// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// Who: every seat a session, a slot or an interview has, and who may take it.
extension FestivalCompiler {
  // MARK: - Units that may attend

  mutating func addAttendanceSeats() {
    for session in festival.sessions {
      let named = Set(session.namedUnits)
      for unit in session.optional where !named.contains(unit) {
        let size = festival.unit(unit).countsAsHead ? 2 : 1
        guard mayJoin(unit, session) else {
          chargeAbsence(of: unit, from: session, weight(.absence) * size)
          continue
        }
        let isPinned = pinnedUnits(of: session).contains(unit)
        let seat = addSeat(
          attendanceSeat(
            session, candidates: [unit], isRequired: isPinned,
            emptyLabel: label(isPinned ? .hc30 : .sc13),
            emptyCost: isPinned ? 0 : weight(.absence) * size, isExcused: !isPinned),
          .optional(unit, session: session.id))
        optionalSeat[session.id, default: [:]][unit] = seat
      }
    }
    for opening in festival.openings { addOpening(opening) }
  }

  /// A unit whose rank would displace the principal guest of a call is not seated there by the plan, nor one that may
  /// not reach it.
  private func mayJoin(_ id: AttendanceUnit.ID, _ session: Session) -> Bool {
    let unit = festival.unit(id)
    if forbiddenUnits(of: session).contains(id) || !canReach(id, session) { return false }
    guard festival.type(session.type).isCall, let grade = unit.grade else { return true }
    let principals = principals(of: session)
    let present = festival.party(unit.party).side == .guest ? principals.guest : principals.host
    guard let present, let best = festival.unit(present).grade else { return false }
    return (grade, id) >= (best, present)
  }

  /// The absence of a unit that gets no seat costs what it would cost in one.
  private mutating func chargeAbsence(
    of unit: AttendanceUnit.ID, from session: Session, _ cost: Int
  ) {
    guard let activity = sessionIndex[session.id] else { return }
    let party = festival.unit(unit).party
    let costs = result.problem.activities[activity].starts.map {
      isHoliday(of: party, onDay: result.problem.clock.day(of: $0)) ? 0 : cost
    }
    result.problem.activities[activity].startCosts.append((label(.sc13), costs))
  }

  private mutating func addOpening(_ opening: Opening) {
    let session = festival.session(opening.session)
    let taken = Set(session.namedUnits + session.optional)
    let candidates = festival.candidates(of: opening).filter { !taken.contains($0) }
    var seats: [Int] = []
    func addSeats(_ fitting: [AttendanceUnit.ID]) {
      let candidates = fitting.filter { mayJoin($0, session) }
      let most = min(opening.maxUnits ?? fitting.count, fitting.count)
      let pinned = pinnedUnits(of: session).filter(candidates.contains)
      for number in 0..<max(most, opening.minUnits) {
        let pin = number < pinned.count ? pinned[number] : nil
        let isRequired = number < opening.minUnits || pin != nil
        seats.append(
          addSeat(
            attendanceSeat(
              session, candidates: pin.map { [$0] } ?? candidates, isRequired: isRequired,
              emptyLabel: label(pin != nil ? .hc30 : isRequired ? .hc28 : .sc13),
              emptyCost: isRequired ? 0 : weight(.absence), isExcused: false),
            .opening(opening.id, session: session.id)))
      }
      if candidates.count < opening.minUnits {
        impossible(
          .hc28, [session.id],
          zh: "\(session.key)：名额 \(opening.id) 需要\(opening.minUnits)个单元，只有\(candidates.count)个候选",
          en: "\(session.key): opening \(opening.id) needs \(opening.minUnits) units, "
            + "only \(candidates.count) qualify")
      }
    }
    if opening.perParty {
      var byParty: [Party.ID: [AttendanceUnit.ID]] = [:]
      for unit in candidates { byParty[festival.unit(unit).party, default: []].append(unit) }
      for party in byParty.keys.sorted() { addSeats(byParty[party] ?? []) }
    } else {
      addSeats(candidates)
    }
    if let most = opening.maxPersons {
      result.problem.quotas.append(
        Problem.Quota(seats: seats, limit: most, label: label(.hc28)))
    }
  }

  private func attendanceSeat(
    _ session: Session, candidates: [AttendanceUnit.ID], isRequired: Bool, emptyLabel: Int,
    emptyCost: Int, isExcused: Bool
  ) -> Problem.Seat {
    guard let activity = sessionIndex[session.id] else {
      preconditionFailure("Session \(session.id) was not compiled")
    }
    return Problem.Seat(
      bindings: [binding(activity, session, festival.type(session.type))],
      candidates: candidates.compactMap { unitIndex[$0] },
      blockedDays: candidates.map { holidays(of: festival.unit($0).party) },
      isRequired: isRequired, emptyLabel: emptyLabel, emptyCost: emptyCost,
      isExcusedWhenBlocked: isExcused, addsLoad: true)
  }

  /// Nobody is invited beyond duty on his national holiday.
  private func holidays(of party: Party.ID) -> DaySet {
    DaySet((0..<result.problem.dayCount).filter { isHoliday(of: party, onDay: $0) })
  }

  // MARK: - Interpreters

  mutating func addInterpreterSeats() {
    for session in festival.sessions {
      guard let activity = sessionIndex[session.id] else { continue }
      for need in session.interpreting {
        let candidates = festival.interpreters.filter { $0.serves(need) }
          .compactMap { interpreterIndex[$0.id] }
        let team = teamSize(need, session, available: candidates.count)
        let pinned = pinnedInterpreters(of: session).filter(candidates.contains)
        let barred = forbiddenInterpreters(of: session)
        let allowed = candidates.filter { !barred.contains($0) }
        let most = mostPresent(of: allowed, at: activity, lasting: session.duration)
        if most < team {
          impossible(
            .hc13, [session.id],
            zh: "\(session.key)：\(need.language) \(need.mode.rawValue) 需要\(team)名翻译，"
              + (most == 0 ? "一名也没有" : "只有\(most)名"),
            en: "\(session.key): \(need.language) \(need.mode.rawValue) needs \(team) "
              + (team == 1 ? "interpreter, " : "interpreters, ")
              + (most == 0 ? "there is none" : most == 1 ? "there is 1" : "there are \(most)"))
        }
        for number in 0..<team {
          let seat = addSeat(
            Problem.Seat(
              bindings: [
                Problem.Binding(
                  activity: activity, from: 0, to: session.duration.rawValue,
                  work: session.duration.rawValue)
              ],
              candidates: number < pinned.count ? [pinned[number]] : allowed, isRequired: true,
              emptyLabel: label(.hc13)),
            .interpreter(need, session: session.id))
          interpreterSeats[session.id, default: [:]][need.language, default: []].append(seat)
        }
      }
    }
    for (index, meaning) in result.activities.enumerated() {
      guard case .interview(let id) = meaning else { continue }
      let interview = festival.interview(id)
      guard interview.language != festival.parts.houseLanguage else { continue }
      let need = InterpretingNeed(language: interview.language, mode: .consecutive)
      let minutes = interview.duration.rawValue
      let candidates = festival.interpreters.filter { $0.serves(need) }
        .compactMap { interpreterIndex[$0.id] }
      if mostPresent(of: candidates, at: index, lasting: interview.duration) < 1 {
        impossible(
          .hc13, [], interviews: [id], zh: "专访 \(id)：没有 \(need.language) 交传翻译",
          en: "interview \(id): nobody interprets \(need.language) consecutively then")
      }
      addSeat(
        Problem.Seat(
          bindings: [Problem.Binding(activity: index, from: 0, to: minutes, work: minutes)],
          candidates: candidates, isRequired: true, emptyLabel: label(.hc13)),
        .interviewInterpreter(id))
    }
  }

  /// How many of these people are there together at the best of an activity's starts.
  private func mostPresent(of people: [Int], at activity: Int, lasting duration: Minutes) -> Int {
    let absences = people.map { result.problem.resources[$0].absences }
    guard absences.contains(where: { !$0.isEmpty }) else { return people.count }
    let starts = result.problem.activities[activity].starts
    // Without a start, something else is wrong.
    guard !starts.isEmpty else { return people.count }
    return starts.map { start in
      absences.count { absences in
        absences.allSatisfy {
          $0.span.upperBound <= start || start + duration.rawValue <= $0.span.lowerBound
        }
      }
    }.max() ?? 0
  }

  private func teamSize(_ need: InterpretingNeed, _ session: Session, available: Int) -> Int {
    switch need.mode {
    case .simultaneous:
      session.duration <= rules.minutes(.boothAlone) ? 1 : rules.number(.boothTeam)
    case .consecutive:
      session.duration <= rules.minutes(.consecutiveAlone) ? 1 : rules.number(.consecutiveTeam)
    case .volunteer: max(1, min(available, volunteers[session.id] ?? 1))
    }
  }

  // MARK: - Liaison officers

  /// One seat per session and set of officers; parties that share all their officers share the seat.
  ///
  /// Where the lead unit is sure to attend the seat is required, where it may, the officer goes with it.
  mutating func addLiaisonSeats() {
    var leads: [AttendanceUnit.ID: Party.ID] = [:]
    var officers: [Party.ID: [LiaisonOfficer.ID]] = [:]
    for party in festival.parties {
      let own = festival.liaisonOfficers.filter { $0.parties.contains(party.id) }.map(\.id)
      guard !own.isEmpty, let lead = festival.leadUnit(of: party.id) else { continue }
      leads[lead.id] = party.id
      officers[party.id] = own
    }
    for session in festival.sessions {
      guard let activity = sessionIndex[session.id] else { continue }
      let named = session.namedUnits.compactMap { leads[$0] }
      let escortable = escortable(in: session, leads: leads)
      let invited = escortable.map(\.party)
      var sets: [[LiaisonOfficer.ID]] = []
      for party in named + invited {
        if let own = officers[party], !sets.contains(own) { sets.append(own) }
      }
      for set in sets {
        let isNeeded = named.contains { officers[$0] == set }
        let parties = (named + invited).filter { officers[$0] == set }
        let escorted = escortable.filter { parties.contains($0.party) }.map(\.escorted)
        guard isNeeded || !escorted.isEmpty else { continue }
        // A briefing of all liaison officers already has them.
        guard !session.staff.contains(.liaison) else { continue }
        let own = set.compactMap { liaisonIndex[$0] }
        if isNeeded, mostPresent(of: own, at: activity, lasting: session.duration) < 1 {
          let served = parties.map(\.rawValue)
          impossible(
            .hc29, [session.id],
            zh: "\(session.key)：\(served.joined(separator: "、")) 没有在岗的联络员",
            en: "\(session.key): no liaison officer of \(served.joined(separator: ", ")) "
              + "is on duty then")
        }
        let seat = addSeat(
          Problem.Seat(
            bindings: [
              Problem.Binding(activity: activity, from: 0, to: session.duration.rawValue)
            ],
            candidates: own, isRequired: isNeeded,
            emptyLabel: label(.hc29), escorted: isNeeded ? [] : escorted),
          .liaison(session: session.id))
        for party in Set(parties) {
          liaisonSeats[session.id, default: [:]][party, default: []].append(seat)
        }
      }
    }
  }

  /// Lead units that may join a session, with the seats in which they would sit.
  private func escortable(
    in session: Session, leads: [AttendanceUnit.ID: Party.ID]
  ) -> [(party: Party.ID, escorted: Problem.Seat.Escorted)] {
    var result: [(party: Party.ID, escorted: Problem.Seat.Escorted)] = []
    for (seat, meaning) in self.result.seats.enumerated() {
      switch meaning {
      case .optional(_, session.id), .opening(_, session.id): break
      default: continue
      }
      for candidate in self.result.problem.seats[seat].candidates {
        guard case .unit(let unit) = self.result.resources[candidate], let party = leads[unit]
        else { continue }
        result.append((party, Problem.Seat.Escorted(seat: seat, resource: candidate)))
      }
    }
    return result
  }
}
