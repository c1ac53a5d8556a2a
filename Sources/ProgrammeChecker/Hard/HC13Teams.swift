// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every need has exactly the right team of different interpreters who serve it and are available
/// throughout.
///
/// Team: SI 1 up to `HC13.simultaneous_alone_min`, else `HC13.simultaneous_team`; CI 1 up to
/// `HC13.consecutive_alone_min`, else `HC13.consecutive_team`; VOL the most tables in use at once,
/// at least 1, at most all volunteers of the language. An interview in another than the house
/// language has 1 for CI.
///
/// A meeting of all interpreters is held when all can come, but for those who never can.
///
/// - Counts: each listed interpreter who is not right or one too many, each place listed for
///   nobody, each interpreter away from a meeting.
enum HC13Teams: Rule {
  static let id = RuleID.hc13

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesInterpreters else { return nil }
    let sessions = facts.placements.flatMap { judge($0, in: facts) }
    let house = facts.festival.parts.houseLanguage
    let interviews = facts.interviews.flatMap { placement -> [Violation] in
      let language = placement.interview.language
      var seen: Set<Interpreter.ID> = []
      return judge(
        placement.placed.interpreters,
        for: InterpretingNeed(language: language, mode: .consecutive),
        team: language == house ? 0 : 1,
        during: placement.span,
        words: facts.words(placement),
        interviews: [placement.interview.id],
        seen: &seen,
        in: facts
      )
    }
    return sessions + interviews + facts.placements.flatMap { absences(at: $0, in: facts) }
  }

  /// Interpreters who could be at a meeting of all, but not when it is.
  private static func absences(at placement: Placement, in facts: ProgrammeFacts) -> [Violation] {
    facts.festival.meetingInterpreters(of: placement.session).compactMap { id in
      let available = facts.festival.interpreter(id).available
      guard !available.isEmpty, !available.contains(where: { $0.contains(placement.span) }) else {
        return nil
      }
      let words = facts.words(placement)
      return breach(
        zh: "\(words.zh)：翻译 \(id) 不在，不能参加",
        en: "\(words.en): interpreter \(id) is away and cannot attend",
        [placement.id]
      )
    }
  }

  private static func judge(_ placement: Placement, in facts: ProgrammeFacts) -> [Violation] {
    var needs: [(need: InterpretingNeed, team: Int)] = []
    for need in placement.session.interpreting where !needs.contains(where: { $0.need == need }) {
      needs.append((need, team(for: need, of: placement, in: facts)))
    }
    for team in placement.teams where !needs.contains(where: { $0.need == team.need }) {
      needs.append((team.need, 0))
    }
    // One interpreter serves one language of a session, so whoever is listed again is wrong.
    var seen: Set<Interpreter.ID> = []
    return needs.flatMap { need, team in
      judge(
        placement.teams.filter { $0.need == need }.flatMap(\.ids),
        for: need,
        team: team,
        during: placement.span,
        words: facts.words(placement),
        sessions: [placement.id],
        seen: &seen,
        in: facts
      )
    }
  }

  private static func judge(
    _ listed: [Interpreter.ID],
    for need: InterpretingNeed,
    team: Int,
    during span: TimeSpan,
    words: LocalizedText,
    sessions: [Session.ID] = [],
    interviews: [Interview.ID] = [],
    seen: inout Set<Interpreter.ID>,
    in facts: ProgrammeFacts
  ) -> [Violation] {
    let label = "\(need.language):\(need.mode.rawValue)"
    var violations: [Violation] = []
    var right = 0
    for id in listed {
      let isNew = seen.insert(id).inserted
      if isNew, right < team, canServe(id, need, during: span, in: facts) {
        right += 1
      } else {
        violations.append(
          breach(
            zh: "\(words.zh)：翻译 \(id) 不能担任 \(label)，或重复、多余",
            en: "\(words.en): interpreter \(id) cannot serve \(label), or is listed twice "
              + "or one too many",
            sessions,
            interviews: interviews
          )
        )
      }
    }
    for place in stride(from: listed.count + 1, through: team, by: 1) {
      violations.append(
        breach(
          zh: "\(words.zh)：\(label) 缺第\(place)名翻译（共需\(team)名）",
          en: "\(words.en): no interpreter \(place) of \(team) for \(label)",
          sessions,
          interviews: interviews
        )
      )
    }
    return violations
  }

  private static func canServe(
    _ id: Interpreter.ID,
    _ need: InterpretingNeed,
    during span: TimeSpan,
    in facts: ProgrammeFacts
  ) -> Bool {
    guard facts.festival.hasInterpreter(id) else { return false }
    let interpreter = facts.festival.interpreter(id)
    return interpreter.serves(need)
      && (interpreter.available.isEmpty || interpreter.available.contains { $0.contains(span) })
  }

  private static func team(
    for need: InterpretingNeed,
    of placement: Placement,
    in facts: ProgrammeFacts
  ) -> Int {
    let rules = facts.festival.rules
    let duration = placement.duration
    switch need.mode {
    case .simultaneous:
      return duration <= rules.minutes(.boothAlone) ? 1 : rules.number(.boothTeam)
    case .consecutive:
      return duration <= rules.minutes(.consecutiveAlone) ? 1 : rules.number(.consecutiveTeam)
    case .volunteer:
      let tables = Dictionary(grouping: facts.meetings(of: placement.id), by: \.start)
        .values.map { Set($0.map(\.table)).count }.max()
      let volunteers = facts.festival.interpreters.filter { $0.serves(need) }.count
      return max(1, min(tables ?? 1, volunteers))
    }
  }
}
