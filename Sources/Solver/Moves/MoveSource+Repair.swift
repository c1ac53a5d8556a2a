// SPDX-License-Identifier: Apache-2.0

// Moves that look for what stands in the way.
extension MoveSource {
  /// How many activities one push may move; longer chains are hardly ever accepted.
  private static let longestChain = 10

  // MARK: - Broken terms

  /// Changes something that takes part in a broken term.
  func repair(_ state: State, _ random: inout RandomSource) -> Bool {
    let resources = state.brokenResources.count
    let activities = state.brokenActivities.count
    let seats = state.brokenSeats.count
    let relations = state.brokenRelations.count
    let total = resources + activities + seats + relations + state.brokenAccords.count
    guard total > 0 else { return false }
    var drawn = random.below(total)
    if drawn < resources { return repairDiary(state.brokenResources[drawn], state, &random) }
    drawn -= resources
    if drawn < activities { return shift(state.brokenActivities[drawn], state, &random) }
    drawn -= activities
    if drawn < seats { return repairSeat(state.brokenSeats[drawn], state, &random) }
    drawn -= seats
    guard drawn < relations else {
      return shift(member(of: state.brokenAccords[drawn - relations], &random), state, &random)
    }
    let relation = instance.relations[state.brokenRelations[drawn]]
    return shift(Int(random.below(2) == 0 ? relation.first : relation.second), state, &random)
  }

  /// Any of the activities that an accord looks at.
  private func member(of accord: Int, _ random: inout RandomSource) -> Int {
    let members = instance.accords.members.range(accord)
    return Int(instance.accords.members[members.lowerBound + random.below(members.count)])
  }

  private func shift(_ activity: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    guard instance.activities.isMovable[activity] else { return false }
    if instance.activities.options.count(activity) > 1,
      instance.activities.starts.count(activity) == 1 || random.below(3) == 0
    {
      return swapPlaces(activity, state, &random)
    }
    return random.below(2) == 0
      ? pushAside(activity, state, &random) : moveActivity(activity, state, &random)
  }

  private func repairSeat(_ seat: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    guard instance.seats.isChoosable[seat], random.below(3) != 0 else {
      let bindings = instance.bindings.ofSeat.range(seat)
      guard !bindings.isEmpty else { return false }
      let binding = instance.bindings.ofSeat[bindings.lowerBound + random.below(bindings.count)]
      return shift(Int(instance.bindings[Int(binding)].activity), state, &random)
    }
    return refillSeat(seat, state, &random)
  }

  /// Moves, or frees, an entry that is in the way.
  private func repairDiary(
    _ resource: Int,
    _ state: State,
    _ random: inout RandomSource
  ) -> Bool {
    guard state.records[resource].count > 0 else { return false }
    let entry = brokenEntry(resource, state, &random)
    if entry.seat >= 0, instance.seats.isChoosable[Int(entry.seat)], random.below(3) != 0 {
      return refillSeat(Int(entry.seat), state, &random)
    }
    return shift(Int(entry.activity), state, &random)
  }

  /// One of two entries of the diary that are too close; any entry when no two are.
  private func brokenEntry(
    _ resource: Int,
    _ state: State,
    _ random: inout RandomSource
  ) -> DiaryEntry {
    let entries = state.diary(resource)
    let count = Int(state.records[resource].count)
    let offset = random.below(count)
    var chosen = offset
    for step in 0..<count {
      let index = offset + step < count ? offset + step : offset + step - count
      if index + 1 < count, state.diaries.clash(resource, entries[index], entries[index + 1]) {
        chosen = index + random.below(2)
        break
      }
    }
    return entries[chosen]
  }

  /// An activity with a choice that takes part in something broken.
  func brokenActivity(_ state: State, _ random: inout RandomSource) -> Int? {
    let resources = state.brokenResources.count
    let relations = state.brokenRelations.count
    let accords = state.brokenAccords.count
    guard resources + relations + accords > 0 else { return nil }
    let drawn = random.below(resources + relations + accords)
    var activity: Int
    if drawn < resources {
      let resource = state.brokenResources[drawn]
      guard state.records[resource].count > 0 else { return nil }
      activity = Int(brokenEntry(resource, state, &random).activity)
    } else if drawn >= resources + relations {
      activity = member(of: state.brokenAccords[drawn - resources - relations], &random)
    } else {
      let relation = instance.relations[state.brokenRelations[drawn - resources]]
      activity = Int(random.below(2) == 0 ? relation.first : relation.second)
    }
    return instance.activities.isMovable[activity] ? activity : nil
  }

  // MARK: - Chains

  /// Moves `activity`; activities it then clashes with move by as much the other way, and so on (a chain between two
  /// times, in the manner of Kempe).
  ///
  /// - Source: Kempe chains for timetabling: Thompson and Dowsland, "Variants of simulated annealing for the examination
  ///   timetabling problem", Annals of OR 63, 1996, doi:10.1007/BF02601641.
  func pushAside(_ activity: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    let count = instance.activities.starts.count(activity)
    let present = state.start[activity]
    guard present >= 0, count > 1 else { return moveActivity(activity, state, &random) }
    let start = drawStart(
      activity,
      near: Int(state.startIndex[activity]),
      count: count,
      state,
      &random
    )
    let shift =
      instance.activities.starts[Int(instance.activities.starts.offsets[activity]) + start]
      - present
    guard shift != 0 else { return false }
    state.place(activity, start: start, option: Int(state.option[activity]))
    var next = 0
    var housed = 0
    while next < state.trial.activities.count {
      let mover = state.trial.activities[next]
      next += 1
      guard pushAttendants(of: mover, state) else { return false }
      for position in instance.seats.ofActivity.range(mover) {
        let seat = Int(instance.seats.ofActivity[position])
        // Whoever has a stand-in need not be waited for.
        guard state.occupant[seat] >= 0, !instance.seats.isChoosable[seat] else { continue }
        for bindingPosition in instance.bindings.ofSeat.range(seat) {
          let binding = instance.bindings.ofSeat[bindingPosition]
          guard instance.bindings[Int(binding)].activity == Int32(mover) else { continue }
          guard push(Int(state.occupant[seat]), from: binding, state) else { return false }
        }
      }
      // Where ways do not matter, all who have to go make room before anybody looks for a place.
      if instance.isGapless, next < state.trial.activities.count { continue }
      while housed < next {
        let mover = state.trial.activities[housed]
        housed += 1
        takeFreePlace(mover, state, &random)
        let occupancy = instance.activities[mover].occupancy
        guard push(Int(state.trialOption(mover).place), from: occupancy, state) else {
          return false
        }
      }
    }
    for mover in state.trial.activities.all { refillClashingSeats(of: mover, state, &random) }
    return true
  }

  /// Moves whatever keeps attendants of `mover` from being there at the trial's time.
  ///
  /// - Returns: `false` when something can not give way.
  private func pushAttendants(of mover: Int, _ state: State) -> Bool {
    if instance.isGapless {
      // Whoever only went to another place is where it was for those who attend it.
      guard state.trialStartIndex(mover) != Int(state.startIndex[mover]) else { return true }
      // Without gaps and ways only activities at the same time are in the way, and those are known beforehand.
      guard state.clashes.count(mover, at: state.trialStartIndex(mover)) > 0 else { return true }
      let start = state.trialStart(mover)
      let shift = state.start[mover] - start
      if state.cost.hard == 0, state.patterns.judges(mover) {
        return state.patterns.forEachBound(of: mover, at: state.trialStartIndex(mover)) { other in
          state.trial.activityMark[other] == state.trial.stamp || pushBack(other, by: shift, state)
        }
      }
      for position in instance.rivals.range(mover) {
        let other = Int(instance.rivals[position].activity)
        guard instance.overlaps(mover, start, other, state.start[other]),
          state.trial.activityMark[other] != state.trial.stamp
        else { continue }
        guard pushBack(other, by: shift, state) else { return false }
      }
      return true
    }
    for position in instance.bindings.attendance.range(mover) {
      let attendance = instance.bindings.attendance[position]
      guard push(Int(attendance.resource), from: attendance.binding, state) else { return false }
    }
    return true
  }

  /// Moves `activity` by about `shift` minutes, if it can move and the chain is not too long already.
  @inline(__always)
  private func pushBack(_ activity: Int, by shift: Int32, _ state: State) -> Bool {
    let start = nearestStart(activity, to: state.start[activity] + shift)
    guard instance.activities.isMovable[activity], state.trial.activities.count < Self.longestChain,
      start != Int(state.startIndex[activity])
    else { return false }
    state.place(activity, start: start, option: Int(state.option[activity]))
    return true
  }

  /// Moves whatever in the diary of `resource` stands in the way of `binding` at the trial's time.
  ///
  /// - Returns: `false` when something can not give way.
  private func push(_ resource: Int, from binding: Int32, _ state: State) -> Bool {
    let mover = Int(instance.bindings[Int(binding)].activity)
    let shift = state.start[mover] - state.trialStart(mover)
    var isPossible = true
    forEachClash(of: binding, in: resource, state) { activity in
      isPossible = pushBack(activity, by: shift, state)
      return isPossible
    }
    return isPossible
  }

  /// Gives `body` every activity outside the trial that stands in the way of `binding` at the trial's time, until it
  /// returns `false`.
  @inline(__always)
  func forEachClash(
    of binding: Int32,
    in resource: Int,
    _ state: State,
    _ body: (Int) -> Bool
  ) {
    let concurrency = state.diaries.terms(of: resource).pointee.concurrency
    guard concurrency == 1 else { return }
    let largestGap = state.diaries.terms(of: resource).pointee.largestGap
    let mover = Int(instance.bindings[Int(binding)].activity)
    let entry = DiaryEntry(
      binding,
      instance.bindings[Int(binding)],
      time: state.trialStart(mover),
      site: state.trialOption(mover).site
    )
    let entries = state.diary(resource)
    for index in 0..<Int(state.records[resource].count) {
      let other = entries[index]
      if other.end + largestGap <= entry.start { continue }
      if other.start >= entry.end + largestGap { break }
      let activity = Int(other.activity)
      guard state.trial.activityMark[activity] != state.trial.stamp,
        other.start <= entry.start
          ? state.diaries.clash(resource, other, entry)
          : state.diaries.clash(resource, entry, other)
      else { continue }
      guard body(activity) else { return }
    }
  }
}
