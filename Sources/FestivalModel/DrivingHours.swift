// SPDX-License-Identifier: Apache-2.0

/// How long one person may drive and be on duty (HC22); `nil` where a law sets no limit.
package struct DrivingHours: Sendable, Hashable {
  /// Whose law.
  package enum Preset: String, Sendable, CaseIterable {
    case china = "CN"
    case europe = "EU"
    case unitedStates = "US"
  }

  /// Minutes of driving without a break, and of these at night, from 22:00 to 06:00.
  package let unbroken: Minutes?
  /// The shorter limit that holds from 22:00 to 06:00; `nil` where the law knows none.
  package let unbrokenAtNight: Minutes?
  /// What ends a stretch of driving: so many idle minutes, in parts of at least ``breakPart``.
  package let breakLength: Minutes
  /// Minutes of the shortest part into which a break may be divided.
  package let breakPart: Minutes
  /// Driving in any 24 hours, and in any seven days.
  package let day: Minutes?
  /// Minutes at the wheel in any seven days; `nil` where the law limits none.
  package let week: Minutes?
  /// From signing on to signing off.
  package let dutySpan: Minutes
  /// Between two duties.
  package let rest: Minutes

  /// The limits of a law for the driver of a class of vehicles.
  ///
  /// - China: 道路交通安全法实施条例 art. 62(7) for every driver; 道路旅客运输企业安全管理规范 (2018) art. 38 for
  ///   minibuses and coaches; duty and rest are the office's own, as road law has none.
  /// - Europe: Regulation (EC) 561/2006 art. 6–8, as amended by (EU) 2024/1258 for occasional passenger services.
  /// - United States: 49 CFR 395.5, for all who carry passengers.
  package init(_ preset: Preset, for size: Vehicle.Size) {
    switch (preset, size) {
    case (.china, .car), (.china, .van):
      self.init(
        unbroken: 240, breakLength: 20, breakPart: 20, dutySpan: 780, rest: 540)
    case (.china, _):
      self.init(
        unbroken: 240, unbrokenAtNight: 120, breakLength: 20, breakPart: 20, day: 480, week: 2640,
        dutySpan: 780, rest: 540)
    case (.europe, _):
      self.init(
        unbroken: 270, breakLength: 45, breakPart: 15, day: 540, week: 3360, dutySpan: 780,
        rest: 660)
    case (.unitedStates, _):
      self.init(breakLength: 20, breakPart: 20, day: 600, dutySpan: 900, rest: 480)
    }
  }

  private init(
    unbroken: Minutes? = nil, unbrokenAtNight: Minutes? = nil, breakLength: Minutes,
    breakPart: Minutes, day: Minutes? = nil, week: Minutes? = nil, dutySpan: Minutes, rest: Minutes
  ) {
    self.unbroken = unbroken
    self.unbrokenAtNight = unbrokenAtNight
    self.breakLength = breakLength
    self.breakPart = breakPart
    self.day = day
    self.week = week
    self.dutySpan = dutySpan
    self.rest = rest
  }
}
