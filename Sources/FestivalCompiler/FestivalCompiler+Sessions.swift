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
    guard let place = venueIndex[venue.id], let site = siteIndex[venue.place] else {
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

  private func publishedSession(_ id: Session.ID) -> Programme.PlacedSession? {
    published?.sessions.first { $0.id == id }
  }

  // MARK: - Starts

  /// Every admissible start, ascending; records which rules leave none.
  private mutating func suitableStarts(
    _ session: Session, _ type: SessionType, venues: [Venue]
  ) -> [LocalTime] {
    let possible =
      session.pinned.map { [$0] } ?? gridStarts(in: session.windows, holding: Minutes(1))
    var candidates = possible.filter { canBeNamed(session, at: $0) }
    if candidates.isEmpty, !possible.isEmpty {
      refuseUnnamed(session)
      return []
    }
    var blame: [RuleID] = []
    func keep(_ rule: RuleID, _ isKept: (LocalTime) -> Bool) {
      let kept = candidates.filter(isKept)
      if kept.count < candidates.count { blame.append(rule) }
      candidates = kept
    }
    let duration = session.duration
    func span(from start: LocalTime) -> TimeSpan {
      TimeSpan(start: start, end: festival.time(duration, after: start))
    }
    keep(.hc06) { start in
      let isPinOnly = session.pinned != nil && session.windows.isEmpty
      return (isPinOnly || session.windows.contains { $0.start <= start && start < $0.end })
        && (festival.endBy(of: session).map { end in
          festival.hour(end, onDayOf: start) >= span(from: start).end
        } ?? true)
        && (session.within.isEmpty
          || session.within.contains { $0.contains(span(from: start)) })
    }
    let pins = startPins(of: session)
    keep(pins.count == 1 ? .hc06 : .hc30) { start in
      pins.allSatisfy { pin in pin.spans.contains { $0.holds(start) } == pin.isWanted }
    }
    if !venues.isEmpty {
      keep(.hc05) { start in
        let held = festival.holding(of: session, during: span(from: start))
        return venues.contains { venue in !venue.closed.contains { $0.overlaps(held) } }
      }
    }
    if type.isBuffet {
      keep(.hc24) { start in
        rules.buffetWindows.contains {
          TimeSpan(
            start: LocalTime(day: start.day, timeOfDay: $0.from),
            end: LocalTime(day: start.day, timeOfDay: $0.to)
          ).contains(span(from: start))
        }
      }
    }
    if type.isCourtesy, let guest = principals(of: session).guest,
      let arrival = festival.arrival(of: festival.unit(guest))
    {
      let last = arrival.time.day + rules.number(.courtesyDays)
      keep(.hc18) { (arrival.time.day...last).contains($0.day) }
    }
    var absentUnits: [AttendanceUnit.ID] = []
    if !venues.isEmpty {
      let sites = sites(of: venues)
      let travel = result.problem.travel
      for unit in session.namedUnits {
        let resource = resource(of: unit)
        if resource.isAlwaysThere { continue }
        let before = candidates
        keep(.hc07) { start in
          sites.contains {
            resource.isPresent(
              at: $0, start: minute(start), duration: duration.rawValue, by: travel)
          }
        }
        if candidates.count < before.count { absentUnits.append(unit) }
      }
    }
    if candidates.isEmpty {
      refuseStarts(of: session, in: venues, blame, pins, absent: absentUnits)
    }
    return candidates
  }

  /// Records which rules leave a session no start.
  private mutating func refuseStarts(
    of session: Session, in venues: [Venue], _ blame: [RuleID],
    _ pins: [(wish: Wish, spans: [TimeSpan], isWanted: Bool)], absent: [AttendanceUnit.ID]
  ) {
    let rule = blame.last ?? .hc06
    var rules: [RuleID] = []
    for rule in blame where !rules.contains(rule) { rules.append(rule) }
    let isPinnedAside = session.pinned != nil && blame.first == .hc06
    let closed =
      rules.contains(.hc05) ? venues.filter { !$0.closed.isEmpty }.map(\.id.rawValue) : []
    let units = absent.map(\.rawValue)
    let asked = pins.map { "\($0.wish.id)（\($0.wish.author)）" }
    let demands = pins.map { "\($0.wish.id) of \($0.wish.author)" }
    impossible(
      rule, [session.id],
      zh:
        "\(session.key)：没有可用的开始时间（\(rules.map { "\($0.rawValue)“\($0.title.zh)”" }.joined(separator: "、"))"
        + (isPinnedAside ? "；所定时间不在其时间窗内" : "")
        + (closed.isEmpty ? "" : "；关闭的场地：\(closed.joined(separator: "、"))")
        + (units.isEmpty ? "" : "；不在场：\(units.joined(separator: "、"))")
        + (asked.isEmpty ? "" : "；要求：\(asked.joined(separator: "、"))") + "）",
      en: "\(session.key): no start is left by "
        + rules.map { "\($0.rawValue) '\($0.title.en)'" }.joined(separator: ", ")
        + (isPinnedAside ? " (pinned outside its windows)" : "")
        + (closed.isEmpty ? "" : " (closed: \(closed.joined(separator: ", ")))")
        + (units.isEmpty ? "" : " (not there in time: \(units.joined(separator: ", ")))")
        + (demands.isEmpty ? "" : " (as laid down in \(demands.joined(separator: ", ")))"))
  }

  private func resource(of unit: AttendanceUnit.ID) -> Problem.Resource {
    guard let index = unitIndex[unit] else { preconditionFailure("Unit \(unit) was not compiled") }
    return result.problem.resources[index]
  }

  /// Each site of the venues once, in their order.
  private func sites(of venues: [Venue]) -> [Int] {
    var seen = Set<Int>()
    return venues.compactMap { siteIndex[$0.place] }.filter { seen.insert($0).inserted }
  }

  private func startCosts(
    _ session: Session, _ starts: [LocalTime]
  ) -> [(label: Int, costs: [Int])] {
    var costs: [(label: Int, costs: [Int])] = []
    func add(_ rule: RuleID, _ cost: (LocalTime) -> Points) {
      let list = starts.map { cost($0).rawValue }
      if list.contains(where: { $0 != 0 }) { costs.append((label(rule), list)) }
    }
    if let old = publishedSession(session.id) {
      add(.sc01) { $0 == old.start ? .zero : rules.points(.changedStart) }
    }
    let parties = Set(session.namedUnits.map { festival.unit($0).party })
    let holidayCosts = Dictionary(
      uniqueKeysWithValues: Set(starts.map(\.day)).map { day in
        (day, rules.points(.holiday) * parties.count { isHoliday(of: $0, onDay: day) })
      })
    add(.sc02) { holidayCosts[$0.day] ?? .zero }
    let slots = festival.mediaSlots.filter { $0.session == session.id }
    add(.sc11) { start in
      rules.points(.lateSlot)
        * slots.count { slot in
          let end = festival.time(slot.offset + slot.duration, after: start)
          return end > LocalTime(day: start.day, timeOfDay: rules.filingTime)
        }
    }
    add(.sc12) { start in
      let limit = festival.hour(rules.eveningLimit, onDayOf: start)
      let over = festival.elapsed(from: limit, to: start) + session.duration
      return over > 0 ? rules.points(.lateFinish).scaled(over.rawValue, per: 15) : .zero
    }
    add(.sc17) { start in
      let ends = session.windows.filter { $0.holds(start) }.map(\.end)
      guard let end = ends.max() else { return .zero }
      let over = festival.elapsed(from: end, to: start) + session.duration
      return over > 0 ? rules.points(.overrun).scaled(over.rawValue, per: 5) : .zero
    }
    add(.sc16) { regret(for: $0, in: session) }
    return costs
  }

  func isHoliday(of party: Party.ID, onDay day: Int) -> Bool {
    holidays[party]?.contains(day) ?? false
  }

  /// Every start on the grid from which `part` lies inside one of the windows, ascending.
  private func gridStarts(in windows: [TimeSpan], holding part: Minutes) -> [LocalTime] {
    let grid = festival.grid.rawValue
    var starts = Set<LocalTime>()
    for window in windows {
      var start = LocalTime((window.start.rawValue + grid - 1) / grid * grid)
      while festival.time(part, after: start) <= window.end {
        starts.insert(start)
        start = start + festival.grid
      }
    }
    return starts.sorted()
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
          guard let place = boothIndex[id], let site = siteIndex[festival.venue(id).place] else {
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
      guard let site = siteIndex[venue.place] else { return false }
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

extension Problem.Resource {
  /// Whether it neither comes nor goes nor is ever away.
  fileprivate var isAlwaysThere: Bool { entry == nil && exit == nil && absences.isEmpty }

  /// Whether it can be at the site for the whole stretch, by its journey and its own times.
  fileprivate func isPresent(
    at site: Int, start: Int, duration: Int, by travel: Problem.Travel
  ) -> Bool {
    let end = start + duration
    if let entry, start < entry.arrival(at: site, by: travel) { return false }
    if let exit, exit.arrival(from: site, leaving: end, by: travel) > exit.time { return false }
    return absences.allSatisfy { $0.span.upperBound <= start || end <= $0.span.lowerBound }
  }
}
