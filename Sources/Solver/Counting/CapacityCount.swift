// SPDX-License-Identifier: Apache-2.0

/// Counts what is wanted of resources against what there is of them.
///
/// A demand takes some minutes of one of a set of resources, somewhere in the stretches its starts allow. Demands
/// on the same resources are let fall into minutes, as sand would, so that what does not even fit then fits in no
/// order; what cannot be cut is counted piece by piece after that. Nothing here decides anything, and no shortage is
/// false.
///
/// - Complexity: one flow for each set of resources and each length of demands on it.
/// - Source: the preemptive relaxation of a schedule as a flow; Horn, "Some simple scheduling algorithms",
///   Naval Research Logistics Quarterly 21 (1974).
package struct CapacityCount {
  /// What takes time of one of several resources.
  struct Demand {
    let activity: Int
    let from: Int
    let to: Int
    let work: Int
    /// Ascending.
    let candidates: [Int]
    let isPlace: Bool
  }

  /// Larger networks are not counted, for the sake of memory; what is not counted is not claimed.
  static let mostEdges = 1_000_000

  let problem: Problem
  let bounds: StartBounds
  private let leastWay: Int
  private var demands: [Demand] = []

  /// Every shortage that counting finds; for each set of resources the clearest one.
  package static func shortages(of problem: Problem) -> [Shortage] {
    CapacityCount(problem).shortages()
  }

  private init(_ problem: Problem) {
    self.problem = problem
    bounds = StartBounds(problem)
    leastWay = bounds.leastWay
    for (index, activity) in problem.activities.enumerated() {
      for attendance in activity.attendance {
        add(attendance.binding, [attendance.resource])
      }
      let places = Set(activity.options.map(\.place)).sorted()
      if !places.isEmpty {
        let occupancy = activity.occupancy(index)
        demands.append(
          Demand(
            activity: index, from: occupancy.from, to: occupancy.to, work: 0, candidates: places,
            isPlace: true))
      }
    }
    for seat in problem.seats where seat.isRequired && seat.escorted.isEmpty {
      for binding in seat.bindings { add(binding, Set(seat.candidates).sorted()) }
    }
    // What has no start at all is another matter.
    demands = demands.filter { !bounds.starts[$0.activity].isEmpty }
  }

  private mutating func add(_ binding: Problem.Binding, _ candidates: [Int]) {
    // Bindings of one pool do not stand in each other's way, and which do is a matter of the search.
    guard binding.pool < 0, binding.from < binding.to, !candidates.isEmpty else { return }
    demands.append(
      Demand(
        activity: binding.activity, from: binding.from, to: binding.to, work: binding.work,
        candidates: candidates, isPlace: false))
  }

  private func shortages() -> [Shortage] {
    var found: [Shortage] = []
    for set in sets() {
      let members = Set(set)
      let here = demands.filter { members.isSuperset(of: $0.candidates) }
      guard here.count > 1 else { continue }
      guard
        let shortage = clearest(of: set, here) ?? workShortage(of: set, here)
          ?? pieceShortage(of: set, here)
      else { continue }
      let isKnown = found.contains {
        members.isSuperset(of: $0.resources)
          && Set(shortage.activities).isSuperset(of: $0.activities)
      }
      if !isKnown { found.append(shortage) }
    }
    return found
  }

  /// Single resources first, then the sets that some demand can choose from, then what hangs together.
  private func sets() -> [[Int]] {
    let single = Set(demands.flatMap(\.candidates)).sorted().map { [$0] }
    let chosen = Set(demands.map(\.candidates)).filter { $0.count > 1 }.sorted { a, b in
      if a.count != b.count { return a.count < b.count }
      return a.lexicographicallyPrecedes(b)
    }
    var groups = DisjointSets(count: problem.resources.count)
    for set in chosen { for member in set.dropFirst() { groups.join(set[0], member) } }
    var whole: [Int: [Int]] = [:]
    for member in Set(chosen.flatMap { $0 }).sorted() {
      whole[groups.lowest(with: member), default: []].append(member)
    }
    let joined = whole.keys.sorted().compactMap { whole[$0] }
    return single + chosen + joined.filter { !chosen.contains($0) }
  }

  /// The shortage among all demands, or among those of one length, whichever lacks most.
  private func clearest(of set: [Int], _ here: [Demand]) -> Shortage? {
    let lengths = Set(here.map { length(of: $0, on: set) }).sorted()
    var groups = [here]
    if lengths.count > 1 {
      groups += lengths.map { wanted in here.filter { length(of: $0, on: set) == wanted } }
    }
    return groups.filter { $0.count > 1 }.compactMap { group in
      // Plain minutes say more; what only whole lengths show comes after them.
      timeShortage(of: set, group, inWholeLengths: false)
        ?? timeShortage(of: set, group, inWholeLengths: true)
    }
    .max { ($0.wanted - $0.there, -$0.demandCount) < ($1.wanted - $1.there, -$1.demandCount) }
  }

  private func gap(after demand: Demand, on set: [Int]) -> Int {
    set.map { bounds.leastGap(of: $0, after: demand.activity) }.min() ?? 0
  }

  private func length(of demand: Demand, on set: [Int]) -> Int {
    demand.to - demand.from + gap(after: demand, on: set)
  }

  /// The starts at which one of the demand's candidates can bear it.
  func starts(of demand: Demand) -> [Int] {
    let activity = problem.activities[demand.activity]
    return bounds.starts[demand.activity].filter { start in
      let span = start + demand.from..<start + demand.to
      return activity.options.contains { option in
        demand.isPlace
          ? bounds.isFree(option.place, span)
          : demand.candidates.contains { bounds.canBeThere($0, span, at: option.site) }
      }
    }
  }

  // MARK: Time

  private func timeShortage(
    of set: [Int], _ here: [Demand], inWholeLengths: Bool
  ) -> Shortage? {
    let lengths = here.map { length(of: $0, on: set) }
    let allowed = zip(here, lengths).map { demand, length in
      Stretches(starts(of: demand).map { $0 + demand.from..<$0 + demand.from + length })
    }
    guard allowed.allSatisfy({ !$0.ranges.isEmpty }) else { return nil }
    let longestGap = here.map { gap(after: $0, on: set) }.max() ?? 0
    let away = set.map { unusable($0, gap: longestGap) }
    let runs = Stretches(allowed.flatMap(\.ranges)).ranges
    let cuts = Set(
      allowed.flatMap(\.ranges).flatMap { [$0.lowerBound, $0.upperBound] }
        + away.flatMap(\.ranges).flatMap { [$0.lowerBound, $0.upperBound] }
    ).sorted()
    let segments = zip(cuts, cuts.dropFirst()).map { $0..<$1 }
      .filter { segment in
        runs.contains { $0.lowerBound <= segment.lowerBound && segment.upperBound <= $0.upperBound }
      }
    guard here.count * segments.count <= Self.mostEdges else { return nil }
    let step = inWholeLengths ? lengths.reduce(0, greatestCommonDivisor) : 1
    let bearing = set.reduce(0) { $0 + problem.resources[$1].concurrency }

    let firstSegment = 1 + here.count
    let firstRun = firstSegment + segments.count
    let sink = firstRun + runs.count
    var flow = MaximumFlow(nodes: sink + 1, source: 0, sink: sink)
    for (index, length) in lengths.enumerated() { flow.connect(0, 1 + index, length) }
    for (index, segment) in segments.enumerated() {
      for (number, stretches) in allowed.enumerated() where stretches.contains(segment) {
        flow.connect(1 + number, firstSegment + index, segment.count)
      }
      let there = zip(set, away).reduce(0) { sum, member in
        member.1.contains(segment) ? sum : sum + problem.resources[member.0].concurrency
      }
      if let run = runs.firstIndex(where: { $0.contains(segment.lowerBound) }) {
        flow.connect(firstSegment + index, firstRun + run, there * segment.count)
      }
    }
    for (index, run) in runs.enumerated() {
      // Lengths that are multiples of a step leave what is less than a step unused.
      flow.connect(firstRun + index, sink, bearing * (run.count / step * step))
    }
    let wanted = lengths.reduce(0, +)
    let sent = flow.run()
    guard sent < wanted else { return nil }
    let reached = flow.reached()
    let short = here.indices.filter { reached[1 + $0] }
    let shortWanted = short.reduce(0) { $0 + lengths[$1] }
    return Shortage(
      kind: .time, resources: set,
      activities: Set(short.map { here[$0].activity }).sorted(), demandCount: short.count,
      wanted: shortWanted, there: shortWanted - (wanted - sent),
      hasGaps: short.contains { gap(after: here[$0], on: set) > 0 })
  }

  /// When a resource bears nothing, not even the gap after something.
  private func unusable(_ index: Int, gap: Int) -> Stretches {
    let resource = problem.resources[index]
    let end = problem.clock.minutes(ofDay: problem.dayCount + 1).upperBound
    var ranges = Stretches(resource.absences.map(\.span)).ranges.compactMap { span in
      span.lowerBound + gap < span.upperBound ? span.lowerBound + gap..<span.upperBound : nil
    }
    if let entry = resource.entry, entry.time > 0 { ranges.append(0..<entry.time) }
    if let exit = resource.exit, exit.time + gap < end { ranges.append(exit.time + gap..<end) }
    return Stretches(ranges)
  }

  // MARK: Work

  /// The minutes of work on the days on which they can lie, against what each may do in a day.
  private func workShortage(of set: [Int], _ here: [Demand]) -> Shortage? {
    guard set.allSatisfy({ problem.resources[$0].workLimit < .max }) else { return nil }
    let working = here.filter { $0.work > 0 }
    let days = working.map { demand in
      Set(starts(of: demand).map { problem.clock.day(of: $0 + demand.from) })
    }
    guard working.count > 1, days.allSatisfy({ !$0.isEmpty }) else { return nil }
    let all = Set(days.flatMap { $0 }).sorted()
    let sink = 1 + working.count + all.count
    var flow = MaximumFlow(nodes: sink + 1, source: 0, sink: sink)
    for (index, demand) in working.enumerated() {
      flow.connect(0, 1 + index, demand.work)
      for (number, day) in all.enumerated() where days[index].contains(day) {
        flow.connect(1 + index, 1 + working.count + number, demand.work)
      }
    }
    for (number, day) in all.enumerated() {
      let span = problem.clock.minutes(ofDay: day)
      let there = set.filter {
        !Stretches(problem.resources[$0].absences.map(\.span)).contains(span)
      }
      flow.connect(
        1 + working.count + number, sink,
        there.reduce(0) { $0 + problem.resources[$1].workLimit })
    }
    let wanted = working.reduce(0) { $0 + $1.work }
    let sent = flow.run()
    guard sent < wanted else { return nil }
    let reached = flow.reached()
    let short = working.indices.filter { reached[1 + $0] }
    let shortWanted = short.reduce(0) { $0 + working[$1].work }
    return Shortage(
      kind: .work, resources: set,
      activities: Set(short.map { working[$0].activity }).sorted(), demandCount: short.count,
      wanted: shortWanted, there: shortWanted - (wanted - sent), hasGaps: false)
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
