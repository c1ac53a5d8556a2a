// SPDX-License-Identifier: Apache-2.0

// Being there before the first entry, and away after the last.
extension DiaryCost {
  /// Terms of coming and going: `first` starts first, `last` ends last.
  @inline(__always)
  func addPresence<Sink: CostSink>(
    _ terms: UnsafeMutablePointer<Terms>,
    _ first: DiaryEntry,
    _ last: DiaryEntry,
    _ sink: inout Sink
  ) {
    if terms.pointee.entrySite >= 0 {
      let ready =
        terms.pointee.entryTime
        + (instance.travel.isOneHouse(first.site, terms.pointee.entrySite)
          ? 0 : terms.pointee.entryGap)
        + instance.travel.time(
          from: terms.pointee.entrySite,
          to: first.site,
          departing: terms.pointee.entryTime
        )
      if first.start < ready {
        sink.hard(terms.pointee.presenceLabel, size: ready - first.start)
      }
    }
    if terms.pointee.exitSite >= 0 {
      let there =
        last.end
        + (instance.travel.isOneHouse(last.site, terms.pointee.exitSite)
          ? 0 : terms.pointee.exitGap)
        + instance.travel.time(from: last.site, to: terms.pointee.exitSite, departing: last.end)
      if there > terms.pointee.exitTime {
        sink.hard(terms.pointee.presenceLabel, size: there - terms.pointee.exitTime)
      }
    }
  }
}
