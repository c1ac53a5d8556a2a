// SPDX-License-Identifier: Apache-2.0

/// Draws random moves for one state.
package struct MoveSource {
  let instance: Instance
  private let table: [Move]
  /// How often at most a start is drawn, when those drawn before keep attendants away.
  private static let mostDraws = 8
  private let blocksWithChoice: [Int]
  /// Seats with the same candidates, by class; occupants may be exchanged inside a class.
  let seatClass: [Int]
  let seatsOfClass: [[Int]]

  /// Looks up which kinds of moves the problem has room for at all.
  package init(_ instance: Instance) {
    self.instance = instance
    blocksWithChoice = instance.activities.movable.filter {
      instance.blocks.members.count(Int(instance.blocks.ofActivity[$0])) > 1
    }
    var classes: [[Int]: Int] = [:]
    var seatClass = Array(repeating: -1, count: instance.problem.seats.count)
    var seatsOfClass: [[Int]] = []
    for seat in instance.seats.choosable {
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
        case .moveActivity: !instance.activities.movable.isEmpty
        case .moveBlock: !blocksWithChoice.isEmpty
        case .swapStarts: instance.activities.movable.count > 1
        case .refillSeat, .swapOccupants: !instance.seats.choosable.isEmpty
        case .pushAside: instance.activities.movable.count > 1
        case .refillAndMove:
          !instance.activities.movable.isEmpty && !instance.seats.choosable.isEmpty
        case .swapPlaces:
          instance.activities.movable.contains { instance.activities.options.count($0) > 1 }
        }
      if isPossible {
        table.append(contentsOf: repeatElement(move, count: Move.weights[move.rawValue]))
      }
    }
    self.table = table
  }

  /// Whether there is anything to decide.
  var isEmpty: Bool { table.isEmpty }

  /// Describes a random move as the state's trial; `repairShare` moves in a hundred go where something is broken.
  ///
  /// - Returns: `false` when the draw led to no change.
  @inline(__always)
  package func propose(
    in state: State,
    repairShare: Int,
    _ random: inout RandomSource
  ) -> Bool {
    state.begin()
    if state.cost.hard > 0, random.below(100) < repairShare { return repair(state, &random) }
    return describe(table[random.below(table.count)], in: state, &random)
  }

  /// Describes a random move of one kind, which must be possible, as the state's trial.
  ///
  /// - Returns: `false` when the draw led to no change.
  @inline(__always)
  package func describe(_ move: Move, in state: State, _ random: inout RandomSource) -> Bool {
    switch move {
    case .moveActivity: return moveActivity(anyMovable(&random), state, &random)
    case .moveBlock: return moveBlock(state, &random)
    case .swapStarts: return swapStarts(state, &random)
    case .refillSeat:
      return refillSeat(
        instance.seats.choosable[random.below(instance.seats.choosable.count)],
        state,
        &random
      )
    case .swapOccupants: return swapOccupants(state, &random)
    case .pushAside: return pushAside(anyMovable(&random), state, &random)
    case .swapPlaces: return swapPlaces(anyMovable(&random), state, &random)
    case .refillAndMove: return refillAndMove(state, &random)
    }
  }

  // MARK: - Activities

  @inline(__always)
  private func anyMovable(_ random: inout RandomSource) -> Int {
    instance.activities.movable[random.below(instance.activities.movable.count)]
  }

  func moveActivity(_ activity: Int, _ state: State, _ random: inout RandomSource) -> Bool {
    let startCount = instance.activities.starts.count(activity)
    let optionCount = instance.activities.options.count(activity)
    var start = Int(state.startIndex[activity])
    var option = Int(state.option[activity])
    let isPlaced = start >= 0
    if startCount > 1, optionCount == 1 || !isPlaced || random.below(4) != 0 {
      start = drawOpenStart(activity, near: start, count: startCount, state, &random)
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
    if option != Int(state.option[activity]) {
      followGroup(of: activity, state)
    } else {
      takeFreePlace(activity, state, &random)
    }
    for mover in state.trial.activities.all { refillClashingSeats(of: mover, state, &random) }
    return true
  }

  /// A start drawn like ``drawStart(_:near:count:_:_:)``; while it keeps more attendants away than the present one, any of
  /// the domain that keeps fewer.
  private func drawOpenStart(
    _ activity: Int,
    near present: Int,
    count: Int,
    _ state: State,
    _ random: inout RandomSource
  ) -> Int {
    let bearable = present >= 0 ? state.clashes.count(activity, at: present) : 0
    var best = drawStart(activity, near: present, count: count, state, &random)
    var least = state.clashes.count(activity, at: best)
    var draws = 1
    while least > bearable, draws < Self.mostDraws {
      let start = random.below(count)
      let clashes = state.clashes.count(activity, at: start)
      if clashes < least, start != present {
        best = start
        least = clashes
      }
      draws += 1
    }
    return best
  }

  /// A start near the present one, one next to something else in the diary of an attendant, or any of the domain.
  func drawStart(
    _ activity: Int,
    near present: Int,
    count: Int,
    _ state: State,
    _ random: inout RandomSource
  ) -> Int {
    let draw = random.below(8)
    if draw < 2, let start = adjacentStart(activity, state, &random) { return start }
    guard present >= 0, draw < 5 else { return random.below(count) }
    let reach = min(count - 1, 6)
    let step = random.below(2 * reach + 1) - reach
    return min(count - 1, max(0, present + step))
  }

  /// The start at which the activity just follows or precedes another one of someone who attends or takes a seat.
  private func adjacentStart(
    _ activity: Int,
    _ state: State,
    _ random: inout RandomSource
  ) -> Int? {
    let attendants = instance.bindings.attendance.count(activity)
    let seats = instance.seats.ofActivity.count(activity)
    guard attendants + seats > 0 else { return nil }
    let drawn = random.below(attendants + seats)
    var resource = -1
    if drawn < attendants {
      let position = Int(instance.bindings.attendance.offsets[activity]) + drawn
      resource = Int(instance.bindings.attendance[position].resource)
    } else {
      let position = Int(instance.seats.ofActivity.offsets[activity]) + drawn - attendants
      resource = Int(state.trialOccupant(Int(instance.seats.ofActivity[position])))
    }
    guard resource >= 0, state.records[resource].count > 0 else { return nil }
    let index = random.below(Int(state.records[resource].count))
    let entry = state.diary(resource)[index]
    guard entry.activity != Int32(activity) else { return nil }
    let terms = state.diaries.terms(of: resource)
    let site = state.trialOption(activity).site
    let isMove = !instance.travel.isOneHouse(site, entry.site)
    let gap = isMove ? terms.pointee.gapOnMove : terms.pointee.gapAtSite
    let way = instance.travel.time(from: entry.site, to: site, departing: entry.end)
    let time =
      random.below(2) == 0
      ? entry.end + gap + way
      : entry.start - gap - way - instance.activities[activity].duration
    return nearestStart(activity, to: time)
  }

  /// Takes the other activities that must share the place along, where they have it among their options.
  func followGroup(of activity: Int, _ state: State) {
    for position in instance.groups.byMember.range(activity) {
      let group = Int(instance.groups.byMember[position])
      let place = state.trialOption(activity).place
      for member in instance.groups.members.range(group) {
        let other = Int(instance.groups.members[member])
        guard other != activity else { continue }
        for option in instance.activities.options.range(other)
        where instance.activities.options[option].place == place {
          state.place(
            other,
            start: state.trialStartIndex(other),
            option: option - Int(instance.activities.options.offsets[other])
          )
        }
      }
    }
  }

  private func moveBlock(_ state: State, _ random: inout RandomSource) -> Bool {
    let activity = blocksWithChoice[random.below(blocksWithChoice.count)]
    let present = state.start[activity]
    guard present >= 0 else { return false }
    let count = instance.activities.starts.count(activity)
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
    let block = Int(instance.blocks.ofActivity[activity])
    for position in instance.blocks.members.range(block) {
      let other = Int(instance.blocks.members[position])
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
    let a = instance.activities.movable[random.below(instance.activities.movable.count)]
    let b = instance.activities.movable[random.below(instance.activities.movable.count)]
    guard a != b, state.start[a] >= 0, state.start[b] >= 0, state.start[a] != state.start[b]
    else { return false }
    let startA = nearestStart(a, to: state.start[b])
    let startB = nearestStart(b, to: state.start[a])
    guard startA != Int(state.startIndex[a]) || startB != Int(state.startIndex[b]) else {
      return false
    }
    // Far from each other's domain the exchange would only be two unrelated moves.
    let reached = instance.activities.starts[Int(instance.activities.starts.offsets[a]) + startA]
    guard abs(reached - state.start[b]) <= 30 else { return false }
    state.place(a, start: startA, option: Int(state.option[a]))
    state.place(b, start: startB, option: Int(state.option[b]))
    takeFreePlace(a, state, &random)
    takeFreePlace(b, state, &random)
    refillClashingSeats(of: a, state, &random)
    refillClashingSeats(of: b, state, &random)
    return true
  }

  /// Position of the start nearest to `time`; the earlier one of two equally near.
  func nearestStart(_ activity: Int, to time: Int32) -> Int {
    let range = instance.activities.starts.range(activity)
    let next = range.partitionPoint { instance.activities.starts[$0] >= time }
    let position = next - range.lowerBound
    if next == range.upperBound { return position - 1 }
    guard position > 0 else { return position }
    return instance.activities.starts[next] - time < time - instance.activities.starts[next - 1]
      ? position : position - 1
  }
}
