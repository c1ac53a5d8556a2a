// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// When sessions may start, and what each start costs.
extension FestivalCompiler {
  /// A wish that binds the start: inside the spans when wanted, outside when not.
  typealias StartPin = (wish: Wish, spans: [TimeSpan], isWanted: Bool)

  /// Every admissible start, ascending; records which rules leave none.
  mutating func suitableStarts(
    _ session: Session, _ type: SessionType, venues: [Venue]
  ) -> [LocalTime] {
    let possible =
      session.pinned.map { [$0] } ?? gridStarts(in: session.windows, holding: Minutes(1))
    let named = namedStarts(of: session, among: possible)
    if named.isEmpty, !possible.isEmpty {
      refuseUnnamed(session)
      return []
    }
    let pins = startPins(of: session)
    let kept = keptStarts(of: session, type, venues, pins, among: named)
    if kept.starts.isEmpty {
      refuseStarts(of: session, in: venues, kept.blame, pins, absent: kept.absent)
    }
    return kept.starts
  }

  private func namedStarts(of session: Session, among possible: [LocalTime]) -> [LocalTime] {
    possible.filter { canBeNamed(session, at: $0) }
  }

  /// The starts that every rule about the session alone leaves, the rules that took some, and who is absent at some.
  ///
  /// It changes nothing, as a closure of what changes copies it for every start.
  private func keptStarts(
    of session: Session, _ type: SessionType, _ venues: [Venue], _ pins: [StartPin],
    among named: [LocalTime]
  ) -> (starts: [LocalTime], blame: [RuleID], absent: [AttendanceUnit.ID]) {
    var candidates = named
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
    return (candidates, blame, absentUnits)
  }

  /// Records which rules leave a session no start.
  private mutating func refuseStarts(
    of session: Session, in venues: [Venue], _ blame: [RuleID],
    _ pins: [StartPin], absent: [AttendanceUnit.ID]
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

  func resource(of unit: AttendanceUnit.ID) -> Problem.Resource {
    guard let index = unitIndex[unit] else { preconditionFailure("Unit \(unit) was not compiled") }
    return result.problem.resources[index]
  }

  /// Each site of the venues once, in their order.
  private func sites(of venues: [Venue]) -> [Int] {
    var seen = Set<Int>()
    return venues.compactMap { site(of: $0) }.filter { seen.insert($0).inserted }
  }

  func startCosts(
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
  func gridStarts(in windows: [TimeSpan], holding part: Minutes) -> [LocalTime] {
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
}

extension Problem.Resource {
  /// Whether it neither comes nor goes nor is ever away.
  fileprivate var isAlwaysThere: Bool { entry == nil && exit == nil && absences.isEmpty }

  /// Whether it can be at the site for the whole stretch, by its journey and its own times.
  func isPresent(
    at site: Int, start: Int, duration: Int, by travel: Problem.Travel
  ) -> Bool {
    let end = start + duration
    if let entry, start < entry.arrival(at: site, by: travel) { return false }
    if let exit, exit.arrival(from: site, leaving: end, by: travel) > exit.time { return false }
    return absences.allSatisfy { $0.span.upperBound <= start || end <= $0.span.lowerBound }
  }
}
