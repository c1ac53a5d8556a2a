// SPDX-License-Identifier: Apache-2.0

// Moves that look for places.
extension MoveSource {
  /// Gives `activity` a place that is free at the trial's time, if the present one's is not; where none is, others that
  /// take place then go elsewhere, along an augmenting path of a matching.
  ///
  /// - Source: Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955,
  ///   doi:10.1002/nav.3800020109; at most so many places are asked as ``Asked/most``.
  func takeFreePlace(_ activity: Int, _ state: State, _ random: inout RandomSource) {
    guard instance.activities.options.count(activity) > 1,
      instance.groups.byMember.count(activity) == 0,
      blocker(of: activity, state.trialOption(activity), state) != .none
    else { return }
    var asked = Asked()
    _ = makeRoom(for: activity, state, &random, &asked)
  }

  private enum Blocker: Equatable {
    case none
    /// One activity, which may go to another place.
    case one(Int)
    case several
  }

  /// What stands in the way of `activity` in a place at the trial's time.
  private func blocker(
    of activity: Int,
    _ option: ActivityTable.Option,
    _ state: State
  ) -> Blocker {
    let place = Int(option.place)
    let terms = state.diaries.terms(of: place)
    guard terms.pointee.concurrency == 1 else { return .none }
    let gap = terms.pointee.gapAtSite
    let held = instance.occupied(activity, from: state.trialStart(activity))
    let start = held.start - gap
    let end = held.end + gap
    let entries = state.diary(place)
    var low = (0..<Int(state.records[place].count)).partitionPoint { entries[$0].start >= end }
    var result = Blocker.none
    for other in state.trial.activities.all
    where other != activity && state.trialOption(other).place == option.place {
      let time = state.trial.start[other]
      let others = instance.occupied(other, from: time)
      if time >= 0, others.start < end, others.end > start { return .several }
    }
    while low > 0, entries[low - 1].end > start {
      low -= 1
      let other = Int(entries[low].activity)
      guard state.trial.activityMark[other] != state.trial.stamp else { continue }
      guard result == .none, instance.activities.options.count(other) > 1,
        instance.groups.byMember.count(other) == 0
      else { return .several }
      result = .one(other)
    }
    return result
  }

  /// Places that were asked whether what is there could go elsewhere; no other activity need ask them again.
  private struct Asked {
    static let most = 16
    var places = SIMD16<Int32>(repeating: -1)
    var count = 0

    func contains(_ place: Int32) -> Bool { any(places .== place) }

    mutating func insert(_ place: Int32) {
      places[count] = place
      count += 1
    }
  }

  /// - Complexity: O(places asked · options) looks at a place.
  private func makeRoom(
    for activity: Int,
    _ state: State,
    _ random: inout RandomSource,
    _ asked: inout Asked
  ) -> Bool {
    let count = instance.activities.options.count(activity)
    let base = Int(instance.activities.options.offsets[activity])
    let offset = random.below(count)
    for step in 0..<count {
      let option = offset + step < count ? offset + step : offset + step - count
      let record = instance.activities.options[base + option]
      guard !asked.contains(record.place), blocker(of: activity, record, state) == .none else {
        continue
      }
      state.place(activity, start: state.trialStartIndex(activity), option: option)
      return true
    }
    for step in 0..<count where asked.count < Asked.most {
      let option = offset + step < count ? offset + step : offset + step - count
      let record = instance.activities.options[base + option]
      guard !asked.contains(record.place) else { continue }
      asked.insert(record.place)
      guard case .one(let other) = blocker(of: activity, record, state) else { continue }
      if makeRoom(for: other, state, &random, &asked) {
        state.place(activity, start: state.trialStartIndex(activity), option: option)
        return true
      }
    }
    return false
  }

  /// Moves `activity` to another place; what is there at its time goes to where it was, if it may.
  func swapPlaces(_ activity: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    let count = instance.activities.options.count(activity)
    guard count > 1, state.start[activity] >= 0 else { return false }
    let option = random.below(count)
    guard option != Int(state.option[activity]) else { return false }
    let old = state.presentOption(activity).place
    state.place(activity, start: Int(state.startIndex[activity]), option: option)
    followGroup(of: activity, state)
    let place = Int(state.trialOption(activity).place)
    let gap = state.diaries.terms(of: place).pointee.gapAtSite
    let (start, end) = instance.occupied(activity, from: state.start[activity])
    let entries = state.diary(place)
    for index in 0..<Int(state.records[place].count) {
      let other = Int(entries[index].activity)
      if entries[index].start >= end + gap { break }
      guard entries[index].end + gap > start,
        state.trial.activityMark[other] != state.trial.stamp
      else { continue }
      giveWay(other, to: old, state, &random)
    }
    for mover in state.trial.activities.all { refillClashingSeats(of: mover, state, &random) }
    return true
  }

  /// Moves `activity` to `place` if that is among its options, else to one that is free.
  private func giveWay(
    _ activity: Int,
    to place: Int32,
    _ state: State,
    _ random: inout RandomSource
  ) {
    for position in instance.activities.options.range(activity)
    where instance.activities.options[position].place == place {
      state.place(
        activity,
        start: Int(state.startIndex[activity]),
        option: position - Int(instance.activities.options.offsets[activity])
      )
      followGroup(of: activity, state)
      return
    }
    let count = instance.activities.options.count(activity)
    let offset = random.below(count)
    for step in 0..<count {
      let option = (offset + step) % count
      let record = instance.activities.options[
        Int(instance.activities.options.offsets[activity]) + option]
      guard blocker(of: activity, record, state) == .none else { continue }
      state.place(activity, start: Int(state.startIndex[activity]), option: option)
      followGroup(of: activity, state)
      return
    }
  }
}
