// SPDX-License-Identifier: Apache-2.0

import Changes
package import FestivalModel

extension Festival {
  /// The festival with these sessions and interviews alone, and only the people who have to attend them.
  ///
  /// `isServed` leaves their media slots, with the outlets that have to be there, and their liaison officers.
  package func limited(to occasions: [Occasion], isServed: Bool = false) -> Festival {
    var parts = parts
    for session in sessions where !occasions.contains(.session(session.id)) {
      parts.remove(session.id)
    }
    parts.interviews.removeAll { !occasions.contains(.interview($0.id)) }
    parts.openings = parts.openings.filter { $0.minUnits > 0 }
    parts.waves = []
    if !isServed {
      parts.liaisonOfficers = []
      for index in parts.sessions.indices {
        parts.sessions[index].staff.removeAll { $0 == .liaison }
      }
      // What is judged of a slot by itself stays.
      parts.mediaSlots = parts.mediaSlots.filter { $0.kind == "spray" }
      for index in parts.mediaSlots.indices { parts.mediaSlots[index].mustHave = [] }
    }
    let reporting = Set(
      parts.mediaSlots.flatMap(outlets) + parts.interviews.map(\.outlet))
    parts.outlets.removeAll { !reporting.contains($0.id) }
    parts.journalists.removeAll { !reporting.contains($0.outlet) }
    // All venues stay: where else a session could be is part of the question. So do all people when a role asks for them.
    guard parts.openings.isEmpty else { return Festival(parts) }
    let wished = parts.wishes.flatMap { wish -> [AttendanceUnit.ID] in
      if case .units(let units) = wish.subject { units } else { [] }
    }
    let named = Set(
      parts.sessions.flatMap(\.namedUnits) + parts.interviews.map(\.subject) + wished)
    let parties = Set(parts.units.filter { named.contains($0.id) }.map(\.party))
    parts.units.removeAll { !parties.contains($0.party) }
    parts.parties.removeAll { !parties.contains($0.id) }
    let units = Set(parts.units.map(\.id))
    parts.guests.removeAll { !units.contains($0.unit) }
    parts.liaisonOfficers.removeAll { $0.parties.allSatisfy { !parties.contains($0) } }
    for index in parts.sessions.indices {
      parts.sessions[index].optional.removeAll { !units.contains($0) }
    }
    return Festival(parts)
  }
}

extension Occasion {
  /// The change that takes it out of the festival.
  var cancellation: Change {
    switch self {
    case .session(let id): .cancellation(id)
    case .interview(let id): .interviewCancellation([id])
    }
  }
}
