// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

/// Finds what becomes of each day's sessions in the rain, for a programme that is finished without it.
///
/// Of each session the plans of the tables are tried, the best first. What is outdoors leaves, what is not stays if it
/// can; starts change only where no choice of venues is enough, and the fewest then. Whoever serves and attends stays.
struct WetPlanner {
  /// The plans of all days, in order.
  struct Outcome {
    var days: [WetDay] = []
    /// Days for which none holds, each with first choices, so that the check can say what is wrong with them: what is
    /// under a roof goes along, or stays.
    var failed: [(along: WetDay, staying: WetDay)] = []
  }

  /// What may become of one session, and how gladly.
  private struct Mode {
    /// As in the tables; several moves go together, since the search chooses among them.
    var plans: [Session.WetPlan]
    /// Whether it may stay where it is.
    var stays = false
    var dislike: Int
  }

  private struct Choice {
    let placed: Programme.PlacedSession
    let session: Session
    let isOutdoor: Bool
    /// As the tables have them, whether they fit or not.
    let plans: [Session.WetPlan]
    let modes: [Mode]

    /// What the tables would have it do before anything else.
    var first: WetDay.Entry? {
      plans.first.map {
        WetDay.Entry(session: session.id, plan: $0, start: $0 == .cancel ? nil : placed.start)
      }
    }
  }

  private let festival: Festival
  private let dry: Programme
  private let volunteers: [Session.ID: Int]

  /// Choices of what becomes of all sessions of a day that are looked at, and that are tried.
  private static let mostChoices = 2_000
  private static let mostAttempts = 100
  /// Further changes that are tried beyond the fewest, where people ask for more.
  private static let furtherLevels = 3
  private static let checks = 2_000_000

  private init(_ dry: Programme, _ festival: Festival) {
    self.dry = dry
    self.festival = festival
    volunteers = Dictionary(
      (dry.matchmaking ?? []).map { ($0.session, MatchmakingProblem.tablesInUse($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Plans every day for which the tables state what becomes of any of its sessions.
  static func plan(_ dry: Programme, for festival: Festival) -> Outcome {
    let planner = WetPlanner(dry, festival)
    var outcome = Outcome()
    for day in planner.days {
      let choices = planner.choices(on: day)
      if let found = planner.search(choices, on: day) {
        if !found.entries.isEmpty { outcome.days.append(found) }
        continue
      }
      outcome.failed.append(
        (
          WetDay(day: day, entries: choices.compactMap(\.first)),
          WetDay(day: day, entries: choices.filter(\.isOutdoor).compactMap(\.first))
        ))
    }
    return outcome
  }

  private var days: [Int] {
    Set(
      dry.sessions.filter { festival.hasSession($0.id) && !festival.session($0.id).wet.isEmpty }
        .map(\.start.day)
    ).sorted()
  }

  // MARK: - Choices

  /// What is outdoors that day, or has plans of its own, in table order.
  private func choices(on day: Int) -> [Choice] {
    festival.sessions.compactMap { session in
      guard
        let placed = dry.sessions.first(where: { $0.id == session.id && $0.start.day == day })
      else { return nil }
      let venue = festival.venue(placed.venue)
      guard venue.isOutdoor || !session.wet.isEmpty else { return nil }
      let plans = session.wet.isEmpty ? unstated(session, venue) : session.wet
      return Choice(
        placed: placed, session: session, isOutdoor: venue.isOutdoor, plans: plans,
        modes: modes(plans, of: session, stays: !venue.isOutdoor))
    }
  }

  /// The venue's alternative, then other candidates under a roof.
  private func unstated(_ session: Session, _ venue: Venue) -> [Session.WetPlan] {
    var plans: [Session.WetPlan] = []
    if let wet = venue.wetAlternative {
      plans.append(venue.isWetAlternativeSymbolic ? .symbolic(wet) : .move(wet))
    }
    let roofed = session.venues.filter {
      !festival.venue($0).isOutdoor && $0 != venue.wetAlternative
    }
    return plans + roofed.map { .move($0) }
  }

  private func modes(
    _ plans: [Session.WetPlan], of session: Session, stays: Bool
  ) -> [Mode] {
    let fitting = plans.enumerated().filter { hasPressOf(session, at: $1.venue) }
    let moves = fitting.filter { $0.element.kind == .move }
    var modes: [Mode] = []
    if stays || !moves.isEmpty {
      modes.append(
        Mode(
          plans: moves.map(\.element), stays: stays, dislike: stays ? 0 : moves[0].offset))
    }
    for (position, plan) in fitting where plan.kind != .move {
      modes.append(Mode(plans: [plan], dislike: position + (stays ? 1 : 0)))
    }
    return modes.sorted { $0.dislike < $1.dislike }
  }

  /// Whether the slots of the session find their risers and uplinks there, as far as any venue states them.
  private func hasPressOf(_ session: Session, at venue: Venue.ID?) -> Bool {
    guard let venue else { return true }
    func has(_ feature: String, _ number: Int) -> Bool {
      !festival.venues.contains { $0.features[feature] != nil }
        || festival.venue(venue).features[feature] ?? 0 >= number
    }
    return festival.mediaSlots.filter { $0.session == session.id }.allSatisfy { slot in
      switch slot.kind {
      case "riser": has("press_riser", slot.capacity)
      case "live": has("uplink", 1)
      default: true
      }
    }
  }

  // MARK: - Search

  /// The first choice of modes, the most liked first, with which the day keeps all rules.
  private func search(_ choices: [Choice], on day: Int) -> WetDay? {
    guard choices.allSatisfy({ !$0.modes.isEmpty }) else { return nil }
    /// Modes that are impossible by themselves, by session.
    var hopeless: [Session.ID: Set<Int>] = [:]
    var attempts = 0
    for modes in combinations(choices) where attempts < Self.mostAttempts {
      let isHopeless = zip(choices, modes).contains {
        hopeless[$0.session.id]?.contains($1) ?? false
      }
      if isHopeless { continue }
      attempts += 1
      switch attempt(choices, modes, on: day) {
      case .found(let found): return found
      case .impossible(let sessions):
        for (choice, mode) in zip(choices, modes) where sessions.contains(choice.session.id) {
          hopeless[choice.session.id, default: []].insert(mode)
        }
      case .failed: break
      }
    }
    return nil
  }

  /// What came of one choice.
  private enum Attempt {
    case found(WetDay)
    /// These sessions cannot be held like this, whatever becomes of the others.
    case impossible([Session.ID])
    case failed
  }

  /// Positions of the modes, by the sum of their dislikes; of equals the later sessions change first.
  private func combinations(_ choices: [Choice]) -> [[Int]] {
    var all: [(dislike: Int, modes: [Int])] = [(0, [])]
    for choice in choices {
      let longer = all.flatMap { known in
        choice.modes.indices.map {
          (dislike: known.dislike + choice.modes[$0].dislike, modes: known.modes + [$0])
        }
      }
      all = Array(
        longer.sorted {
          $0.dislike != $1.dislike
            ? $0.dislike < $1.dislike : $0.modes.lexicographicallyPrecedes($1.modes)
        }.prefix(Self.mostChoices))
    }
    return all.map(\.modes)
  }

  private func attempt(_ choices: [Choice], _ modes: [Int], on day: Int) -> Attempt {
    let chosen = zip(choices, modes).map { ($0, $0.modes[$1]) }
    let (tables, base) = edition(chosen, on: day)
    var compiled = FestivalCompiler.compile(tables, volunteers: volunteers)
    guard compiled.impossibilities.isEmpty else {
      return .impossible(
        compiled.impossibilities.filter { $0.sessions.count == 1 }.flatMap(\.sessions))
    }
    let moving = Set(choices.map(\.session.id))
    let earlier = EarlierProgramme(base, in: compiled) { occasion in
      occasion.session.map { !moving.contains($0) } ?? true
    }
    compiled.leaveUnsaid { earlier.occupants[$0] == nil }
    let skeleton = Skeleton(compiled.problem)
    let appraiser = Appraiser(compiled.problem)
    var least = 0
    for _ in 0...Self.furtherLevels {
      let fewest = FewestChanges.search(
        skeleton, before: earlier.before, least: least,
        most: choices.count + Self.furtherLevels, checks: Self.checks)
      let found = fewest.plans.compactMap { plan -> (rank: [Int], day: WetDay)? in
        var solution = earlier.solution
        for move in plan {
          solution.start[move.activity] = move.value.start
          solution.option[move.activity] = move.value.option
        }
        guard solution.start.allSatisfy({ $0 >= 0 }), appraiser.cost(of: solution).hard == 0
        else { return nil }
        return entries(of: solution, compiled, chosen, on: day)
      }
      let best = found.enumerated().min { a, b in
        (a.element.rank + [a.offset]).lexicographicallyPrecedes(b.element.rank + [b.offset])
      }
      if let best { return .found(best.element.day) }
      guard fewest.atLeast < .max, !fewest.plans.isEmpty else { return .failed }
      least = fewest.atLeast + 1
    }
    return .failed
  }

  /// The tables of the day in the rain, with every venue of the modes a candidate, and the programme to begin from: what
  /// is cancelled is gone, who stays away is away, and the rest is where it is without rain.
  private func edition(
    _ chosen: [(Choice, Mode)], on day: Int
  ) -> (Festival, Programme) {
    let entries = chosen.compactMap { choice, mode -> WetDay.Entry? in
      guard let plan = mode.plans.first, !mode.stays else { return nil }
      return WetDay.Entry(
        session: choice.session.id, plan: plan,
        start: plan == .cancel ? nil : choice.placed.start)
    }
    let plan = WetDay(day: day, entries: entries)
    var stated = dry
    stated.wet = [plan]
    var base = stated.inRain(on: [day], of: festival)
    base.weather = .dry
    base.wet = nil
    var parts = festival.inRain([plan], of: dry).withPress(as: dry).parts
    for (choice, mode) in chosen where mode.plans != [.cancel] {
      let dryVenue = choice.placed.venue
      parts.change(choice.session.id) { session in
        session.venues =
          (mode.stays ? [dryVenue] : [])
          + mode.plans.compactMap(\.venue)
          .filter { !mode.stays || $0 != dryVenue }
        session.windows = session.windows.compactMap { $0.part(on: day) }
      }
      for index in base.sessions.indices where base.sessions[index].id == choice.session.id {
        base.sessions[index].venue = dryVenue
      }
    }
    return (Festival(parts), base)
  }

  /// What a solution means for the sessions of the day, and how it ranks; `nil` where the tables do not allow it or its
  /// rooms cannot be held.
  private func entries(
    of solution: Solution, _ compiled: FestivalProblem, _ chosen: [(Choice, Mode)], on day: Int
  ) -> (rank: [Int], day: WetDay)? {
    let activities = Dictionary(
      compiled.activities.enumerated().compactMap { index, occasion in
        occasion.session.map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
    var (places, minutes) = (0, 0)
    var list: [WetDay.Entry] = []
    for (choice, mode) in chosen {
      let id = choice.session.id
      guard let activity = activities[id] else {
        list.append(WetDay.Entry(session: id, plan: .cancel, start: nil))
        continue
      }
      let venue = compiled.venues[activity][solution.option[activity]]
      let start = compiled.time(
        of: compiled.problem.activities[activity].starts[solution.start[activity]])
      if mode.stays, venue == choice.placed.venue, start == choice.placed.start { continue }
      guard start.day == day, let position = mode.plans.firstIndex(where: { $0.venue == venue })
      else { return nil }
      places += position
      minutes += abs((start - choice.placed.start).rawValue)
      list.append(WetDay.Entry(session: id, plan: mode.plans[position], start: start))
    }
    let plan = WetDay(day: day, entries: list)
    guard festival.holds(of: plan, in: dry).isEmpty else { return nil }
    return ([places, minutes], plan)
  }
}
