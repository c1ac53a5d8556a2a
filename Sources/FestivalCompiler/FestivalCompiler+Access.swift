// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Who needs a way without steps (HC33): the search chooses among venues that those can reach who come, or may come.
extension FestivalCompiler {
  /// Of these venues the ones that everybody reaches who has to come; records where that leaves none.
  mutating func reachable(_ venues: [Venue], for session: Session) -> [Venue] {
    let needing = (session.namedUnits + pinnedUnits(of: session)).filter { needsStepFree($0) }
    guard !needing.isEmpty, !venues.isEmpty else { return venues }
    let kept = venues.filter(\.isStepFree)
    if kept.isEmpty {
      let names = venues.map(\.name)
      let units = Set(needing).sorted().map(\.rawValue)
      impossible(
        .hc33, [session.id],
        zh: "\(session.key)：\(names.map(\.zh).joined(separator: "、"))没有无障碍通道，"
          + "而 \(units.joined(separator: "、")) 需要",
        en: "\(session.key): \(units.joined(separator: ", ")) "
          + (units.count == 1 ? "needs" : "need") + " a way without steps, and there is none to "
          + names.map(\.en).joined(separator: ", "))
    }
    return kept
  }

  /// Of these venues the ones that everybody reaches who may come, where there is such a one.
  func reachableByInvited(_ venues: [Venue], for session: Session) -> [Venue] {
    guard invited(to: session).contains(where: { needsStepFree($0) }) else { return venues }
    let kept = venues.filter(\.isStepFree)
    return kept.isEmpty ? venues : kept
  }

  /// Whether the unit reaches the session wherever it is.
  func canReach(_ unit: AttendanceUnit.ID, _ session: Session) -> Bool {
    guard needsStepFree(unit), let activity = sessionIndex[session.id] else { return true }
    return result.venues[activity].allSatisfy { festival.venue($0).isStepFree }
  }

  func needsStepFree(_ unit: AttendanceUnit.ID) -> Bool {
    statesStepFree && festival.unit(unit).needsStepFree
  }

  /// Optional units, and the candidates of openings that too few others could fill.
  private func invited(to session: Session) -> [AttendanceUnit.ID] {
    let taken = Set(session.namedUnits + session.optional)
    let openings = festival.openings.filter { $0.session == session.id && $0.minUnits > 0 }
    return session.optional
      + openings.flatMap { opening -> [AttendanceUnit.ID] in
        let candidates = festival.candidates(of: opening).filter { !taken.contains($0) }
        guard opening.perParty else {
          return candidates.count { !needsStepFree($0) } < opening.minUnits ? candidates : []
        }
        let parties = Dictionary(grouping: candidates) { festival.unit($0).party }
        return parties.values.filter { units in
          units.count { !needsStepFree($0) } < opening.minUnits
        }.flatMap(\.self)
      }
  }

  /// Of an interview's venues the ones that its subject reaches; records where that leaves none.
  mutating func reachable(_ venues: [Venue.ID], for interview: Interview) -> [Venue.ID] {
    guard needsStepFree(interview.subject), !venues.isEmpty else { return venues }
    let kept = venues.filter { festival.venue($0).isStepFree }
    if kept.isEmpty {
      let names = venues.map { festival.venue($0).name }
      impossible(
        .hc33, [], interviews: [interview.id],
        zh: "专访 \(interview.id)：\(names.map(\.zh).joined(separator: "、"))没有无障碍通道，"
          + "而 \(interview.subject) 需要",
        en: "interview \(interview.id): \(interview.subject) needs a way without steps, "
          + "and there is none to \(names.map(\.en).joined(separator: ", "))")
    }
    return kept
  }
}
