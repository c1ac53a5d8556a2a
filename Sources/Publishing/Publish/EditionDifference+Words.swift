// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation

extension EditionDifference {
  /// The difference for a reader of these languages: by session, by person, by venue.
  package func lines(of festival: Festival, in languages: [Language]) -> [String] {
    EditionDifferenceWords(difference: self, festival: festival, languages: languages).lines
  }
}

/// Says a difference of editions.
private struct EditionDifferenceWords {
  let difference: EditionDifference
  let festival: Festival
  let languages: [Language]

  private func said(_ zh: String, _ en: String) -> String {
    languages.spoken(LocalizedText(zh: zh, en: en))
  }

  var lines: [String] {
    if difference.isEmpty { return [said("两个版本相同", "The editions are the same")] }
    var lines = [said("场次", "Sessions")]
    for change in difference.sessions {
      lines.append(
        "  \(name(ofItem: change.id))：\(words(change.kind, change.was, change.now))"
      )
      if change.kind == .people || change.kind == .moved {
        if !change.joined.isEmpty {
          lines.append("    \(said("加入", "joined")): \(list(change.joined))")
        }
        if !change.left.isEmpty { lines.append("    \(said("退出", "left")): \(list(change.left))") }
      }
    }
    lines += section(said("人员", "People"), difference.persons) { name(ofPerson: $0) }
    lines += section(said("场地", "Venues"), difference.venues) { name(ofVenue: $0) }
    return lines
  }

  private func section(
    _ title: String, _ all: [EditionDifference.Concerned], name: (String) -> String
  ) -> [String] {
    if all.isEmpty { return [] }
    return ["", title]
      + all.flatMap { concerned in
        ["  \(name(concerned.id))"]
          + concerned.effects.map {
            "    \(self.name(ofItem: $0.item))：" + words($0.kind, $0.was, $0.now)
          }
      }
  }

  private func words(
    _ kind: EditionDifference.Kind, _ was: EditionDifference.Placement?,
    _ now: EditionDifference.Placement?
  ) -> String {
    let old = was.map { place($0) } ?? ""
    let new = now.map { place($0) } ?? ""
    return switch kind {
    case .added: "\(said("新增", "added")): \(new)"
    case .removed: "\(said("取消", "removed")): \(old)"
    case .moved: "\(old) → \(new)"
    case .people: said("人员有变", "other people")
    }
  }

  /// Such as `2018-03-27 17:15–17:45 CIV-REC`.
  private func place(_ placement: EditionDifference.Placement) -> String {
    guard let start = festival.clock.parse(placement.start),
      let end = festival.clock.parse(placement.end)
    else { return "\(placement.start)–\(placement.end) \(placement.venue ?? "")" }
    let clock = festival.clock
    let time = "\(clock.date(ofDay: start.day)) \(clock.clockFace(start))–\(clock.clockFace(end))"
    return placement.venue.map { "\(time) \($0)" } ?? time
  }

  private func name(ofItem id: String) -> String {
    festival.name(ofItem: id).map { "\(id) \(languages.spoken($0))" } ?? id
  }

  private func name(ofVenue id: String) -> String {
    let venue = Venue.ID(id)
    return festival.hasVenue(venue) ? "\(id) \(languages.spoken(festival.venue(venue).name))" : id
  }

  /// Units and outlets with their role or name, staff by identifier.
  private func name(ofPerson id: String) -> String {
    let parts = id.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return id }
    let unit = AttendanceUnit.ID(parts[1])
    if parts[0] == "unit", festival.hasUnit(unit) {
      return "\(parts[1]) \(languages.spoken(festival.unit(unit).name))"
    }
    let outlet = Outlet.ID(parts[1])
    if parts[0] == "outlet", festival.hasOutlet(outlet) {
      return "\(parts[1]) \(languages.spoken(festival.outlet(outlet).name))"
    }
    return id
  }

  private func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
