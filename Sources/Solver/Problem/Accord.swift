// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// How several activities lie to each other in time and place.
  ///
  /// Activities that are left out are not looked at. Each breach is broken, or costs where the accord has a weight.
  package struct Accord: Sendable, Hashable {
    /// What is asked, and what counts as one breach of it.
    package enum Demand: Sendable, Hashable {
      /// No two on one day; every two that are.
      case daysDiffer
      /// No two in one place, or at one site; every two that are.
      case placesDiffer
      case sitesDiffer
      /// All in one place; every two that are not.
      case placesAgree
      /// At least so many minutes from the end of the one to the start of the other; every two closer than that.
      case apart(Int)
      /// At most so many a day; each beyond that.
      case daily(Int)
      /// Each starts so many minutes after the end of the one before it in the list; every two neighbours that do not.
      case order(least: Int, most: Int)
      /// From the first start to the last end at most so many minutes; one breach at most.
      case within(Int)
    }

    /// Indices of the activities; their order counts for ``Demand/order(least:most:)`` alone.
    package var activities: [Int]
    /// What is asked, with its number.
    package var demand: Demand
    /// What a breach costs; `nil` where it is broken.
    package var weight: Int?
    /// Breaches and their cost are counted under this label.
    package var label: Int
    /// The minute of the day at which a day begins.
    package var dayStart: Int

    /// An accord that may not be broken, with days from midnight, unless told.
    package init(
      activities: [Int], demand: Demand, weight: Int? = nil, label: Int, dayStart: Int = 0
    ) {
      self.activities = activities
      self.demand = demand
      self.weight = weight
      self.label = label
      self.dayStart = dayStart
    }

    /// Whether two of its activities can break it by themselves.
    var isOfPairs: Bool {
      switch demand {
      case .daysDiffer, .placesDiffer, .sitesDiffer, .placesAgree, .apart, .within: true
      case .daily(let limit): limit == 1
      case .order: false
      }
    }
  }
}
