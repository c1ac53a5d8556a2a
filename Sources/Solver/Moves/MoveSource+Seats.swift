// SPDX-License-Identifier: Apache-2.0

// Moves that change who takes a seat.
extension MoveSource {
  func refillSeat(_ seat: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    let candidates = instance.seats.candidates.count(seat)
    let present = state.occupant[seat]
    let isOptional = !instance.seats[seat].isRequired && !instance.seats[seat].isEscort
    // While something is broken anyway, a required seat may be what costs least to leave empty.
    let emptying = isOptional ? 3 : state.cost.hard > 0 ? 16 : 0
    if present >= 0, emptying > 0, !instance.seats[seat].isEscort, random.below(emptying) == 0 {
      state.seat(seat, -1)
      matchEscorts(of: seat, state)
      return true
    }
    if instance.seats[seat].isEscort, present < 0 { return false }
    let drawn = instance.seats.candidates[
      Int(instance.seats.candidates.offsets[seat]) + random.below(candidates)
    ]
    guard drawn != present else { return false }
    state.seat(seat, Int(drawn))
    matchEscorts(of: seat, state)
    return true
  }

  /// Fills the escorts of a seat that was filled in the trial with a free candidate, empties those no longer needed; and
  /// so for the escorts of these.
  func matchEscorts(of seat: Int, _ state: State) {
    for position in instance.seats.escorts.range(seat) {
      let escort = Int(instance.seats.escorts[position])
      let isNeeded = state.isEscortNeeded(escort)
      guard (state.trialOccupant(escort) >= 0) != isNeeded else { continue }
      guard isNeeded else {
        state.seat(escort, -1)
        matchEscorts(of: escort, state)
        continue
      }
      for candidatePosition in instance.seats.candidates.range(escort) {
        let candidate = instance.seats.candidates[candidatePosition]
        // A shadow is there with whom it escorts, whatever that breaks.
        if instance.seats[escort].isShadow || isFree(candidate, for: escort, in: state) {
          state.seat(escort, Int(candidate))
          matchEscorts(of: escort, state)
          break
        }
      }
    }
  }

  func swapOccupants(_ state: State, _ random: inout RandomSource) -> Bool {
    let a = instance.seats.choosable[random.below(instance.seats.choosable.count)]
    let peers = seatsOfClass[seatClass[a]]
    let b = peers[random.below(peers.count)]
    guard a != b, state.occupant[a] != state.occupant[b] else { return false }
    if state.occupant[a] < 0 || state.occupant[b] < 0,
      instance.seats[a].isEscort || instance.seats[b].isEscort
    {
      return false
    }
    state.seat(a, Int(state.occupant[b]))
    state.seat(b, Int(state.occupant[a]))
    matchEscorts(of: a, state)
    matchEscorts(of: b, state)
    return true
  }

  /// After an activity moved in the trial: seats whose occupant is bound elsewhere go to a free candidate.
  func refillClashingSeats(
    of activity: Int,
    _ state: State,
    _ random: inout RandomSource
  ) {
    for position in instance.seats.ofActivity.range(activity) {
      let seat = Int(instance.seats.ofActivity[position])
      let candidates = instance.seats.candidates.count(seat)
      guard state.trial.seatMark[seat] != state.trial.stamp else { continue }
      let present = state.occupant[seat]
      if present >= 0, isFree(present, for: seat, in: state) { continue }
      if candidates > 1 {
        let offset = random.below(candidates)
        for step in 0..<candidates {
          let index = offset + step < candidates ? offset + step : offset + step - candidates
          let candidate = instance.seats.candidates[
            Int(instance.seats.candidates.offsets[seat]) + index]
          if candidate != present, isFree(candidate, for: seat, in: state),
            !isTaken(candidate, in: activity, state)
          {
            state.seat(seat, Int(candidate))
            if instance.seats.hasShadows { matchEscorts(of: seat, state) }
            break
          }
        }
      }
      if !instance.seats[seat].isRequired, !instance.seats[seat].isEscort, present >= 0,
        state.trial.seatMark[seat] != state.trial.stamp
      {
        state.seat(seat, -1)
        matchEscorts(of: seat, state)
      }
    }
  }

  private func isTaken(_ candidate: Int32, in activity: Int, _ state: State) -> Bool {
    for position in instance.seats.ofActivity.range(activity)
    where state.trialOccupant(Int(instance.seats.ofActivity[position])) == candidate {
      return true
    }
    return false
  }

  /// Whether the resource's present diary leaves room for the seat's bindings at the trial's times.
  func isFree(_ resource: Int32, for seat: Int, in state: State) -> Bool {
    if state.records[Int(resource)].isTermless { return true }
    let terms = state.diaries.terms(of: Int(resource))
    let entries = state.diary(Int(resource))
    for position in instance.bindings.ofSeat.range(seat) {
      let binding = instance.bindings.base + Int(instance.bindings.ofSeat[position])
      let activity = Int(binding.pointee.activity)
      let time = state.trialStart(activity)
      guard time >= 0 else { continue }
      let site = state.trialOption(activity).site
      let gap = terms.pointee.gapAtSite
      let start = time + binding.pointee.from
      let end = time + binding.pointee.to
      for index in 0..<Int(state.records[Int(resource)].count) {
        let entry = entries[index]
        if entry.seat == Int32(seat)
          || state.trial.activityMark[Int(entry.activity)] == state.trial.stamp
        {
          continue
        }
        let margin =
          Int32(entry.site) == site
          ? gap
          : (instance.travel.isOneHouse(entry.site, site) ? gap : terms.pointee.gapOnMove)
            + instance.travel.time(from: entry.site, to: site, departing: entry.end)
        if entry.start < end + margin, start < entry.end + margin { return false }
      }
    }
    return true
  }

  /// Another occupant in one seat, and its activity where and when that one can come.
  func refillAndMove(_ state: State, _ random: inout RandomSource) -> Bool {
    let seat = instance.seats.choosable[random.below(instance.seats.choosable.count)]
    let bindings = instance.bindings.ofSeat.range(seat)
    guard bindings.count == 1, !instance.seats[seat].isEscort else { return false }
    let binding = Int(instance.bindings.ofSeat[bindings.lowerBound])
    let activity = Int(instance.bindings[binding].activity)
    guard instance.activities.isMovable[activity], instance.activities.starts.count(activity) > 1
    else { return false }
    let position = instance.seats.candidates.range(seat).lowerBound
    let drawn = instance.seats.candidates[
      position + random.below(instance.seats.candidates.count(seat))]
    guard drawn != state.occupant[seat] else { return false }
    state.seat(seat, Int(drawn))
    matchEscorts(of: seat, state)
    let start = drawStart(
      activity,
      near: -1,
      count: instance.activities.starts.count(activity),
      state,
      &random
    )
    state.place(activity, start: start, option: Int(state.option[activity]))
    takeFreePlace(activity, state, &random)
    refillClashingSeats(of: activity, state, &random)
    return true
  }
}
