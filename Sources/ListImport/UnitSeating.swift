// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Puts the new guests of one party into units: its head, and groups that attend the same sessions.
struct UnitSeating {
  private struct Member {
    let table: Int
    let index: Int
    let unit: String?
    let protocolClass: String
    /// Whether the title says that the guest heads the party.
    let isLeader: Bool
    let pattern: [Bool?]
  }

  let party: String
  let isNew: Bool
  private var members: [Member] = []

  init(party: String, isNew: Bool) {
    self.party = party
    self.isNew = isNew
  }

  mutating func add(
    _ record: ListRecord, table: Int, index: Int, protocolClass: String, isLeader: Bool
  ) {
    let unit = record.filled(.unitID).flatMap { GuestMerge.isIdentifier($0) ? $0 : nil }
    members.append(
      Member(
        table: table, index: index, unit: unit, protocolClass: protocolClass,
        isLeader: isLeader, pattern: record.attendance))
  }

  /// The unit of each member; units that are not there yet are added.
  func units(_ book: inout PartyBook) -> [(table: Int, index: Int, unit: String)] {
    let free = members.indices.filter { members[$0].unit == nil }
    let head = headIndex(among: free, book)
    var groups: [(pattern: [Bool?], unit: String)] = []
    return members.enumerated().map { position, member in
      let unit: String
      if let given = member.unit {
        unit =
          book.unit(given) == nil
          ? book.addUnit(
            given, party: party,
            isHead: given.hasSuffix(".H") && !hasHead(book)) : given
      } else if position == head {
        unit = book.addUnit(nil, party: party, isHead: true)
      } else if let group = groups.first(where: { $0.pattern == member.pattern }) {
        unit = group.unit
      } else {
        unit = groupUnit(&book, number: groups.count + 1)
        groups.append((member.pattern, unit))
      }
      return (member.table, member.index, unit)
    }
  }

  private func hasHead(_ book: PartyBook) -> Bool {
    book.units(of: party).contains { $0.standing == AttendanceUnit.Standing.head.rawValue }
  }

  /// Who heads a party that has no head: whom the list calls so, else the first of the highest class.
  private func headIndex(among free: [Int], _ book: PartyBook) -> Int? {
    guard !hasHead(book) else { return nil }
    if let leader = free.first(where: { members[$0].isLeader }) { return leader }
    for rank in ProtocolClass.heads {
      if let first = free.first(where: { members[$0].protocolClass == rank }) { return first }
    }
    return nil
  }

  /// A party that was there keeps its group; a new one has one for each pattern of attendance.
  private func groupUnit(_ book: inout PartyBook, number: Int) -> String {
    if !isNew,
      let group = book.units(of: party).first(where: {
        $0.standing == AttendanceUnit.Standing.group.rawValue && !$0.isNew
      })
    {
      return group.id
    }
    return book.addUnit(nil, party: party, isHead: false, number: number)
  }
}
