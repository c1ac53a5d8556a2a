// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// Brings columns of attendance marks into the sessions: units whose guests all come are wished for.
///
/// A unit moves together, so what only some of its guests say cannot be kept, and is reported.
struct AttendanceMerge {
  private struct Votes {
    var yes = 0
    var no = 0
    var place: Finding.Location
  }

  let names: SessionNames
  let log: ListLog
  private(set) var sessions: EventTable

  init(_ sessions: EventTable, names: SessionNames, log: ListLog) {
    self.sessions = sessions
    self.names = names
    self.log = log
  }

  mutating func run(_ tables: [ListTable], _ merge: GuestMerge) {
    guard tables.contains(where: { !$0.sessions.isEmpty }) else { return }
    var totals: [String: Int] = [:]
    for person in merge.guests.people where !person.isRemoved {
      totals[person.unit, default: 0] += 1
    }
    var rows: [String: Int] = [:]
    for row in 0..<sessions.rowCount { rows[sessions[row, "session_id"]] = row }
    let people = merge.people
    for (table, list) in tables.enumerated() {
      for (column, heading) in list.sessions.enumerated() {
        guard let session = names.session(heading), let row = rows[session.rawValue] else {
          log.add(
            .attendanceNotKept, at: .init(file: list.name),
            LocalizedText(
              zh: "没有唯一叫\(quotedZh(heading))的场次，该列不保留",
              en: "No one session is called \(quoted(heading)), so its column is not kept"),
            remedy: LocalizedText(
              zh: "请在列名中写场次简称或全名", en: "Write the session's key or its whole name in the heading"))
          continue
        }
        var votes: [String: Votes] = [:]
        var order: [String] = []
        for entry in people where entry.table == table {
          let record = list.records[entry.record]
          guard let mark = record.attendance[column] else { continue }
          let unit = merge.guests.people[entry.person].unit
          if votes[unit] == nil {
            votes[unit] = Votes(place: record.place)
            order.append(unit)
          }
          if mark { votes[unit]?.yes += 1 } else { votes[unit]?.no += 1 }
        }
        for unit in order {
          guard let vote = votes[unit] else { continue }
          apply(vote, unit: unit, of: totals[unit] ?? 0, row: row, session: session.rawValue)
        }
      }
    }
  }

  private mutating func apply(
    _ vote: Votes, unit: String, of total: Int, row: Int, session: String
  ) {
    func units(_ column: String) -> [String] {
      sessions[row, column].split(separator: "|").map { trimmed(String($0)) }
    }
    let isBound = (units("required_units") + units("host_units")).contains(unit)
    var optional = units("optional_units")
    if vote.yes == total {
      guard !isBound, !optional.contains(unit) else { return }
      optional.append(unit)
    } else if vote.yes == 0 {
      if isBound {
        log.add(
          .attendanceNotKept, at: vote.place,
          LocalizedText(
            zh: "\(unit) 不参加 \(session)，但 sessions.csv 规定其必到；未改动",
            en:
              "\(unit) does not come to \(session), but sessions.csv binds it; that was not changed"
          ),
          remedy: LocalizedText(
            zh: "若可以不到，请从该场次中去掉该单元", en: "Take the unit out of the session if it may stay away"))
        return
      }
      guard optional.contains(unit) else { return }
      optional.removeAll { $0 == unit }
    } else {
      guard !isBound else { return }
      log.add(
        .attendanceNotKept, at: vote.place,
        LocalizedText(
          zh: "\(unit) 的 \(total) 位嘉宾中有 \(vote.yes) 位参加 \(session)；单元须整体出席",
          en:
            "\(vote.yes) of \(total) guests of \(unit) come to \(session); a unit comes as a whole"),
        remedy: LocalizedText(
          zh: "请把参加的人另立一个单元，再导入一次", en: "Make a unit of those who come, and import again"))
      return
    }
    sessions.set(row, "optional_units", optional.joined(separator: "|"))
  }
}
