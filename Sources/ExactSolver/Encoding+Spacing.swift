// SPDX-License-Identifier: Apache-2.0

import Solver

// Gaps between the lines of a diary that bears one at a time.
//
// The solver judges a line only against the one before it that ends last. Where waiting out the lines between takes at
// least as long as the gap asked of any two, every two are judged, which is simpler and propagates better; the
// literals of two activities' spacing then serve every resource that both bind. Elsewhere a gap is asked only unless a
// third line comes between. Lines that no starts bring near each other are not looked at.
extension Encoding {
  /// What the spacing of two lines depends on, whoever's diary it is.
  struct Spacing: Hashable {
    struct Line: Hashable {
      var activity: Int
      var from: Int
      var to: Int
      var place: Int
    }
    var first: Line
    var second: Line
    var atSite: Int
    var onMove: Int
    var inHouse: Int
  }

  /// What the detours of a diary depend on.
  struct Shortcut: Hashable {
    var sites: [Int]
    var atSite: Int
    var onMove: Int
  }

  /// Whether two lines do not overlap, and whether they keep their gap.
  struct SpacingLiterals {
    var apart: Literal
    var spaced: Literal
  }

  func addSpacing(of resource: Int) {
    let entries = diaries[resource]
    guard entries.count > 1 else { return }
    let terms = problem.resources[resource]
    let isDistinct = entries.allSatisfy { $0.length > 0 }
    let overlap = HardTerm(label: terms.overlapLabel, subject: .resource(resource))
    let gap = HardTerm(label: terms.gapLabel, subject: .resource(resource))
    let isFirm = !isRelaxable(overlap) && !isRelaxable(gap)
    let needs = needs(of: resource)
    let isPooled = entries.contains { $0.pool >= 0 }
    if isFirm, isDistinct, !isPooled, needs.joined().allSatisfy({ $0.upperBound == 0 }),
      let moments = moments(of: entries, gap: 0)
    {
      for lines in moments { builder.atMostOne(lines) }
      return
    }
    for i in entries.indices where !stop.isRaised {
      for j in entries.indices.dropFirst(i + 1) {
        let a = entries[i]
        let b = entries[j]
        if a.pool >= 0, a.pool == b.pool { continue }
        // Most lines of a long festival never come near each other.
        let farthest = max(needs[i][j].upperBound, needs[j][i].upperBound)
        if a.activity != b.activity, !canCollide(a, b, gap: farthest) { continue }
        if isDistinct, isTransitive(i, j, needs, { shortcut(of: resource) }, entries) {
          let literals = spacing(of: resource, a, b)
          let isApart = force(overlap.label, overlap.subject)
          let isSpaced = force(gap.label, gap.subject)
          builder.clause([!isApart, !a.present, !b.present, literals.apart])
          if isFirm {
            builder.clause([!a.present, !b.present, literals.spaced])
          } else {
            // Lines that overlap are judged by their overlap alone.
            builder.clause([!isSpaced, !a.present, !b.present, literals.spaced, !literals.apart])
          }
        } else {
          addConditionalSpacing(of: resource, i, j)
          addConditionalSpacing(of: resource, j, i)
        }
      }
    }
    if isFirm, isDistinct, !isPooled {
      builder.noOverlap(
        entries.map {
          builder.interval(
            start: start[$0.activity], offset: $0.from, size: $0.length, present: $0.present)
        })
    }
  }

  // MARK: - Needed gaps

  /// The least and the greatest gap that any sites and hours ask between every two lines.
  private func needs(of resource: Int) -> [[ClosedRange<Int>]] {
    let entries = diaries[resource]
    return entries.map { a in
      entries.map { b in
        var low = Int.max
        var high = 0
        for (from, _) in a.sites {
          for (to, _) in b.sites {
            low = min(low, shortestNeed(resource, a, b, from: from, to: to))
            high = max(
              high,
              from == to
                ? gapAtSite(resource, a, b)
                : longestTravel(from: from, to: to) + gap(resource, a, b, from: from, to: to))
          }
        }
        return min(low, high)...max(0, high)
      }
    }
  }

  /// Whether lines between the two keep them as far apart as they must be.
  private func isTransitive(
    _ i: Int, _ j: Int, _ needs: [[ClosedRange<Int>]], _ shortcut: () -> Int, _ entries: [Entry]
  ) -> Bool {
    func isWaitedOut(_ a: Int, _ k: Int, _ b: Int) -> Bool {
      guard mayLie(entries[k], between: entries[a], and: entries[b]) else { return true }
      let pool = entries[k].pool
      let isEarlyPool = pool >= 0 && pool == entries[a].pool
      let isLatePool = pool >= 0 && pool == entries[b].pool
      let waited =
        isEarlyPool
        ? needs[k][b].lowerBound
        : isLatePool
          ? needs[a][k].lowerBound
          : needs[a][k].lowerBound + entries[k].length + needs[k][b].lowerBound
      if needs[a][b].upperBound <= waited { return true }
      return !isEarlyPool && !isLatePool && entries[k].length >= shortcut()
    }
    return entries.indices.allSatisfy { k in
      k == i || k == j || isWaitedOut(i, k, j) && isWaitedOut(j, k, i)
    }
  }

  /// Whether any starts let the line come before the second of two and end no earlier than the first.
  private func mayLie(_ line: Entry, between a: Entry, and b: Entry) -> Bool {
    earliest(line) + line.from <= latest(b) + b.from && latest(line) + line.to >= earliest(a) + a.to
  }

  private func earliest(_ entry: Entry) -> Int {
    problem.activities[entry.activity].starts.first ?? .max / 2
  }

  private func latest(_ entry: Entry) -> Int {
    problem.activities[entry.activity].starts.last ?? .min / 2
  }

  /// How much longer a way can be than the two over a third site, whatever the hours: a line of that length between two
  /// others keeps them far enough apart wherever all three are.
  ///
  /// - Complexity: O(sites³), once for each kind of resource.
  private func shortcut(of resource: Int) -> Int {
    let terms = problem.resources[resource]
    guard !terms.isChainExempt, !terms.isGroupExempt, terms.layoutGap == 0 else { return .max }
    let sites = sites(of: resource).sorted()
    let key = Shortcut(sites: sites, atSite: terms.gapAtSite, onMove: terms.gapOnMove)
    if let known = shortcuts[key] { return known }
    func need(_ from: Int, _ to: Int, _ travel: (Int, Int) -> Int) -> Int {
      let isMove = !problem.travel.isOneHouse(from, to)
      return max(
        0,
        from == to
          ? terms.gapAtSite : travel(from, to) + (isMove ? terms.gapOnMove : terms.gapAtSite))
    }
    let count = sites.count
    let least = sites.flatMap { from in sites.map { need(from, $0, shortestTravel) } }
    var longest = 0
    for (i, from) in sites.enumerated() {
      for (j, to) in sites.enumerated() {
        let most = need(from, to, longestTravel)
        for over in 0..<count {
          longest = max(longest, most - least[i * count + over] - least[over * count + j])
        }
      }
    }
    shortcuts[key] = longest
    return longest
  }

  // MARK: - Every two lines

  private func spacing(of resource: Int, _ a: Entry, _ b: Entry) -> SpacingLiterals {
    let isPlace = a.sites.count == 1 && b.sites.count == 1
    func line(_ entry: Entry) -> Spacing.Line {
      // A place's own lines have one site where others of the activity may have several.
      Spacing.Line(
        activity: entry.activity, from: entry.from, to: entry.to,
        place: isPlace ? entry.sites[0].site : -1)
    }
    let key = Spacing(
      first: line(a), second: line(b), atSite: gapAtSite(resource, a, b),
      onMove: gapOnMove(resource, a, b), inHouse: gapWithinHouse(resource, a, b))
    if let known = spacings[key] { return known }
    let literals = makeSpacing(a, b, key)
    spacings[key] = literals
    return literals
  }

  private func makeSpacing(_ a: Entry, _ b: Entry, _ gaps: Spacing) -> SpacingLiterals {
    let atSite = gaps.atSite
    func need(_ from: Int, _ to: Int, _ travel: [Int]) -> Int {
      if from == to { return max(0, atSite) }
      let gap = problem.travel.isOneHouse(from, to) ? gaps.inHouse : gaps.onMove
      return max(0, travel[from * problem.travel.siteCount + to] + gap)
    }
    var longest = 0
    for (from, _) in a.sites {
      for (to, _) in b.sites {
        longest = max(
          longest,
          max(need(from, to, problem.travel.base), need(from, to, problem.travel.peak)),
          max(need(to, from, problem.travel.base), need(to, from, problem.travel.peak)))
      }
    }
    if a.activity == b.activity {
      let isApart = a.to <= b.from || b.to <= a.from
      let distance = a.to <= b.from ? b.from - a.to : a.from - b.to
      return SpacingLiterals(
        apart: isApart ? .always : .never,
        spaced: isApart && distance >= atSite ? .always : .never)
    }
    if !canCollide(a, b, gap: longest) {
      return SpacingLiterals(apart: .always, spaced: .always)
    }
    let gapForward = time(b.activity, b.from) - time(a.activity, a.to)
    let gapBackward = time(a.activity, a.from) - time(b.activity, b.to)
    let isForward = builder.isAtLeast(0, gapForward)
    let isBackward = builder.isAtLeast(0, gapBackward)
    let apart = builder.any([isForward, isBackward])
    if longest == 0 || !canCollide(a, b, gap: longest, beyond: 0) {
      return SpacingLiterals(apart: apart, spaced: apart)
    }
    let spaced = builder.literal(hint: isHintSpaced(a, b, need))
    builder.clause([!spaced, apart])
    addNeeds(a, b, gapForward, if: [spaced, isForward], need)
    addNeeds(b, a, gapBackward, if: [spaced, isBackward], need)
    return SpacingLiterals(apart: apart, spaced: spaced)
  }

  /// Asks the gap that the sites and the hour need, the least of them all at once.
  private func addNeeds(
    _ a: Entry, _ b: Entry, _ gap: Sum, if conditions: [Literal],
    _ need: (Int, Int, [Int]) -> Int
  ) {
    let travel = problem.travel
    let isPeaked = !travel.peakHours.isEmpty
    // Asked once for all sites, and not at all where no way takes longer at peak.
    var peak: Literal?
    func isPeak() -> Literal {
      if let peak { return peak }
      let literal = starts(a.activity) {
        travel.peakHours.contains(travel.clock.timeOfDay(of: $0 + a.to))
      }
      peak = literal
      return literal
    }
    var all: [(need: Int, conditions: [Literal])] = []
    for (from, isFrom) in a.sites {
      for (to, isTo) in b.sites {
        let base = need(from, to, travel.base)
        let longer = isPeaked ? need(from, to, travel.peak) : base
        all.append((min(base, longer), [isFrom, isTo]))
        if base == longer { continue }
        all.append(
          (max(base, longer), [isFrom, isTo, longer > base ? isPeak() : !isPeak()]))
      }
    }
    let least = all.map(\.need).min() ?? 0
    builder.require(gap, atLeast: least, if: conditions)
    for (need, own) in all where need > least {
      builder.require(gap, atLeast: need, if: conditions + own)
    }
  }

  private func isHintSpaced(_ a: Entry, _ b: Entry, _ need: (Int, Int, [Int]) -> Int) -> Bool {
    func site(_ entry: Entry) -> Int {
      entry.sites.first { builder.holds($0.literal) }?.site ?? entry.sites[0].site
    }
    func fits(_ x: Entry, _ y: Entry) -> Bool {
      let end = builder.value(time(x.activity, x.to))
      let travel = problem.travel
      let isPeak = travel.peakHours.contains(travel.clock.timeOfDay(of: end))
      let gap = builder.value(time(y.activity, y.from)) - end
      return gap >= 0 && gap >= need(site(x), site(y), isPeak ? travel.peak : travel.base)
    }
    return fits(a, b) || fits(b, a)
  }

  /// Whether any two starts bring the lines closer than `gap`, but no closer than `beyond`.
  private func canCollide(_ a: Entry, _ b: Entry, gap: Int, beyond: Int? = nil) -> Bool {
    let isNear =
      latest(a) + a.to + gap > earliest(b) + b.from && latest(b) + b.to + gap > earliest(a) + a.from
    guard isNear else { return false }
    let others = problem.activities[b.activity].starts
    return problem.activities[a.activity].starts.contains { own in
      let from = own + a.from
      let to = own + a.to
      let first = others.indices.partitionPoint { others[$0] + b.to + gap > from }
      var index = first
      while index < others.count, others[index] + b.from < to + gap {
        guard let beyond else { return true }
        let ahead = others[index] + b.from - to
        let behind = from - others[index] - b.to
        if max(ahead, behind) >= beyond { return true }
        index += 1
      }
      return false
    }
  }

  // MARK: - Unless a third comes between

  /// Asks the gap from line `i` to line `j` where they follow each other so that the solver would judge them.
  private func addConditionalSpacing(of resource: Int, _ i: Int, _ j: Int) {
    let terms = problem.resources[resource]
    let a = diaries[resource][i]
    let b = diaries[resource][j]
    let order = precedes(a, b)
    if order == .never { return }
    let between = ranks(i, j, of: resource)
    let conditions = [a.present, b.present, order] + between.map { !$0 }
    let gap = time(b.activity, b.from) - time(a.activity, a.to)
    let isApart = force(terms.overlapLabel, .resource(resource))
    let isSpaced = force(terms.gapLabel, .resource(resource))
    builder.require(gap, atLeast: 0, if: conditions + [isApart])
    let atSite = gapAtSite(resource, a, b)
    addNeeds(a, b, gap, if: conditions + [isSpaced, builder.isAtLeast(0, gap)]) {
      from, to, travel in
      if from == to { return max(0, atSite) }
      return max(
        0,
        travel[from * problem.travel.siteCount + to]
          + self.gap(resource, a, b, from: from, to: to))
    }
  }

  /// Whether the first line comes before the second in the diary's order.
  func precedes(_ a: Entry, _ b: Entry) -> Literal {
    let wins =
      a.length != b.length ? a.length < b.length : a.number < b.number
    return builder.isAtLeast(
      wins ? 0 : 1, time(b.activity, b.from) - time(a.activity, a.from))
  }

  /// Whether the first line ends later than the second, or at the same time and comes after it.
  func outlasts(_ a: Entry, _ b: Entry) -> Literal {
    // Of two that end together the shorter starts later.
    let wins =
      a.length != b.length ? a.length < b.length : a.number > b.number
    return builder.isAtLeast(
      wins ? 0 : 1, time(a.activity, a.to) - time(b.activity, b.to))
  }

  /// For every other line: whether it comes before line `j` and outlasts line `i`.
  private func ranks(_ i: Int, _ j: Int, of resource: Int) -> [Literal] {
    let entries = diaries[resource]
    return entries.indices.filter {
      $0 != i && $0 != j && mayLie(entries[$0], between: entries[i], and: entries[j])
    }.map { k in
      builder.all([
        entries[k].present, precedes(entries[k], entries[j]), outlasts(entries[k], entries[i]),
      ])
    }.filter { $0 != .never }
  }

  /// For every other line: whether it comes before line `i`, and whether it outlasts it.
  func ranks(_ i: Int, of resource: Int) -> (before: [Literal], later: [Literal]) {
    let entries = diaries[resource]
    var before: [Literal] = []
    var later: [Literal] = []
    for k in entries.indices where k != i {
      before.append(builder.all([entries[k].present, precedes(entries[k], entries[i])]))
      later.append(builder.all([entries[k].present, outlasts(entries[k], entries[i])]))
    }
    return (before, later)
  }
}
