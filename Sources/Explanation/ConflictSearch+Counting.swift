// SPDX-License-Identifier: Apache-2.0

import FestivalCompiler
import FestivalModel
import Solver

// Conflicts that counting shows: more is wanted of somebody or something than there is.
extension ConflictSearch {
  /// A shortage, with those that want too much and how deep one has to look to see it.
  struct Counted {
    var words: LocalizedText
    let occasions: [Occasion]
    let depth: Depth
    let resources: [FestivalProblem.ResourceMeaning]
  }

  /// The first shortage that counting finds, in words about all that want the same, of as few of them as it takes.
  ///
  /// Counting takes milliseconds where the engine, asked about a whole festival, may not end in time.
  func counted() async -> Counted? {
    guard let all = shortages(of: compiled, in: festival).first else { return nil }
    // Where orders with others leave them too few hours, these belong to it.
    let wanting = [all.occasions, tied(to: all.occasions)]
    for depth in Set([all.depth, .service]).sorted() {
      func short(_ occasions: [Occasion]) -> Counted? {
        // Of something else there may be too little for even fewer, but that is another story.
        shortages(in: limited(to: occasions, depth), depth).first { $0.resources == all.resources }
      }
      for occasions in wanting where short(occasions) != nil {
        let few = await occasions.reduced { short($0) != nil }
        if var counted = short(few) {
          counted.words = all.words
          return counted
        }
      }
    }
    return all
  }

  /// What those that want too much demand, as far as can be proven: by counting, else by the engine.
  func conflict(of counted: Counted) async -> FestivalConflict {
    if let conflict = await demands(of: counted) { return conflict }
    for occasions in [counted.occasions, tied(to: counted.occasions)] {
      guard let clash = await refuted(occasions, counted.depth, isShrunk: true) else { continue }
      if let conflict = await shrunk(clash, from: counted.depth) { return conflict }
    }
    let small = limited(to: counted.occasions, counted.depth)
    return FestivalConflict(
      occasions: counted.occasions,
      causes: Cause.all(of: small).filter { $0.isAbout(counted.resources, in: small) },
      isShrunk: false)
  }

  /// Demands none of which counting can spare; `nil` where it takes others to see it.
  private func demands(of counted: Counted) async -> FestivalConflict? {
    let small = limited(to: counted.occasions, counted.depth)
    let all = Cause.all(of: small).flatMap { $0.parts(in: small) }
    func isShort(_ causes: [Cause]) -> Bool { !shortages(in: small.asking(only: causes)).isEmpty }
    let relevant = all.filter { $0.isAbout(counted.resources, in: small) }
    // What takes the time itself, and when it may be taken, is mostly enough.
    guard let enough = [relevant.filter(\.isTellingOfTime), relevant, all].first(where: isShort)
    else { return nil }
    return FestivalConflict(
      occasions: counted.occasions,
      causes: await enough.reduced { !clock.isOver && isShort($0) },
      isShrunk: engine != nil && !clock.isOver)
  }

  private func shortages(
    in festival: Festival, _ least: Depth = .startsAndVenues
  ) -> [Counted] {
    shortages(of: FestivalCompiler.compile(festival), in: festival, least)
  }

  private func shortages(
    of compiled: FestivalProblem, in festival: Festival, _ least: Depth = .startsAndVenues
  ) -> [Counted] {
    guard compiled.impossibilities.isEmpty else { return [] }
    return CapacityCount.shortages(of: compiled.problem).map { shortage in
      let resources = shortage.resources.map { compiled.resources[$0] }
      return Counted(
        words: compiled.violation(shortage, in: festival).message,
        occasions: shortage.activities.map { compiled.activities[$0] },
        depth: (resources.map(\.depth) + [least]).max() ?? least, resources: resources)
    }
  }

  /// These, and whatever follows or precedes them, over any number of orders.
  private func tied(to occasions: [Occasion]) -> [Occasion] {
    let compiled = compiled
    var known = Set(occasions)
    var isGrowing = true
    while isGrowing {
      let before = known.count
      for relation in compiled.problem.relations {
        let pair = [relation.first, relation.second].map { compiled.activities[$0] }
        if pair.contains(where: known.contains) { known.formUnion(pair) }
      }
      isGrowing = known.count > before
    }
    return festival.occasions.filter(known.contains)
  }
}

extension FestivalProblem.ResourceMeaning {
  /// What has to be looked at to see that there is too little of it.
  fileprivate var depth: ConflictSearch.Depth {
    switch self {
    case .unit, .venue, .booths, .person: .startsAndVenues
    case .interpreter: .people
    case .journalist, .liaison: .service
    }
  }
}

extension Cause {
  /// Whether it takes time of one of these, or says when and where it may be taken.
  fileprivate func isAbout(
    _ resources: [FestivalProblem.ResourceMeaning], in festival: Festival
  ) -> Bool {
    switch self {
    case .windows, .candidates, .closure, .order, .sharedVenue, .relation, .wish, .manner(.hc18, _),
      .manner(.hc24, _), .interview(_, .hours), .interview(_, .venues):
      return true
    default: return resources.contains { isAbout($0, in: festival) }
    }
  }

  /// Whether it says when time may be taken, or takes it, and not where.
  fileprivate var isTellingOfTime: Bool {
    switch self {
    case .candidates, .closure, .order, .sharedVenue, .relation, .wish, .manner,
      .interview(_, .venues):
      false
    default: true
    }
  }

  private func isAbout(
    _ resource: FestivalProblem.ResourceMeaning, in festival: Festival
  ) -> Bool {
    switch resource {
    case .venue(let id): return self == .occupancy(id)
    case .booths(let id): return self == .booths(id)
    case .unit(let id): return isAbout(id, in: festival)
    case .person(let number):
      let person = festival.persons[number]
      return self == .person(person) || person.units.contains { isAbout($0, in: festival) }
        || person.interpreters.contains { isAbout(.interpreter($0), in: festival) }
        || person.officers.contains { isAbout(.liaison($0), in: festival) }
    case .interpreter(let id):
      switch self {
      case .interpretation, .interview(_, .language): return true
      case .staff(let language): return language == festival.interpreter(id).language
      default: return false
      }
    case .journalist(let id):
      let outlet = festival.journalists.first { $0.id == id }?.outlet
      switch self {
      case .interview(_, .journalist), .slot(_, .outlets): return true
      case .slot(_, .outlet(let other)), .crew(let other): return other == outlet
      default: return false
      }
    case .liaison(let id):
      switch self {
      case .officers(let body): return body.contains(id)
      case .escort(let party): return festival.liaisonOfficer(id).parties.contains(party)
      case .meeting, .people, .attendance, .presence: return true
      default: return false
      }
    }
  }

  private func isAbout(_ unit: AttendanceUnit.ID, in festival: Festival) -> Bool {
    let party = festival.unit(unit).party
    switch self {
    case .presence(let other, _): return other == unit
    case .people(let id): return festival.session(id).namedUnits.contains(unit)
    case .attendance(let other, _), .arrival(let other), .departure(let other):
      return other == party
    case .absence(let units): return units.contains(unit)
    case .interview(let id, .subject): return festival.interview(id).subject == unit
    default: return false
    }
  }
}
