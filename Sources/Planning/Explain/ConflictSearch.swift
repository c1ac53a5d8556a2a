// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Solver

/// A set of sessions and demands that cannot go together, none of which can be spared.
package struct FestivalConflict: Sendable, Hashable {
  package var sessions: [Session.ID]
  package var causes: [Cause]
  /// Whether the set was shrunk to the end: without any one of its parts, the rest of the set goes together.
  package var isMinimal: Bool
}

/// Finds conflicts: first a smallest set of sessions, then a smallest set of what these sessions demand.
///
/// Both are shrunk by leaving out one part after the other and asking again; whether sessions go together is decided
/// by exhaustive search over starts and venues, so that what is called a conflict is one.
struct ConflictSearch {
  let festival: Festival
  private let isOver: () -> Bool

  init(_ festival: Festival, isOver: @escaping () -> Bool) {
    self.festival = festival
    self.isOver = isOver
  }

  /// Conflicts that need no search for sessions: sessions that are impossible by themselves, each with its conflict.
  func impossibleSessions() -> [FestivalConflict] {
    var seen = Set<Session.ID>()
    let sessions = FestivalCompiler.compile(festival).impossibilities.flatMap(\.sessions)
      .filter { seen.insert($0).inserted }
    return sessions.compactMap { shrunk([$0]) }
  }

  /// A conflict of several sessions, sought around those that could not be planned.
  ///
  /// - Returns: `nil` when none can be proven: then people who are chosen by the plan are part of it.
  func conflict(around suspects: [Session.ID]) -> FestivalConflict? {
    let compiled = FestivalCompiler.compile(festival)
    let skeleton = Skeleton(compiled.problem)
    var index: [Session.ID: Int] = [:]
    for (activity, meaning) in compiled.activities.enumerated() {
      if case .session(let id) = meaning { index[id] = activity }
    }
    func goTogether(_ sessions: [Session.ID]) -> Bool? {
      FewestChanges.canPlace(Set(sessions.compactMap { index[$0] }), of: skeleton)
    }
    var set = suspects
    var found = goTogether(set) == false
    // Sessions with the same people, the busiest first, until they no longer go together.
    while !found, !isOver() {
      let people = Set(set.flatMap { festival.session($0).namedUnits })
      let others = festival.sessions.filter { !set.contains($0.id) }
      let next = others.max { a, b in
        let left = a.namedUnits.count(where: people.contains)
        let right = b.namedUnits.count(where: people.contains)
        return left < right
      }
      guard let next else { return nil }
      set.append(next.id)
      found = goTogether(set) == false
    }
    guard found else { return nil }
    for session in set where set.count > 1 && !isOver() {
      let rest = set.filter { $0 != session }
      if goTogether(rest) == false { set = rest }
    }
    return shrunk(festival.sessions.map(\.id).filter(set.contains))
  }

  // MARK: - Demands

  /// Whether nothing but starts and venues of these few sessions keeps them from being planned.
  private func isPossible(_ festival: Festival) -> Bool {
    let compiled = FestivalCompiler.compile(festival)
    guard compiled.impossibilities.isEmpty else { return false }
    let all = Set(compiled.problem.activities.indices)
    return FewestChanges.canPlace(all, of: Skeleton(compiled.problem), checks: 2_000_000) ?? true
  }

  private func shrunk(_ sessions: [Session.ID]) -> FestivalConflict? {
    let small = festival.limited(to: sessions)
    guard !isPossible(small) else { return nil }
    var enforced = Cause.all(of: small)
    var lifted: [Cause] = []
    func without(_ further: [Cause]) -> Festival {
      (lifted + further).reduce(small) { $1.lifted(from: $0) }
    }
    // Halves first, then smaller groups, then one by one.
    var size = max(1, enforced.count / 2)
    var isMinimal = true
    while true {
      var start = 0
      while start < enforced.count {
        if isOver() {
          isMinimal = false
          break
        }
        let end = min(start + size, enforced.count)
        let group = Array(enforced[start..<end])
        if isPossible(without(group)) {
          start = end
        } else {
          lifted += group
          enforced.removeSubrange(start..<end)
        }
      }
      if size == 1 || !isMinimal { break }
      size = max(1, size / 2)
    }
    return FestivalConflict(
      sessions: sessions, causes: enforced.map { named($0, in: small) }, isMinimal: isMinimal)
  }
}

extension ConflictSearch {
  /// The one party of a session's people without whom the few sessions go together, if there is one.
  private func named(_ cause: Cause, in small: Festival) -> Cause {
    guard case .people(let id) = cause, !isOver() else { return cause }
    let attending = Set(small.session(id).namedUnits.map { small.unit($0).party })
    let party = small.parties.map(\.id).first { party in
      attending.contains(party) && isPossible(Cause.attendance(party, id).lifted(from: small))
    }
    return party.map { .attendance($0, id) } ?? cause
  }
}

extension Festival {
  /// The festival with these sessions alone, and only the people who have to attend them.
  func limited(to sessions: [Session.ID]) -> Festival {
    let gone = self.sessions.map(\.id).filter { !sessions.contains($0) }
    var parts = applying(
      gone.map { .cancellation($0) } + [.interviewCancellation(interviews.map(\.id))]
    ).parts
    parts.openings = parts.openings.filter { $0.minUnits > 0 }
    parts.waves = []
    parts.liaisonOfficers = []
    parts.mediaSlots = parts.mediaSlots.filter { $0.kind == "spray" }
    // All venues stay: where else a session could be is part of the question. So do all people when a role asks for them.
    guard parts.openings.isEmpty else { return Festival(parts) }
    let wished = parts.wishes.flatMap { wish -> [AttendanceUnit.ID] in
      if case .units(let units) = wish.subject { units } else { [] }
    }
    let named = Set(parts.sessions.flatMap(\.namedUnits) + wished)
    let parties = Set(parts.units.filter { named.contains($0.id) }.map(\.party))
    parts.units.removeAll { !parties.contains($0.party) }
    parts.parties.removeAll { !parties.contains($0.id) }
    let units = Set(parts.units.map(\.id))
    parts.guests.removeAll { !units.contains($0.unit) }
    for index in parts.sessions.indices {
      parts.sessions[index].optional.removeAll { !units.contains($0) }
    }
    return Festival(parts)
  }
}
