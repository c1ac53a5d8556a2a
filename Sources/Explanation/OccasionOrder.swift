// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Sessions and interviews in the order of what they share with those before them: the same days, then the same people,
/// interpreted languages, outlets, officers and relations.
struct OccasionOrder {
  private let occasions: [Occasion]
  private let days: [Set<Int>]
  /// How many of its ties each has in common with those that were taken.
  private var shared: [Int]
  private var isOnSameDay: [Bool]
  private var isTaken: [Bool]
  /// Who has a tie, until somebody with it is taken.
  private var holders: [String: [Int]] = [:]
  private var takenDays = Set<Int>()
  private let ties: [Set<String>]

  init(_ occasions: [Occasion], of festival: Festival) {
    self.occasions = occasions
    days = occasions.map { $0.days(in: festival) }
    ties = occasions.map { $0.ties(in: festival) }
    shared = Array(repeating: 0, count: occasions.count)
    isOnSameDay = Array(repeating: false, count: occasions.count)
    isTaken = isOnSameDay
    for (index, ties) in ties.enumerated() {
      for tie in ties { holders[tie, default: []].append(index) }
    }
  }

  /// Takes these first.
  mutating func take(_ first: [Occasion]) {
    for occasion in first {
      if let index = occasions.firstIndex(of: occasion) { take(index) }
    }
  }

  /// The next one, the first of equally close ones; `nil` when all are taken.
  ///
  /// - Complexity: linear in the occasions; beyond that, each tie is looked at once in all.
  mutating func next() -> Occasion? {
    let open = occasions.indices.filter { !isTaken[$0] }
    func closeness(_ index: Int) -> (Int, Int) { (isOnSameDay[index] ? 1 : 0, shared[index]) }
    guard let index = open.max(by: { closeness($0) < closeness($1) }) else { return nil }
    take(index)
    return occasions[index]
  }

  private mutating func take(_ index: Int) {
    guard !isTaken[index] else { return }
    isTaken[index] = true
    for tie in ties[index] {
      for holder in holders.removeValue(forKey: tie) ?? [] { shared[holder] += 1 }
    }
    let further = days[index].subtracting(takenDays)
    guard !further.isEmpty else { return }
    takenDays.formUnion(further)
    for other in occasions.indices where !days[other].isDisjoint(with: further) {
      isOnSameDay[other] = true
    }
  }
}

extension Occasion {
  /// Whom it needs, as far as others may need them, too.
  fileprivate func ties(in festival: Festival) -> Set<String> {
    let units = namedUnits(in: festival)
    let parties = Set(units.map { festival.unit($0).party })
    var ties = units.map { "unit \($0)" }
    ties += festival.liaisonOfficers.filter { $0.parties.contains(where: parties.contains) }
      .map { "officer \($0.id)" }
    switch self {
    case .session(let id):
      ties += festival.relations.filter { $0.isHard && !$0.isPerItem && $0.sessions.contains(id) }
        .map { "relation \($0.id)" }
      ties += festival.session(id).interpreting.map { "language \($0.language)" }
      ties += festival.mediaSlots.filter { $0.session == id }
        .flatMap { festival.outlets(in: $0) }.map { "outlet \($0)" }
    case .interview(let id):
      ties.append("outlet \(festival.interview(id).outlet)")
      ties.append("language \(festival.interview(id).language)")
    }
    return Set(ties)
  }

  /// On which it may begin.
  fileprivate func days(in festival: Festival) -> Set<Int> {
    switch self {
    case .session(let id):
      let session = festival.session(id)
      return Set(session.pinned.map { [$0.day] } ?? session.windows.map(\.start.day))
    case .interview(let id): return Set(festival.interview(id).windows.map(\.start.day))
    }
  }
}
