// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// Travelling time between sites, with one daily stretch in which it differs.
  ///
  /// - Shape: two `siteCount × siteCount` matrices, row-major, diagonal zero.
  package struct Travel: Sendable {
    package var siteCount: Int
    /// Minutes outside ``peakHours``, row to column.
    package var base: [Int]
    /// Minutes inside ``peakHours``, row to column.
    package var peak: [Int]
    /// Departures with a time of day in this range take the peak matrix.
    package var peakHours: Range<Int>
    /// Tells the time of day.
    package var clock: DayClock
    /// The house of each site; empty where each is one by itself.
    ///
    /// Between sites of one house nobody moves: the way takes its time, and gaps are those at one site.
    package var houses: [Int] = []

    /// Needs one time for each pair of sites in both matrices.
    package init(
      siteCount: Int, base: [Int], peak: [Int], peakHours: Range<Int>, clock: DayClock = DayClock()
    ) {
      precondition(
        base.count == siteCount * siteCount && peak.count == base.count,
        "\(base.count) and \(peak.count) travel times for \(siteCount) sites"
      )
      self.siteCount = siteCount
      self.base = base
      self.peak = peak
      self.peakHours = peakHours
      self.clock = clock
    }

    /// Whether two sites are one, or of one house.
    package func isOneHouse(_ a: Int, _ b: Int) -> Bool {
      a == b || !houses.isEmpty && houses[a] == houses[b]
    }

    /// Minutes from one place to another for who departs at this minute; longer in peak hours.
    package func time(from: Int, to: Int, departing: Int) -> Int {
      let index = from * siteCount + to
      return peakHours.contains(clock.timeOfDay(of: departing)) ? peak[index] : base[index]
    }
  }
}
