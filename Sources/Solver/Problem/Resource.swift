// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// Whoever or whatever keeps a diary: a person, a group that moves together, a place, a pool.
  package struct Resource: Sendable {
    /// Where and when it enters or leaves the horizon.
    package struct Port: Sendable {
      package var site: Int
      package var time: Int
      /// Least time beyond travel when it is bound at another site.
      package var gap: Int

      package init(site: Int, time: Int, gap: Int = 0) {
        self.site = site
        self.time = time
        self.gap = gap
      }

      /// The earliest start at a site of a resource that enters here.
      package func arrival(at other: Int, by travel: Travel) -> Int {
        time + (other == site ? 0 : gap) + travel.time(from: site, to: other, departing: time)
      }

      /// When a resource is back here that was bound elsewhere until `end`.
      package func arrival(from other: Int, leaving end: Int, by travel: Travel) -> Int {
        end + (other == site ? 0 : gap) + travel.time(from: other, to: site, departing: end)
      }
    }

    /// A stretch in which it may not be bound, half-open.
    package struct Absence: Sendable {
      package var span: Range<Int>
      package var label: Int

      package init(span: Range<Int>, label: Int) {
        self.span = span
        self.label = label
      }
    }

    /// A daily stretch of which `free` minutes must stay unbound, unless a binding that is itself a recess overlaps it.
    package struct Recess: Sendable {
      package var hours: Range<Int>
      package var free: Int
      package var weight: Int
      package var label: Int

      package init(hours: Range<Int>, free: Int, weight: Int, label: Int) {
        self.hours = hours
        self.free = free
        self.weight = weight
        self.label = label
      }
    }

    /// What one of it takes of a load or quota.
    package var size = 1
    /// How many bindings it bears at once.
    package var concurrency = 1
    /// Least gap between bindings at one site, and beyond travel at two.
    package var gapAtSite = 0
    package var gapOnMove = 0
    /// Gap instead of `gapAtSite` when the activities' layouts differ; 0 for none.
    package var layoutGap = 0
    /// Whether chains, and turn-around groups, need no gap.
    package var isChainExempt = false
    package var isGroupExempt = false
    package var overlapLabel = 0
    package var gapLabel = 0
    /// Ready at the site at the time; bound no earlier than a trip from there allows.
    package var entry: Port?
    /// Must be at the site at the time.
    package var exit: Port?
    package var presenceLabel = 0
    package var absences: [Absence] = []
    package var workLimit = Int.max
    package var workLabel = 0
    package var siteChangeWeight = 0
    package var siteChangeLabel = 0
    /// Cost is `spanWeight * (minutes over spanLimit) / spanPer` a day.
    package var spanLimit = Int.max
    package var spanWeight = 0
    package var spanPer = 60
    package var spanLabel = 0
    package var breakWeight = 0
    package var breakLabel = 0
    package var recess: Recess?
    /// What only public benchmarks ask for.
    package var family = FamilyTerms()

    package init() {}

    /// Whether any term looks at its days.
    var hasDayTerms: Bool { hasSoftTerms || recess != nil || workLimit != .max }

    /// Whether its diary by itself may cost anything.
    package var hasSoftTerms: Bool {
      siteChangeWeight != 0 || spanWeight != 0 || breakWeight != 0 || family.isSoft
        || recess.map { $0.weight != 0 } ?? false
    }

    /// Leaves out what its diary by itself costs.
    package mutating func forgetSoftTerms() {
      siteChangeWeight = 0
      spanWeight = 0
      breakWeight = 0
      family.forgetSoftTerms()
      recess = nil
    }
  }
}
