// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A precedence whose two sessions are both in the programme.
struct PrecedencePair {
  let predecessor: Placement
  let successor: Placement
  let limits: Session.Precedence

  /// From the end of the one to the start of the other, in true time.
  let gap: Minutes
  var sessions: [Session.ID] { [predecessor.id, successor.id] }

  /// What is wrong with the gap; `nil` when it lies in `min ... max`.
  func breach(min: Minutes, max: Minutes?, in facts: ProgrammeFacts) -> LocalizedText? {
    let isShort = gap < min
    let isLong = max.map { gap > $0 } ?? false
    guard isShort || isLong else { return nil }
    return GapWords.breach(
      facts.words(predecessor), facts.words(successor), gap: gap.number, least: min.number,
      most: max?.number)
  }
}

extension ProgrammeFacts {
  /// The precedences one of HC08, HC09 and HC10 judges, in table order; each belongs to exactly one
  /// of them.
  func precedences(judgedBy rule: RuleID) -> [PrecedencePair] {
    festival.sessions.flatMap { session in
      session.precedences.compactMap { limits -> PrecedencePair? in
        guard let successor = placement(of: session.id),
          let predecessor = placement(of: limits.predecessor),
          judge(of: session, after: predecessor.session) == rule
        else { return nil }
        return PrecedencePair(
          predecessor: predecessor, successor: successor, limits: limits,
          gap: gap(from: predecessor.span.end, to: successor.span.start))
      }
    }
  }

  private func judge(of successor: Session, after predecessor: Session) -> RuleID {
    if HC10Photograph.judges(successor: successor, predecessor: predecessor) { return .hc10 }
    if let group = successor.sameVenueGroup, group == predecessor.sameVenueGroup { return .hc09 }
    return .hc08
  }
}
