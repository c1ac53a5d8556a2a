// SPDX-License-Identifier: Apache-2.0

// Terms over the bindings of one day.
extension DiaryCost {
  /// The night between two entries that follow each other, if there is one.
  func addNight<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ previous: DiaryEntry,
    _ current: DiaryEntry,
    _ sink: inout Sink
  ) {
    let gap = current.start - previous.end
    guard gap < terms.pointee.nightGap else { return }
    func day(_ minute: Int32) -> Int32 {
      instance.clock.day(of: minute, from: terms.pointee.dayStart)
    }
    if day(previous.start) != day(current.start) {
      sink.hard(terms.pointee.nightLabel, size: terms.pointee.nightGap - gap)
    }
  }

  @inline(__always)
  func addDays<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ entries: UnsafeMutablePointer<DiaryEntry>,
    _ count: Int,
    _ sink: inout Sink
  ) {
    var day: Int32 = -1
    var first: Int32 = 0
    var last: Int32 = 0
    var site: Int16 = 0
    var workDay: Int32 = -1
    var work: Int32 = 0
    var cursor: Int32 = 0
    var longestFree: Int32 = 0
    var hasRecess = false
    var previousEnd: Int32 = 0
    var run: Int32 = 0
    var onDay: Int32 = 0
    for index in 0..<count {
      let entry = entries[index]
      let entryDay = instance.clock.day(of: entry.start)
      if entry.isWork {
        if entryDay != workDay {
          if workDay >= 0 { closeWork(terms, work, &sink) }
          workDay = entryDay
          work = 0
        }
        work += instance.bindings[Int(entry.binding)].work
      }
      guard entry.isCounted else { continue }
      if entryDay != day {
        if day >= 0 {
          closeDay(terms, day, first, last, cursor, longestFree, hasRecess, onDay, &sink)
        }
        day = entryDay
        first = entry.start
        last = entry.end
        cursor = instance.clock.minute(terms.pointee.recessFrom, ofDay: day)
        longestFree = 0
        hasRecess = false
        run = 1
        onDay = 1
      } else {
        onDay += 1
        if terms.pointee.travelWeight != 0 || terms.pointee.idleWeight != 0 {
          let way = instance.travel.time(from: site, to: entry.site, departing: previousEnd)
          if way > 0 {
            sink.soft(terms.pointee.travelLabel, terms.pointee.travelWeight * Int(way))
          }
          let idle = entry.start - previousEnd - way
          if idle > 0 { sink.soft(terms.pointee.idleLabel, terms.pointee.idleWeight * Int(idle)) }
        }
        // Bindings at the same time count as one of the run.
        if entry.start > last { run = 1 } else if entry.start == last { run += 1 }
        if entry.start >= last, run > terms.pointee.runLimit {
          sink.soft(terms.pointee.runLabel, terms.pointee.runWeight)
        }
        if terms.pointee.siteChangeWeight != 0, !instance.travel.isOneHouse(entry.site, site) {
          sink.soft(terms.pointee.siteChangeLabel, terms.pointee.siteChangeWeight)
        }
        if terms.pointee.breakWeight != 0, entry.start > last {
          sink.soft(terms.pointee.breakLabel, terms.pointee.breakWeight)
        }
        last = max(last, entry.end)
      }
      site = entry.site
      previousEnd = entry.end
      if terms.pointee.recessWeight != 0 {
        let from = instance.clock.minute(terms.pointee.recessFrom, ofDay: day)
        let to = instance.clock.minute(terms.pointee.recessTo, ofDay: day)
        if entry.start < to, entry.end > from {
          longestFree = max(longestFree, entry.start - cursor)
          cursor = max(cursor, entry.end)
          if instance.bindings[Int(entry.binding)].isRecess { hasRecess = true }
        }
      }
    }
    if workDay >= 0 { closeWork(terms, work, &sink) }
    if day >= 0 { closeDay(terms, day, first, last, cursor, longestFree, hasRecess, onDay, &sink) }
  }

  @inline(__always)
  private func closeWork<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ work: Int32,
    _ sink: inout Sink
  ) {
    if work > terms.pointee.workLimit {
      sink.hard(terms.pointee.workLabel, size: work - terms.pointee.workLimit)
    }
  }

  @inline(__always)
  private func closeDay<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ day: Int32,
    _ first: Int32,
    _ last: Int32,
    _ cursor: Int32,
    _ longestFree: Int32,
    _ hasRecess: Bool,
    _ onDay: Int32,
    _ sink: inout Sink
  ) {
    let over = last - first - terms.pointee.spanLimit
    if terms.pointee.spanWeight != 0, over > 0 {
      sink.soft(
        terms.pointee.spanLabel,
        terms.pointee.spanWeight * Int(over) / Int(terms.pointee.spanPer)
      )
    }
    if onDay == 1, terms.pointee.singleWeight != 0 {
      sink.soft(terms.pointee.singleLabel, terms.pointee.singleWeight)
    }
    if terms.pointee.recessWeight != 0, !hasRecess {
      let end = instance.clock.minute(terms.pointee.recessTo, ofDay: day)
      if max(longestFree, end - cursor) < terms.pointee.recessFree {
        sink.soft(terms.pointee.recessLabel, terms.pointee.recessWeight)
      }
    }
  }
}
