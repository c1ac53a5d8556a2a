// SPDX-License-Identifier: Apache-2.0

import Foundation
import Solver

/// The core of a festival: sessions, guests, venues, interpreters and interviews, on a grid of a quarter of an hour.
struct FestivalFamily {
  private static let grain = 15

  private let input: Input
  private var problem: Problem
  private var guestIndex: [String: Int] = [:]
  private var venueIndex: [String: Int] = [:]
  private var sessionIndex: [String: Int] = [:]
  private var interpreters: [Int] = []
  private var journalists: [Int] = []
  /// Seats: of an interpreter, the session and language; of an interview, its outlet.
  private var meaning: [(session: Int, language: String)?] = []

  init(_ input: Input) {
    self.input = input
    let travel = input.travel.flatMap { $0.map { $0 * Self.grain } }
    problem = Problem(
      dayCount: input.days,
      travel: Problem.Travel(
        siteCount: input.venues.count,
        base: travel,
        peak: travel,
        peakHours: 0..<0
      ),
      labelCount: 10,
      unplacedLabel: 0
    )
    addResources()
    addSessions()
    addInterviews()
    problem.relations = input.precedences.compactMap { precedence in
      guard let first = sessionIndex[precedence.before],
        let second = sessionIndex[precedence.after]
      else { return nil }
      return Problem.Relation(
        first: first,
        second: second,
        minGap: precedence.gap * Self.grain,
        maxGap: .max,
        label: 1
      )
    }
  }

  // MARK: - Resources

  private mutating func add(_ resource: Problem.Resource) -> Int {
    problem.resources.append(resource)
    return problem.resources.count - 1
  }

  private mutating func addResources() {
    let interviewed = Set(input.outlets.flatMap { $0.prefs.map(\.guest) })
    for guest in input.guests {
      var resource = Problem.Resource()
      resource.overlapLabel = 2
      resource.gapLabel = 2
      // Weights are per grain and times in minutes, so that every other cost is multiplied by the grain.
      resource.family.idleWeight = input.weights.idle * guest.weight
      resource.family.idleLabel = 3
      resource.family.travelWeight = input.weights.travel * guest.weight
      resource.family.travelLabel = 4
      if interviewed.contains(guest.id) {
        resource.absences = absences(outside: guest.windows)
        resource.family.seatLimit = guest.maxInterviews
        resource.family.seatLimitLabel = 5
      }
      guestIndex[guest.id] = add(resource)
    }
    for interpreter in input.interpreters {
      var resource = Problem.Resource()
      resource.overlapLabel = 6
      resource.gapLabel = 6
      resource.absences = absences(outside: interpreter.windows)
      interpreters.append(add(resource))
    }
    for _ in input.outlets { journalists.append(add(Problem.Resource())) }
    for venue in input.venues {
      var resource = Problem.Resource()
      resource.gapAtSite = venue.turnaround * Self.grain
      resource.overlapLabel = 7
      resource.gapLabel = 7
      resource.absences = absences(outside: venue.open)
      venueIndex[venue.id] = add(resource)
    }
  }

  private func absences(outside windows: [[Int]]) -> [Problem.Resource.Absence] {
    let horizon = (input.days + 1) * Problem.minutesPerDay
    var cursor = 0
    var absences: [Problem.Resource.Absence] = []
    for window in windows.sorted(by: { $0[0] < $1[0] }) {
      if window[0] * Self.grain > cursor {
        absences.append(.init(span: cursor..<window[0] * Self.grain, label: 8))
      }
      cursor = max(cursor, window[1] * Self.grain)
    }
    if cursor < horizon { absences.append(.init(span: cursor..<horizon, label: 8)) }
    return absences
  }

  // MARK: - Activities

  /// Starts in grains inside one of `windows`, inside one of each of `others`, with an open venue.
  private func starts(
    _ duration: Int,
    _ windows: [[Int]],
    others: [[[Int]]],
    venues: [[[Int]]]
  ) -> [Int] {
    func fits(_ start: Int, _ windows: [[Int]]) -> Bool {
      windows.contains { $0[0] <= start && start + duration <= $0[1] }
    }
    let unique = Set(others)
    return Set(windows.flatMap { Array($0[0]..<max($0[0], $0[1] - duration + 1)) }).sorted()
      .filter { start in
        unique.allSatisfy { fits(start, $0) } && venues.contains { fits(start, $0) }
      }
  }

  private mutating func addSessions() {
    let guests = Dictionary(uniqueKeysWithValues: input.guests.map { ($0.id, $0) })
    let venues = Dictionary(uniqueKeysWithValues: input.venues.map { ($0.id, $0) })
    let site = Dictionary(
      uniqueKeysWithValues: input.venues.enumerated().map { ($1.id, $0) }
    )
    for (index, session) in input.sessions.enumerated() {
      let suitable = session.venues.filter { choice in
        guard let venue = venues[choice.venue] else { return false }
        return venue.capacity >= session.attendance
          && Set(session.features).isSubset(of: venue.features)
      }
      let starts = starts(
        session.duration,
        session.windows,
        others: session.guests.compactMap { guests[$0]?.windows },
        venues: suitable.compactMap { venues[$0.venue]?.open }
      )
      var activity = Problem.Activity(
        duration: session.duration * Self.grain,
        starts: starts.map { $0 * Self.grain },
        options: suitable.compactMap { choice in
          guard let place = venueIndex[choice.venue], let site = site[choice.venue] else {
            return nil
          }
          return Problem.PlaceOption(
            place: place,
            site: site,
            costs: [(0, choice.cost * input.weights.venue * Self.grain)]
          )
        }
      )
      if let preferred = session.preferredStart {
        let weight = session.preferredWeight * input.weights.time * Self.grain
        activity.startCosts = [
          (9, starts.map { min(abs($0 - preferred), input.weights.timeCap) * weight })
        ]
      }
      activity.attendance = session.guests.compactMap { guest in
        guestIndex[guest].map { attendance($0, index, activity.duration, isCounted: true) }
      }
      for (outlet, journalist) in zip(input.outlets, journalists)
      where outlet.covers.contains(session.id) {
        activity.attendance.append(
          attendance(journalist, index, activity.duration, isCounted: false)
        )
      }
      sessionIndex[session.id] = problem.activities.count
      problem.activities.append(activity)
      for language in session.languages {
        problem.seats.append(
          Problem.Seat(
            bindings: [Problem.Binding(activity: index, from: 0, to: activity.duration)],
            candidates: zip(input.interpreters, interpreters)
              .filter { $0.0.languages.contains(language) }.map(\.1),
            isRequired: true,
            emptyLabel: 6
          )
        )
        meaning.append((index, language))
      }
    }
  }

  private func attendance(
    _ resource: Int,
    _ activity: Int,
    _ duration: Int,
    isCounted: Bool
  ) -> Problem.Attendance {
    Problem.Attendance(
      resource: resource,
      binding: Problem.Binding(activity: activity, from: 0, to: duration, isCounted: isCounted)
    )
  }

  private mutating func addInterviews() {
    let venues = Dictionary(uniqueKeysWithValues: input.venues.map { ($0.id, $0) })
    let site = Dictionary(
      uniqueKeysWithValues: input.venues.enumerated().map { ($1.id, $0) }
    )
    for (outlet, journalist) in zip(input.outlets, journalists) {
      let index = problem.activities.count
      let starts = starts(
        outlet.duration,
        outlet.windows,
        others: [],
        venues: outlet.venues.compactMap { venues[$0]?.open }
      )
      var activity = Problem.Activity(
        duration: outlet.duration * Self.grain,
        starts: starts.map { $0 * Self.grain },
        options: outlet.venues.compactMap { id in
          guard let place = venueIndex[id], let site = site[id] else { return nil }
          return Problem.PlaceOption(place: place, site: site)
        }
      )
      activity.attendance = [attendance(journalist, index, activity.duration, isCounted: false)]
      problem.activities.append(activity)
      var seat = Problem.Seat(
        bindings: [
          Problem.Binding(activity: index, from: 0, to: activity.duration, isCounted: true)
        ],
        candidates: outlet.prefs.compactMap { guestIndex[$0.guest] },
        isRequired: true,
        emptyLabel: 5
      )
      seat.candidateCosts = outlet.prefs.map {
        $0.cost * outlet.weight * input.weights.media * Self.grain
      }
      problem.seats.append(seat)
      meaning.append(nil)
    }
  }

  // MARK: - Solution

  var instance: BenchmarkInstance {
    BenchmarkInstance(
      name: input.name,
      problem: problem,
      unit: Self.grain,
      render: { [self] in render($0) }
    )
  }

  private func render(_ solution: Solution) -> String {
    var output = Output()
    func placed(_ index: Int) -> Output.Placed? {
      guard solution.start[index] >= 0 else { return nil }
      let activity = problem.activities[index]
      return Output.Placed(
        start: activity.starts[solution.start[index]] / Self.grain,
        venue: input.venues[activity.options[solution.option[index]].site].id
      )
    }
    for (index, session) in input.sessions.enumerated() {
      output.sessions[session.id] = placed(index)
    }
    for (seat, occupant) in solution.occupant.enumerated() where occupant >= 0 {
      let activity = problem.seats[seat].bindings[0].activity
      if let meaning = meaning[seat] {
        let person = input.interpreters[occupant - input.guests.count].id
        output.interpreters[input.sessions[meaning.session].id, default: [:]][meaning.language] =
          person
      } else if let placed = placed(activity) {
        output.interviews[input.outlets[activity - input.sessions.count].id] = Output.Interview(
          guest: input.guests[occupant].id,
          start: placed.start,
          venue: placed.venue
        )
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(output) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}
