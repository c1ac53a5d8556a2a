// SPDX-License-Identifier: Apache-2.0

/// The activities of a problem with whatever binds them no matter who sits in the seats.
///
/// Every constraint looks at one or two activities and is necessary, so what the skeleton cannot satisfy, no solution
/// of the problem can. Places with several bindings at once, choosable seats and quotas are left out.
package struct Skeleton: Sendable {
  /// A start and a place of an activity, as positions in its lists.
  package struct Value: Sendable, Hashable {
    /// Position in ``Problem/Activity/starts``.
    package var start: Int
    /// Position in ``Problem/Activity/options``.
    package var option: Int

    /// Takes positions, not times and places.
    package init(start: Int, option: Int) {
      self.start = start
      self.option = option
    }
  }

  /// How two activities bind one resource.
  private struct Shared: Hashable {
    var resource: Int
    var first: Range<Int>
    var second: Range<Int>
  }

  /// The problem it is a part of.
  package let problem: Problem
  /// Values that no single constraint rules out, by activity; starts ascend within an option.
  package let values: [[Value]]
  /// By lower activity times their number plus higher activity.
  private var shared: [Int: [Shared]] = [:]
  private var relations: [Int: [Problem.Relation]] = [:]
  private var samePlace: [Int: Int] = [:]
  private var accords: [Int: [Problem.Accord]] = [:]
  /// Least way between two sites over a third, by both.
  private let detour: [Int]

  /// Looks at every pair of activities that bind one resource whoever sits in the seats.
  package init(_ problem: Problem) {
    self.problem = problem
    values = problem.activities.indices.map { Self.values(of: $0, in: problem) }
    detour = Self.detours(in: problem)
    let count = problem.activities.count
    var byResource: [[(activity: Int, span: Range<Int>)]] = Array(
      repeating: [], count: problem.resources.count)
    for (activity, record) in problem.activities.enumerated() {
      for attendance in record.attendance {
        byResource[attendance.resource].append(
          (activity, attendance.binding.from..<attendance.binding.to))
      }
    }
    for seat in problem.seats where seat.isRequired && seat.candidates.count == 1 {
      for binding in seat.bindings {
        byResource[seat.candidates[0]].append((binding.activity, binding.from..<binding.to))
      }
    }
    for (resource, bindings) in byResource.enumerated()
    where problem.resources[resource].concurrency == 1 {
      for (index, a) in bindings.enumerated() {
        for b in bindings[(index + 1)...] where a.activity != b.activity {
          let isOrdered = a.activity < b.activity
          let entry = Shared(
            resource: resource, first: isOrdered ? a.span : b.span,
            second: isOrdered ? b.span : a.span)
          let key = min(a.activity, b.activity) * count + max(a.activity, b.activity)
          let isKnown = shared[key, default: []].contains {
            $0.first == entry.first && $0.second == entry.second
              && Self.isAlike(problem.resources[$0.resource], problem.resources[resource])
          }
          if !isKnown { shared[key, default: []].append(entry) }
        }
      }
    }
    for relation in problem.relations {
      let key =
        min(relation.first, relation.second) * count + max(relation.first, relation.second)
      relations[key, default: []].append(relation)
    }
    for group in problem.samePlace {
      for a in group.activities {
        for b in group.activities where a < b { samePlace[a * count + b] = group.label }
      }
    }
    for accord in problem.accords where accord.weight == nil && accord.isOfPairs {
      for a in accord.activities {
        for b in accord.activities where a < b {
          accords[a * count + b, default: []].append(accord)
        }
      }
    }
  }

  /// Whether two resources ask for the same gaps.
  private static func isAlike(_ a: Problem.Resource, _ b: Problem.Resource) -> Bool {
    a.gapAtSite == b.gapAtSite && a.gapOnMove == b.gapOnMove && a.overlapLabel == b.overlapLabel
      && a.isChainExempt == b.isChainExempt && a.isGroupExempt == b.isGroupExempt
      && a.layoutGap == b.layoutGap
  }

  // MARK: - One activity

  private static func values(of activity: Int, in problem: Problem) -> [Value] {
    let record = problem.activities[activity]
    return record.options.indices.flatMap { option in
      record.starts.indices.compactMap { start in
        let value = Value(start: start, option: option)
        return fault(of: activity, at: value, in: problem) == nil ? value : nil
      }
    }
  }

  /// The label of a constraint on the activity alone that the value breaks.
  package static func fault(of activity: Int, at value: Value, in problem: Problem) -> Int? {
    let record = problem.activities[activity]
    let option = record.options[value.option]
    let start = record.starts[value.start]
    if record.load > option.capacity { return record.capacityLabel }
    let place = problem.resources[option.place]
    let away = place.absences.first {
      $0.span.lowerBound < start + record.duration + record.after
        && start - record.before < $0.span.upperBound
    }
    if let away { return away.label }
    for attendance in record.attendance {
      let resource = problem.resources[attendance.resource]
      let from = start + attendance.binding.from
      let to = start + attendance.binding.to
      if let entry = resource.entry, from < entry.arrival(at: option.site, by: problem.travel) {
        return resource.presenceLabel
      }
      if let exit = resource.exit,
        exit.arrival(from: option.site, leaving: to, by: problem.travel) > exit.time
      {
        return resource.presenceLabel
      }
      if let away = resource.absences.first(where: {
        $0.span.lowerBound < to && from < $0.span.upperBound
      }) {
        return away.label
      }
    }
    return nil
  }

  // MARK: - Two activities

  /// The label of a constraint that two activities at two values break together.
  package func conflict(_ a: Int, _ valueOfA: Value, _ b: Int, _ valueOfB: Value) -> Int? {
    if a > b { return conflict(b, valueOfB, a, valueOfA) }
    let count = problem.activities.count
    let key = a * count + b
    let x = Occurrence(problem.activities[a], valueOfA)
    let y = Occurrence(problem.activities[b], valueOfB)
    if x.place == y.place, problem.resources[x.place].concurrency == 1,
      let label = clash(x.place, x, x.occupied, y, y.occupied)
    {
      return label
    }
    if let label = samePlace[key], x.place != y.place { return label }
    for relation in relations[key] ?? [] {
      let gap = relation.first == a ? y.start - x.end : x.start - y.end
      if gap < relation.minGap || gap > relation.maxGap { return relation.label }
    }
    for accord in accords[key] ?? [] where breaks(accord, x, y) { return accord.label }
    for entry in shared[key] ?? [] {
      let spanOfX = x.start + entry.first.lowerBound..<x.start + entry.first.upperBound
      let spanOfY = y.start + entry.second.lowerBound..<y.start + entry.second.upperBound
      if let label = clash(entry.resource, x, spanOfX, y, spanOfY) { return label }
    }
    return nil
  }

  /// Whether two activities cannot both be placed, wherever they go; `nil` when that was not known within so many
  /// comparisons.
  package func isClash(of a: Int, and b: Int, checks: Int) -> Bool? {
    var left = checks
    for x in values[a] {
      for y in values[b] {
        if conflict(a, x, b, y) == nil { return false }
        left -= 1
        if left <= 0 { return nil }
      }
    }
    return true
  }

  /// Whether two activities by themselves break an accord.
  private func breaks(_ accord: Problem.Accord, _ x: Occurrence, _ y: Occurrence) -> Bool {
    func day(_ start: Int) -> Int {
      (problem.clock.reading(start) - accord.dayStart + Problem.minutesPerDay)
        / Problem.minutesPerDay
    }
    return switch accord.demand {
    case .daysDiffer: day(x.start) == day(y.start)
    case .daily(let limit): limit == 1 && day(x.start) == day(y.start)
    case .placesDiffer: x.place == y.place
    case .sitesDiffer: problem.travel.isOneHouse(x.site, y.site)
    case .placesAgree: x.place != y.place
    case .apart(let gap): max(y.start - x.end, x.start - y.end) < gap
    case .within(let length): max(x.end, y.end) - min(x.start, y.start) > length
    case .order: false
    }
  }

  private struct Occurrence {
    let start: Int
    let end: Int
    let occupied: Range<Int>
    let place: Int
    let site: Int
    let chain: Int
    let group: Int
    let layout: Int

    init(_ record: Problem.Activity, _ value: Value) {
      let option = record.options[value.option]
      start = record.starts[value.start]
      end = start + record.duration
      occupied = start - record.before..<end + record.after
      place = option.place
      site = option.site
      chain = record.chain
      group = record.turnaroundGroup
      layout = record.layout
    }
  }

  private func clash(
    _ index: Int, _ x: Occurrence, _ spanOfX: Range<Int>, _ y: Occurrence, _ spanOfY: Range<Int>
  ) -> Int? {
    let resource = problem.resources[index]
    if spanOfX.lowerBound < spanOfY.upperBound && spanOfY.lowerBound < spanOfX.upperBound {
      return resource.overlapLabel
    }
    let isXFirst = spanOfX.lowerBound <= spanOfY.lowerBound
    let (first, second) = isXFirst ? (x, y) : (y, x)
    let (early, late) = isXFirst ? (spanOfX, spanOfY) : (spanOfY, spanOfX)
    let isExempt =
      (resource.isChainExempt && x.chain >= 0 && x.chain == y.chain)
      || (resource.isGroupExempt && x.group >= 0 && x.group == y.group)
    var needed = 0
    if first.site == second.site {
      needed = isExempt ? 0 : resource.gapAtSite
      if resource.layoutGap > 0, !isExempt, x.layout != y.layout { needed = resource.layoutGap }
    } else {
      let way = problem.travel.time(
        from: first.site, to: second.site, departing: early.upperBound)
      // Something between the two may be on the way, and the way over it shorter.
      needed = min(
        way
          + (isExempt
            ? 0
            : problem.travel.isOneHouse(first.site, second.site)
              ? resource.gapAtSite : resource.gapOnMove),
        detour[first.site * problem.travel.siteCount + second.site])
    }
    return late.lowerBound - early.upperBound < needed ? resource.gapLabel : nil
  }

  private static func detours(in problem: Problem) -> [Int] {
    let count = problem.travel.siteCount
    let least = zip(problem.travel.base, problem.travel.peak).map { min($0, $1) }
    let shortest = problem.activities.map(\.duration).min() ?? 0
    return (0..<count * count).map { index in
      let (from, to) = (index / count, index % count)
      return (0..<count).filter { $0 != from && $0 != to }
        .map { least[from * count + $0] + least[$0 * count + to] + shortest }.min() ?? .max
    }
  }
}
