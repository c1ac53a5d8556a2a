// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

// What helps where people are away, or those who report or accompany are too few.
extension RepairProposals {
  /// Done without, or by others, at everything that somebody misses.
  func absences(of units: [AttendanceUnit.ID]) async -> [Proposal] {
    guard let party = units.first.map({ festival.unit($0).party }) else { return [] }
    var proposals = await withoutAttendance(of: units)
    for id in attended(by: units) { proposals += substitutes(for: units, at: id) }
    if festival.units.allSatisfy({ $0.party != party || units.contains($0.id) }) {
      proposals.append((.withdrawal, [.withdrawal(party)]))
    }
    return proposals
  }

  private func attended(by units: [AttendanceUnit.ID]) -> [Session.ID] {
    conflict.sessions.filter { id in
      festival.session(id).namedUnits.contains(where: units.contains)
    }
  }

  /// Everything in the conflict without units of a party; interviews at another time where they can be.
  ///
  /// Where a session would be left without guests or hosts, others of near rank stand in.
  func withoutAttendance(of units: [AttendanceUnit.ID]) async -> [Proposal] {
    guard let party = units.first.map({ festival.unit($0).party }) else { return [] }
    let attended = attended(by: units)
    let given = conflict.occasions.filter { occasion in
      occasion.interview.map { units.contains(festival.interview($0).subject) } ?? false
    }
    guard !attended.isEmpty || !given.isEmpty else { return [] }
    var interviews: [Change] = []
    for interview in given {
      interviews += await windows(of: interview).first?.changes ?? [interview.cancellation]
    }
    /// With the substitutes of this number; none when a session has no such substitute.
    func proposal(_ choice: Int) -> Proposal? {
      var kind = attended.isEmpty ? Repair.Kind.furtherWindow : .optional
      var changes: [Change] = []
      for id in attended {
        let named = festival.session(id).namedUnits.filter { festival.unit($0).party == party }
        if !isSpareable(units, at: id) {
          let substitutes = substitutes(for: units, at: id).dropFirst(choice)
          guard let substitute = substitutes.first else { return nil }
          kind = .substitute
          changes += substitute.changes
        } else if named.allSatisfy(units.contains) {
          changes.append(.optional(.party(party), at: id))
        } else {
          changes += units.filter(named.contains).map { .optional(.unit($0), at: id) }
        }
      }
      return (kind, changes + interviews)
    }
    let hasSubstitutes = attended.contains { !isSpareable(units, at: $0) }
    return (0..<(hasSubstitutes ? Self.mostOfAKind : 1)).compactMap(proposal)
  }

  func serviceProposals(for cause: Cause) -> [Proposal] {
    switch cause {
    case .crew(let outlet): return journalists(for: outlet)
    case .interview(let id, .journalist): return journalists(for: festival.interview(id).outlet)
    case .slot(let id, .capacity):
      let slot = festival.mediaSlot(id)
      let wanted = seats(in: slot)
      guard wanted > slot.capacity else { return [] }
      return [(.slotCapacity, [.slotCapacity(id, wanted)])]
    case .slot(let id, .outlet(let outlet)):
      return [
        (.slotWithout, [.slotWithout(id, [outlet])]), (.slotCancellation, [.slotCancellation(id)]),
      ]
    case .slot(let id, .outlets):
      return [(.slotCancellation, [.slotCancellation(id)])]
    case .officers(let ids):
      let parties = ids.first.map { festival.liaisonOfficer($0).parties } ?? []
      return parties.isEmpty ? [] : [officer(for: parties)]
    case .escort(let party): return [officer(for: [party])]
    default: preconditionFailure("\(cause) is not about those who report or accompany")
    }
  }

  /// Places that the outlets of a slot need, whole crews where it takes these.
  private func seats(in slot: MediaSlot) -> Int {
    festival.outlets(in: slot).reduce(0) { sum, outlet in
      sum + (slot.takesWholeCrew ? festival.journalists.count { $0.outlet == outlet } : 1)
    }
  }

  private func journalists(for outlet: Outlet.ID) -> [Proposal] {
    let id = fresh(outlet.rawValue, among: festival.journalists.map(\.id.rawValue))
    return [(.furtherJournalist, [.journalistAddition(Journalist.ID(id), outlet)])]
  }

  private func officer(for parties: [Party.ID]) -> Proposal {
    let served = parties.filter { party in festival.parties.contains { $0.id == party } }
    // Named by the party, so that officers for two conflicts are two.
    let stem = served.first.map { "LO-\($0)" } ?? "LO"
    let id = fresh(stem, among: festival.liaisonOfficers.map(\.id.rawValue))
    return (.furtherOfficer, [.officerAddition(LiaisonOfficer.ID(id), served)])
  }

  /// A name that nobody has, such as `M02-3`.
  func fresh(_ stem: String, among known: [String]) -> String {
    let names = (1...known.count + 1).map { "\(stem)-\($0)" }
    return names.first { !known.contains($0) } ?? "\(stem)-\(known.count + 1)"
  }
}
