// SPDX-License-Identifier: Apache-2.0

// What one entry more, less or elsewhere changes, without a look at the whole diary.
extension DiaryCost {
  /// The cost of an unbroken diary once entry number `leaving` (-1 for none) has gone and `joining` has come.
  ///
  /// Entries of an unbroken diary follow each other, so that every term of a local resource looks at neighbours, at the
  /// ends, or at one day.
  ///
  /// - Returns: `nil` when the joining entry would overlap another or is one seat more under a limit of seats; the whole
  ///   diary has to be judged then.
  /// - Complexity: O(entries), most of it the search for the place of the joining entry.
  @inline(__always)
  func cost(
    _ resource: Int,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    count: Int,
    present: Int,
    leaving: Int,
    joining: DiaryEntry?
  ) -> Cost? {
    let terms = self.terms(of: resource)
    if terms.pointee.concurrency != 1 {
      return costOfMany(terms, entries, count: count, leaving: leaving, joining: joining)
    }
    var place = count
    if let joining {
      if leaving < 0, terms.pointee.seatLimit != .max { return nil }
      place = 0
      while place < count, entries[place].start < joining.start { place += 1 }
      if place < count, place != leaving, entries[place].start == joining.start { return nil }
    }
    // The neighbours the joining entry would have, and those the leaving one has.
    let before = place - 1 == leaving ? place - 2 : place - 1
    let after = place == leaving ? place + 1 : place
    var old = 0
    var new = SumSink()
    if leaving >= 0 {
      if leaving > 0 { old += pairSoft(terms, entries[leaving - 1], entries[leaving]) }
      if leaving + 1 < count { old += pairSoft(terms, entries[leaving], entries[leaving + 1]) }
    }
    let isInGap = joining != nil && leaving >= 0 && (place == leaving || place == leaving + 1)
    if leaving > 0, leaving + 1 < count, !isInGap {
      add(terms, entries[leaving - 1], entries[leaving + 1], &new)
    }
    if let joining {
      if before >= 0 {
        guard entries[before].end <= joining.start else { return nil }
        add(terms, entries[before], joining, &new)
      }
      if after < count {
        guard joining.end <= entries[after].start else { return nil }
        add(terms, joining, entries[after], &new)
      }
      if before >= 0, after < count, !isInGap {
        old += pairSoft(terms, entries[before], entries[after])
      }
      if terms.pointee.hasAbsences {
        var entry = joining
        addAbsences(resource, &entry, 1, &new)
      }
    }
    if terms.pointee.entrySite >= 0 || terms.pointee.exitSite >= 0 {
      addPresenceAtEnds(terms, entries, count, leaving: leaving, joining: joining, place, &new)
    }
    if terms.pointee.hasRuns {
      let oldDay = leaving >= 0 ? countedDay(of: entries[leaving]) : -1
      let newDay = joining.map { countedDay(of: $0) } ?? -1
      if oldDay >= 0 {
        addRuns(terms, entries, count, around: leaving, day: oldDay, -1, nil, place, &old)
        addRuns(
          terms, entries, count, around: leaving, day: oldDay, leaving,
          newDay == oldDay ? joining : nil, place, &new.softSum)
      }
      if newDay >= 0, newDay != oldDay {
        addRuns(terms, entries, count, around: place, day: newDay, -1, nil, place, &old)
        addRuns(terms, entries, count, around: place, day: newDay, -1, joining, place, &new.softSum)
      }
    }
    return Cost(hard: new.hardSum, soft: present - old + new.softSum)
  }

  /// The same for a resource that bears several bindings at once and has no other terms.
  ///
  /// - Returns: `nil` when it would bear too many, or has terms that ask for more.
  private func costOfMany(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    count: Int,
    leaving: Int,
    joining: DiaryEntry?
  ) -> Cost? {
    guard !terms.pointee.hasPairs, !terms.pointee.hasRuns, !terms.pointee.hasAbsences,
      terms.pointee.entrySite < 0, terms.pointee.exitSite < 0, terms.pointee.seatLimit == .max
    else { return nil }
    guard let joining else { return .zero }
    let gap = terms.pointee.gapAtSite
    // The most at once over the joining entry is at its start or at a start inside it; each that starts inside it may
    // meet others, so that only a count of all it meets is quick, and is enough most of the time.
    var low = (0..<count).partitionPoint { entries[$0].start >= joining.end + gap }
    var met: Int32 = 1
    let earliest = joining.start - longestBinding - gap
    while low > 0, entries[low - 1].start > earliest {
      low -= 1
      if low != leaving, entries[low].end + gap > joining.start { met += 1 }
    }
    return met <= terms.pointee.concurrency ? .zero : nil
  }

  /// Terms between two entries that follow each other and do not overlap.
  @inline(__always)
  private func add(
    _ terms: UnsafeMutablePointer<Terms>,
    _ a: DiaryEntry,
    _ b: DiaryEntry,
    _ sink: inout SumSink
  ) {
    if b.start - a.end < terms.pointee.largestGap { addGap(terms, a, b, &sink) }
    sink.softSum += pairSoft(terms, a, b)
  }

  /// The day on which terms of a day see an entry; -1 for none.
  @inline(__always)
  private func countedDay(of entry: DiaryEntry) -> Int32 {
    entry.isCounted ? instance.clock.day(of: entry.start) : -1
  }

  @inline(__always)
  private func pairSoft(
    _ terms: UnsafeMutablePointer<Terms>,
    _ a: DiaryEntry,
    _ b: DiaryEntry
  ) -> Int {
    guard terms.pointee.hasPairs, a.isCounted,
      instance.clock.day(of: a.start) == instance.clock.day(of: b.start)
    else { return 0 }
    var soft = 0
    if terms.pointee.travelWeight != 0 || terms.pointee.idleWeight != 0 {
      let way = instance.travel.time(from: a.site, to: b.site, departing: a.end)
      if way > 0 { soft += terms.pointee.travelWeight * Int(way) }
      let idle = b.start - a.end - way
      if idle > 0 { soft += terms.pointee.idleWeight * Int(idle) }
    }
    if terms.pointee.siteChangeWeight != 0, !instance.travel.isOneHouse(a.site, b.site) {
      soft += terms.pointee.siteChangeWeight
    }
    if b.start > a.end { soft += terms.pointee.breakWeight }
    return soft
  }

  @inline(__always)
  private func addPresenceAtEnds(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    leaving: Int,
    joining: DiaryEntry?,
    _ place: Int,
    _ sink: inout SumSink
  ) {
    var first = leaving == 0 ? 1 : 0
    var last = leaving == count - 1 ? count - 2 : count - 1
    if first >= count { first = -1 }
    if last < 0 { last = -1 }
    guard let joining else {
      guard first >= 0, last >= 0 else { return }
      addPresence(terms, entries[first], entries[last], &sink)
      return
    }
    addPresence(
      terms,
      first < 0 || joining.start < entries[first].start ? joining : entries[first],
      last < 0 || joining.start > entries[last].start ? joining : entries[last],
      &sink)
  }

  /// Terms of one day that count bindings: too many in a row, or a single one.
  @inline(__always)
  private func addRuns(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    around position: Int,
    day: Int32,
    _ leaving: Int,
    _ joining: DiaryEntry?,
    _ place: Int,
    _ soft: inout Int
  ) {
    let from = instance.clock.minute(0, ofDay: day)
    let to = instance.clock.minute(0, ofDay: day + 1)
    var index = position
    while index > 0, entries[index - 1].start >= from { index -= 1 }
    var last = Int32.min
    var run: Int32 = 0
    var onDay = 0
    func see(_ start: Int32, _ end: Int32) {
      run = start == last ? run + 1 : 1
      if run > terms.pointee.runLimit { soft += terms.pointee.runWeight }
      onDay += 1
      last = end
    }
    while index < count, entries[index].start < to {
      if let joining, index == place { see(joining.start, joining.end) }
      if index != leaving { see(entries[index].start, entries[index].end) }
      index += 1
    }
    if let joining, index == place { see(joining.start, joining.end) }
    if onDay == 1 { soft += terms.pointee.singleWeight }
  }
}
