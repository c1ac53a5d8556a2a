// SPDX-License-Identifier: Apache-2.0

/// Forces one activity to a new time, takes out whatever stands in its way, and puts that back one by one where it fits
/// best; for what is broken and cannot be mended by small moves.
///
/// - Source: Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle", Journal of
///   Computational Physics 159, 2000, doi:10.1006/jcph.1999.6413; forcing one in and ejecting others: Glover, "Ejection
///   chains, reference structures and alternating path methods", Discrete Applied Mathematics 65, 1996,
///   doi:10.1016/0166-218X(94)00037-E.
package struct Recreation {
  /// Taking more than this many out at once is hardly ever worth putting them back.
  private static let most = 12
  /// Starts and places tried for each activity that is put back.
  private static let sample = 160

  private struct Place {
    var activity: Int
    var start: Int
    var option: Int
  }

  private var places: [Place] = []
  private var seats: [(seat: Int, occupant: Int)] = []

  /// Work space that one thread uses again and again.
  package init() {}

  /// Tries one recreation around `activity` and keeps it when the weighted cost grows by at most `limit`.
  package mutating func run(
    around activity: Int,
    _ state: State,
    _ moves: MoveSource,
    limit: Double,
    hardWeight: Double,
    _ random: inout RandomSource
  ) {
    let instance = state.instance
    let before = state.cost
    places.removeAll(keepingCapacity: true)
    seats.removeAll(keepingCapacity: true)
    let start = random.below(instance.activities.starts.count(activity))
    let option = random.below(instance.activities.options.count(activity))
    guard start != Int(state.startIndex[activity]) || option != Int(state.option[activity]),
      state.start[activity] >= 0
    else { return }
    remember(activity, state)
    state.begin()
    state.place(activity, start: start, option: option)
    guard takeOut(activity, state, moves) else { return }
    _ = state.evaluate()
    state.commit()
    refill(activity, state, moves)
    let count = places.count
    // Whatever binds most people finds room last, so it goes first.
    let order = places[1..<count].map(\.activity).sorted {
      let left = instance.bindings.attendance.count($0)
      let right = instance.bindings.attendance.count($1)
      return left != right ? left > right : $0 < $1
    }
    for other in order {
      putBack(other, state, &random)
      refill(other, state, moves)
    }
    let change = state.cost - before
    guard Double(change.soft) + hardWeight * Double(change.hard) > limit else { return }
    state.begin()
    for place in places {
      state.place(place.activity, start: place.start, option: place.option)
    }
    for seat in seats { state.seat(seat.seat, seat.occupant) }
    _ = state.evaluate()
    state.commit()
  }

  private mutating func remember(_ activity: Int, _ state: State) {
    places.append(
      Place(
        activity: activity,
        start: Int(state.startIndex[activity]),
        option: Int(state.option[activity])
      )
    )
    for position in state.instance.seats.ofActivity.range(activity) {
      let seat = Int(state.instance.seats.ofActivity[position])
      guard !seats.contains(where: { $0.seat == seat }) else { continue }
      seats.append((seat, Int(state.occupant[seat])))
    }
  }

  /// Describes leaving out every activity that clashes with `activity` in the trial.
  ///
  /// - Returns: `false` when too many do, or one that cannot move.
  private mutating func takeOut(_ activity: Int, _ state: State, _ moves: MoveSource) -> Bool {
    let instance = state.instance
    for position in instance.bindings.attendance.range(activity) {
      let attendance = instance.bindings.attendance[position]
      guard takeOut(Int(attendance.resource), attendance.binding, state, moves) else {
        return false
      }
    }
    return takeOut(
      Int(state.trialOption(activity).place),
      instance.activities[activity].occupancy,
      state,
      moves
    )
  }

  private mutating func takeOut(
    _ resource: Int,
    _ binding: Int32,
    _ state: State,
    _ moves: MoveSource
  ) -> Bool {
    let instance = state.instance
    var isPossible = true
    moves.forEachClash(of: binding, in: resource, state) { other in
      guard instance.activities.isMovable[other], places.count <= Self.most else {
        isPossible = false
        return false
      }
      remember(other, state)
      state.place(other, start: -1, option: Int(state.option[other]))
      return true
    }
    return isPossible
  }

  private func putBack(_ activity: Int, _ state: State, _ random: inout RandomSource) {
    let starts = state.instance.activities.starts.count(activity)
    let total = starts * state.instance.activities.options.count(activity)
    let offset = random.below(total)
    let stride = max(1, total / Self.sample)
    var best = Double.infinity
    var choice = 0
    for step in 0..<min(total, Self.sample) {
      let index = (offset + step * stride) % total
      state.begin()
      state.place(activity, start: index % starts, option: index / starts)
      guard state.evaluate(within: best - 0.5, hardWeight: Descent.hardWeight) else { continue }
      let delta = state.trial.delta
      best = Double(delta.soft) + Descent.hardWeight * Double(delta.hard)
      choice = index
    }
    state.begin()
    state.place(activity, start: choice % starts, option: choice / starts)
    _ = state.evaluate()
    state.commit()
  }

  private func refill(_ activity: Int, _ state: State, _ moves: MoveSource) {
    for position in state.instance.seats.ofActivity.range(activity) {
      let seat = Int(state.instance.seats.ofActivity[position])
      guard state.instance.seats.isChoosable[seat], state.instance.seats[seat].isRequired,
        state.instance.seats.escorts.count(seat) == 0
      else { continue }
      let occupant = Int(state.occupant[seat])
      // Only who is bound elsewhere is replaced.
      if occupant >= 0, state.records[occupant].cost.hard == 0 { continue }
      Construction.fillBest(seat, state, moves)
    }
  }
}
