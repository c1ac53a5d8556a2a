// SPDX-License-Identifier: Apache-2.0

import Solver

// The hard terms that look at one diary alone.
extension Encoding {
  /// A line that a diary may have.
  struct Entry {
    var activity: Int
    var from: Int
    var to: Int
    var work: Int
    var isCounted: Bool
    var isRecess: Bool
    var pool: Int
    /// Order among lines of one time, as in the solver.
    var number: Int
    var isSeat: Bool
    /// Whether the diary has the line.
    var present: Literal
    var sites: [(site: Int, literal: Literal)]

    var length: Int { to - from }
  }

  func fillDiaries() {
    diaries = problem.resources.map { _ in [] }
    var number = 0
    func add(
      _ binding: Problem.Binding, of resource: Int, present: Literal, isSeat: Bool = false,
      place: Int? = nil
    ) {
      guard present != .never else { return }
      diaries[resource].append(
        Entry(
          activity: binding.activity, from: binding.from, to: binding.to, work: binding.work,
          isCounted: binding.isCounted, isRecess: binding.isRecess, pool: binding.pool,
          number: number, isSeat: isSeat, present: present,
          sites: sites(binding.activity, inPlace: place)))
    }
    for (index, activity) in problem.activities.enumerated() {
      let occupancy = activity.occupancy(index)
      for place in Set(activity.options.map(\.place)).sorted() {
        add(occupancy, of: place, present: isIn(index, place: place), place: place)
      }
      number += 1
      for attendance in activity.attendance {
        let attends = force(
          problem.unplacedLabel,
          .attendance(activity: index, resource: attendance.resource))
        add(
          attendance.binding, of: attendance.resource,
          present: builder.all([isPlaced[index], attends]))
        number += 1
      }
    }
    for (index, seat) in problem.seats.enumerated() {
      let crew = crews[crewOfSeat[index]]
      for binding in seat.bindings {
        if crew.seats[0] == index {
          for (candidate, literal) in zip(crew.candidates, crew.sits) {
            add(
              binding, of: candidate, present: builder.all([literal, isPlaced[binding.activity]]),
              isSeat: true)
          }
        }
        number += 1
      }
    }
  }

  func addHardTerms(of resource: Int) {
    let entries = diaries[resource]
    let terms = problem.resources[resource]
    guard !entries.isEmpty else { return }
    if terms.concurrency == 1 {
      addSpacing(of: resource)
    } else {
      addConcurrency(of: resource)
    }
    addNights(of: resource)
    addPresence(of: resource)
    if terms.family.seatLimit != .max {
      let seats = entries.filter(\.isSeat).map(\.present)
      if seats.count > terms.family.seatLimit {
        builder.require(
          count(seats), atMost: terms.family.seatLimit,
          if: [force(terms.family.seatLimitLabel, .resource(resource))])
      }
    }
    for (index, absence) in terms.absences.enumerated() {
      let holds = force(absence.label, .absence(resource: resource, index: index))
      for entry in entries {
        let isAway = starts(entry.activity) {
          $0 + entry.from < absence.span.upperBound && absence.span.lowerBound < $0 + entry.to
        }
        if isAway == .never { continue }
        builder.clause([
          !force(absence.label, .resource(resource)), !holds, !entry.present, !isAway,
        ])
      }
    }
    if terms.workLimit != .max {
      for day in 0..<problem.dayCount {
        let work = work(of: resource, day: day)
        guard builder.bounds(work).upperBound > terms.workLimit else { continue }
        builder.require(
          work, atMost: terms.workLimit, if: [force(terms.workLabel, .resource(resource))])
      }
    }
  }

  func isOn(_ day: Int, _ entry: Entry) -> Literal {
    builder.all([
      entry.present,
      starts(entry.activity) { problem.clock.day(of: $0 + entry.from) == day },
    ])
  }

  func work(of resource: Int, day: Int) -> Sum {
    var sum = Sum()
    for entry in diaries[resource] where entry.work > 0 { sum.add(entry.work, isOn(day, entry)) }
    return sum
  }

  private func addConcurrency(of resource: Int) {
    let terms = problem.resources[resource]
    let entries = diaries[resource]
    guard entries.count > terms.concurrency else { return }
    if entries.contains(where: { $0.length + terms.gapAtSite <= 0 || $0.length <= 0 }) {
      unsupported.append("a binding without length on a resource that bears several at once")
    }
    if let moments = moments(of: entries, gap: terms.gapAtSite) {
      let holds = force(terms.overlapLabel, .resource(resource))
      for lines in moments where lines.count > terms.concurrency {
        builder.require(count(lines), atMost: terms.concurrency, if: [holds])
      }
      return
    }
    let intervals = entries.map {
      builder.interval(
        start: start[$0.activity], offset: $0.from, size: $0.length + terms.gapAtSite,
        present: $0.present)
    }
    var capacity = Sum(terms.concurrency)
    capacity.add(entries.count, !force(terms.overlapLabel, .resource(resource)))
    builder.cumulative(intervals, capacity: capacity)
  }

  // MARK: - Entry and exit

  /// Only the first line is judged by the entry and only the last by the exit; see ``isFirst(_:of:)``.
  private func addPresence(of resource: Int) {
    let terms = problem.resources[resource]
    guard terms.entry != nil || terms.exit != nil else { return }
    let entries = diaries[resource]
    let holds = force(terms.presenceLabel, .resource(resource))
    let holdsEntry = force(terms.presenceLabel, .entry(resource))
    let holdsExit = force(terms.presenceLabel, .exit(resource))
    for (index, entry) in entries.enumerated() {
      if let port = terms.entry {
        for (site, literal) in entry.sites {
          let ready = port.arrival(at: site, by: problem.travel)
          let isEarly = starts(entry.activity) { $0 + entry.from < ready }
          if isEarly == .never { continue }
          let others = isEntryTransitive(resource, port) ? [] : ranks(index, of: resource).before
          builder.clause([!holds, !holdsEntry, !entry.present, !literal, !isEarly] + others)
        }
      }
      if let port = terms.exit {
        for (site, literal) in entry.sites {
          let isLate = starts(entry.activity) {
            port.arrival(from: site, leaving: $0 + entry.to, by: problem.travel) > port.time
          }
          if isLate == .never { continue }
          let others = isExitTransitive(resource, port) ? [] : ranks(index, of: resource).later
          builder.clause([!holds, !holdsExit, !entry.present, !literal, !isLate] + others)
        }
      }
    }
  }

  /// Whether being in time for the first line is being in time for every later one.
  private func isEntryTransitive(_ resource: Int, _ port: Problem.Resource.Port) -> Bool {
    guard sites(of: resource).count > 1 else { return true }
    return isTransitive(resource) { from, to, leg in
      let time = { port.arrival(at: $0, by: self.problem.travel) }
      return time(from) + leg >= time(to)
    }
  }

  func sites(of resource: Int) -> Set<Int> {
    Set(diaries[resource].flatMap { $0.sites.map(\.site) })
  }

  private func isExitTransitive(_ resource: Int, _ port: Problem.Resource.Port) -> Bool {
    isTransitive(resource) { from, to, leg in
      // Leaving from the earlier line's end, at whatever hour.
      let longest =
        self.longestTravel(from: from, to: port.site)
        + (self.problem.travel.isOneHouse(from, port.site) ? 0 : port.gap)
      return longest <= leg + self.shortestTravel(from: to, to: port.site)
        + (self.problem.travel.isOneHouse(to, port.site) ? 0 : port.gap)
    }
  }

  /// Whether `isCovered` holds for every two lines, with the least time from the first's start or end to the second's.
  private func isTransitive(
    _ resource: Int, _ isCovered: (_ from: Int, _ to: Int, _ leg: Int) -> Bool
  ) -> Bool {
    let entries = diaries[resource]
    guard problem.resources[resource].concurrency == 1, entries.allSatisfy({ $0.length > 0 }),
      !isRelaxable(
        HardTerm(label: problem.resources[resource].overlapLabel, subject: .resource(resource))),
      !isRelaxable(
        HardTerm(label: problem.resources[resource].gapLabel, subject: .resource(resource)))
    else { return false }
    // Mostly it suffices to look at the sites alone.
    let terms = problem.resources[resource]
    if !terms.isChainExempt, !terms.isGroupExempt, entries.allSatisfy({ $0.pool < 0 }) {
      let shortest = entries.map(\.length).min() ?? 0
      let sites = sites(of: resource)
      let isSoAnyhow = sites.allSatisfy { from in
        sites.allSatisfy { to in
          let need =
            from == to
            ? terms.gapAtSite
            : shortestTravel(from: from, to: to)
              + (problem.travel.isOneHouse(from, to) ? terms.gapAtSite : terms.gapOnMove)
          return isCovered(from, to, shortest + max(0, need))
        }
      }
      if isSoAnyhow { return true }
    }
    for first in entries {
      for second in entries where second.number != first.number {
        let isPooled = first.pool >= 0 && first.pool == second.pool
        for (from, _) in first.sites {
          for (to, _) in second.sites {
            let leg =
              isPooled
              ? 0
              : min(first.length, second.length)
                + shortestNeed(resource, first, second, from: from, to: to)
            if !isCovered(from, to, leg) { return false }
          }
        }
      }
    }
    return true
  }

  func longestTravel(from: Int, to: Int) -> Int {
    let index = from * problem.travel.siteCount + to
    return problem.travel.peakHours.isEmpty
      ? problem.travel.base[index] : max(problem.travel.base[index], problem.travel.peak[index])
  }

  func shortestTravel(from: Int, to: Int) -> Int {
    let index = from * problem.travel.siteCount + to
    return problem.travel.peakHours.isEmpty
      ? problem.travel.base[index] : min(problem.travel.base[index], problem.travel.peak[index])
  }
}
