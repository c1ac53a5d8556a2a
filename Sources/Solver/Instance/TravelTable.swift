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
  private let hasHouses: Bool
  private let houses: Buffer<Int32>

  init(_ travel: Problem.Travel) {
    siteCount = travel.siteCount
    base = Buffer(travel.base.map(Int32.init))
    peak = Buffer(travel.peak.map(Int32.init))
    peakHours = travel.peakHours
    clock = travel.clock
    hasHouses = !travel.houses.isEmpty
    houses = Buffer(travel.houses.map(Int32.init))
  }

  /// Whether two sites are one, or of one house.
  @inline(__always)
  func isOneHouse<A: FixedWidthInteger, B: FixedWidthInteger>(_ a: A, _ b: B) -> Bool {
    Int(a) == Int(b) || hasHouses && houses[Int(a)] == houses[Int(b)]
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
