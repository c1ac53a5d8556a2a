// SPDX-License-Identifier: Apache-2.0

// What an evaluated trial of an otherwise unbroken solution breaks, and by whom.
extension Relocations {
  /// Everything in the way of the trial's activity, the plainest first.
  ///
  /// - Precondition: the trial was evaluated to its end by `State.evaluate()`, and places `activity` alone.
  func obstacles(to activity: Int) -> [Obstacle] {
    var found: [Obstacle] = []
    for resource in state.trial.resources.all where state.records[resource].trialCost.hard > 0 {
      found += obstacles(in: resource, to: activity)
    }
    for relation in state.trial.relations.all where state.trial.relationHard[relation] > 0 {
      let record = problem.relations[relation]
      found.append(
        Obstacle(
          kind: .order, label: record.label,
          other: record.first == activity ? record.second : record.first))
    }
    for group in state.trial.groups.all where state.trial.groupHard[group] > 0 {
      let record = problem.samePlace[group]
      found.append(
        Obstacle(
          kind: .apart, label: record.label,
          other: record.activities.first {
            $0 != activity && state.start[$0] >= 0
              && state.presentOption($0).place != state.trialOption(activity).place
          }))
    }
    for accord in state.trial.accords.all where state.trial.accordCost[accord].hard > 0 {
      let record = problem.accords[accord]
      found.append(
        Obstacle(
          kind: .accord, label: record.label,
          other: record.activities.first { $0 != activity && state.start[$0] >= 0 }))
    }
    for activity in state.trial.costedActivities.all
    where state.trial.activityCost[activity].hard > 0 {
      found.append(
        Obstacle(
          kind: .load, label: problem.activities[activity].capacityLabel,
          resource: Int(state.trialOption(activity).place)))
    }
    for seat in state.trial.costedSeats.all where state.trial.seatCost[seat].hard > 0 {
      let occupant = Int(state.trialOccupant(seat))
      found.append(
        Obstacle(
          kind: .seat, label: problem.seats[seat].emptyLabel,
          resource: occupant < 0 ? nil : occupant, seat: seat))
    }
    for spread in state.trial.spreads.all where state.trial.spreadHard[spread] > 0 {
      found.append(Obstacle(kind: .diary, label: problem.family.spreads[spread].label))
    }
    return found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
  }

  private func obstacles(in resource: Int, to activity: Int) -> [Obstacle] {
    if state.records[resource].isPending { state.writeDiary(resource) }
    let entries = UnsafeMutableBufferPointer(
      start: state.trialDiary(resource), count: Int(state.records[resource].trialCount))
    let own = entries.filter { $0.activity == Int32(activity) }
    let seat = own.lazy.map(\.seat).first { $0 >= 0 }.map(Int.init)
    let terms = problem.resources[resource]
    var found: [Obstacle] = []
    func add(_ kind: Obstacle.Kind, _ label: Int, _ change: (inout Obstacle) -> Void = { _ in }) {
      var obstacle = Obstacle(kind: kind, label: label, resource: resource, seat: seat)
      change(&obstacle)
      found.append(obstacle)
    }
    for absence in terms.absences {
      let isAway = own.contains {
        absence.span.lowerBound < Int($0.end) && Int($0.start) < absence.span.upperBound
      }
      if isAway { add(.absence, absence.label) { $0.span = absence.span } }
    }
    addPorts(terms, entries, activity, add)
    if terms.concurrency > 1 {
      addCrowd(terms, entries, activity, add)
    } else {
      addPairs(resource, entries, activity, add)
    }
    if found.isEmpty { add(.diary, terms.workLabel) }
    return found
  }

  private typealias Adding = (Obstacle.Kind, Int, (inout Obstacle) -> Void) -> Void

  private func addPorts(
    _ terms: Problem.Resource, _ entries: UnsafeMutableBufferPointer<DiaryEntry>,
    _ activity: Int, _ add: Adding
  ) {
    // Only the moved activity can have become the first or the last that is out of reach.
    for entry in entries where entry.activity == Int32(activity) {
      if let port = terms.entry,
        Int(entry.start) < port.arrival(at: Int(entry.site), by: problem.travel)
      {
        add(.entry, terms.presenceLabel) { _ in }
      }
      if let port = terms.exit,
        port.arrival(from: Int(entry.site), leaving: Int(entry.end), by: problem.travel) > port.time
      {
        add(.exit, terms.presenceLabel) { _ in }
      }
    }
  }

  private func addCrowd(
    _ terms: Problem.Resource, _ entries: UnsafeMutableBufferPointer<DiaryEntry>,
    _ activity: Int, _ add: Adding
  ) {
    guard let own = entries.first(where: { $0.activity == Int32(activity) }) else { return }
    let other = entries.first {
      $0.activity != own.activity && $0.start < own.end && own.start < $0.end
    }
    add(.crowd, terms.overlapLabel) { $0.other = other.map { Int($0.activity) } }
  }

  /// Pairs that follow each other too closely, as the terms of a diary see them.
  private func addPairs(
    _ resource: Int, _ entries: UnsafeMutableBufferPointer<DiaryEntry>, _ activity: Int,
    _ add: Adding
  ) {
    var previous = 0
    for index in entries.indices.dropFirst() {
      let (a, b) = (entries[previous], entries[index])
      if let label = state.diaries.clashLabel(resource, a, b) {
        add(b.start < a.end ? .overlap : .gap, label) {
          let isOwn = a.activity == Int32(activity) || b.activity == Int32(activity)
          $0.other = Int(b.activity == Int32(activity) ? a.activity : b.activity)
          if !isOwn { $0.neighbour = Int(a.activity) }
        }
      }
      if b.end >= a.end { previous = index }
    }
  }
}

extension Obstacle {
  /// What cannot give way first, then what is in the place, then people.
  fileprivate var rank: Int { (seat == nil ? 0 : 100) + kind.rawValue }
}

extension State {
  /// The seats bound to an activity.
  func seats(of activity: Int) -> [Int] {
    var seats: [Int] = []
    for position in instance.seats.ofActivity.range(activity) {
      let seat = Int(instance.seats.ofActivity[position])
      if !seats.contains(seat) { seats.append(seat) }
    }
    return seats
  }
}
