// SPDX-License-Identifier: Apache-2.0

/// A general allocation problem: when and where activities take place, and who fills their seats.
///
/// Activities have a duration, a domain of starts and a list of place options. Resources (people, places, pools)
/// keep diaries; a resource is bound by an activity because it attends, because it fills a seat, or because the
/// activity is placed there. Hard and soft terms carry opaque labels, so that a caller can tell them apart.
///
/// - Units: minutes that pass from midnight of day 0 on; soft costs in whatever integer unit the caller chose.
package struct Problem: Sendable {
  package static let minutesPerDay = 1440

  /// Days of the horizon, by ``clock``, in which all starts lie.
  package var dayCount: Int
  package var travel: Travel
  /// Who and what keeps a diary; all else names them by index.
  package var resources: [Resource] = []
  /// What is placed in time and room, in the order of ``Solution/start``.
  package var activities: [Activity] = []
  /// What is filled by resources, in the order of ``Solution/occupant``.
  package var seats: [Seat] = []
  package var relations: [Relation] = []
  /// Groups of activities that must share one place.
  package var samePlace: [SamePlace] = []
  /// How activities lie to each other beyond orders.
  package var accords: [Accord] = []
  /// Limits of what may sit in seats.
  package var quotas: [Quota] = []
  /// What long ways before an activity cost.
  package var slacks: [Slack] = []
  package var balances: [Balance] = []
  package var continuities: [Continuity] = []
  /// What costs unless one of its seats is filled.
  package var coverages: [Coverage] = []
  /// What only public benchmarks ask for.
  package var family = FamilyTerms()
  /// Labels are numbers from 0 below this.
  package var labelCount: Int
  /// Label of an activity that is left out.
  package var unplacedLabel: Int

  /// On which day and at which time of day a minute lies.
  package var clock: DayClock { travel.clock }

  package init(dayCount: Int, travel: Travel, labelCount: Int, unplacedLabel: Int) {
    self.dayCount = dayCount
    self.travel = travel
    self.labelCount = labelCount
    self.unplacedLabel = unplacedLabel
  }
}

extension Problem {
  /// An activity at one of several places, starting at one of several times.
  package struct Activity: Sendable {
    /// Minutes from start to end.
    package var duration: Int
    /// Admissible starts, ascending.
    package var starts: [Int]
    /// Soft costs of each start: label and one cost per start.
    package var startCosts: [(label: Int, costs: [Int])] = []
    /// At least one; the first is no better than the others but for its costs.
    package var options: [PlaceOption]
    /// For how long its place is held before it starts and after it ends.
    package var before = 0
    /// Minutes for which its place is held after it ends.
    package var after = 0
    /// What must fit into the place before any seat is filled.
    package var load = 0
    /// How the place is arranged; a change of arrangement may need a longer gap.
    package var layout = 0
    /// Activities of one chain follow each other without rest; -1 for none.
    package var chain = -1
    /// Activities of one turn-around group follow each other in a place without turn-around; -1 for none.
    package var turnaroundGroup = -1
    /// Resources that attend in any case.
    package var attendance: [Attendance] = []
    /// Under which a load beyond the place's capacity is broken.
    package var capacityLabel = 0

    package init(duration: Int, starts: [Int], options: [PlaceOption]) {
      self.duration = duration
      self.starts = starts
      self.options = options
    }

    /// How the activity of this number binds the place it has.
    package func occupancy(_ number: Int) -> Binding {
      Binding(activity: number, from: -before, to: duration + after)
    }
  }

  /// A place an activity may have, with its room and its cost.
  package struct PlaceOption: Sendable {
    /// Index of the place among the resources.
    package var place: Int
    package var site: Int
    /// The greatest load that breaks nothing.
    package var capacity: Int
    /// What the place costs, by label; empty for nothing.
    package var costs: [(label: Int, cost: Int)]

    package init(
      place: Int,
      site: Int,
      capacity: Int = .max,
      costs: [(label: Int, cost: Int)] = []
    ) {
      self.place = place
      self.site = site
      self.capacity = capacity
      self.costs = costs
    }
  }

  /// How an activity binds a resource: from `from` to `to` minutes after its start.
  package struct Binding: Sendable, Hashable {
    package var activity: Int
    /// Minutes after the activity's start; negative where it binds before.
    package var from: Int
    /// Minutes after the activity's start; above ``from``.
    package var to: Int
    /// Minutes that count as work.
    package var work: Int
    /// Whether day terms (changes of site, span, recess, breaks) see it.
    package var isCounted: Bool
    /// Whether it is itself a recess.
    package var isRecess: Bool
    /// Bindings of one pool never collide with each other; -1 for none.
    package var pool: Int

    package init(
      activity: Int,
      from: Int,
      to: Int,
      work: Int = 0,
      isCounted: Bool = false,
      isRecess: Bool = false,
      pool: Int = -1
    ) {
      self.activity = activity
      self.from = from
      self.to = to
      self.work = work
      self.isCounted = isCounted
      self.isRecess = isRecess
      self.pool = pool
    }
  }

  /// A resource that attends, and how it is bound; the binding's activity is the attended one.
  package struct Attendance: Sendable {
    /// Index of the resource, which is bound wherever the activity goes.
    package var resource: Int
    package var binding: Binding

    package init(resource: Int, binding: Binding) {
      self.resource = resource
      self.binding = binding
    }
  }

  /// A role of one or more activities, filled by one of its candidates or left empty.
  package struct Seat: Sendable {
    /// One binding for each activity the occupant attends.
    package var bindings: [Binding]
    /// Resources that may take it; one of them, or nobody.
    package var candidates: [Int]
    /// Soft cost of each candidate, in their order; none when all are alike.
    package var candidateCosts: [Int] = []
    /// Under which ``candidateCosts`` are charged.
    package var candidateLabel = 0
    /// Days on which candidate `i` may not take the seat; none when all are free every day.
    package var blockedDays: [DaySet]
    /// A required seat left empty breaks this label; an optional one costs.
    package var isRequired: Bool
    /// Under which an empty seat breaks or costs.
    package var emptyLabel: Int
    /// Cost of leaving it empty; of no account where it is required.
    package var emptyCost: Int
    /// Whether an empty seat costs nothing on days on which its only candidate is blocked.
    package var isExcusedWhenBlocked: Bool
    /// Whether the occupant's size adds to the load of the activities.
    package var addsLoad: Bool
    /// Whom this seat's occupant escorts: it must be filled while any of them sits there, and empty otherwise.
    package var escorted: [Escorted]
    /// Not searched, but filled at the end by the least bound candidate whom it costs nothing.
    package var isLate: Bool
    /// Whether it is a shadow of those whom it escorts: taken and left in the very move in which they take and leave theirs.
    package var isShadow = false

    /// A resource in a seat.
    package struct Escorted: Sendable, Hashable, BitwiseCopyable {
      package var seat: Int
      package var resource: Int

      package init(seat: Int, resource: Int) {
        self.seat = seat
        self.resource = resource
      }
    }

    package init(
      bindings: [Binding], candidates: [Int], blockedDays: [DaySet] = [], isRequired: Bool,
      emptyLabel: Int, emptyCost: Int = 0, isExcusedWhenBlocked: Bool = false,
      addsLoad: Bool = false, escorted: [Escorted] = [],
      isLate: Bool = false
    ) {
      self.bindings = bindings
      self.candidates = candidates
      self.blockedDays = blockedDays
      self.isRequired = isRequired
      self.emptyLabel = emptyLabel
      self.emptyCost = emptyCost
      self.isExcusedWhenBlocked = isExcusedWhenBlocked
      self.addsLoad = addsLoad
      self.escorted = escorted
      self.isLate = isLate
    }

    /// Lets only these candidates have the seat.
    package mutating func keep(where isKept: (Int) -> Bool) {
      let positions = candidates.indices.filter { isKept(candidates[$0]) }
      if !blockedDays.isEmpty { blockedDays = positions.map { blockedDays[$0] } }
      if !candidateCosts.isEmpty { candidateCosts = positions.map { candidateCosts[$0] } }
      candidates = positions.map { candidates[$0] }
    }
  }

  /// An order: `second` starts between `minGap` and `maxGap` after the end of `first`.
  package struct Relation: Sendable {
    package var first: Int
    /// Index of the one that follows.
    package var second: Int
    package var minGap: Int
    package var maxGap: Int
    /// Under which a gap that is too short or too long is broken.
    package var label: Int

    package init(first: Int, second: Int, minGap: Int, maxGap: Int, label: Int) {
      self.first = first
      self.second = second
      self.minGap = minGap
      self.maxGap = maxGap
      self.label = label
    }
  }

  /// Activities that share one place, whichever it is.
  package struct SamePlace: Sendable {
    /// Indices of two activities or more.
    package var activities: [Int]
    package var label: Int

    package init(activities: [Int], label: Int) {
      self.activities = activities
      self.label = label
    }
  }

  /// The sizes of the occupants of these seats add up to at most `limit`.
  package struct Quota: Sendable {
    package var seats: [Int]
    /// In units of ``Resource/size``.
    package var limit: Int
    package var label: Int

    package init(seats: [Int], limit: Int, label: Int) {
      self.seats = seats
      self.limit = limit
      self.label = label
    }
  }

  /// Cost per minute by which the way from any of `firsts` (of the same day) to `second` leaves less than `target`.
  package struct Slack: Sendable {
    /// Indices of the activities from which the way leads; the tightest counts.
    package var firsts: [Int]
    package var second: Int
    /// Minutes of boarding before the way begins.
    package var load: Int
    /// Minutes that should be left; those that are missing cost.
    package var target: Int
    /// Cost is `weight * missing / per`.
    package var weight: Int
    package var per: Int
    package var label: Int

    package init(
      firsts: [Int],
      second: Int,
      load: Int,
      target: Int,
      weight: Int,
      per: Int,
      label: Int
    ) {
      self.firsts = firsts
      self.second = second
      self.load = load
      self.target = target
      self.weight = weight
      self.per = per
      self.label = label
    }
  }

  /// Each day, the difference between the most and the least work minutes of these resources costs `weight / per`.
  package struct Balance: Sendable {
    /// Resources of one trade, compared with each other alone.
    package var resources: [Int]
    package var weight: Int
    package var per: Int
    package var label: Int

    package init(resources: [Int], weight: Int, per: Int, label: Int) {
      self.resources = resources
      self.weight = weight
      self.per = per
      self.label = label
    }
  }

  /// Two successive counted activities of `resource` on a day cost `weight` when their seats share no occupant.
  package struct Continuity: Sendable {
    /// The resource that would see new faces.
    package var resource: Int
    /// Activities with the seats that matter for this resource.
    package var seats: [(activity: Int, seats: [Int])]
    package var weight: Int
    package var label: Int

    package init(
      resource: Int,
      seats: [(activity: Int, seats: [Int])],
      weight: Int,
      label: Int
    ) {
      self.resource = resource
      self.seats = seats
      self.weight = weight
      self.label = label
    }
  }

  /// Costs `weight` unless one of `seats` is filled by one of `resources`.
  package struct Coverage: Sendable {
    /// Any one of these seats will do.
    package var seats: [Int]
    /// Any one of these resources will do.
    package var resources: [Int]
    package var weight: Int
    package var label: Int

    package init(seats: [Int], resources: [Int], weight: Int, label: Int) {
      self.seats = seats
      self.resources = resources
      self.weight = weight
      self.label = label
    }
  }
}
