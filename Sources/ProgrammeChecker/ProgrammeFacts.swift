// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What several rules need to know of a programme, derived once; no rule is judged here.
struct ProgrammeFacts {
  let festival: Festival
  let trueTime: TrueTime
  let programme: Programme
  let published: Programme?

  /// Sessions of the programme that the festival knows, by start, end and identifier.
  let placements: [Placement]
  /// Interviews of the programme that the festival knows, by start, end and identifier; empty if
  /// unstated.
  let interviews: [InterviewPlacement]
  /// Slots of the festival whose session is placed, in table order.
  let slots: [SlotPlacement]

  /// Placements of each session; more than one when the programme has it twice.
  let placementsByID: [Session.ID: [Placement]]
  /// Sessions that each unit attends, in order.
  let sessionsByUnit: [AttendanceUnit.ID: [Placement]]
  /// Sessions and interviews of each unit, in order.
  let engagementsByUnit: [AttendanceUnit.ID: [Engagement]]
  /// Interpreted sessions, interviews and staff sessions of each interpreter, in order.
  let jobsByInterpreter: [Interpreter.ID: [Engagement]]
  let journalists: [Journalist.ID: Journalist]
  /// The unit that leads each party.
  let leadUnits: [Party.ID: AttendanceUnit.ID]

  let statesAttendees: Bool
  let statesInterpreters: Bool
  let statesLiaison: Bool
  let statesMediaSlots: Bool

  init(festival: Festival, programme: Programme, published: Programme?) {
    let festival = festival.filled(by: programme)
    self.festival = festival
    trueTime = TrueTime(festival)
    self.programme = programme
    self.published = published
    statesAttendees = programme.sessions.contains { $0.attendees != nil }
    statesInterpreters = programme.sessions.contains { $0.interpreters != nil }
    statesLiaison = programme.sessions.contains { $0.liaison != nil }
    statesMediaSlots = programme.mediaSlots != nil

    let sessionEngagements = programme.sessions
      .filter { festival.hasSession($0.id) && festival.hasVenue($0.venue) }
      .map { Engagement(occasion: .session(Placement($0, of: festival)), span: $0.span) }
      .inOrder()
    let interviewEngagements = (programme.interviews ?? [])
      .filter { festival.hasInterview($0.id) && festival.hasVenue($0.venue) }
      .map { InterviewPlacement($0, of: festival) }
      .map { Engagement(occasion: .interview($0), span: $0.span) }
      .inOrder()
    placements = sessionEngagements.compactMap(\.placement)
    interviews = interviewEngagements.compactMap(\.interview)
    placementsByID = Dictionary(grouping: placements, by: \.id)

    let stated = Dictionary(grouping: programme.mediaSlots ?? [], by: \.id)
    var slots: [SlotPlacement] = []
    for slot in festival.mediaSlots {
      guard let host = placementsByID[slot.session]?.first else { continue }
      slots.append(SlotPlacement(slot: slot, host: host, stated: stated[slot.id] ?? [], trueTime))
    }
    self.slots = slots

    var sessionsByUnit: [AttendanceUnit.ID: [Placement]] = [:]
    var engagements: [AttendanceUnit.ID: [Engagement]] = [:]
    var jobs: [Interpreter.ID: [Engagement]] = [:]
    for placement in placements {
      let engagement = Engagement(occasion: .session(placement), span: placement.span)
      for unit in placement.attending {
        sessionsByUnit[unit, default: []].append(placement)
        engagements[unit, default: []].append(engagement)
      }
      let isForAll = placement.session.staff.contains(.interpreters)
      let meeting = isForAll ? festival.meetingInterpreters(of: placement.session) : []
      for id in isForAll ? meeting : placement.interpreters {
        jobs[id, default: []].append(engagement)
      }
    }
    for placement in interviews {
      engagements[placement.interview.subject, default: []].append(
        Engagement(occasion: .interview(placement), span: placement.boundSpan)
      )
      var seen: Set<Interpreter.ID> = []
      for id in placement.placed.interpreters where seen.insert(id).inserted {
        jobs[id, default: []].append(
          Engagement(occasion: .interview(placement), span: placement.span)
        )
      }
    }
    self.sessionsByUnit = sessionsByUnit
    engagementsByUnit = engagements.mapValues { $0.inOrder() }
    jobsByInterpreter = jobs.mapValues { $0.inOrder() }
    journalists = Dictionary(
      festival.journalists.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    leadUnits = Self.leadUnits(of: festival)
  }

  /// Of each party the head, or else the first unit in table order.
  private static func leadUnits(of festival: Festival) -> [Party.ID: AttendanceUnit.ID] {
    var lead: [Party.ID: AttendanceUnit] = [:]
    for unit in festival.units {
      guard let known = lead[unit.party] else {
        lead[unit.party] = unit
        continue
      }
      if known.standing != .head, unit.standing == .head { lead[unit.party] = unit }
    }
    return lead.mapValues(\.id)
  }
}

extension Engagement {
  fileprivate var placement: Placement? {
    guard case .session(let placement) = occasion else { return nil }
    return placement
  }

  fileprivate var interview: InterviewPlacement? {
    guard case .interview(let placement) = occasion else { return nil }
    return placement
  }
}
