// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Movements

/// What an event says, line by line, in one language.
struct EventWords {
  let item: RedactedItem
  let wording: Wording
  let clock: FestivalClock

  /// The longest list of staff that is worth reading; more are counted.
  private static let longestStaffList = 8

  var title: String {
    let language = wording.language
    switch item.title {
    case .name(let name): return name[language]
    case .interview(let subject, let outlet):
      return wording.interviewTitle([subject, outlet].compactMap { $0?[language] })
    case .slot(let kind, let session): return wording.slotTitle(kind, session[language])
    case .movement(let from, let to): return wording.movementTitle(from[language], to[language])
    case .hold(let name): return wording.holdTitle(name[language])
    }
  }

  var location: String {
    wording.location(item.venue[wording.language], item.place.name[wording.language])
  }

  func lines() -> [String] {
    var lines: [String] = []
    if let opening { lines.append(opening) }
    lines.append(wording.time(item.span, clock))
    if let connection = item.connection {
      lines.append(
        wording.mustReach(
          connection.session[wording.language], clock.clockFace(connection.start)))
    }
    if let times = item.times {
      lines.append(
        wording.leaves(
          clock.clockFace(times.departure), arriving: clock.clockFace(times.arrival),
          by: clock.clockFace(times.deadline)))
    }
    if let trip = item.trip { lines += wording.lines(of: trip, clock) }
    if let times = item.pressTimes {
      lines.append(
        wording.inPlace(clock.clockFace(times.inPlace), gate: times.gate.map(clock.clockFace)))
    }
    lines.append(wording.meetingPoint(item.meetingPoint?[wording.language] ?? location))
    if let link = wording.mapLink(item.place.coordinates) { lines.append(link) }
    if let held = item.held { lines.append(wording.held(held, clock)) }
    lines += contents
    if let dress = item.dress { lines.append(wording.dress(dress)) }
    if let count = item.headcount {
      lines.append(
        item.connection == nil ? wording.headcount(count) : wording.movementHeadcount(count))
    }
    if let diets = item.diets { lines.append(wording.diets(diets)) }
    lines += people()
    if let places = item.pressTimes?.places { lines.append(wording.pressPlaces(places)) }
    return lines
  }

  private var contents: [String] {
    let language = wording.language
    return item.contents.map { content in
      var details: [String] = []
      if !content.language.isEmpty {
        details.append(Wording.languageName(content.language)[language])
      }
      if let length = content.length { details.append(wording.minutes(length.rawValue)) }
      details += content.people.map { wording.contributor($0.role, $0.name[language]) }
      return wording.content(content.name[language], details: details, link: content.link)
    }
  }

  private func people() -> [String] {
    var lines: [String] = []
    if !item.company.isEmpty {
      let entries = item.company.map {
        wording.presence($0.name[wording.language], $0.country?[wording.language], $0.size)
      }
      lines.append(wording.attending(entries))
    }
    if !item.hosts.isEmpty {
      lines.append(wording.hostedBy(item.hosts.map { $0[wording.language] }))
    }
    if let code = item.interviewLanguage {
      lines.append(wording.interviewLanguage(code, isInterpreted: !item.interpreting.isEmpty))
    } else if !item.teams.isEmpty {
      lines.append(wording.teams(item.teams.map { ($0.need, staff($0.names)) }))
    } else if !item.interpreting.isEmpty {
      lines.append(wording.interpreting(item.interpreting))
    }
    if !item.interpreters.isEmpty {
      lines.append(wording.interpreters(staff(item.interpreters)))
    }
    if !item.liaison.isEmpty { lines.append(wording.liaison(staff(item.liaison))) }
    if !item.ownLiaison.isEmpty {
      lines.append(wording.ownLiaison(item.ownLiaison, phones: item.dutyPhones))
    }
    return lines
  }

  private func staff(_ names: [String]) -> String {
    names.count > Self.longestStaffList ? wording.persons(names.count) : wording.list(names)
  }

  private var opening: String? {
    let language = wording.language
    switch item.opening {
    case .attends(let role, let isAlone):
      return wording.attends(as: role, isAlone: isAlone, item.key)
    case .contributes(let parts, let isAlone):
      return wording.contributes(
        parts.map { wording.contribution($0.role, to: $0.to[language]) }, isAlone: isAlone, item.key
      )
    case .sends(let units):
      let entries = units.map { wording.sent($0.unit[language], $0.role, $0.size) }
      return wording.sends(entries, item.key)
    case .interprets(let needs): return wording.interprets(needs, item.key)
    case .interpretsInterview: return wording.interpretsInterview(item.key)
    case .accompanies(let names): return wording.accompanies(names.map { $0[language] }, item.key)
    case .accompaniesToInterview(let name):
      return wording.accompaniesToInterview(name[language], item.key)
    case .staffMeeting: return wording.staffMeeting(item.key)
    case .session(let type): return wording.session(type[language], item.key)
    case .interview(let subject, let outlet):
      return wording.interview(subject[language], outlet[language], item.key)
    case .slot(let kind, let session): return wording.slot(kind, item.key, session)
    case .drives(let kind, let count): return wording.drives(kind[language], count, item.key)
    case .carries(let vehicle, let kind, let driver):
      return wording.carries(vehicle, kind[language], by: driver)
    case .rides(let vehicle, let kind, let driver):
      return wording.rides(in: vehicle, kind[language], by: driver)
    case .holds(let decision): return wording.holds(until: decision, item.key, clock)
    case .nothing: return nil
    }
  }
}
