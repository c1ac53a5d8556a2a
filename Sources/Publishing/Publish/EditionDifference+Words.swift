// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

extension EditionDifference {
  /// The difference for a reader: by session, by person, by venue, Chinese beside English.
  package func lines(of festival: Festival) -> [String] {
    if isEmpty { return ["两个版本相同 / The editions are the same"] }
    var lines = ["场次 / Sessions"]
    for change in sessions {
      lines.append(
        "  \(name(ofItem: change.id, festival))：\(words(change.kind, change.was, change.now, festival))"
      )
      if change.kind == .people || change.kind == .moved {
        if !change.joined.isEmpty { lines.append("    加入 / joined: \(list(change.joined))") }
        if !change.left.isEmpty { lines.append("    退出 / left: \(list(change.left))") }
      }
    }
    lines += section("人员 / People", persons, festival) { name(ofPerson: $0, festival) }
    lines += section("场地 / Venues", venues, festival) { name(ofVenue: $0, festival) }
    return lines
  }

  private func section(
    _ title: String, _ all: [Concerned], _ festival: Festival, name: (String) -> String
  ) -> [String] {
    if all.isEmpty { return [] }
    return ["", title]
      + all.flatMap { concerned in
        ["  \(name(concerned.id))"]
          + concerned.effects.map {
            "    \(self.name(ofItem: $0.item, festival))："
              + words($0.kind, $0.was, $0.now, festival)
          }
      }
  }

  private func words(
    _ kind: Kind, _ was: Placement?, _ now: Placement?, _ festival: Festival
  ) -> String {
    let old = was.map { place($0, festival) } ?? ""
    let new = now.map { place($0, festival) } ?? ""
    return switch kind {
    case .added: "新增 / added: \(new)"
    case .removed: "取消 / removed: \(old)"
    case .moved: "\(old) → \(new)"
    case .people: "人员有变 / other people"
    }
  }

  /// Such as `2018-03-27 17:15–17:45 CIV-REC`.
  private func place(_ placement: Placement, _ festival: Festival) -> String {
    guard let start = festival.clock.parse(placement.start),
      let end = festival.clock.parse(placement.end)
    else { return "\(placement.start)–\(placement.end) \(placement.venue ?? "")" }
    let clock = festival.clock
    let time = "\(clock.date(ofDay: start.day)) \(clock.clockFace(start))–\(clock.clockFace(end))"
    return placement.venue.map { "\(time) \($0)" } ?? time
  }

  private func name(ofItem id: String, _ festival: Festival) -> String {
    festival.name(ofItem: id).map { "\(id) \($0.bilingual)" } ?? id
  }

  private func name(ofVenue id: String, _ festival: Festival) -> String {
    let venue = Venue.ID(id)
    return festival.hasVenue(venue) ? "\(id) \(festival.venue(venue).name.bilingual)" : id
  }

  /// Units and outlets with their role or name, staff by identifier.
  private func name(ofPerson id: String, _ festival: Festival) -> String {
    let parts = id.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return id }
    let unit = AttendanceUnit.ID(parts[1])
    if parts[0] == "unit", festival.hasUnit(unit) {
      return "\(parts[1]) \(festival.unit(unit).name.bilingual)"
    }
    let outlet = Outlet.ID(parts[1])
    if parts[0] == "outlet", festival.hasOutlet(outlet) {
      return "\(parts[1]) \(festival.outlet(outlet).name.bilingual)"
    }
    return id
  }

  private func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
