// SPDX-License-Identifier: Apache-2.0

/// The neighbourhoods of the search; each describes one trial change of a state.
enum Move: Int, CaseIterable {
  /// One activity to another start, another place, or both; seats whose occupant is not free are refilled.
  case moveActivity
  /// All activities that hang together by bounded gaps, by the same number of minutes.
  case moveBlock
  /// Two activities exchange their starts.
  case swapStarts
  /// Another occupant in one seat, or none.
  case refillSeat
  /// Two seats exchange their occupants.
  case swapOccupants

  /// Relative frequencies.
  static let weights = [35, 12, 13, 28, 12]
}

/// Draws random moves for one state.
struct MoveSource {
  private let instance: Instance
  private let table: [Move]
  private let blocksWithChoice: [Int]
  /// Seats with the same candidates, by class; occupants may be exchanged inside a class.
  private let seatClass: [Int]
  private let seatsOfClass: [[Int]]

  init(_ instance: Instance) {
    self.instance = instance
    blocksWithChoice = instance.movable.filter {
      instance.blocks.count(Int(instance.blockOfActivity[$0])) > 1
    }
    var classes: [[Int]: Int] = [:]
    var seatClass = Array(repeating: -1, count: instance.problem.seats.count)
    var seatsOfClass: [[Int]] = []
    for seat in instance.choosable {
      let key = instance.problem.seats[seat].candidates
      let number = classes[key] ?? seatsOfClass.count
      if classes[key] == nil {
        classes[key] = number
        seatsOfClass.append([])
      }
      seatClass[seat] = number
      seatsOfClass[number].append(seat)
    }
    self.seatClass = seatClass
    self.seatsOfClass = seatsOfClass
    var table: [Move] = []
    for move in Move.allCases {
      let isPossible =
        switch move {
        case .moveActivity: !instance.movable.isEmpty
        case .moveBlock: !blocksWithChoice.isEmpty
        case .swapStarts: instance.movable.count > 1
        case .refillSeat, .swapOccupants: !instance.choosable.isEmpty
        }
      if isPossible {
        table.append(contentsOf: repeatElement(move, count: Move.weights[move.rawValue]))
      }
    }
    self.table = table
  }

  /// Whether there is anything to decide.
  var isEmpty: Bool { table.isEmpty }

  /// Describes a random move as the state's trial.
  ///
  /// - Returns: `false` when the draw led to no change.
  @inline(__always)
  func propose(in state: State, _ random: inout RandomSource) -> Bool {
    state.begin()
    switch table[random.below(table.count)] {
    case .moveActivity: return moveActivity(state, &random)
    case .moveBlock: return moveBlock(state, &random)
    case .swapStarts: return swapStarts(state, &random)
    case .refillSeat: return refillSeat(state, &random)
    case .swapOccupants: return swapOccupants(state, &random)
    }
  }

  // MARK: - Activities

  private func moveActivity(_ state: State, _ random: inout RandomSource) -> Bool {
    let activity = instance.movable[random.below(instance.movable.count)]
    let startCount = instance.starts.count(activity)
    let optionCount = instance.options.count(activity)
    var start = Int(state.startIndex[activity])
    var option = Int(state.option[activity])
    let isPlaced = start >= 0
    if startCount > 1, optionCount == 1 || !isPlaced || random.below(4) != 0 {
      start = drawStart(activity, near: start, count: startCount, &random)
    } else if !isPlaced {
      start = 0
    }
    if optionCount > 1, startCount == 1 || random.below(3) == 0 {
      option = random.below(optionCount)
    }
    if isPlaced, start == Int(state.startIndex[activity]), option == Int(state.option[activity]) {
      return false
    }
    state.place(activity, start: start, option: option)
    if option != Int(state.option[activity]) { followGroup(of: activity, state) }
    refillClashingSeats(of: activity, state, &random)
    return true
  }

  /// A start near the present one half of the time, anywhere in the domain otherwise.
  private func drawStart(
    _ activity: Int, near present: Int, count: Int, _ random: inout RandomSource
  ) -> Int {
    guard present >= 0, random.below(2) == 0 else { return random.below(count) }
    let reach = min(count - 1, 6)
    let step = random.below(2 * reach + 1) - reach
    return min(count - 1, max(0, present + step))
  }

  /// Takes the other activities that must share the place along, where they have it among their options.
  private func followGroup(of activity: Int, _ state: State) {
    for position in instance.groupsOfActivity.range(activity) {
      let group = Int(instance.groupsOfActivity[position])
      let place = state.trialOption(activity).place
      for member in instance.groups.range(group) {
        let other = Int(instance.groups[member])
        guard other != activity else { continue }
        for option in instance.options.range(other) where instance.options[option].place == place {
          state.place(
            other, start: state.trialStartIndex(other),
            option: option - Int(instance.options.offsets[other]))
        }
      }
    }
  }

  private func moveBlock(_ state: State, _ random: inout RandomSource) -> Bool {
    let activity = blocksWithChoice[random.below(blocksWithChoice.count)]
    let present = state.start[activity]
    guard present >= 0 else { return false }
    let count = instance.starts.count(activity)
    let start = drawStart(activity, near: Int(state.startIndex[activity]), count: count, &random)
    let shift = instance.starts[Int(instance.starts.offsets[activity]) + start] - present
    guard shift != 0 else { return false }
    let block = Int(instance.blockOfActivity[activity])
    for position in instance.blocks.range(block) {
      let other = Int(instance.blocks[position])
      guard state.start[other] >= 0 else { continue }
      let index = nearestStart(other, to: state.start[other] + shift)
      guard index != Int(state.startIndex[other]) else { continue }
      state.place(other, start: index, option: Int(state.option[other]))
    }
    guard !state.trial.activities.isEmpty else { return false }
    for other in state.trial.activities.all { refillClashingSeats(of: other, state, &random) }
    return true
  }

  private func swapStarts(_ state: State, _ random: inout RandomSource) -> Bool {
    let a = instance.movable[random.below(instance.movable.count)]
    let b = instance.movable[random.below(instance.movable.count)]
    guard a != b, state.start[a] >= 0, state.start[b] >= 0, state.start[a] != state.start[b]
    else { return false }
    let startA = nearestStart(a, to: state.start[b])
    let startB = nearestStart(b, to: state.start[a])
    guard startA != Int(state.startIndex[a]) || startB != Int(state.startIndex[b]) else {
      return false
    }
    // Far from each other's domain the exchange would only be two unrelated moves.
    let reached = instance.starts[Int(instance.starts.offsets[a]) + startA]
    guard abs(reached - state.start[b]) <= 30 else { return false }
    state.place(a, start: startA, option: Int(state.option[a]))
    state.place(b, start: startB, option: Int(state.option[b]))
    refillClashingSeats(of: a, state, &random)
    refillClashingSeats(of: b, state, &random)
    return true
  }

  /// Position of the start nearest to `time`; the earlier one of two equally near.
  private func nearestStart(_ activity: Int, to time: Int32) -> Int {
    let base = Int(instance.starts.offsets[activity])
    var low = 0
    var high = instance.starts.count(activity)
    while low < high {
      let middle = (low + high) / 2
      if instance.starts[base + middle] < time { low = middle + 1 } else { high = middle }
    }
    if low == instance.starts.count(activity) { return low - 1 }
    guard low > 0 else { return low }
    return instance.starts[base + low] - time < time - instance.starts[base + low - 1]
      ? low : low - 1
  }

  // MARK: - Seats

  private func refillSeat(_ state: State, _ random: inout RandomSource) -> Bool {
    let seat = instance.choosable[random.below(instance.choosable.count)]
    let candidates = instance.candidates.count(seat)
    let present = state.occupant[seat]
    let isOptional = !instance.seats[seat].isRequired && !instance.seats[seat].isEscort
    if present >= 0, isOptional, random.below(3) == 0 {
      state.seat(seat, -1)
      matchEscorts(of: seat, state)
      return true
    }
    if instance.seats[seat].isEscort, present < 0 { return false }
    let drawn = instance.candidates[
      Int(instance.candidates.offsets[seat]) + random.below(candidates)]
    guard drawn != present else { return false }
    state.seat(seat, Int(drawn))
    matchEscorts(of: seat, state)
    return true
  }

  /// Fills the escorts of a seat that was filled in the trial with a free candidate, empties those no longer needed.
  func matchEscorts(of seat: Int, _ state: State) {
    for position in instance.escorts.range(seat) {
      let escort = Int(instance.escorts[position])
      let isNeeded = state.isEscortNeeded(escort)
      guard (state.trialOccupant(escort) >= 0) != isNeeded else { continue }
      guard isNeeded else {
        state.seat(escort, -1)
        continue
      }
      for candidatePosition in instance.candidates.range(escort) {
        let candidate = instance.candidates[candidatePosition]
        if isFree(candidate, for: escort, in: state) {
          state.seat(escort, Int(candidate))
          break
        }
      }
    }
  }

  private func swapOccupants(_ state: State, _ random: inout RandomSource) -> Bool {
    let a = instance.choosable[random.below(instance.choosable.count)]
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
  private func refillClashingSeats(
    of activity: Int, _ state: State, _ random: inout RandomSource
  ) {
    for position in instance.seatsOfActivity.range(activity) {
      let seat = Int(instance.seatsOfActivity[position])
      let candidates = instance.candidates.count(seat)
      guard state.trial.seatMark[seat] != state.trial.stamp else { continue }
      let present = state.occupant[seat]
      if present >= 0, isFree(present, for: seat, in: state) { continue }
      if candidates > 1 {
        let offset = random.below(candidates)
        for step in 0..<candidates {
          let index = offset + step < candidates ? offset + step : offset + step - candidates
          let candidate = instance.candidates[Int(instance.candidates.offsets[seat]) + index]
          if candidate != present, isFree(candidate, for: seat, in: state),
            !isTaken(candidate, in: activity, state)
          {
            state.seat(seat, Int(candidate))
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
    for position in instance.seatsOfActivity.range(activity)
    where state.trialOccupant(Int(instance.seatsOfActivity[position])) == candidate {
      return true
    }
    return false
  }

  /// Whether the resource's present diary leaves room for the seat's bindings at the trial's times.
  private func isFree(_ resource: Int32, for seat: Int, in state: State) -> Bool {
    let terms = state.diaries.terms.base + Int(resource)
    let entries = state.entries.base + Int(instance.diaryOffset[Int(resource)])
    for position in instance.bindingsOfSeat.range(seat) {
      let binding = instance.bindings.base + Int(instance.bindingsOfSeat[position])
      let activity = Int(binding.pointee.activity)
      let time = state.trialStart(activity)
      guard time >= 0 else { continue }
      let site = state.trialOption(activity).site
      let gap = terms.pointee.gapAtSite
      let start = time + binding.pointee.from
      let end = time + binding.pointee.to
      for index in 0..<Int(state.entryCount[Int(resource)]) {
        let entry = entries[index]
        let other = instance.bindings.base + Int(entry.binding)
        if other.pointee.seat == Int32(seat)
          || state.trial.activityMark[Int(other.pointee.activity)] == state.trial.stamp
        {
          continue
        }
        let margin =
          entry.site == site
          ? gap
          : terms.pointee.gapOnMove
            + instance.travel(from: entry.site, to: site, departing: entry.end)
        if entry.start < end + margin, start < entry.end + margin { return false }
      }
    }
    return true
  }
}
