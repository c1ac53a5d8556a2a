// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// Units, interpreters, journalists and liaison officers: who keeps which diary under which rules.
extension FestivalCompiler {
  mutating func addPeople() {
    for unit in festival.units {
      unitIndex[unit.id] = addResource(resource(for: unit), .unit(unit.id))
    }
    for interpreter in festival.interpreters {
      var resource = Problem.Resource()
      resource.gapAtSite = rules.minutes(.interpreterRest).rawValue
      resource.gapOnMove = resource.gapAtSite
      resource.isChainExempt = true
      resource.overlapLabel = label(.hc14)
      resource.gapLabel = label(.hc14)
      resource.workLimit = rules.minutes(.interpreterDay).rawValue
      resource.workLabel = label(.hc15)
      resource.absences = absences(outside: interpreter.available, rule: .hc13)
      ask(.staffNight, of: &resource)
      interpreterIndex[interpreter.id] = addResource(resource, .interpreter(interpreter.id))
    }
    for journalist in festival.journalists {
      var resource = Problem.Resource()
      resource.overlapLabel = label(.hc19)
      resource.gapLabel = label(.hc19)
      resource.absences = absences(without: [journalist.clearance])
      journalistIndex[journalist.id] = addResource(resource, .journalist(journalist.id))
    }
    for officer in festival.liaisonOfficers {
      var resource = Problem.Resource()
      resource.overlapLabel = label(.hc29)
      resource.gapLabel = label(.hc29)
      resource.absences = absences(outside: officer.available, rule: .hc29)
      ask(.staffNight, of: &resource)
      liaisonIndex[officer.id] = addResource(resource, .liaison(officer.id))
    }
  }

  private func resource(for unit: AttendanceUnit) -> Problem.Resource {
    var resource = Problem.Resource()
    resource.size = unit.size
    let boarding = boardingMinutes(for: unit.size)
    resource.gapOnMove = max(rules.minutes(.travelMargin).rawValue, boarding)
    resource.overlapLabel = label(.hc01)
    resource.gapLabel = label(.hc02)
    resource.presenceLabel = label(.hc07)
    if let arrival = festival.arrival(of: unit), let site = siteIndex[arrival.place] {
      let ready = minute(arrival.time) + festival.place(arrival.place).arrivalPad.rawValue
      resource.entry = Problem.Resource.Port(site: site, time: ready, gap: boarding)
    }
    if let departure = festival.departure(of: unit), let site = siteIndex[departure.place] {
      let due = minute(departure.time) - festival.place(departure.place).departureLead.rawValue
      resource.exit = Problem.Resource.Port(site: site, time: due, gap: boarding)
    }
    resource.absences =
      absences(outside: unit.available, rule: .hc07)
      + absences(without: festival.guests(of: unit.id).map(\.clearance))
    if unit.countsAsHead {
      resource.siteChangeWeight = weight(.placeChange)
      resource.siteChangeLabel = label(.sc03)
    }
    ask(.guestNight, of: &resource)
    resource.spanLimit = (unit.longestDay ?? rules.minutes(.longestDay)).rawValue
    resource.spanWeight = weight(.longDay)
    resource.spanLabel = label(.sc05)
    let lunch = rules.lunchWindow
    resource.recess = Problem.Resource.Recess(
      hours: lunch.from.rawValue..<lunch.to.rawValue,
      free: rules.minutes(.lunchMinutes).rawValue, weight: weight(.lunch), label: label(.sc04))
    return resource
  }

  /// Asks for a night at least so long as the parameter says, longer than what is asked already.
  func ask(_ night: RuleBook.Parameter, of resource: inout Problem.Resource) {
    resource.nightGap = max(resource.nightGap, rules.minutes(night).rawValue)
    resource.dayStart = festival.parts.dayEnd.rawValue
    resource.nightLabel = label(.hc34)
  }

  /// What getting on and off takes in the kind of vehicle that a unit of this size rides in by itself.
  private func boardingMinutes(for size: Int) -> Int {
    let kinds = festival.vehicles.filter { ($0.boarding ?? $0.alighting) != nil }
    let own =
      kinds.filter { $0.guestSeats >= size }.min { $0.guestSeats < $1.guestSeats }
      ?? kinds.max { $0.guestSeats < $1.guestSeats }
    return own.map { ($0.boarding ?? 0) + ($0.alighting ?? 0) }?.rawValue ?? 0
  }

  /// The stretches of the horizon outside all of `spans`; none when no span is given.
  private func absences(outside spans: [TimeSpan], rule: RuleID) -> [Problem.Resource.Absence] {
    guard !spans.isEmpty else { return [] }
    let horizon = minute(LocalTime(day: result.problem.dayCount, timeOfDay: 0))
    var absences: [Problem.Resource.Absence] = []
    var cursor = 0
    for span in spans.sorted(by: { $0.start < $1.start }).map(minutes) {
      if span.lowerBound > cursor {
        absences.append(.init(span: cursor..<span.lowerBound, label: label(rule)))
      }
      cursor = max(cursor, span.upperBound)
    }
    if cursor < horizon { absences.append(.init(span: cursor..<horizon, label: label(rule))) }
    return absences
  }

  /// Whole days on which any of the clearances is not in order.
  private func absences(without clearances: [Guest.Clearance]) -> [Problem.Resource.Absence] {
    let restricted = clearances.filter { $0 != .always }
    guard !restricted.isEmpty else { return [] }
    return (0..<result.problem.dayCount).compactMap { day in
      let date = festival.clock.date(ofDay: day)
      guard restricted.contains(where: { !$0.covers(date) }) else { return nil }
      return .init(span: result.problem.clock.minutes(ofDay: day), label: label(.hc26))
    }
  }

  mutating func addPlaces() {
    for venue in festival.venues {
      var resource = Problem.Resource()
      resource.gapAtSite = rules.minutes(.turnaround).rawValue
      resource.layoutGap = venue.reset?.rawValue ?? 0
      resource.isChainExempt = true
      resource.isGroupExempt = true
      resource.overlapLabel = label(.hc03)
      resource.gapLabel = label(.hc03)
      resource.absences = closures(of: venue)
      venueIndex[venue.id] = addResource(resource, .venue(venue.id))
      guard let booths = venue.features["interview_booths"] else { continue }
      var booth = Problem.Resource()
      booth.concurrency = booths
      booth.overlapLabel = label(.hc20)
      booth.absences = closures(of: venue)
      boothIndex[venue.id] = addResource(booth, .booths(venue.id))
    }
  }

  private func closures(of venue: Venue) -> [Problem.Resource.Absence] {
    venue.closed.map {
      .init(span: minutes($0), label: label(.hc05))
    }
  }
}
