// SPDX-License-Identifier: Apache-2.0

/// Travelling times between sites.
///
/// - Shape: two `sites × sites` matrices, row-major.
struct TravelTable: ~Copyable {
  private let siteCount: Int
  private let base: Buffer<Int32>
  private let peak: Buffer<Int32>
  private let peakHours: Range<Int>
  private let clock: Problem.DayClock

  init(_ travel: Problem.Travel) {
    siteCount = travel.siteCount
    base = Buffer(travel.base.map(Int32.init))
    peak = Buffer(travel.peak.map(Int32.init))
    peakHours = travel.peakHours
    clock = travel.clock
  }

  @inline(__always)
  func time<From: FixedWidthInteger, To: FixedWidthInteger>(
    from: From, to: To, departing: Int32
  ) -> Int32 {
    let index = Int(from) * siteCount + Int(to)
    if peakHours.isEmpty { return base[index] }
    let timeOfDay = clock.timeOfDay(of: Int(departing))
    return timeOfDay >= peakHours.lowerBound && timeOfDay < peakHours.upperBound
      ? peak[index] : base[index]
  }
}
