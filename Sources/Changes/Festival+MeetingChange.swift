// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

extension Change.MeetingChange {
  /// Slots begin every five minutes where they have to be shortened.
  private static let grain = 5

  /// The matchmaking after the change, in a session that lasts so long.
  func apply(to matchmaking: inout Matchmaking, lasting duration: Minutes) {
    switch self {
    case .addition(let a, let b):
      matchmaking.requests.append(Matchmaking.Request(a: a, b: b))
    case .cancellation(let a, let b):
      matchmaking.requests.removeAll { ($0.a, $0.b) == (a, b) || ($0.a, $0.b) == (b, a) }
    case .withdrawal(let firm): matchmaking.remove(firm)
    case .tables(let count):
      matchmaking.tableCount = count
      matchmaking.tablesAtOnce = count
    case .slots(let count):
      matchmaking.slotCount = count
      let longest = duration.rawValue / count
      if longest < matchmaking.slotLength.rawValue {
        matchmaking.slotLength = Minutes(longest - longest % Self.grain)
      }
    case .freeSlots(let count): matchmaking.freeSlots = count
    }
  }

  /// The most slots that a session of this length has room for.
  package static func mostSlots(in duration: Minutes) -> Int { duration.rawValue / grain }
}
