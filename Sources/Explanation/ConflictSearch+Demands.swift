// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalCompiler
import FestivalModel
import Solver

// What the sessions and interviews of a conflict demand.
extension ConflictSearch {
  /// Whether nothing but starts and venues, and perhaps people, keeps these few sessions from being planned.
  ///
  /// What was not decided is taken to be possible.
  func isPossible(_ festival: Festival, _ depth: Depth) async -> Bool {
    await decided(festival, depth, threads: 2) != false
  }

  /// The same; `nil` where the engine gave no answer.
  private func decided(_ festival: Festival, _ depth: Depth, threads: Int) async -> Bool? {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty else { return false }
    for matchmaking in festival.matchmaking
    where await MatchmakingProblem(matchmaking, of: festival).isPossible(stop: clock.stop)
      == false
    {
      return false
    }
    if !CapacityCount.shortages(of: compiled.problem).isEmpty { return false }
    let all = Set(compiled.problem.activities.indices)
    // Where many are alike, trying one order after the other takes too long; the engine sees it at once.
    let fits = FewestChanges.canPlace(
      all, of: Skeleton(compiled.problem),
      checks: engine == nil ? Self.manyChecks : Self.fewChecks, stop: clock.stop)
    if fits == false { return false }
    let isAboutPeople = depth != .startsAndVenues
    guard let engine, isAboutPeople || fits == nil else { return true }
    return await ExactSolver.isPossible(
      isAboutPeople ? compiled.problem : compiled.problem.withoutSeats,
      limits: ExactSolver.Limits(seconds: clock.secondsLeft, threads: threads), engine: engine,
      stop: clock.stop)
  }

  /// A smallest set of what these sessions and interviews demand that cannot go together; `nil` when they do.
  ///
  /// Nothing less deep is looked at: with that alone they are known to go together.
  func shrunk(
    _ occasions: [Occasion], from least: Depth = .startsAndVenues
  ) async -> FestivalConflict? {
    let depths = Depth.allCases.filter { $0 >= least }
    if occasions.count > 1, let conflict = await demands(of: occasions, depths) { return conflict }
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
  private func demands(of occasions: [Occasion], _ depths: [Depth]) async -> FestivalConflict? {
    guard let engine else { return nil }
    let end = Clock(.seconds(clock.secondsLeft * Self.share), stop: clock.stop)
    for depth in depths {
      let small = limited(to: occasions, depth)
      let hasSeats = depth != .startsAndVenues
      for isWhole in [false, true] where !end.isOver {
        let coarse = DemandModel(small, hasSeats: hasSeats, isWhole: isWhole, isCoarse: true)
        let found = await conflict(in: coarse, engine, end)
        guard found.isConflict else { continue }
        let fine = DemandModel(small, hasSeats: hasSeats, isWhole: isWhole, isCoarse: false)
        let tried = await conflict(
          in: fine, engine, end, kept: Set(found.groups), isShrunk: false)
        let conflict = tried.isConflict ? found : await self.conflict(in: fine, engine, end)
        guard conflict.isConflict else { continue }
        return FestivalConflict(
          occasions: occasions, causes: conflict.groups.map { fine.causes[$0] },
          isShrunk: conflict.status == .minimal)
      }
    }
    return nil
  }

  /// Leaves out demands that the few sessions and interviews do not need for their conflict.
  ///
  /// The model of the demands is wider here and there than the festival without a demand, so that each is tried once more
  /// with nothing but the others of the conflict asked, two beside each other. What was not tried so is not called minimal.
  func verified(_ conflict: FestivalConflict) async -> FestivalConflict {
    guard conflict.isShrunk else { return conflict }
    var verified = conflict
    // Who nobody asks for is not looked at.
    let depth = depth(of: conflict)
    let small = limited(to: conflict.occasions, depth)
    var asked = small.asking(only: conflict.causes)
    var open = conflict.causes[...]
    while !open.isEmpty, !clock.isOver {
      let pair = Array(open.prefix(2))
      let answers = await areNeeded(pair, in: verified, of: small, asked, depth)
      // A conflict is no smaller for what nobody knows.
      if answers.contains(nil) { verified.isShrunk = false }
      let needed = answers.map { $0 != false }
      // What could be spared beside the other is tried again without it.
      open = open.dropFirst(needed == [false, false] ? 1 : pair.count)
      if let spare = zip(pair, needed).first(where: { !$1 })?.0 {
        verified.causes.removeAll { $0 == spare }
        asked = small.asking(only: verified.causes)
      }
    }
    if clock.isOver { verified.isShrunk = false }
    return verified
  }

  /// Of one or two demands of a conflict, whether the others go together without it; asked beside each other.
  private func areNeeded(
    _ pair: [Cause], in conflict: FestivalConflict, of small: Festival, _ asked: Festival,
    _ depth: Depth
  ) async -> [Bool?] {
    async let first = isNeeded(pair[0], in: conflict, of: small, asked, depth)
    guard pair.count > 1 else { return await [first] }
    async let second = isNeeded(pair[1], in: conflict, of: small, asked, depth)
    return await [first, second]
  }

  private func isNeeded(
    _ cause: Cause, in conflict: FestivalConflict, of small: Festival, _ asked: Festival,
    _ depth: Depth
  ) async -> Bool? {
    let others = conflict.causes.filter { $0 != cause }
    // What a further room lacks is dropped for it only when the room is there already.
    let without =
      cause.addsRooms ? small.asking(only: others, first: cause) : cause.lifted(from: asked)
    return await decided(without, depth, threads: 1)
  }

  /// What has to be looked at to see every demand of the conflict.
  private func depth(of conflict: FestivalConflict) -> Depth {
    let roles = conflict.sessions.contains { id in
      festival.parts.openings.contains { $0.session == id && $0.minUnits > 0 }
    }
    return (conflict.causes.map(\.depth) + [roles ? .people : .startsAndVenues]).max()
      ?? .startsAndVenues
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
        if await isPossible(without, depth) {
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
    return FestivalConflict(occasions: occasions, causes: causes, isShrunk: isShrunk)
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
  /// Whether more rooms can be chosen without it.
  fileprivate var addsRooms: Bool {
    switch self {
    case .candidates, .interview(_, .venues), .occupancy: true
    default: false
    }
  }

  /// What has to be looked at to see it.
  fileprivate var depth: ConflictSearch.Depth {
    switch self {
    case .slot, .crew, .officers, .escort, .meeting, .person: .service
    case .interpretation, .staff, .interview, .wish, .meetings: .people
    case .together(let causes): causes.map(\.depth).max() ?? .startsAndVenues
    case .windows, .people, .attendance, .presence, .arrival, .departure, .absence, .clearance,
      .candidates, .equipment, .closure, .access, .capacity, .occupancy, .order, .sharedVenue,
      .booths, .relation, .manner:
      .startsAndVenues
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
