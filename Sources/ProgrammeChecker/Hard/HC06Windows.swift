// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Every session is in the programme once, lasts its duration, starts inside one of its
/// windows, on the grid or else at its pin, and ends by its type's hour.
///
/// Every interview, if interviews are stated, is there once, lasts its duration, and lies with its
/// buffer wholly inside one of its windows.
///
/// - Counts: sessions and interviews, however many faults each has.
enum HC06Windows: Rule {
  static let id = RuleID.hc06

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    let sessions = facts.festival.sessions.compactMap { session -> Violation? in
      let placements = facts.placementsByID[session.id] ?? []
      let faults =
        presence(placements.count) ?? placements.flatMap { Self.faults(of: $0, in: facts) }
      guard !faults.isEmpty else { return nil }
      let words = placements.first.map { facts.words($0) }
      let name = facts.name(session)
      return breach(
        zh: "\(words?.zh ?? name)：\(faults.map(\.zh).joined(separator: "；"))",
        en: "\(words?.en ?? name): \(faults.map(\.en).joined(separator: "; "))",
        [session.id]
      )
    }
    guard facts.programme.interviews != nil else { return sessions }
    let byID = Dictionary(grouping: facts.interviews, by: \.interview.id)
    let interviews = facts.festival.interviews.compactMap { interview -> Violation? in
      let placements = byID[interview.id] ?? []
      let faults = presence(placements.count) ?? placements.flatMap { Self.faults(of: $0) }
      guard !faults.isEmpty else { return nil }
      let words = placements.first.map { facts.words($0) }
      return breach(
        zh: "\(words?.zh ?? "专访 \(interview.id)")：\(faults.map(\.zh).joined(separator: "；"))",
        en: "\(words?.en ?? "interview \(interview.id)"): "
          + faults.map(\.en).joined(separator: "; "),
        interviews: [interview.id]
      )
    }
    return sessions + interviews
  }

  private static func presence(_ count: Int) -> [LocalizedText]? {
    if count == 1 { return nil }
    if count == 0 {
      return [LocalizedText(zh: "日程中没有", en: "missing from the programme")]
    }
    return [
      LocalizedText(zh: "日程中出现\(count)次", en: "in the programme \(count) times")
    ]
  }

  private static func faults(
    of placement: Placement,
    in facts: ProgrammeFacts
  ) -> [LocalizedText] {
    var faults: [LocalizedText] = []
    let (session, span) = (placement.session, placement.span)
    if placement.duration != session.duration {
      faults.append(lasts(placement.duration, not: session.duration))
    }
    if let pin = session.pinned {
      if span.start != pin {
        let time = facts.words(pin)
        faults.append(LocalizedText(zh: "锁定在 \(time.zh)", en: "pinned to \(time.en)"))
      }
    } else if facts.festival.grid > 0, span.start.rawValue % facts.festival.grid.rawValue != 0 {
      faults.append(
        LocalizedText(
          zh: "开始时间不是\(facts.festival.grid.number)分钟的整数倍",
          en: "does not start on a multiple of \(facts.festival.grid.number) min"
        )
      )
    }
    // A pin needs no window besides it.
    let isFree = session.pinned != nil && session.windows.isEmpty
    if !isFree, !session.windows.contains(where: { $0.holds(span.start) }) {
      faults.append(outsideWindows)
    }
    if !session.within.isEmpty, !session.within.contains(where: { $0.contains(span) }) {
      faults.append(
        LocalizedText(zh: "没有整场落在规定的时段内", en: "does not lie wholly inside its hours"))
    }
    if let limit = session.endBy ?? placement.type.endBy,
      span.end > LocalTime(day: facts.festivalDay(of: placement), timeOfDay: limit)
    {
      let time = facts.festival.clock.clockFace(LocalTime(limit.rawValue))
      faults.append(LocalizedText(zh: "应在 \(time) 前结束", en: "has to end by \(time)"))
    }
    return faults
  }

  private static func faults(of placement: InterviewPlacement) -> [LocalizedText] {
    var faults: [LocalizedText] = []
    let interview = placement.interview
    if placement.duration != interview.duration {
      faults.append(lasts(placement.duration, not: interview.duration))
    }
    if !interview.windows.contains(where: { $0.contains(placement.boundSpan) }) {
      faults.append(outsideWindows)
    }
    return faults
  }

  private static func lasts(_ length: Minutes, not duration: Minutes) -> LocalizedText {
    LocalizedText(
      zh: "排了\(length.number)分钟，应为\(duration.number)分钟",
      en: "lasts \(length.number) min instead of \(duration.number) min"
    )
  }

  private static var outsideWindows: LocalizedText {
    LocalizedText(zh: "不在时间窗内", en: "outside its windows")
  }
}
