// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import Solver

// What the sessions and interviews of a conflict demand.
extension ConflictSearch {
  /// A smallest set of what these sessions and interviews demand that cannot go together; `nil` when they do.
  ///
  /// Nothing less deep is looked at: with that alone they are known to go together.
  func shrunk(
    _ occasions: [Occasion], from least: Depth = .startsAndVenues
  ) async -> FestivalConflict? {
    let depths = Depth.allCases.filter { $0 >= least }
    if occasions.count > 1 {
      let end = Clock(.seconds(clock.secondsLeft * Self.share), stop: clock.stop)
      if let conflict = await demands(of: occasions, depths, end) { return conflict }
      // That they clash is known; to try one demand after the other takes longer.
      if end.isOver {
        let all = Cause.all(of: limited(to: occasions, least))
        return FestivalConflict(occasions: occasions, causes: all, isShrunk: false)
      }
    }
    for depth in depths {
      let small = limited(to: occasions, depth)
      if await !isPossible(small, depth) { return await shrunk(occasions, in: small, depth) }
    }
    return nil
  }

  /// What of the time that is left the demands of one conflict may take: something that helps is worth more than the last
  /// demand that could be spared.
  private static let share = 0.6

  /// By the exact engine, all demands in one model; `nil` when it cannot tell.
  ///
  /// A coarse model decides many times as fast; what it says to be a conflict is tried in the fine one.
  private func demands(
    of occasions: [Occasion], _ depths: [Depth], _ end: Clock
  ) async -> FestivalConflict? {
    guard let engine else { return nil }
    for depth in depths {
      let small = limited(to: occasions, depth)
      if depth == .people, occasions.count > 2,
        let causes = await unattended(small, end)
      {
        return FestivalConflict(
          occasions: occasions, causes: causes, isShrunk: !end.isOver)
      }
      if let conflict = await demands(of: occasions, in: small, depth, engine, end) {
        return conflict
      }
    }
    return nil
  }

  /// What is asked without anybody who attends, where interpreters alone are too few: at first only the hours, then all.
  ///
  /// Nobody has then to be told apart, so that a refutation takes some hundredths of a second.
  private func unattended(_ small: Festival, _ end: Clock) async -> [Cause]? {
    let all = Cause.all(of: small).flatMap { $0.parts(in: small) }.filter { !$0.isOfAttendance }
    let search = ConflictSearch(small, engine: engine, clock: end)
    func clash(_ causes: [Cause]) async -> Bool {
      guard !end.isOver else { return false }
      return await search.decided(
        small.asking(only: causes), .people, threads: 2, searches: 1) == false
    }
    for causes in [all.filter(\.isOfInterpreters), all] where await clash(causes) {
      return await causes.reduced(clash)
    }
    return nil
  }

  private func demands(
    of occasions: [Occasion], in small: Festival, _ depth: Depth, _ engine: ExactEngine,
    _ end: Clock
  ) async -> FestivalConflict? {
    let hasSeats = depth != .startsAndVenues
    for isWhole in [false, true] where !end.isOver {
      let coarse = DemandModel(small, hasSeats: hasSeats, isWhole: isWhole, isCoarse: true)
      let found = await conflict(in: coarse, engine, end)
      guard found.isConflict else { continue }
      let fine = DemandModel(small, hasSeats: hasSeats, isWhole: isWhole, isCoarse: false)
      let tried = await conflict(in: fine, engine, end, kept: Set(found.groups), isShrunk: false)
      let conflict = tried.isConflict ? found : await self.conflict(in: fine, engine, end)
      guard conflict.isConflict else { continue }
      return FestivalConflict(
        occasions: occasions, causes: conflict.groups.map { fine.causes[$0] },
        isShrunk: conflict.status == .minimal)
    }
    return nil
  }

  private func conflict(
    in model: DemandModel, _ engine: ExactEngine, _ end: Clock, kept: Set<Int>? = nil,
    isShrunk: Bool = true
  ) async -> GroupConflict {
    await ExactSolver.groupConflict(
      in: model.problem, restrictions: model.restrictions,
      limits: ExactSolver.Limits(seconds: end.secondsLeft), engine: engine,
      kept: kept, isShrunk: isShrunk, stop: clock.stop, group: model.group)
  }

  private func shrunk(
    _ occasions: [Occasion], in small: Festival, _ depth: Depth
  ) async -> FestivalConflict {
    let all = Cause.all(of: small)
    var enforced = all.filter { !$0.isTelling }
    var left = small
    // Halves first, then smaller groups, then one by one; what tells most is tried last, and so rather kept.
    var size = max(1, enforced.count / 2)
    var hasTelling = false
    var isShrunk = true
    var isDecided = true
    while true {
      var start = 0
      while start < enforced.count {
        if clock.isOver {
          isShrunk = false
          break
        }
        let end = min(start + size, enforced.count)
        let group = Array(enforced[start..<end])
        let without = Cause.lifted(group, from: left)
        let answer = await decided(without, depth, threads: 2, searches: 1)
        if answer != false {
          // A conflict is no smaller for what nobody knows.
          if answer == nil, size == 1 { isDecided = false }
          start = end
        } else {
          left = without
          enforced.removeSubrange(start..<end)
        }
      }
      // What was not decided in time was taken to be possible.
      if clock.isOver { isShrunk = false }
      if hasTelling || !isShrunk { break }
      if size == 1 {
        hasTelling = true
        enforced += all.filter(\.isTelling)
      }
      size = max(1, size / 2)
    }
    if !hasTelling { enforced += all.filter(\.isTelling) }
    var causes: [Cause] = []
    for cause in enforced { causes += await named(cause, in: small, rest: left, depth) }
    return FestivalConflict(
      occasions: occasions, causes: causes, isShrunk: isShrunk && isDecided)
  }

  /// The parts of a demand that have to be named: with them alone of that demand the others are a conflict, and without any
  /// one of them they are none; else the whole demand.
  private func named(
    _ cause: Cause, in small: Festival, rest: Festival, _ depth: Depth
  ) async -> [Cause] {
    let part = await telling(cause, in: small, rest: rest, depth)
    // A meeting is asked for by two firms, so that nothing can be left of one of them alone.
    if part == cause || cause.isOfMeetings { return [part] }
    if await !isPossible(cause.left(with: part.parts(in: small), of: rest, in: small), depth) {
      return [part]
    }
    return await needed(of: cause, in: small, rest: rest, depth) ?? [cause]
  }

  /// The parts of a demand none of which can be spared; `nil` when they are too many to be named, or the time is over.
  private func needed(
    of cause: Cause, in small: Festival, rest: Festival, _ depth: Depth
  ) async -> [Cause]? {
    let kept = await cause.parts(in: small).reduced {
      await isPossible(cause.left(with: $0, of: rest, in: small), depth) == false
    }
    guard !clock.isOver else { return nil }
    return kept.count <= Self.fewParts ? kept : nil
  }

  /// The party of a session's people, or the fewest parties, without whom the few sessions go together.
  ///
  /// Where that takes many, the one without whom those go together whom nothing else keeps apart.
  private func telling(
    _ cause: Cause, in small: Festival, rest: Festival, _ depth: Depth
  ) async -> Cause {
    guard !clock.isOver else { return cause }
    if case .slot(let id, .outlets) = cause {
      return await fewest(
        small.outlets(in: small.mediaSlot(id)).map { .slot(id, .outlet($0)) }, in: small, depth)
        ?? cause
    }
    if case .meetings(let id, .requests) = cause {
      return await fewest(Cause.firms(in: small.matchmaking(of: id)), in: small, depth) ?? cause
    }
    guard case .people(let id) = cause else { return cause }
    let elsewhere = Set(small.sessions.filter { $0.id != id }.flatMap(\.namedUnits))
    let attending = Set(small.session(id).namedUnits.map { small.unit($0).party })
    let shared = Set(
      small.session(id).namedUnits.filter(elsewhere.contains).map { small.unit($0).party })
    func attendances(_ parties: Set<Party.ID>) -> [Cause] {
      small.parties.map(\.id).filter(parties.contains).map { .attendance($0, id) }
    }
    /// The one, found by halves; none when several are in the way.
    func single(_ festival: Festival) async -> Cause? {
      var parties = small.parties.map(\.id).filter(attending.contains)
      func isEnough(_ some: [Party.ID]) async -> Bool {
        await isPossible(Cause.together(attendances(Set(some))).lifted(from: festival), depth)
      }
      while parties.count > 1, !clock.isOver {
        let halves = [parties.prefix(parties.count / 2), parties.suffix((parties.count + 1) / 2)]
        if await isEnough(Array(halves[0])) {
          parties = Array(halves[0])
        } else if await isEnough(Array(halves[1])) {
          parties = Array(halves[1])
        } else {
          return nil
        }
      }
      guard let party = parties.first, parties.count == 1, await isEnough(parties) else {
        return nil
      }
      let units = small.session(id).namedUnits.filter { small.unit($0).party == party }
      for unit in units where units.count > 1 && !clock.isOver {
        let presence = Cause.presence(unit, id)
        if await isPossible(presence.lifted(from: festival), depth) { return presence }
      }
      return .attendance(party, id)
    }
    if let found = await single(small) { return found }
    if let found = await fewest(attendances(shared), in: small, depth) { return found }
    return await single(rest) ?? cause
  }

  /// More are named as the session's people, or the slot's outlets.
  private static let fewParts = 4

  /// The one, or the fewest of few, without which the few go together.
  private func fewest(
    _ parts: [Cause], in small: Festival, _ depth: Depth
  ) async -> Cause? {
    for part in parts where !clock.isOver {
      if await isPossible(part.lifted(from: small), depth) { return part }
    }
    var all = parts
    guard (2...Self.fewParts).contains(all.count), !clock.isOver,
      await isPossible(Cause.together(all).lifted(from: small), depth)
    else { return nil }
    for part in all where all.count > 2 && !clock.isOver {
      let rest = all.filter { $0 != part }
      if await isPossible(Cause.together(rest).lifted(from: small), depth) { all = rest }
    }
    return .together(all)
  }
}

extension Cause {
  fileprivate var isOfAttendance: Bool {
    switch self {
    case .people, .attendance, .presence, .arrival, .departure, .absence, .clearance: true
    default: false
    }
  }

  /// Whether interpreters are asked for by it, or when they are.
  fileprivate var isOfInterpreters: Bool {
    switch self {
    case .windows, .interpretation, .staff, .interview(_, .hours), .interview(_, .language): true
    default: false
    }
  }

  fileprivate var isOfMeetings: Bool {
    if case .meetings = self { true } else { false }
  }

  /// A festival with these of the demand's parts alone; the rest of the demand is dropped.
  fileprivate func left(
    with parts: [Cause], of festival: Festival, in small: Festival
  ) -> Festival {
    let dropped = self.parts(in: small).filter { !parts.contains($0) }
    return Cause.together(dropped).lifted(from: festival)
  }
}

extension Festival {
  /// With these demands and no others, of which one may be dropped before all others.
  func asking(only kept: [Cause], first: Cause? = nil) -> Festival {
    let named = Set((kept + [first].compactMap(\.self)).flatMap { $0.parts(in: self) })
    let others = Cause.all(of: self).flatMap { $0.parts(in: self) }.filter { !named.contains($0) }
    return Cause.lifted([first].compactMap(\.self) + others, from: self)
  }
}

extension Array {
  /// What is left when halves, then smaller groups, then single parts are dropped without which the rest is enough.
  ///
  /// - Complexity: O(k·log(n/k)) questions for k of n parts.
  func reduced(_ isEnough: ([Element]) async -> Bool) async -> [Element] {
    var kept = self
    var size = Swift.max(1, count / 2)
    while true {
      var start = 0
      while start < kept.count {
        let end = Swift.min(start + size, kept.count)
        let fewer = Array(kept[..<start] + kept[end...])
        if await isEnough(fewer) {
          kept = fewer
        } else {
          start = end
        }
      }
      if size == 1 { return kept }
      size /= 2
    }
  }
}

extension GroupConflict {
  fileprivate var isConflict: Bool {
    switch status {
    case .minimal, .notYetMinimal: true
    case .none, .unknown, .failed: false
    }
  }
}
