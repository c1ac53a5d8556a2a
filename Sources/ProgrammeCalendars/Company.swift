// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Who attends, by role and country: units are named by their role, never by a person.
extension Agenda {
  /// Longer lists name parties instead of units.
  private static let longestUnitList = 12

  /// The units with country and size, or the parties when there are many units.
  func company(_ units: [AttendanceUnit]) -> LocalizedText? {
    guard !units.isEmpty else { return nil }
    if units.count > Self.longestUnitList { return parties(of: units) }
    let entries = units.map { unit in
      let country = countryName(party(of: unit)?.country ?? "")
      return LocalizedText(
        zh: "\(unit.name.zh)（\(country.zh)，\(unit.size)人）",
        en: "\(unit.name.en) (\(country.en), \(unit.size))"
      )
    }
    return LocalizedText(
      zh: entries.map(\.zh).joined(separator: "、"),
      en: entries.map(\.en).joined(separator: "; ")
    )
  }

  /// The role names alone.
  func names(_ units: [AttendanceUnit]) -> LocalizedText? {
    guard !units.isEmpty else { return nil }
    return LocalizedText(
      zh: units.map(\.name.zh).joined(separator: "、"),
      en: units.map(\.name.en).joined(separator: "; ")
    )
  }

  func headcount(_ item: Item) -> Int {
    item.attending.reduce(item.session.extraHeadcount) { $0 + $1.size }
  }

  /// What a unit is to a session, in a word.
  func role(of unit: AttendanceUnit, in item: Item) -> LocalizedText {
    let session = item.session
    if session.hosts.contains(unit.id) { return LocalizedText(zh: "主人", en: "host") }
    if session.required.contains(unit.id) {
      if party(of: unit)?.side == .host {
        return LocalizedText(zh: "主方陪同人员", en: "member of the host side")
      }
      return item.type.isCall
        ? LocalizedText(zh: "主宾", en: "principal guest") : LocalizedText(zh: "来宾", en: "guest")
    }
    if session.optional.contains(unit.id) {
      return LocalizedText(zh: "自愿参加的来宾", en: "guest whose attendance is optional")
    }
    return LocalizedText(zh: "选定代表", en: "chosen representative")
  }

  private func parties(of units: [AttendanceUnit]) -> LocalizedText {
    let entries = parties.compactMap { party -> LocalizedText? in
      let size = units.filter { $0.party == party.id }.reduce(0) { $0 + $1.size }
      guard size > 0 else { return nil }
      return LocalizedText(zh: "\(party.name.zh)\(size)人", en: "\(party.name.en) (\(size))")
    }
    return LocalizedText(
      zh: entries.map(\.zh).joined(separator: "、"),
      en: entries.map(\.en).joined(separator: "; ")
    )
  }
}
