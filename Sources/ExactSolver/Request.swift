// SPDX-License-Identifier: Apache-2.0

package import Solver

/// One instance of a hard rule: its label, and what it is about.
package struct HardTerm: Hashable, Sendable {
  /// What a hard term is about, by its index in the problem.
  package enum Subject: Hashable, Sendable {
    case activity(Int)
    case resource(Int)
    case seat(Int)
    case relation(Int)
    case samePlace(Int)
    case accord(Int)
    case quota(Int)
    case spread(Int)
    /// By its index among the restrictions of the request.
    case restriction(Int)
    /// Parts of a resource's terms: when it comes, when it goes, and one of its absences by its index.
    case entry(Int)
    case exit(Int)
    case absence(resource: Int, index: Int)
    /// That a resource which attends an activity in any case does so.
    case attendance(activity: Int, resource: Int)
    /// That one activity of a group is where the others are.
    case member(group: Int, activity: Int)
  }

  /// The rule, as the problem numbers them.
  package var label: Int
  /// What it is about.
  package var subject: Subject

  /// Takes an index that the problem has.
  package init(label: Int, subject: Subject) {
    self.label = label
    self.subject = subject
  }

  /// Whether it is only a part of what another term asks, or what the problem takes as given.
  package var isPart: Bool {
    switch subject {
    case .entry, .exit, .absence, .attendance, .member: true
    case .activity, .resource, .seat, .relation, .samePlace, .accord, .quota, .spread,
      .restriction:
      false
    }
  }
}

/// A choice narrowed beyond the problem's own domains, as by a pin or a wish.
package struct Restriction: Sendable {
  /// What one activity or seat may still have.
  package enum Choice: Sendable {
    /// Positions in the activity's starts.
    case starts(activity: Int, allowed: [Int])
    /// Positions in the activity's place options.
    case options(activity: Int, allowed: [Int])
    /// Resources in the seat; -1 stands for nobody.
    case occupants(seat: Int, allowed: [Int])
  }

  /// What may still be chosen.
  package var choice: Choice
  /// The label under which it may be a part of a conflict; nil when it always holds.
  package var label: Int?

  /// Holds always, unless a label is told.
  package init(_ choice: Choice, label: Int? = nil) {
    self.choice = choice
    self.label = label
  }

  /// Fixes everything that `solution` says but for the activities and seats in which a change is wanted.
  package static func fixing(
    _ problem: Problem, to solution: Solution, exceptActivities activities: Set<Int>,
    exceptSeats seats: Set<Int>
  ) -> [Restriction] {
    var result: [Restriction] = []
    for activity in problem.activities.indices
    where !activities.contains(activity) && solution.start[activity] >= 0 {
      result.append(
        Restriction(.starts(activity: activity, allowed: [solution.start[activity]])))
      result.append(
        Restriction(.options(activity: activity, allowed: [solution.option[activity]])))
    }
    for seat in problem.seats.indices where !seats.contains(seat) {
      result.append(Restriction(.occupants(seat: seat, allowed: [solution.occupant[seat]])))
    }
    return result
  }
}

/// What is to be proven of a problem.
package struct ExactRequest: Sendable {
  /// Which soft terms are minimised.
  package enum Objective: Sendable {
    case all
    /// Only the soft terms with one of these labels.
    case labels(Set<Int>)
    /// None: any solution that breaks nothing will do.
    case none

    func includes(_ label: Int) -> Bool {
      switch self {
      case .all: true
      case .labels(let labels): labels.contains(label)
      case .none: false
      }
    }
  }

  /// All soft terms, unless told.
  package var objective = Objective.all
  /// The day of which alone balances and continuities are minimised; all days when `nil`.
  package var day: Int?
  /// What is narrowed beyond the problem; none by itself.
  package var restrictions: [Restriction] = []
  /// A solution to start from.
  package var hint: Solution?

  /// All terms of all days without restrictions and hint, unless told.
  package init(
    objective: Objective = .all, day: Int? = nil, restrictions: [Restriction] = [],
    hint: Solution? = nil
  ) {
    self.objective = objective
    self.day = day
    self.restrictions = restrictions
    self.hint = hint
  }
}
