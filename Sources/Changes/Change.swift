// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// One change of a festival, such as a late train or a closed hall.
///
/// The written form is described in `docs/CHANGES.md`; ``ChangeReader`` reads it, ``written(on:)`` writes it.
package enum Change: Sendable, Hashable {
  /// A whole party, or one unit of it.
  package enum Traveller: Sendable, Hashable {
    case party(Party.ID)
    case unit(AttendanceUnit.ID)
  }

  case arrival(Traveller, LocalTime, at: Place.ID?)
  case departure(Traveller, LocalTime, at: Place.ID?)
  case absence(Traveller, TimeSpan)
  /// Its required attendance becomes an invitation.
  case optional(Traveller, at: Session.ID)
  case substitution(AttendanceUnit.ID, by: AttendanceUnit.ID, at: Session.ID)
  case closure(Venue.ID, TimeSpan)
  case reopening(Venue.ID, TimeSpan)
  /// Whether there is a way to it without steps.
  case access(Venue.ID, isStepFree: Bool)
  /// Without a stretch, for the whole festival.
  case illness(Interpreter.ID, TimeSpan?)
  /// One more interpreter between the house language and this one, always there.
  case engagement(Interpreter.ID, language: String, [InterpretingNeed.Mode])
  /// Somebody meets somebody, in a session that was not there before.
  case meeting(WishedMeeting)
  case cancellation(Session.ID)
  case pin(Session.ID, LocalTime, at: Venue.ID?)
  case unpin(Session.ID)
  case venues(Session.ID, [Venue.ID])
  case dates(Session.ID, [Int])
  case windows(Session.ID, [TimeSpan])
  case furtherVenue(Session.ID, Venue.ID)
  case furtherWindow(Session.ID, TimeSpan)
  /// The relation between sessions is asked no more.
  case release(SessionRelation.ID)
  case interviewCancellation([Interview.ID])
  case interviewWindows(Interview.ID, [TimeSpan])
  case furtherInterviewWindow(Interview.ID, TimeSpan)
  /// One more candidate venue; where it has no interview booth, one is set up.
  case furtherInterviewVenue(Interview.ID, Venue.ID)
  case slotCancellation(MediaSlot.ID)
  case slotCapacity(MediaSlot.ID, Int)
  /// The outlets no longer have to be there.
  case slotWithout(MediaSlot.ID, [Outlet.ID])
  case journalistAddition(Journalist.ID, Outlet.ID)
  case journalistCancellation(Journalist.ID)
  /// Without a stretch, for the whole festival; who is ill still is the officer of the same parties.
  case officerIllness(LiaisonOfficer.ID, TimeSpan?)
  case officerAddition(LiaisonOfficer.ID, [Party.ID])
  case addition(NewParty)
  /// The party does not come: nowhere is it expected, and talks with it alone do not take place.
  case withdrawal(Party.ID)
  /// Days of rain: outdoor venues are closed, their wet alternatives become candidates.
  case rain([Int])
  /// So many vehicles of a kind fewer.
  case vehicleLoss(Vehicle.ID, Int)
  /// Of single vehicles and of drivers.
  case fleet(FleetChange)
  /// Of roads, and of where vehicles may drive up.
  case way(WayChange)
  /// Of the one-to-one meetings of a session.
  case meetings(Session.ID, MeetingChange)

  /// Another meeting, one fewer, or other slots and tables.
  package enum MeetingChange: Sendable, Hashable {
    case addition(Matchmaking.Firm.ID, Matchmaking.Firm.ID)
    case cancellation(Matchmaking.Firm.ID, Matchmaking.Firm.ID)
    /// The firm does not come.
    case withdrawal(Matchmaking.Firm.ID)
    case tables(Int)
    /// So many in the time the session has, shorter where they have to be.
    case slots(Int)
    /// So many slots without a meeting for every firm.
    case freeSlots(Int)
  }

  /// A party that joins, planned as one unit.
  package struct NewParty: Sendable, Hashable {
    /// Not yet in use by another party.
    package var id: Party.ID
    /// As it was written; one language may stand for both.
    package var name: LocalizedText
    /// ISO 3166 alpha-2.
    package var country: String
    /// The office's kind of party.
    package var type = "guest"
    /// Working languages, most useful first; empty where they were not written.
    package var languages: [String] = []
    /// Persons, at least one, each of whom becomes a guest without a name.
    package var size: Int
    /// `nil` where it was not written.
    package var hotel: Place.ID?
    /// `nil` for a party of the town.
    package var arrival: Party.Journey?
    /// `nil` for a party of the town.
    package var departure: Party.Journey?
    /// Sessions that it has to attend; empty for none.
    package var sessions: [Session.ID]
  }
}

extension Change {
  /// The change in the language of changes, with times on the festival's clock.
  package func written(on festival: Festival) -> String {
    func time(_ time: LocalTime) -> String { String(festival.clock.iso8601(time).prefix(16)) }
    func span(_ span: TimeSpan) -> String { "\(time(span.start))/\(time(span.end))" }
    // A session that an earlier change took away has no key any more.
    func key(_ id: Session.ID) -> String {
      festival.hasSession(id) ? festival.session(id).key : id.rawValue
    }
    func days(_ days: [Int]) -> String {
      days.map { festival.clock.date(ofDay: $0).description }.joined(separator: "|")
    }
    func suffix<Entity>(_ place: Identifier<Entity>?) -> String { place.map { " at \($0)" } ?? "" }
    return switch self {
    case .arrival(let who, let at, let place): "\(who.name) arrives \(time(at))\(suffix(place))"
    case .departure(let who, let at, let place): "\(who.name) departs \(time(at))\(suffix(place))"
    case .absence(let who, let away): "\(who.name) absent \(span(away))"
    case .optional(let who, let session): "\(who.name) optional at \(key(session))"
    case .substitution(let unit, let other, let session):
      "\(unit) replaced by \(other) at \(key(session))"
    case .closure(let venue, let away): "venue \(venue) closed \(span(away))"
    case .reopening(let venue, let away): "venue \(venue) opens \(span(away))"
    case .access(let venue, let isStepFree):
      "venue \(venue) \(isStepFree ? "step-free" : "not step-free")"
    case .illness(let id, let away): "interpreter \(id) ill" + (away.map { " \(span($0))" } ?? "")
    case .engagement(let id, let language, let modes):
      "interpreter \(id) added language=\(language)"
        + " modes=\(modes.map(\.rawValue).joined(separator: "|"))"
    case .meeting(let meeting): meeting.text
    case .cancellation(let session): "session \(key(session)) cancelled"
    case .pin(let session, let start, let venue):
      "session \(key(session)) pinned \(time(start))\(suffix(venue))"
    case .unpin(let session): "session \(key(session)) unpinned"
    case .venues(let session, let venues):
      "session \(key(session)) only at \(venues.map(\.rawValue).joined(separator: "|"))"
    case .dates(let session, let list): "session \(key(session)) only on \(days(list))"
    case .windows(let session, let windows):
      "session \(key(session)) only \(windows.map(span).joined(separator: "|"))"
    case .furtherVenue(let session, let venue): "session \(key(session)) also at \(venue)"
    case .furtherWindow(let session, let window): "session \(key(session)) also \(span(window))"
    case .release(let id): "relation \(id) released"
    case .interviewCancellation(let ids):
      "interview \(ids.map(\.rawValue).joined(separator: "|")) cancelled"
    case .interviewWindows(let id, let windows):
      "interview \(id) only \(windows.map(span).joined(separator: "|"))"
    case .furtherInterviewWindow(let id, let window): "interview \(id) also \(span(window))"
    case .furtherInterviewVenue(let id, let venue): "interview \(id) also at \(venue)"
    case .slotCancellation(let slot): "slot \(slot) cancelled"
    case .slotCapacity(let slot, let count): "slot \(slot) capacity \(count)"
    case .slotWithout(let slot, let outlets):
      "slot \(slot) without \(outlets.map(\.rawValue).joined(separator: "|"))"
    case .journalistAddition(let id, let outlet): "journalist \(id) added outlet=\(outlet)"
    case .journalistCancellation(let id): "journalist \(id) cancelled"
    case .officerIllness(let id, let away):
      "liaison \(id) ill" + (away.map { " \(span($0))" } ?? "")
    case .officerAddition(let id, let parties):
      "liaison \(id) added parties=\(parties.map(\.rawValue).joined(separator: "|"))"
    case .addition(let party):
      (["party \(party.id) added country=\(party.country) size=\(party.size)"]
        + [
          party.hotel.map { "hotel=\($0)" },
          party.languages.isEmpty ? nil : "languages=\(party.languages.joined(separator: "|"))",
          party.arrival.map { "arrives=\(time($0.time))@\($0.place)" },
          party.departure.map { "departs=\(time($0.time))@\($0.place)" },
          "sessions=\(party.sessions.map(key).joined(separator: "|"))",
        ].compactMap(\.self)).joined(separator: " ")
    case .withdrawal(let party): "party \(party) cancelled"
    case .rain(let list): "wet \(days(list))"
    case .vehicleLoss(let kind, let count): "vehicle \(kind) lost \(count)"
    case .fleet(let change): change.written(span)
    case .way(let change): change.written
    case .meetings(let session, let change): "meetings \(key(session)) \(change.written)"
    }
  }
}

extension Festival {
  /// The changes in the language of changes, each as it applies after the ones before it.
  package func written(_ changes: [Change]) -> [String] {
    var festival = self
    return changes.map { change in
      defer { festival = festival.applying(change) }
      return change.written(on: festival)
    }
  }
}

extension Change.MeetingChange {
  fileprivate var written: String {
    switch self {
    case .addition(let a, let b): "with \(a) \(b)"
    case .cancellation(let a, let b): "without \(a) \(b)"
    case .withdrawal(let firm): "without \(firm)"
    case .tables(let count): "tables \(count)"
    case .slots(let count): "slots \(count)"
    case .freeSlots(let count): "free \(count)"
    }
  }
}

extension Change.Traveller {
  /// Identifier of the party or unit.
  package var name: String {
    switch self {
    case .party(let id): id.rawValue
    case .unit(let id): id.rawValue
    }
  }

  /// The units meant, in table order.
  package func units(in festival: Festival) -> [AttendanceUnit] {
    switch self {
    case .party(let id): festival.units.filter { $0.party == id }
    case .unit(let id): festival.units.filter { $0.id == id }
    }
  }
}
