// SPDX-License-Identifier: Apache-2.0

import Changes
import FestivalModel

// What gives one-to-one meetings the room they want.
extension RepairProposals {
  /// Meetings that one repair takes away at most.
  private static let mostCancelled = 3

  func meetingProposals(_ id: Session.ID, _ demand: MeetingDemand) -> [Proposal] {
    let matchmaking = festival.matchmaking(of: id)
    let requests = matchmaking.requests.count
    func proposal(_ kind: Repair.Kind, _ change: Change.MeetingChange) -> [Proposal] {
      [(kind, [.meetings(id, change)])]
    }
    func shares(of whole: Int, _ size: Int) -> Int { (whole + size - 1) / max(1, size) }
    switch demand {
    case .tables:
      let needed = shares(of: requests, matchmaking.slotCount)
      return needed > matchmaking.tablesUsable ? proposal(.meetingTables, .tables(needed)) : []
    case .slots:
      let needed = max(
        shares(of: requests, matchmaking.tablesUsable),
        matchmaking.mostMeetings + matchmaking.freeSlots, matchmaking.slotCount + 1)
      return needed <= Change.MeetingChange.mostSlots(in: festival.session(id).duration)
        ? proposal(.meetingSlots, .slots(needed)) : []
    case .freeSlots:
      let left = matchmaking.slotCount - matchmaking.mostMeetings
      return (0..<matchmaking.freeSlots).contains(left)
        ? proposal(.meetingFreeSlots, .freeSlots(left)) : []
    case .firm(let firm):
      let meetings = matchmaking.meetings(of: firm)
      let fitting = matchmaking.slotCount - matchmaking.freeSlots
      return without(max(1, meetings.count - fitting), of: meetings, in: matchmaking)
    case .requests:
      return without(requests - matchmaking.seats, of: matchmaking.requests, in: matchmaking)
    }
  }

  /// The meetings of those firms that have most of them are given up first; each choice begins with the next one.
  private func without(
    _ count: Int, of meetings: [Matchmaking.Request], in matchmaking: Matchmaking
  ) -> [Proposal] {
    guard (1...Self.mostCancelled).contains(count), count <= meetings.count else { return [] }
    func load(_ request: Matchmaking.Request) -> Int {
      matchmaking.meetings(of: request.a).count + matchmaking.meetings(of: request.b).count
    }
    let sorted = meetings.enumerated()
      .sorted { (load($1.element), $0.offset) < (load($0.element), $1.offset) }
      .map(\.element)
    return (0...min(Self.mostOfAKind - 1, sorted.count - count)).map { first in
      (
        .meetingCancellation,
        sorted[first..<first + count].map {
          .meetings(matchmaking.session, .cancellation($0.a, $0.b))
        }
      )
    }
  }
}
