// SPDX-License-Identifier: Apache-2.0

/// Where the terms of a diary are added up: into one sum for the search, or by label for the report.
protocol CostSink {
  /// One broken instance, `size` minutes or units deep.
  mutating func hard(_ label: Int32, size: Int32)
  mutating func soft(_ label: Int32, _ cost: Int)
}

/// What one broken instance weighs in the search: a fixed part, so that few deep breaks are not preferred to many
/// shallow ones without limit, and the depth, so that there is a slope to walk down.
enum HardAmount {
  static let fixed = 60
  static let deepest = 240
  static let emptySeat: Int32 = 60

  @inline(__always)
  static func of(_ size: Int32) -> Int { fixed + min(Int(size), deepest) }
}

struct SumSink: CostSink {
  var hardSum = 0
  var softSum = 0

  @inline(__always)
  mutating func hard(_ label: Int32, size: Int32) { hardSum += HardAmount.of(size) }
  @inline(__always)
  mutating func soft(_ label: Int32, _ cost: Int) { softSum += cost }
}

/// Keeps the label of what is broken first.
private struct FirstLabelSink: CostSink {
  var label: Int32?

  mutating func hard(_ label: Int32, size: Int32) { self.label = self.label ?? label }
  mutating func soft(_ label: Int32, _ cost: Int) {}
}

/// All terms that look at a single diary, in one pass over its entries in time order.
final class DiaryCost {
  /// A resource's terms, flat.
  struct Terms: BitwiseCopyable, Hashable {
    var concurrency: Int32
    var gapAtSite: Int32
    var gapOnMove: Int32
    var layoutGap: Int32
    var overlapLabel: Int32
    var gapLabel: Int32
    var nightGap: Int32
    var nightLabel: Int32
    var dayStart: Int32
    /// No two entries need a longer gap.
    var largestGap: Int32 = 0
    var entrySite: Int32 = -1
    var entryTime: Int32 = 0
    var entryGap: Int32 = 0
    var exitSite: Int32 = -1
    var exitTime: Int32 = 0
    var exitGap: Int32 = 0
    var presenceLabel: Int32
    var workLimit: Int32
    var workLabel: Int32
    var siteChangeLabel: Int32
    var spanLimit: Int32
    var spanPer: Int32
    var spanLabel: Int32
    var breakLabel: Int32
    var recessFrom: Int32 = 0
    var recessTo: Int32 = 0
    var recessFree: Int32 = 0
    var recessLabel: Int32 = 0
    var travelLabel: Int32
    var idleLabel: Int32
    var runLimit: Int32
    var runLabel: Int32
    var singleLabel: Int32
    var seatLimit: Int32
    var seatLimitLabel: Int32
    var siteChangeWeight: Int
    var spanWeight: Int
    var breakWeight: Int
    var recessWeight: Int = 0
    var travelWeight: Int
    var idleWeight: Int
    var runWeight: Int
    var singleWeight: Int
    var isChainExempt: Bool
    var isGroupExempt: Bool
    var hasDayTerms: Bool = false
    var hasAbsences: Bool = false
    var isBalanced: Bool = false
    /// Terms between neighbours on a day, and terms that count the bindings of a day.
    var hasPairs: Bool = false
    var hasRuns: Bool = false
    /// Whether no term needs more than neighbours, ends, or what a day counts.
    var isLocal: Bool = false
  }

  struct Absence: BitwiseCopyable {
    var from: Int32
    var to: Int32
    var label: Int32
  }

  let instance: Instance
  /// One record for all resources with equal terms, so that the search finds it in the cache.
  private let kinds: Buffer<Terms>
  private let kindOfResource: Buffer<Int32>
  private let absences: Lists<Absence>
  let longestBinding: Int32

  init(_ instance: Instance) {
    self.instance = instance
    let resources = instance.problem.resources
    let balanced = Set(instance.problem.balances.flatMap(\.resources))
    let longestTravel = Int32(
      max(instance.problem.travel.base.max() ?? 0, instance.problem.travel.peak.max() ?? 0)
    )
    var kinds: [Terms] = []
    var kindOfTerms: [Terms: Int32] = [:]
    kindOfResource = Buffer(
      resources.enumerated().map { index, resource in
        var terms = Terms(
          concurrency: Int32(clamping: resource.concurrency),
          gapAtSite: Int32(resource.gapAtSite),
          gapOnMove: Int32(resource.gapOnMove),
          layoutGap: Int32(resource.layoutGap),
          overlapLabel: Int32(resource.overlapLabel),
          gapLabel: Int32(resource.gapLabel),
          nightGap: Int32(resource.nightGap),
          nightLabel: Int32(resource.nightLabel),
          dayStart: Int32(resource.dayStart),
          presenceLabel: Int32(resource.presenceLabel),
          workLimit: Int32(clamping: resource.workLimit),
          workLabel: Int32(resource.workLabel),
          siteChangeLabel: Int32(resource.siteChangeLabel),
          spanLimit: Int32(clamping: resource.spanLimit),
          spanPer: Int32(resource.spanPer),
          spanLabel: Int32(resource.spanLabel),
          breakLabel: Int32(resource.breakLabel),
          travelLabel: Int32(resource.family.travelLabel),
          idleLabel: Int32(resource.family.idleLabel),
          runLimit: Int32(clamping: resource.family.runLimit),
          runLabel: Int32(resource.family.runLabel),
          singleLabel: Int32(resource.family.singleLabel),
          seatLimit: Int32(clamping: resource.family.seatLimit),
          seatLimitLabel: Int32(resource.family.seatLimitLabel),
          siteChangeWeight: resource.siteChangeWeight,
          spanWeight: resource.spanWeight,
          breakWeight: resource.breakWeight,
          travelWeight: resource.family.travelWeight,
          idleWeight: resource.family.idleWeight,
          runWeight: resource.family.runWeight,
          singleWeight: resource.family.singleWeight,
          isChainExempt: resource.isChainExempt,
          isGroupExempt: resource.isGroupExempt
        )
        if let entry = resource.entry {
          terms.entrySite = Int32(entry.site)
          terms.entryTime = Int32(entry.time)
          terms.entryGap = Int32(entry.gap)
        }
        if let exit = resource.exit {
          terms.exitSite = Int32(exit.site)
          terms.exitTime = Int32(exit.time)
          terms.exitGap = Int32(exit.gap)
        }
        if let recess = resource.recess {
          terms.recessFrom = Int32(recess.hours.lowerBound)
          terms.recessTo = Int32(recess.hours.upperBound)
          terms.recessFree = Int32(recess.free)
          terms.recessWeight = recess.weight
          terms.recessLabel = Int32(recess.label)
        }
        terms.largestGap = max(
          terms.gapAtSite, terms.layoutGap, longestTravel + max(terms.gapAtSite, terms.gapOnMove),
          terms.nightGap)
        terms.hasAbsences = !resource.absences.isEmpty
        terms.isBalanced = balanced.contains(index)
        terms.hasDayTerms = resource.hasDayTerms
        terms.hasPairs =
          resource.family.travelWeight != 0 || resource.family.idleWeight != 0
          || resource.siteChangeWeight != 0
          || resource.breakWeight != 0
        terms.hasRuns = resource.family.runWeight != 0 || resource.family.singleWeight != 0
        terms.isLocal =
          resource.workLimit == .max && resource.spanWeight == 0
          && resource.recess == nil && !terms.isBalanced
        if let kind = kindOfTerms[terms] { return kind }
        kinds.append(terms)
        kindOfTerms[terms] = Int32(kinds.count - 1)
        return Int32(kinds.count - 1)
      }
    )
    self.kinds = Buffer(kinds)
    absences = Lists(
      resources.map { resource in
        resource.absences.sorted { $0.span.lowerBound < $1.span.lowerBound }.map {
          Absence(
            from: Int32(clamping: $0.span.lowerBound), to: Int32(clamping: $0.span.upperBound),
            label: Int32($0.label))
        }
      }
    )
    var longest: Int32 = 0
    for index in 0..<instance.bindings.count {
      longest = max(longest, instance.bindings[index].to - instance.bindings[index].from)
    }
    longestBinding = longest
  }

  /// The terms of resource `resource`.
  @inline(__always)
  func terms(of resource: Int) -> UnsafeMutablePointer<Terms> {
    kinds.base + Int(kindOfResource[resource])
  }

  /// Adds every term of resource `resource` with the diary `entries` to `sink`.
  ///
  /// - Complexity: O(entries), times the concurrency for resources that bear several bindings at once.
  @inline(__always)
  func add<Sink: CostSink>(
    _ resource: Int,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    count: Int,
    to sink: inout Sink
  ) {
    guard count > 0 else { return }
    let terms = self.terms(of: resource)
    if terms.pointee.concurrency == 1 {
      addGaps(terms, entries, count, &sink)
    } else {
      addConcurrency(terms, entries, count, &sink)
    }
    if terms.pointee.entrySite >= 0 || terms.pointee.exitSite >= 0 {
      addPresence(terms, entries, count, &sink)
    }
    if terms.pointee.seatLimit != .max { addSeatLimit(terms, entries, count, &sink) }
    if terms.pointee.hasAbsences { addAbsences(resource, entries, count, &sink) }
    if terms.pointee.hasDayTerms { addDays(terms, entries, count, &sink) }
  }

  @inline(__always)
  private func addGaps<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    // The entry that ends last so far: whoever overlaps an earlier one overlaps it too.
    var previous = 0
    for index in 1..<max(1, count) {
      if entries[index].start - entries[previous].end < terms.pointee.largestGap {
        addGap(terms, entries[previous], entries[index], &sink)
      }
      if entries[index].end >= entries[previous].end { previous = index }
    }
  }

  /// Whether two entries, the first of which starts no later, are too close to each other.
  func clash(_ resource: Int, _ first: DiaryEntry, _ second: DiaryEntry) -> Bool {
    let terms = self.terms(of: resource)
    guard second.start - first.end < terms.pointee.largestGap else { return false }
    var sink = SumSink()
    addGap(terms, first, second, &sink)
    return sink.hardSum > 0
  }

  /// The label that two such entries break first; `nil` where they are far enough apart.
  func clashLabel(_ resource: Int, _ first: DiaryEntry, _ second: DiaryEntry) -> Int? {
    let terms = self.terms(of: resource)
    guard second.start - first.end < terms.pointee.largestGap else { return nil }
    var sink = FirstLabelSink()
    addGap(terms, first, second, &sink)
    return sink.label.map(Int.init)
  }

  func addGap<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ previous: DiaryEntry,
    _ current: DiaryEntry,
    _ sink: inout Sink
  ) {
    let a = instance.bindings.base + Int(previous.binding)
    let b = instance.bindings.base + Int(current.binding)
    guard a.pointee.pool < 0 || a.pointee.pool != b.pointee.pool else { return }
    if current.start < previous.end {
      sink.hard(terms.pointee.overlapLabel, size: previous.end - current.start)
      return
    }
    let x = instance.activities.base + Int(previous.activity)
    let y = instance.activities.base + Int(current.activity)
    let isExempt =
      (terms.pointee.isChainExempt && x.pointee.chain >= 0 && x.pointee.chain == y.pointee.chain)
      || (terms.pointee.isGroupExempt && x.pointee.group >= 0
        && x.pointee.group == y.pointee.group)
    var needed: Int32
    if previous.site == current.site {
      needed = isExempt ? 0 : terms.pointee.gapAtSite
      if terms.pointee.layoutGap > 0, !isExempt, x.pointee.layout != y.pointee.layout {
        needed = terms.pointee.layoutGap
      }
    } else {
      needed = instance.travel.time(from: previous.site, to: current.site, departing: previous.end)
      if !isExempt {
        needed +=
          instance.travel.isOneHouse(previous.site, current.site)
          ? terms.pointee.gapAtSite : terms.pointee.gapOnMove
      }
    }
    let gap = current.start - previous.end
    if gap < needed { sink.hard(terms.pointee.gapLabel, size: needed - gap) }
    if terms.pointee.nightGap > 0 { addNight(terms, previous, current, &sink) }
  }

  @inline(__always)
  private func addConcurrency<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    for index in 0..<count {
      let start = entries[index].start
      var atOnce: Int32 = 1
      var other = index - 1
      // Nothing that starts longer ago than the longest binding can still run.
      while other >= 0, entries[other].start + longestBinding + terms.pointee.gapAtSite > start {
        if entries[other].end + terms.pointee.gapAtSite > start { atOnce += 1 }
        other -= 1
      }
      if atOnce > terms.pointee.concurrency { sink.hard(terms.pointee.overlapLabel, size: 10) }
    }
  }

  @inline(__always)
  private func addPresence<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    var last = entries[0]
    for index in 1..<max(1, count) where entries[index].end >= last.end { last = entries[index] }
    addPresence(terms, entries[0], last, &sink)
  }

  private func addSeatLimit<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    var seats: Int32 = 0
    for index in 0..<count where entries[index].seat >= 0 {
      seats += 1
    }
    // Each seat too many weighs as much as a clash.
    if seats > terms.pointee.seatLimit {
      sink.hard(terms.pointee.seatLimitLabel, size: 60 * (seats - terms.pointee.seatLimit))
    }
  }

  func addAbsences<Sink: CostSink>(
    _ resource: Int,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    let range = absences.range(resource)
    var first = range.lowerBound
    for index in 0..<count {
      let entry = entries[index]
      // Ends ascend with the starts, so whatever ended before this entry has ended before all later ones.
      while first < range.upperBound, absences[first].to <= entry.start { first += 1 }
      var position = first
      while position < range.upperBound, absences[position].from < entry.end {
        let absence = absences[position]
        if entry.start < absence.to {
          sink.hard(
            absence.label,
            size: min(absence.to, entry.end) - max(absence.from, entry.start)
          )
        }
        position += 1
      }
    }
  }
}
