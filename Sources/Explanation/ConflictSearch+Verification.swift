// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Every demand of a conflict tried by itself.
extension ConflictSearch {
  /// Leaves out demands that the few sessions and interviews do not need for their conflict.
  ///
  /// The model of the demands is wider here and there than the festival without a demand, so that each is tried once more
  /// with nothing but the others of the conflict asked, two beside each other. What was not tried so is not called minimal.
  ///
  /// - Returns: the conflict as far as the time allowed to try it, from where it can be gone on with.
  func verified(_ conflict: FestivalConflict) async -> FestivalConflict {
    guard conflict.isShrunk, !conflict.isVerified else { return conflict }
    var verified = conflict
    guard conflict.occasions.count > 1 else {
      // What one session demands was found so.
      verified.isVerified = true
      return verified
    }
    // Who nobody asks for is not looked at.
    let depth = depth(of: conflict)
    let small = limited(to: conflict.occasions, depth)
    var asked = Asked(conflict.causes, in: small)
    if conflict.needed == nil, await !isConflict(asked, depth) {
      // What the model of the demands keeps throughout has to be named, too.
      asked = Asked(conflict.causes + (await missing(from: asked, depth)), in: small)
      guard await isConflict(asked, depth) else {
        if !clock.isOver { verified.isShrunk = false }
        return verified
      }
      verified.causes = asked.causes
    }
    var needed = conflict.needed ?? []
    var open = verified.causes.filter { !needed.contains($0) }[...]
    while !open.isEmpty, !clock.isOver {
      let pair = Array(open.prefix(2))
      let answers = await areNeeded(pair, asked, depth)
      // What is needed beside more is needed beside less.
      needed.formUnion(zip(pair, answers).filter { $1 == true }.map(\.0))
      // A conflict is no smaller for what nobody knows.
      if answers.contains(nil) {
        if clock.isOver { break }
        verified.isShrunk = false
      }
      let isNeeded = answers.map { $0 != false }
      // What could be spared beside the other is tried again without it.
      open = open.dropFirst(isNeeded == [false, false] ? 1 : pair.count)
      if let spare = zip(pair, isNeeded).first(where: { !$1 })?.0 {
        verified.causes.removeAll { $0 == spare }
        asked = Asked(verified.causes, in: small)
      }
    }
    verified.needed = needed
    verified.isVerified = open.isEmpty
    return verified
  }

  private func isConflict(_ asked: Asked, _ depth: Depth) async -> Bool {
    await decided(asked.festival, depth, threads: 2, searches: 1) == false
  }

  /// Further demands, none of which can be spared for a conflict with these; none where even all of them make none.
  private func missing(from asked: Asked, _ depth: Depth) async -> [Cause] {
    let others = Cause.all(of: asked.small).flatMap { $0.parts(in: asked.small) }
      .filter { !asked.causes.contains($0) }
    func isEnough(_ further: [Cause]) async -> Bool {
      guard !clock.isOver else { return false }
      let more = asked.small.asking(only: asked.causes + further)
      return await decided(more, depth, threads: 2, searches: 1) == false
    }
    return await isEnough(others) ? await others.reduced(isEnough) : []
  }

  /// A few sessions and interviews of which nothing is asked but some demands.
  private struct Asked {
    let causes: [Cause]
    let small: Festival
    let festival: Festival
    /// The same in no more rooms than they may have at all: what goes together there does so in more rooms.
    let nearby: Festival

    init(_ causes: [Cause], in small: Festival) {
      self.causes = causes
      self.small = small
      festival = small.asking(only: causes)
      let rooms = Cause.all(of: small).filter { $0.addsRooms && !causes.contains($0) }
      nearby = rooms.isEmpty ? festival : small.asking(only: causes + rooms)
    }

    /// Without one of the demands.
    ///
    /// What a further room lacks is dropped for it only when the room is there already.
    func without(_ cause: Cause) -> Festival {
      cause.addsRooms
        ? small.asking(only: causes.filter { $0 != cause }, first: cause)
        : cause.lifted(from: festival)
    }
  }

  /// Of one or two demands of a conflict, whether the others go together without it; asked beside each other.
  private func areNeeded(_ pair: [Cause], _ asked: Asked, _ depth: Depth) async -> [Bool?] {
    async let first = isNeeded(pair[0], asked, depth)
    guard pair.count > 1 else { return await [first] }
    async let second = isNeeded(pair[1], asked, depth)
    return await [first, second]
  }

  private func isNeeded(_ cause: Cause, _ asked: Asked, _ depth: Depth) async -> Bool? {
    if !cause.addsRooms, await isSeenPossible(cause.lifted(from: asked.nearby), depth) {
      return true
    }
    return await decided(
      asked.without(cause), depth, threads: 1, searches: Self.searchesForNeeded)
  }

  /// Whether these few sessions and interviews are soon seen to go together.
  private func isSeenPossible(_ festival: Festival, _ depth: Depth) async -> Bool {
    let end = Clock(.seconds(min(clock.secondsLeft, Self.secondsToSee)), stop: clock.stop)
    return await ConflictSearch(festival, engine: engine, clock: end)
      .decided(festival, depth, threads: 1, searches: Self.searchesForNeeded) == true
  }

  private static let secondsToSee = 0.5

  /// What has to be looked at to see every demand of the conflict.
  private func depth(of conflict: FestivalConflict) -> Depth {
    let roles = conflict.sessions.contains { id in
      festival.parts.openings.contains { $0.session == id && $0.minUnits > 0 }
    }
    return (conflict.causes.map(\.depth) + [roles ? .people : .startsAndVenues]).max()
      ?? .startsAndVenues
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
    case .slot, .crew, .officers, .escort, .meeting, .person, .night: .service
    case .interpretation, .staff, .interview, .wish, .meetings: .people
    case .together(let causes): causes.map(\.depth).max() ?? .startsAndVenues
    case .windows, .people, .attendance, .presence, .arrival, .departure, .absence, .clearance,
      .candidates, .equipment, .closure, .access, .capacity, .occupancy, .order, .sharedVenue,
      .booths, .relation, .manner:
      .startsAndVenues
    }
  }
}
