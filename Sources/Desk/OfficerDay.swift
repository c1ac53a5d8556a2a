// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Movements
import Office
import ProgrammeCalendars

/// What a liaison officer does now, next, and when to leave for it.
struct OfficerDay {
  /// A session that the officer accompanies.
  struct Stop {
    let placed: Programme.PlacedSession
    /// The officer's own units that attend it.
    let units: [AttendanceUnit.ID]
  }

  /// The next way: when to leave, from where to where, to be there when.
  struct Leave {
    let movement: Movement
    var departure: LocalTime { movement.departure }
  }

  let festival: Festival
  let officer: LiaisonOfficer
  let stops: [Stop]
  private let movements: [Movement]

  /// `nil` when nobody of that identifier accompanies anybody.
  init?(_ scope: String, _ programme: Programme, _ festival: Festival) {
    guard let officer = festival.liaisonOfficers.first(where: { $0.id.rawValue == scope }) else {
      return nil
    }
    self.festival = festival
    self.officer = officer
    let parties = Set(officer.parties)
    stops = programme.sessions.filter { ($0.liaison ?? []).contains(officer.id) }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
      .map { placed in
        let units = placed.attendees ?? festival.session(placed.id).namedUnits
        return Stop(
          placed: placed, units: units.filter { parties.contains(festival.unit($0).party) })
      }
    movements = Pipeline.movements(programme, of: festival).filter { movement in
      movement.legs.contains { $0.rider == .officer(officer.id) }
    }
  }

  func present(at now: LocalTime) -> Stop? {
    stops.first { $0.placed.start <= now && now < $0.placed.end }
  }

  func next(after now: LocalTime) -> Stop? { stops.first { $0.placed.start > now } }

  func later(than now: LocalTime) -> [Stop] {
    Array(stops.filter { $0.placed.start > now }.dropFirst())
  }

  /// The next way from place to place on the same day as the next stop.
  func leave(after now: LocalTime) -> Leave? {
    guard let next = next(after: now) else { return nil }
    return movements.first { $0.departure > now && $0.departure <= next.placed.start }
      .map { Leave(movement: $0) }
  }

  // MARK: Reports

  /// What an officer can report of a stop, in words and, where the language of changes has them, in sentences.
  enum Report {
    case late(AttendanceUnit.ID, Minutes)
    case absent(AttendanceUnit.ID)
    case interpreter(language: String)
  }

  func words(_ report: Report, at stop: Stop) -> LocalizedText {
    let session = festival.session(stop.placed.id).name
    let start = festival.clock.clockFace(stop.placed.start)
    switch report {
    case .late(let unit, let minutes):
      let name = festival.unit(unit).name
      return LocalizedText(
        zh: "\(name.zh)晚到 \(minutes.rawValue) 分钟：\(start) \(session.zh)",
        en: "\(name[.en]) comes \(minutes.rawValue) minutes late: \(start) \(session[.en])")
    case .absent(let unit):
      let name = festival.unit(unit).name
      return LocalizedText(
        zh: "\(name.zh)缺席：\(start) \(session.zh)",
        en: "\(name[.en]) does not come: \(start) \(session[.en])")
    case .interpreter(let language):
      let name = SpokenLanguage.name(language)
      return LocalizedText(
        zh: "需要\(name.zh)翻译：\(start) \(session.zh)",
        en: "An interpreter is needed (\(name[.en])): \(start) \(session[.en])")
    }
  }

  func changes(_ report: Report, at stop: Stop) -> [String] {
    let clock = festival.clock
    func moment(_ time: LocalTime) -> String {
      "\(clock.date(ofDay: time.day))T\(clock.clockFace(time))"
    }
    let start = stop.placed.start
    switch report {
    case .late(let unit, let minutes):
      return ["\(unit.rawValue) absent \(moment(start))/\(moment(start + minutes))"]
    case .absent(let unit):
      let isInvited = festival.session(stop.placed.id).optional.contains(unit)
      let optional = "\(unit.rawValue) optional at \(festival.session(stop.placed.id).key)"
      let away = "\(unit.rawValue) absent \(moment(start))/\(moment(stop.placed.end))"
      return isInvited ? [away] : [optional, away]
    case .interpreter: return []
    }
  }
}
