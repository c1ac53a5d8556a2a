// SPDX-License-Identifier: Apache-2.0

/// How several activities lie to each other: what each accord asks, laid out flat.
struct AccordRecord: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    case daysDiffer, placesDiffer, sitesDiffer, placesAgree, apart, daily, order, within
  }

  var kind: Kind
  /// A gap, a number a day or a length; of an order the least gap.
  var limit: Int32 = 0
  /// Of an order the greatest gap.
  var most: Int32 = 0
  var dayStart: Int32
  /// What a breach costs; -1 where it is broken.
  var weight: Int

  init(_ accord: Problem.Accord) {
    weight = accord.weight ?? -1
    dayStart = Int32(accord.dayStart)
    switch accord.demand {
    case .daysDiffer: kind = .daysDiffer
    case .placesDiffer: kind = .placesDiffer
    case .sitesDiffer: kind = .sitesDiffer
    case .placesAgree: kind = .placesAgree
    case .apart(let gap):
      kind = .apart
      limit = Self.bounded(gap)
    case .daily(let count):
      kind = .daily
      limit = Self.bounded(count)
    case .order(let least, let most):
      kind = .order
      limit = Self.bounded(least)
      self.most = Self.bounded(most)
    case .within(let length):
      kind = .within
      limit = Self.bounded(length)
    }
  }

  /// Far beyond any horizon, so that differences cannot overflow.
  private static func bounded(_ number: Int) -> Int32 { Int32(min(number, 1 << 24)) }
}
