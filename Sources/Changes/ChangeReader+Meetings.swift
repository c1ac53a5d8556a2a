// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Changes of one-to-one meetings.
extension ChangeReader {
  mutating func relationChange() -> Change? {
    guard let name = word(.both("场次之间的关系", "a relation between sessions")),
      let id = find(name, .both("关系", "relation"), festival.relations.map(\.id.rawValue))
    else { return nil }
    return takes("released")
      ? .release(SessionRelation.ID(id)) : unknownVerb(.both("released", "released"))
  }

  mutating func meetingsChange() -> Change? {
    guard let name = word(.both("洽谈场次", "a matchmaking session")) else { return nil }
    let known = festival.matchmaking.map { festival.session($0.session) }
    let session = known.first { $0.key == name || $0.id.rawValue == name }
    guard let session,
      let matchmaking = festival.matchmaking.first(where: { $0.session == session.id })
    else {
      _ = find(
        name, .both("洽谈场次", "matchmaking session"), known.flatMap { [$0.key, $0.id.rawValue] })
      return nil
    }
    let change: Change.MeetingChange?
    if takes("with") {
      change = addition(to: matchmaking)
    } else if takes("without") {
      change = removal(from: matchmaking)
    } else if takes("tables") {
      change = number(1...Self.mostTables, of: "tables").map { .tables($0) }
    } else if takes("slots") {
      change = number(1...Change.MeetingChange.mostSlots(in: session.duration), of: "slots")
        .map { .slots($0) }
    } else if takes("free") {
      change = number(0...matchmaking.slotCount, of: "free slots").map { .freeSlots($0) }
    } else {
      return unknownVerb(
        .both("with、without、tables、slots 或 free", "with, without, tables, slots or free"))
    }
    return change.map { .meetings(session.id, $0) }
  }

  private static let mostTables = 10_000

  private mutating func firm(of matchmaking: Matchmaking) -> Matchmaking.Firm.ID? {
    guard let name = word(.both("企业", "a firm")) else { return nil }
    return find(name, .both("企业", "firm"), matchmaking.firms.map(\.id.rawValue)).map {
      Matchmaking.Firm.ID($0)
    }
  }

  private mutating func addition(to matchmaking: Matchmaking) -> Change.MeetingChange? {
    guard let a = firm(of: matchmaking), let b = firm(of: matchmaking) else { return nil }
    guard a != b, !matchmaking.meet(a, b) else {
      complain(
        .changeSyntax,
        a == b
          ? .both("\(a) 不能与自己洽谈", "\(a) cannot meet itself")
          : .both("\(a) 与 \(b) 已有洽谈", "\(a) and \(b) meet already"),
        .both("请写尚未安排洽谈的两家企业", "Name two firms that do not meet yet"))
      return nil
    }
    return .addition(a, b)
  }

  private mutating func removal(from matchmaking: Matchmaking) -> Change.MeetingChange? {
    guard let a = firm(of: matchmaking) else { return nil }
    guard hasMore else { return .withdrawal(a) }
    guard let b = firm(of: matchmaking) else { return nil }
    guard matchmaking.meet(a, b) else {
      let others = matchmaking.meetings(of: a).map { $0.a == a ? $0.b : $0.a }
      complain(
        .unknownReference, .both("\(a) 与 \(b) 没有洽谈", "\(a) and \(b) do not meet"),
        others.isEmpty
          ? .both("\(a) 没有洽谈", "\(a) has no meetings")
          : .both(
            "\(a) 与这些企业洽谈：\(others.map(\.rawValue).joined(separator: "、"))",
            "\(a) meets \(others.map(\.rawValue).joined(separator: ", "))"))
      return nil
    }
    return .cancellation(a, b)
  }

  private mutating func number(_ range: ClosedRange<Int>, of noun: String) -> Int? {
    guard let text = word(.both("数字", "a number")), let count = Int(text), range.contains(count)
    else {
      complain(
        .changeSyntax, .both("数字无法读取，或超出范围", "The number of \(noun) cannot be read, or cannot be"),
        .both(
          "请写 \(range.lowerBound) 至 \(range.upperBound) 的数",
          "Write a number from \(range.lowerBound) to \(range.upperBound)"))
      return nil
    }
    return count
  }
}

extension Matchmaking {
  fileprivate func meet(_ a: Firm.ID, _ b: Firm.ID) -> Bool {
    requests.contains { ($0.a, $0.b) == (a, b) || ($0.a, $0.b) == (b, a) }
  }
}
