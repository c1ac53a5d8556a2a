// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// When and where: domains of starts and places, with the costs that depend on nothing else.
extension FestivalCompiler {
  mutating func addSessions() {
    var chains: [String: Int] = [:]
    var groups: [String: Int] = [:]
    for session in festival.sessions {
      let type = festival.type(session.type)
      let units = session.namedUnits
      let load = session.extraHeadcount + units.reduce(0) { $0 + festival.unit($1).size }
      let venues = suitableVenues(session, type, load: load)
      let starts = suitableStarts(session, type, venues: venues)
      var activity = Problem.Activity(
        duration: session.duration.rawValue, starts: starts.map(minute),
        options: venues.map { option(session, type, $0) })
      activity.startCosts = startCosts(session, starts)
      activity.load = load
      activity.before = festival.setUp(of: session).rawValue
      activity.after = festival.tearDown(of: session).rawValue
      activity.layout = type.layout == .theatre ? 0 : 1
      activity.capacityLabel = label(.hc04)
      if let chain = session.chain { activity.chain = number(chain, &chains) }
      if let group = session.sameVenueGroup { activity.turnaroundGroup = number(group, &groups) }
      let index = result.problem.activities.count
      sessionIndex[session.id] = index
      activity.attendance = units.compactMap { unit in
        unitIndex[unit].map {
          Problem.Attendance(resource: $0, binding: binding(index, session, type))
        }
      }
      for body in session.staff {
        let members: [Int] =
          switch body {
          case .interpreters:
            festival.meetingInterpreters(of: session).compactMap { interpreterIndex[$0] }
          case .liaison: festival.meetingOfficers(of: session).compactMap { liaisonIndex[$0] }
          }
        activity.attendance += members.map {
          Problem.Attendance(
            resource: $0,
            binding: Problem.Binding(activity: index, from: 0, to: session.duration.rawValue))
        }
      }
      result.problem.activities.append(activity)
      result.activities.append(.session(session.id))
      result.venues.append(venues.map(\.id))
    }
  }

  private func number(_ name: String, _ numbers: inout [String: Int]) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = numbers.count
    return numbers.count - 1
  }

  /// How a session binds a unit that attends it.
  func binding(_ activity: Int, _ session: Session, _ type: SessionType) -> Problem.Binding {
    Problem.Binding(
      activity: activity, from: 0, to: session.duration.rawValue, isCounted: true,
      isRecess: type.isMeal)
  }

  // MARK: - Venues

  private mutating func suitableVenues(
    _ session: Session, _ type: SessionType, load: Int
  ) -> [Venue] {
    let booths = session.interpreting.count { $0.mode == .simultaneous }
    guard let candidates = candidatesByWish(session) else { return [] }
    let equipped = candidates.map { festival.venue($0) }.filter { venue in
      venue.boothCount >= booths && type.features.allSatisfy { venue.features[$0] != nil }
    }
    if equipped.isEmpty {
      let tried = candidates.map { id in
        let venue = festival.venue(id)
        let missing = type.features.filter { venue.features[$0] == nil }
        return venue.boothCount < booths
          ? (
            zh: "\(id) 需要\(booths)个同传间，只有\(venue.boothCount)个",
            en: "\(id) needs \(booths) SI booths, room has \(venue.boothCount)"
          )
          : (
            zh: "\(id) 缺少 \(missing.joined(separator: "、"))",
            en: "\(id) lacks \(missing.joined(separator: ", "))"
          )
      }
      impossible(
        .hc05, [session.id],
        zh: "\(session.key)：没有符合设施要求的场地（\(tried.map(\.zh).joined(separator: "；"))）",
        en: "\(session.key): no venue is equipped for it "
          + "(\(tried.map(\.en).joined(separator: "; ")))")
      return []
    }
    let reached = reachable(equipped, for: session)
    guard !reached.isEmpty else { return [] }
    let roomy = reached.filter { load <= $0.capacity(type.layout) }
    if roomy.isEmpty {
      let largest = reached.map { $0.capacity(type.layout) }.max() ?? 0
      impossible(
        .hc04, [session.id],
        zh: "\(session.key)：\(load)人，候选场地最多容纳\(largest)人",
        en: "\(session.key): \(load) persons, the largest candidate venue holds \(largest)")
    }
    return reachableByInvited(roomy, for: session)
  }

  private func option(
    _ session: Session, _ type: SessionType, _ venue: Venue
  ) -> Problem.PlaceOption {
    guard let place = venueIndex[venue.id], let site = site(of: venue) else {
      preconditionFailure("Venue \(venue.id) at \(venue.place) was not compiled")
    }
    var option = Problem.PlaceOption(
      place: place, site: site, capacity: venue.capacity(type.layout))
    if let old = publishedSession(session.id), old.venue != venue.id {
      option.costs = [(label(.sc01), weight(.changedStart))]
    }
    let regret = regret(for: venue.id, in: session)
    if regret > 0 { option.costs.append((label(.sc16), regret)) }
    return option
  }

  func publishedSession(_ id: Session.ID) -> Programme.PlacedSession? {
    published?.sessions.first { $0.id == id }
  }

  // MARK: - Interviews

  mutating func addInterviews() {
    for interview in festival.interviews {
      let bound = interview.duration + interview.buffer
      let starts = gridStarts(in: interview.windows, holding: bound)
        .filter { canBeNamed(interview, at: $0) }
      let booths = interview.venues.filter { boothIndex[$0] != nil }
      let venues = reachable(booths, for: interview)
      if starts.isEmpty || booths.isEmpty {
        impossible(
          .hc06, [], interviews: [interview.id], zh: "专访 \(interview.id) 没有可用的时间或采访间",
          en: "interview \(interview.id) has no window long enough, or no booth")
      } else if !venues.isEmpty {
        checkPossible(interview, starts: starts, venues: venues.map { festival.venue($0) })
      }
      let index = result.problem.activities.count
      var activity = Problem.Activity(
        duration: bound.rawValue, starts: starts.map(minute),
        options: venues.compactMap { id in
          guard let place = boothIndex[id], let site = site(of: festival.venue(id)) else {
            return nil
          }
          return Problem.PlaceOption(place: place, site: site)
        })
      if let subject = unitIndex[interview.subject] {
        activity.attendance = [
          Problem.Attendance(
            resource: subject,
            binding: Problem.Binding(activity: index, from: 0, to: bound.rawValue))
        ]
      }
      result.problem.activities.append(activity)
      result.activities.append(.interview(interview.id))
      result.venues.append(venues)
    }
  }

  /// Records an interview that has a time and a booth, but never an open one while its subject is there.
  private mutating func checkPossible(
    _ interview: Interview, starts: [LocalTime], venues: [Venue]
  ) {
    let bound = interview.duration + interview.buffer
    let open = venues.map { venue in
      starts.filter { start in
        let span = TimeSpan(start: start, end: festival.time(bound, after: start))
        return !venue.closed.contains { $0.overlaps(span) }
      }
    }
    if open.allSatisfy(\.isEmpty) {
      let closed = venues.map(\.name)
      impossible(
        .hc05, [], interviews: [interview.id],
        zh: "专访 \(interview.id)：在其时间窗内，\(closed.map(\.zh).joined(separator: "、"))一直关闭",
        en: "interview \(interview.id): \(closed.map(\.en).joined(separator: ", ")) "
          + "is closed throughout its windows")
      return
    }
    let subject = resource(of: interview.subject)
    let isThere = zip(venues, open).contains { venue, starts in
      guard let site = site(of: venue) else { return false }
      return starts.contains {
        subject.isPresent(
          at: site, start: minute($0), duration: bound.rawValue, by: result.problem.travel)
      }
    }
    if !isThere {
      impossible(
        .hc07, [], interviews: [interview.id],
        zh: "专访 \(interview.id)：\(interview.subject) 在其时间窗内一直不在",
        en: "interview \(interview.id): \(interview.subject) is never there within its windows")
    }
  }
}
