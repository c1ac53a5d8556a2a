// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// Whoever or whatever keeps a diary: a person, a group that moves together, a place, a pool.
  package struct Resource: Sendable {
    /// Where and when it enters or leaves the horizon.
    package struct Port: Sendable {
      /// Index into the travel matrices.
      package var site: Int
      /// Minute of the horizon.
      package var time: Int
      /// Least time beyond travel when it is bound at another site.
      package var gap: Int

      /// Asks for no time beyond travel, unless told.
      package init(site: Int, time: Int, gap: Int = 0) {
        self.site = site
        self.time = time
        self.gap = gap
      }

      /// The earliest start at a site of a resource that enters here.
      package func arrival(at other: Int, by travel: Travel) -> Int {
        time + (travel.isOneHouse(site, other) ? 0 : gap)
          + travel.time(from: site, to: other, departing: time)
      }

      /// When a resource is back here that was bound elsewhere until `end`.
      package func arrival(from other: Int, leaving end: Int, by travel: Travel) -> Int {
        end + (travel.isOneHouse(site, other) ? 0 : gap)
          + travel.time(from: other, to: site, departing: end)
      }
    }

    /// A stretch in which it may not be bound, half-open.
    package struct Absence: Sendable {
      /// Minutes of the horizon.
      package var span: Range<Int>
      /// Bindings that reach into it are broken under this label.
      package var label: Int

      /// Takes a stretch of one minute or more.
      package init(span: Range<Int>, label: Int) {
        self.span = span
        self.label = label
      }
    }

    /// A daily stretch of which `free` minutes must stay unbound, unless a binding that is itself a recess overlaps it.
    package struct Recess: Sendable {
      /// Minutes of the day.
      package var hours: Range<Int>
      /// Minutes that should lie free in one piece.
      package var free: Int
      /// Cost of a day on which they do not.
      package var weight: Int
      /// Under which such a day is charged.
      package var label: Int

      /// Takes minutes of the day and a cost for each day.
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
    /// Least gap beyond travel between bindings at two sites.
    package var gapOnMove = 0
    /// Gap instead of `gapAtSite` when the activities' layouts differ; 0 for none.
    package var layoutGap = 0
    /// Least gap between the last binding of a day and the first of a later one, with the minute of the day at which a
    /// day begins; 0 for none.
    package var nightGap = 0
    package var dayStart = 0
    /// Under which a night that is too short is broken.
    package var nightLabel = 0
    /// Whether chains, and turn-around groups, need no gap.
    package var isChainExempt = false
    /// Whether turn-around groups need no gap.
    package var isGroupExempt = false
    /// Under which bindings at the same time are broken.
    package var overlapLabel = 0
    /// Under which a gap that is too short is broken.
    package var gapLabel = 0
    /// Ready at the site at the time; bound no earlier than a trip from there allows.
    package var entry: Port?
    /// Must be at the site at the time.
    package var exit: Port?
    /// Under which being bound before ``entry`` or after ``exit`` is broken.
    package var presenceLabel = 0
    /// Stretches in which it may not be bound, in any order.
    package var absences: [Absence] = []
    /// Most minutes of work a day.
    package var workLimit = Int.max
    /// Under which work beyond ``workLimit`` is broken.
    package var workLabel = 0
    /// Cost of each change of site between counted bindings of a day.
    package var siteChangeWeight = 0
    /// Under which changes of site are charged.
    package var siteChangeLabel = 0
    /// Cost is `spanWeight * (minutes over spanLimit) / spanPer` a day.
    package var spanLimit = Int.max
    /// Cost of each ``spanPer`` minutes over ``spanLimit``.
    package var spanWeight = 0
    /// Minutes over the limit that cost one ``spanWeight``.
    package var spanPer = 60
    /// Under which long days are charged.
    package var spanLabel = 0
    /// Cost of each gap between counted bindings of a day.
    package var breakWeight = 0
    /// Under which gaps are charged.
    package var breakLabel = 0
    /// A pause that a day should have; `nil` for none.
    package var recess: Recess?
    /// What only public benchmarks ask for.
    package var family = FamilyTerms()

    /// One binding at a time, no gaps, no limits and no costs, until told otherwise.
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
