// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

extension Festival {
  /// What narrows the starts or venues of a session or interview by itself.
  enum Narrowing: CaseIterable, Sendable {
    case windows, candidates, equipment, access, courtesy, buffet

    var isAboutVenues: Bool { self == .candidates || self == .equipment || self == .access }

    /// The demand by which it does so.
    func cause(of occasion: Occasion) -> Cause? {
      switch (self, occasion) {
      case (.windows, .session(let id)): .windows(id)
      case (.windows, .interview(let id)): .interview(id, .hours)
      case (.candidates, .session(let id)): .candidates(id)
      case (.candidates, .interview(let id)): .interview(id, .venues)
      case (.equipment, .session(let id)): .equipment(id)
      case (.access, _): .access(occasion)
      case (.courtesy, .session(let id)): .manner(.hc18, id)
      case (.buffet, .session(let id)): .manner(.hc24, id)
      case (.equipment, .interview), (.courtesy, .interview), (.buffet, .interview): nil
      }
    }
  }

  /// The festival with nothing that narrows starts or venues beforehand, but for one thing.
  ///
  /// Units, interpreters, venues and all others are the same and in the same order, so that they have the same numbers in
  /// the compiled problem.
  func bare(but kept: Narrowing?) -> Festival {
    var parts = parts
    let hours = officialHours
    parts.wishes.removeAll {
      switch $0.subject {
      case .start, .venue: true
      case .units, .interpreters: false
      }
    }
    for index in parts.types.indices {
      if kept != .windows { parts.types[index].endBy = nil }
      if kept != .equipment { parts.types[index].features = [] }
      if kept != .courtesy { parts.types[index].isCourtesy = false }
      if kept != .buffet { parts.types[index].isBuffet = false }
    }
    for index in parts.sessions.indices {
      if kept != .windows {
        parts.sessions[index].pinned = nil
        parts.sessions[index].within = []
        parts.sessions[index].endBy = nil
        parts.sessions[index].windows += hours
      }
      if kept != .candidates { parts.sessions[index].venues = venues.map(\.id) }
    }
    let booths = venues.filter { $0.features["interview_booths"] != nil }.map(\.id)
    for index in parts.interviews.indices {
      if kept != .windows { parts.interviews[index].windows += hours }
      if kept != .candidates {
        let own = parts.interviews[index].venues
        parts.interviews[index].venues = own + booths.filter { !own.contains($0) }
      }
    }
    for index in parts.venues.indices {
      parts.venues[index].closed = []
      parts.venues[index].theatreCapacity = Self.room
      parts.venues[index].seatedCapacity = Self.room
      if kept != .equipment { parts.venues[index].boothCount = parts.interpreters.count }
    }
    parts.guests = []
    for index in parts.units.indices {
      parts.units[index].available = []
      if kept != .access { parts.units[index].needsStepFree = false }
      parts.units[index].arrival = parts.units[index].arrival.flatMap { bare($0, kept) }
      parts.units[index].departure = nil
    }
    for index in parts.parties.indices {
      parts.parties[index].arrival = parts.parties[index].arrival.flatMap { bare($0, kept) }
      parts.parties[index].departure = nil
    }
    return Festival(parts)
  }

  /// More than all guests.
  private static let room = 1_000_000

  /// For a courtesy call the day of the arrival counts, not the hour.
  private func bare(_ journey: Party.Journey, _ kept: Narrowing?) -> Party.Journey? {
    kept != .courtesy
      ? nil
      : Party.Journey(
        time: LocalTime(day: journey.time.day, timeOfDay: 0), place: journey.place)
  }
}
