// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// HC27: what one-to-one meetings ask for.
package enum MeetingDemand: Sendable, Hashable {
  /// No more at once than there are tables.
  case tables
  case slots
  /// Slots that each firm keeps free.
  case freeSlots
  /// All that were accepted.
  case requests
  /// Those of one firm.
  case firm(Matchmaking.Firm.ID)
}

// Demands of one-to-one meetings.
extension Cause {
  /// Every demand of the meetings, the least telling first.
  static func meetingCauses(of festival: Festival) -> [Cause] {
    festival.matchmaking.flatMap { matchmaking -> [Cause] in
      let demands: [MeetingDemand?] = [
        .tables, matchmaking.freeSlots > 0 ? .freeSlots : nil, .slots, .requests,
      ]
      return demands.compactMap { $0.map { .meetings(matchmaking.session, $0) } }
    }
  }

  /// What the demand for all meetings may come down to: firms with more than fit, or else any one firm.
  ///
  /// Where there are too many meetings for all tables no firm is the reason.
  static func firms(in matchmaking: Matchmaking) -> [Cause] {
    guard matchmaking.requests.count <= matchmaking.seats else { return [] }
    let most = matchmaking.slotCount - matchmaking.freeSlots
    let firms = matchmaking.firms.map { (id: $0.id, count: matchmaking.meetings(of: $0.id).count) }
    let busy = firms.filter { $0.count > most }
    return (busy.isEmpty ? firms.filter { $0.count > 1 } : busy)
      .map { .meetings(matchmaking.session, .firm($0.id)) }
  }

  func meetingWords(
    _ session: Session, _ demand: MeetingDemand, _ matchmaking: Matchmaking
  ) -> LocalizedText {
    switch demand {
    case .tables:
      LocalizedText(
        zh: "\(session.key) 同时至多\(matchmaking.tablesUsable)桌洽谈",
        en: "\(session.key) has \(matchmaking.tablesUsable) tables at once")
    case .slots:
      LocalizedText(
        zh: "\(session.key) 有\(matchmaking.slotCount)个洽谈时段，每段\(matchmaking.slotLength.rawValue)分钟",
        en: "\(session.key) has \(matchmaking.slotCount) slots of "
          + "\(matchmaking.slotLength.rawValue) min")
    case .freeSlots:
      LocalizedText(
        zh: "\(session.key) 每家企业须留出\(matchmaking.freeSlots)个空闲时段",
        en: "each firm keeps \(matchmaking.freeSlots) "
          + (matchmaking.freeSlots == 1 ? "slot" : "slots") + " of \(session.key) free")
    case .requests:
      LocalizedText(
        zh: "\(session.key) 须安排\(matchmaking.requests.count)场洽谈",
        en: "\(matchmaking.requests.count) meetings are to be held in \(session.key)")
    case .firm(let firm):
      LocalizedText(
        zh: "企业 \(firm) 在 \(session.key) 有\(matchmaking.meetings(of: firm).count)场洽谈",
        en: "firm \(firm) has \(matchmaking.meetings(of: firm).count) meetings in \(session.key)")
    }
  }
}

extension MeetingDemand {
  func lift(from matchmaking: inout Matchmaking, lasting duration: Minutes) {
    switch self {
    case .tables:
      // More than one for each meeting is of no use.
      let enough = max(1, matchmaking.requests.count)
      matchmaking.tableCount = max(matchmaking.tableCount, enough)
      matchmaking.tablesAtOnce = max(matchmaking.tablesAtOnce, enough)
    case .slots:
      // The session does not get longer, lest it need other people at other times.
      let count = max(matchmaking.slotCount, matchmaking.sufficientSlots)
      matchmaking.slotCount = count
      matchmaking.slotLength =
        Minutes(max(1, min(matchmaking.slotLength.rawValue, duration.rawValue / count)))
    case .freeSlots: matchmaking.freeSlots = 0
    case .requests: matchmaking.requests = []
    case .firm(let firm): matchmaking.remove(firm)
    }
  }
}

extension Matchmaking {
  /// So many slots always do, and without odd circles of firms one fewer may.
  ///
  /// - Source: Vizing, "On an estimate of the chromatic class of a p-graph", Diskret. Analiz 3, 1964, for the firms; for
  ///   the tables de Werra, "Equitable colorations of graphs", RIRO 5, 1971.
  var sufficientSlots: Int {
    let tables = max(1, tablesUsable)
    return max((requests.count + tables - 1) / tables, mostMeetings + max(1, freeSlots))
  }
}
