// SPDX-License-Identifier: Apache-2.0

/// The least number of changed starts and places that turns an earlier plan into one the skeleton allows.
///
/// Exhaustive by growing numbers of changes: whatever clashes with a kept placement has to move, so that a branch ends
/// as soon as more has to move than changes are left. The number is a lower bound for the problem itself.
package struct FewestChanges {
  /// What an activity had before.
  package enum Before: Sendable, Hashable {
    /// A time and a place, which may no longer be possible; a locked one stays.
    case placed(time: Int, place: Int, isLocked: Bool)
    /// Nothing; any value costs nothing.
    case nothing
    /// Not looked at.
    case ignored
  }

  /// An activity that changes its start or place, and to what.
  package struct Move: Sendable, Hashable {
    /// Index of the activity that moves.
    package var activity: Int
    /// Where and when it goes.
    package var value: Skeleton.Value
    /// Changed start and changed place count one each.
    package var changes: Int

    /// Takes one change or two.
    package init(activity: Int, value: Skeleton.Value, changes: Int) {
      self.activity = activity
      self.value = value
      self.changes = changes
    }
  }

  /// How many changes are needed at least, and the plans with so many.
  package struct Outcome: Sendable {
    /// No plan of the skeleton has fewer changes.
    package var atLeast: Int
    /// Plans with exactly that many, each as what moves; none when the search ended early or nothing is possible.
    package var plans: [[Move]]
    /// Whether plans lists all of them.
    package var isComplete: Bool
  }

  private let skeleton: Skeleton
  private let before: [Before]
  private let values: [[(value: Skeleton.Value, changes: Int)]]
  private let kept: [Skeleton.Value?]
  private let unmovable: Set<Int>
  private var clashesWithKept: [[[Int]?]]
  private var forced: [Int] = []
  private var pairs: [(Int, Int)] = []
  private var checksLeft: Int
  private var plans: [[Move]] = []
  private let mostPlans: Int
  private let stop: StopSignal

  /// Searches from `least` up to `most` changes, within so many comparisons of two placements and until `stop` is raised.
  package static func search(
    _ skeleton: Skeleton, before: [Before], least: Int = 0, most: Int = 8,
    plans: Int = 300, checks: Int = 20_000_000, stop: StopSignal = StopSignal()
  ) -> Outcome {
    var search = FewestChanges(skeleton, before, mostPlans: plans, checks: checks, stop: stop)
    if search.forced.contains(where: { search.values[$0].isEmpty }) {
      return Outcome(atLeast: .max, plans: [], isComplete: true)
    }
    for changes in least...max(least, most) {
      search.descend(moved: [], fixed: search.unmovable, left: changes)
      if search.checksLeft <= 0 {
        return Outcome(atLeast: changes, plans: search.plans, isComplete: false)
      }
      if !search.plans.isEmpty {
        return Outcome(
          atLeast: changes, plans: search.plans,
          isComplete: search.plans.count < plans)
      }
    }
    return Outcome(atLeast: most + 1, plans: [], isComplete: false)
  }

  /// Whether these activities can all be placed; `nil` when that was not known within so many comparisons.
  package static func canPlace(
    _ activities: Set<Int>, of skeleton: Skeleton, checks: Int = 3_000_000,
    stop: StopSignal = StopSignal()
  ) -> Bool? {
    let before = skeleton.problem.activities.indices.map { activity -> Before in
      activities.contains(activity) ? .nothing : .ignored
    }
    let outcome = search(
      skeleton, before: before, most: 0, plans: 1, checks: checks, stop: stop)
    if !outcome.plans.isEmpty { return true }
    return outcome.atLeast > 0 ? false : nil
  }

  private init(
    _ skeleton: Skeleton, _ before: [Before], mostPlans: Int, checks: Int, stop: StopSignal
  ) {
    self.mostPlans = mostPlans
    self.stop = stop
    self.skeleton = skeleton
    self.before = before
    let problem = skeleton.problem
    var kept: [Skeleton.Value?] = []
    var unmovable: Set<Int> = []
    values = before.enumerated().map { activity, before in
      let record = problem.activities[activity]
      guard case .placed(let time, let place, let isLocked) = before else {
        return before == .ignored ? [] : skeleton.values[activity].map { ($0, 0) }
      }
      if isLocked { unmovable.insert(activity) }
      let priced = skeleton.values[activity].map { value in
        (
          value: value,
          changes: (record.starts[value.start] == time ? 0 : 1)
            + (record.options[value.option].place == place ? 0 : 1)
        )
      }
      return priced.filter { $0.changes > 0 }.sorted { a, b in
        let left = (a.changes, abs(record.starts[a.value.start] - time), a.value.option)
        return left < (b.changes, abs(record.starts[b.value.start] - time), b.value.option)
      }
    }
    for (activity, before) in before.enumerated() {
      guard case .placed(let time, let place, _) = before else {
        kept.append(nil)
        continue
      }
      kept.append(
        skeleton.values[activity].first {
          problem.activities[activity].starts[$0.start] == time
            && problem.activities[activity].options[$0.option].place == place
        })
    }
    self.kept = kept
    self.unmovable = unmovable
    clashesWithKept = values.map { Array(repeating: nil, count: $0.count) }
    checksLeft = checks
    for (activity, value) in kept.enumerated() where before[activity] != .ignored {
      guard let value else {
        forced.append(activity)
        continue
      }
      for other in kept.indices where other > activity {
        guard let second = kept[other] else { continue }
        if skeleton.conflict(activity, value, other, second) != nil {
          pairs.append((activity, other))
        }
      }
    }
  }

  /// What has to move once `activity` takes its value number `index`.
  private mutating func clashes(_ activity: Int, _ index: Int) -> [Int] {
    if let known = clashesWithKept[activity][index] { return known }
    let value = values[activity][index].value
    checksLeft -= kept.count
    let found = kept.indices.filter { other in
      guard other != activity, let second = kept[other] else { return false }
      return skeleton.conflict(activity, value, other, second) != nil
    }
    clashesWithKept[activity][index] = found
    return found
  }

  private mutating func descend(moved: [(activity: Int, index: Int)], fixed: Set<Int>, left: Int) {
    // A search that is stopped has no comparisons left, and proves no more than it had.
    if stop.isRaised { checksLeft = 0 }
    guard checksLeft > 0, plans.count < mostPlans else { return }
    var waiting = forced
    for move in moved { waiting += clashes(move.activity, move.index) }
    var pending: [Int] = []
    for activity in waiting
    where !pending.contains(activity) && !moved.contains(where: { $0.activity == activity }) {
      if fixed.contains(activity) { return }
      pending.append(activity)
    }
    let least = pending.reduce(0) { $0 + (values[$1].first?.changes ?? 0) }
    guard least <= left else { return }
    if !pending.isEmpty {
      var tightest: (activity: Int, choices: [Int])?
      for activity in pending {
        let choices = choices(of: activity, beside: moved, fixed: fixed, left: left)
        if choices.isEmpty { return }
        if tightest.map({ choices.count < $0.choices.count }) ?? true {
          tightest = (activity, choices)
        }
      }
      guard let tightest else { return }
      move(tightest.activity, tightest.choices, moved, fixed, left)
      return
    }
    let open = pairs.first { pair in
      !moved.contains { $0.activity == pair.0 || $0.activity == pair.1 }
    }
    guard let open else {
      plans.append(
        moved.map { move in
          let choice = values[move.activity][move.index]
          return Move(activity: move.activity, value: choice.value, changes: choice.changes)
        }.sorted { $0.activity < $1.activity })
      return
    }
    var fixed = fixed
    for activity in [open.0, open.1] where !fixed.contains(activity) {
      move(
        activity, choices(of: activity, beside: moved, fixed: fixed, left: left), moved, fixed,
        left)
      // The other branch is about plans that keep this one where it is.
      fixed.insert(activity)
    }
  }

  private mutating func move(
    _ activity: Int, _ choices: [Int], _ moved: [(activity: Int, index: Int)], _ fixed: Set<Int>,
    _ left: Int
  ) {
    for index in choices {
      descend(
        moved: moved + [(activity, index)], fixed: fixed,
        left: left - values[activity][index].changes)
    }
  }

  /// Positions of the values that fit beside what moved and what may not move.
  private mutating func choices(
    of activity: Int, beside moved: [(activity: Int, index: Int)], fixed: Set<Int>, left: Int
  ) -> [Int] {
    var choices: [Int] = []
    for (index, choice) in values[activity].enumerated() where choice.changes <= left {
      checksLeft -= moved.count
      let fits = moved.allSatisfy { move in
        skeleton.conflict(
          activity, choice.value, move.activity, values[move.activity][move.index].value) == nil
      }
      guard fits else { continue }
      let pushed = clashes(activity, index)
      let isLost = pushed.contains { other in
        fixed.contains(other) && !moved.contains { $0.activity == other }
      }
      if !isLost { choices.append(index) }
    }
    return choices
  }
}
